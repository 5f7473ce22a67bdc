package io.github.retentionmetrics.examples.report.sample;

import io.github.retentionmetrics.referral.Referral;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who brought whom to the sample shop: a customer comes on the day of their first order, by a customer who was there
 * before.
 */
final class SampleReferrals {
    private static final double REFERRED = 0.14;

    private SampleReferrals() {}

    /** The rows, in the order of their dates. */
    static List<Referral> rows() {
        SampleRandom random = new SampleRandom(7);
        List<Referral> rows = new ArrayList<>();
        List<String> earlier = new ArrayList<>();
        for (Map.Entry<String, LocalDate> customer : firstDays().entrySet()) {
            if (!earlier.isEmpty() && random.chance(REFERRED)) {
                String referrer = earlier.get(random.between(0, earlier.size() - 1));
                rows.add(Referral.of(referrer, customer.getKey(), customer.getValue()));
            }
            earlier.add(customer.getKey());
        }
        return rows;
    }

    static String csv() {
        StringBuilder csv = new StringBuilder("referrer,referred,date\n");
        for (Referral row : rows()) {
            csv.append(row.referrerId()).append(',').append(row.referredId()).append(',');
            csv.append(row.date()).append('\n');
        }
        return csv.toString();
    }

    private static Map<String, LocalDate> firstDays() {
        Map<String, LocalDate> firstDays = new LinkedHashMap<>();
        SamplePurchases.rows().forEach(row -> firstDays.putIfAbsent(row.customerId(), row.date()));
        return firstDays;
    }
}
