package io.github.retentionmetrics.examples.report.csv;

import java.util.Map;
import java.util.TreeMap;

/**
 * Records that are no rows, by reason: those of the file's layout, those that belong to an earlier record, and those
 * that a mapping leaves out.
 */
public final class LeftOut {
    /** A line before the header. */
    public static final String PREAMBLE = "preamble";

    /** A further record of the header. */
    public static final String HEADER2 = "header2";

    /** A record without any value. */
    public static final String BLANK = "blank";

    /** A record behind the end of the table. */
    public static final String FOOTER = "footer";

    /** A further record of an order. */
    public static final String JOINED = "joined";

    /** The same order once more. */
    public static final String DUPLICATE = "duplicate";

    /** A record in another currency. */
    public static final String CURRENCY = "currency";

    /** A record without a customer. */
    public static final String NO_CUSTOMER = "no_customer";

    /** An answer without a score. */
    public static final String NO_ANSWER = "no_answer";

    private final Map<String, Long> records = new TreeMap<>();

    /** Counts records. */
    public void add(String reason, long count) {
        if (count != 0) {
            records.merge(reason, count, Long::sum);
        }
    }

    /** The records by reason. */
    public Map<String, Long> byReason() {
        return new TreeMap<>(records);
    }

    /** The further records of orders. */
    public long joined() {
        return records.getOrDefault(JOINED, 0L);
    }

    /** The records without a customer. */
    public long withoutCustomer() {
        return records.getOrDefault(NO_CUSTOMER, 0L);
    }

    /** All of them. */
    public long total() {
        return records.values().stream().mapToLong(Long::longValue).sum();
    }
}
