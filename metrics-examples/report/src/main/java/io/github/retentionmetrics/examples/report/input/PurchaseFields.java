package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.examples.report.csv.Fields;

/**
 * One purchase or refund as an export has it. Its reader overwrites it with the next, so that a row costs no object.
 */
public final class PurchaseFields {
    private Fields fields = new Fields();
    private int customerIndex;
    private int categoryIndex = -1;
    private int[] byIndexes = {};
    private int epochDay;
    private long amountMinor;

    void set(Fields row, int customer, int category, int[] by, int day, long minorUnits) {
        fields = row;
        byIndexes = by;
        customerIndex = customer;
        categoryIndex = category;
        epochDay = day;
        amountMinor = minorUnits;
    }

    /** Who bought. */
    public String customerId() {
        return fields.text(customerIndex);
    }

    /** The array that holds the customer's identifier, from {@link #customerStart} on. */
    char[] chars() {
        return fields.chars();
    }

    int customerStart() {
        return fields.start(customerIndex);
    }

    int customerLength() {
        return fields.length(customerIndex);
    }

    /** When, counted in days from 1970-01-01. */
    public int epochDay() {
        return epochDay;
    }

    /** For how much, in units of the last decimal allowed; negative for a refund. */
    public long amountMinor() {
        return amountMinor;
    }

    /** Whether the export says what was bought. */
    boolean hasCategory() {
        return categoryIndex >= 0;
    }

    /** What, empty if the row does not say. */
    public String category() {
        return categoryIndex < 0 ? "" : fields.text(categoryIndex);
    }

    /** A column that {@code --by} names, in the order of its names; empty if the row does not say. */
    String by(int column) {
        return byIndexes[column] < 0 ? "" : fields.text(byIndexes[column]);
    }
}
