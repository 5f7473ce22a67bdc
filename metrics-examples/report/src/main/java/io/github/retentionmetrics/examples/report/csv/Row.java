package io.github.retentionmetrics.examples.report.csv;

import io.github.retentionmetrics.customer.Customer;
import io.github.retentionmetrics.examples.report.error.BadRow;
import org.jspecify.annotations.Nullable;

/**
 * One record of the plain form with its fields by column name.
 *
 * @param header the header
 * @param fields the fields, as many as the header has; the next record overwrites them
 */
public record Row(Header header, Fields fields) {

    /** A field without the white space around it; empty if the file has no such column. */
    public String text(String column) {
        int index = header.indexOf(column);
        return index < 0 ? "" : fields.text(index);
    }

    /** A field that identifies a customer, respondent or ticket. */
    public String identifier(String column) throws BadRow {
        String text = text(column);
        if (text.isEmpty()) {
            throw BadRow.of(column, "must not be blank", "empty");
        }
        if (text.charAt(0) > '~' || text.charAt(0) < ' ') {
            requireVisible(column, text);
        }
        return text;
    }

    /** A field that identifies, or null if it is empty or the file has no such column. */
    @Nullable
    public String optionalIdentifier(String column) throws BadRow {
        return text(column).isEmpty() ? null : identifier(column);
    }

    /** Applies the rule of the library, which refuses what consists of invisible characters only. */
    private static void requireVisible(String column, String text) throws BadRow {
        try {
            Customer.of(text);
        } catch (IllegalArgumentException blank) {
            throw BadRow.of(column, "must not be blank", "only invisible characters");
        }
    }
}
