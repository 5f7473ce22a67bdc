package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.customer.Customer;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of {@code --customers} as ways to tell customers apart.
 *
 * @param customers the customers, each once
 * @param names the attributes that are used, in alphabetical order
 * @param leftOut the attributes with too many values, in alphabetical order
 */
record CustomerAttributes(List<Customer> customers, List<String> names, List<String> leftOut) {
    /** An attribute with more values than this, such as a name, identifies customers rather than groups them. */
    static final int MOST_VALUES = 100;

    /** The attributes of all customers; none if they are not known. */
    static CustomerAttributes of(@Nullable List<Customer> customers) {
        List<Customer> known = customers == null ? List.of() : customers;
        SortedSet<String> all = new TreeSet<>();
        known.forEach(customer -> all.addAll(customer.attributes().keySet()));
        List<String> leftOut =
                all.stream().filter(name -> hasTooMany(known, name)).toList();
        List<String> used = all.stream().filter(name -> !leftOut.contains(name)).toList();
        return new CustomerAttributes(known, used, leftOut);
    }

    private static boolean hasTooMany(List<Customer> customers, String attribute) {
        return customers.stream()
                        .flatMap(customer -> customer.attribute(attribute).stream())
                        .distinct()
                        .limit(MOST_VALUES + 1L)
                        .count()
                > MOST_VALUES;
    }

    /** Says which attributes are in no file by attribute. */
    void noteLeftOut(ReportOutput output) {
        for (String attribute : leftOut) {
            output.json().element("attributesLeftOut").put("attribute", attribute);
            output.text().note("segments.leftOut", attribute, MOST_VALUES);
        }
    }

    /**
     * Rows by the segment of their customer, in alphabetical order and under the names that the files have; those
     * without a known customer, or of a customer without the attribute, are in the segment of the unknown, which comes
     * last.
     */
    <T> Map<String, List<T>> split(String attribute, List<T> rows, Function<T, @Nullable String> customerOf) {
        Map<String, String> segmentOf = new HashMap<>();
        customers.forEach(customer -> customer.attribute(attribute)
                .ifPresent(value -> segmentOf.put(customer.id(), GroupNames.ofValue(value))));
        SortedMap<String, List<T>> known = new TreeMap<>();
        List<T> unknown = new ArrayList<>();
        for (T row : rows) {
            String customer = customerOf.apply(row);
            String segment = customer == null ? null : segmentOf.get(customer);
            (segment == null ? unknown : known.computeIfAbsent(segment, name -> new ArrayList<>())).add(row);
        }
        Map<String, List<T>> parts = new LinkedHashMap<>(known);
        if (!unknown.isEmpty()) {
            parts.put(GroupNames.UNKNOWN, unknown);
        }
        return parts;
    }
}
