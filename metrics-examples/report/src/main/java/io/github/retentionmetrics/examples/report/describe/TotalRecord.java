package io.github.retentionmetrics.examples.report.describe;

import io.github.retentionmetrics.examples.report.csv.Fields;
import java.util.BitSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A record that says that it is a total.
 *
 * @param column the index of the column that says so
 * @param word what it says, or empty if it says more than that, which may be about a person
 * @param empty the columns that are empty in it
 */
record TotalRecord(int column, String word, BitSet empty) {
    private static final String WORD =
            "(?iu)(grand |sub ?|eind|end|gesamt)?(total|totals|totale|totaal|totalen|summe|gesamt|somme|som|total général)";
    private static final Pattern TOTAL = Pattern.compile(WORD + "( .{0,15})?:?");
    private static final Pattern NO_MORE = Pattern.compile(WORD + ":?");

    /** What a record says about a total, or null if it says nothing. */
    static @Nullable TotalRecord of(Fields record) {
        for (int i = 0; i < record.size(); i++) {
            int length = record.length(i);
            if (length >= 3 && length <= 30) {
                char first = Character.toLowerCase(record.chars()[record.start(i)]);
                if ("tsge".indexOf(first) >= 0 && TOTAL.matcher(record.text(i)).matches()) {
                    String text = record.text(i);
                    return new TotalRecord(i, NO_MORE.matcher(text).matches() ? text : "", empty(record));
                }
            }
        }
        return null;
    }

    private static BitSet empty(Fields record) {
        BitSet empty = new BitSet();
        for (int i = 0; i < record.size(); i++) {
            empty.set(i, record.isEmpty(i));
        }
        return empty;
    }

    /** The rule of a mapping that leaves it out: by its missing customer, or else by what it says. */
    String rule(Roles roles, ColumnNames names) {
        ColumnProfile customer = Roles.first(roles.customers());
        if (customer != null && empty.get(customer.index()) && roles.isFilledElsewhere(customer)) {
            return names.of(customer) + ": empty (as total)";
        }
        String value = word.endsWith(":") ? "\"" + word + "\"" : word;
        return names.of(roles.column(column)) + ": " + (word.isEmpty() ? "?" : value) + " (as total)";
    }
}
