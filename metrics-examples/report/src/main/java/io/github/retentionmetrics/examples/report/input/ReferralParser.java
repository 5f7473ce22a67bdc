package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.examples.report.csv.DateText;
import io.github.retentionmetrics.examples.report.csv.Row;
import io.github.retentionmetrics.examples.report.csv.RowParser;
import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.referral.Referral;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of {@code referrer,referred,date}: each customer came by one referral at most, and none through a chain from
 * themselves.
 */
final class ReferralParser implements RowParser<Referral> {
    private static final String REFERRED = "referred";

    /**
     * From a referred customer to one further up the chain; the ends of these paths are the first
     * referrers.
     */
    private final Map<String, String> upwards = new HashMap<>();

    private final DateText dates;

    ReferralParser(DateText dates) {
        this.dates = dates;
    }

    @Override
    public List<String> requiredColumns() {
        return List.of("referrer", REFERRED, "date");
    }

    @Override
    public Referral parse(Row row) throws BadRow {
        String referrer = row.identifier("referrer");
        String referred = row.identifier(REFERRED);
        LocalDate date = dates.parse("date", row.text("date"));
        if (referred.equals(referrer)) {
            throw BadRow.of(REFERRED, "must be a customer other than the referrer", "the same");
        }
        if (upwards.containsKey(referred)) {
            throw BadRow.of(REFERRED, "must be referred once", "it is in an earlier row");
        }
        String first = firstReferrer(referrer);
        if (first.equals(referred)) {
            throw BadRow.of(REFERRED, "must not be further up the chain of the referrer", "a circle");
        }
        upwards.put(referred, first);
        return Referral.of(referrer, referred, date);
    }

    /** Shortens the path on the way, so that long chains stay quick. */
    private String firstReferrer(String customer) {
        String current = customer;
        String above = upwards.get(current);
        while (above != null) {
            String next = upwards.get(above);
            if (next != null) {
                upwards.put(current, next);
            }
            current = above;
            above = next;
        }
        return current;
    }
}
