package io.github.retentionmetrics.examples.report.input;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the first purchase of each customer says in the columns that {@code --by} names. Of several purchases on the
 * first day, the text that comes first in alphabetical order counts, so that the order of the rows does not matter; a
 * refund is no purchase.
 */
final class FirstPurchases {
    /** Columns with a meaning of their own, which do not divide customers. */
    private static final Set<String> OWN = Set.of("", "customer_id", "date", "amount", "order_id", "currency");

    private final List<String> columns;
    private final Set<String> found = new TreeSet<>();
    private final Map<String, First> firsts = new HashMap<>();

    /** The first day, and the texts on it; an empty text is unknown. */
    private static final class First {
        private int epochDay = Integer.MAX_VALUE;
        private final String[] texts;

        First(int columns) {
            texts = new String[columns];
        }

        void add(PurchaseFields row) {
            if (row.epochDay() > epochDay) {
                return;
            }
            boolean isEarlier = row.epochDay() < epochDay;
            epochDay = row.epochDay();
            for (int column = 0; column < texts.length; column++) {
                texts[column] = isEarlier ? row.by(column) : first(texts[column], row.by(column));
            }
        }

        /** The text that comes first in alphabetical order; an empty one only if both are. */
        private static String first(String one, String other) {
            if (one.isEmpty() || other.isEmpty()) {
                return one + other;
            }
            return one.compareTo(other) <= 0 ? one : other;
        }
    }

    FirstPurchases(List<String> names) {
        columns = names.stream().filter(name -> !OWN.contains(name)).toList();
    }

    /** The columns to read, where a file has them. */
    List<String> columns() {
        return columns;
    }

    void noteHeader(Collection<String> names) {
        names.stream().filter(name -> !OWN.contains(name)).forEach(found::add);
    }

    /** The columns of all files that divide customers, in alphabetical order. */
    List<String> found() {
        return new ArrayList<>(found);
    }

    void add(PurchaseFields row) {
        if (columns.isEmpty() || row.amountMinor() < 0) {
            return;
        }
        firsts.computeIfAbsent(row.customerId(), customer -> new First(columns.size()))
                .add(row);
    }

    /** The known texts in a column, by customer. */
    Map<String, String> valuesOf(String name) {
        int column = columns.indexOf(name);
        Map<String, String> values = new TreeMap<>();
        firsts.forEach((customer, first) -> {
            if (!first.texts[column].isEmpty()) {
                values.put(customer, first.texts[column]);
            }
        });
        return values;
    }
}
