package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.customer.Customer;
import io.github.retentionmetrics.examples.report.csv.Row;
import io.github.retentionmetrics.examples.report.csv.RowParser;
import io.github.retentionmetrics.examples.report.error.BadRow;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rows of {@code customer_id} and any other columns: each is an attribute, which a customer lacks where it is empty.
 */
final class CustomerParser implements RowParser<Customer> {
    private static final String ID = "customer_id";

    private final Set<String> known = new HashSet<>();
    private final SortedSet<String> attributes = new TreeSet<>();

    @Override
    public List<String> requiredColumns() {
        return List.of(ID);
    }

    /** Every column is read that has a name, so that none of them may come twice. */
    @Override
    public boolean knows(String column, Collection<String> columns) {
        return !column.isEmpty();
    }

    /** The attributes of the rows read, in alphabetical order, also those that no customer has. */
    SortedSet<String> attributes() {
        return attributes;
    }

    @Override
    public Customer parse(Row row) throws BadRow {
        String id = row.identifier(ID);
        if (!known.add(id)) {
            throw BadRow.of(ID, "must come once", "it is in an earlier row");
        }
        Map<String, String> values = new TreeMap<>();
        for (String column : row.header().names()) {
            if (!column.isEmpty() && !column.equals(ID)) {
                attributes.add(column);
                String text = row.text(column);
                if (!text.isEmpty()) {
                    values.put(column, text);
                }
            }
        }
        return Customer.of(id, values);
    }
}
