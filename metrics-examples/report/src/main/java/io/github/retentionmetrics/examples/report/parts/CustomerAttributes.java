package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.customer.Customer;
import io.github.retentionmetrics.examples.report.input.AttributeValues;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The columns of {@code --customers} as ways to tell customers apart.
 *
 * @param customers the customers, each once
 * @param names the attributes that are used, in alphabetical order
 * @param leftOut the attributes with too many values, in alphabetical order
 */
record CustomerAttributes(List<Customer> customers, List<String> names, List<String> leftOut) {
    private static final int MOST_VALUES = ReportInput.MOST_VALUES;

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

    /** The segments of each attribute that is used. */
    List<AttributeSegments> segments() {
        return names.stream()
                .map(name -> AttributeSegments.of(AttributeValues.of(name, customers)))
                .toList();
    }
}
