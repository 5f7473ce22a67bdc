package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.customer.Customer;
import io.github.retentionmetrics.examples.report.error.UsageError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The attributes that {@code --by} names: columns of the customers, or else of the purchases. */
final class ByColumns {
    private final @Nullable List<Customer> customers;
    private final Set<String> customerColumns;
    private final FirstPurchases purchases;

    /**
     * What was read.
     *
     * @param customers the customers, or null if they are not given
     * @param customerColumns the columns of their files that are attributes, in alphabetical order
     * @param purchases the columns of the purchases
     */
    ByColumns(@Nullable List<Customer> customers, Set<String> customerColumns, FirstPurchases purchases) {
        this.customers = customers;
        this.customerColumns = customerColumns;
        this.purchases = purchases;
    }

    List<AttributeValues> of(List<String> names) throws UsageError {
        List<AttributeValues> attributes = new ArrayList<>();
        for (String name : names) {
            AttributeValues values = valuesOf(name);
            if (values.values() > ReportInput.MOST_VALUES) {
                throw new UsageError("--by must name a column with at most " + ReportInput.MOST_VALUES + " values: "
                        + name + " has " + values.values());
            }
            attributes.add(values);
        }
        return List.copyOf(attributes);
    }

    private AttributeValues valuesOf(String name) throws UsageError {
        if (customers != null && customerColumns.contains(name)) {
            return AttributeValues.of(name, customers);
        }
        if (purchases.found().contains(name)) {
            return new AttributeValues(name, purchases.valuesOf(name));
        }
        throw new UsageError(missing() + ": " + name);
    }

    /** What could have been named instead. */
    private String missing() {
        List<String> known = new ArrayList<>();
        if (!customerColumns.isEmpty()) {
            known.add(String.join(", ", customerColumns) + " (of --customers)");
        }
        if (!purchases.found().isEmpty()) {
            known.add(String.join(", ", purchases.found()) + " (of --purchases)");
        }
        String since = customers == null ? ", since --customers is not given" : "";
        return known.isEmpty()
                ? "--by must name a column that divides customers, and no file has one" + since
                : "--by must name one of the columns " + String.join(", ", known) + since;
    }
}
