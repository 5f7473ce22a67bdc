package io.github.retentionmetrics.examples.report.sample;

import io.github.retentionmetrics.subscription.Subscription;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The sample shop's coffee subscription: it ends after a whole number of months, sooner or later as the subscriber is,
 * and some subscribers come back.
 */
final class SampleSubscriptions {
    private static final int SUBSCRIBERS = 210;

    /** The months until a subscriber leaves whose chance to do so is average. */
    private static final double AVERAGE_MONTHS = 6;

    private final SampleRandom random = new SampleRandom(2036);
    private final List<Subscription> rows = new ArrayList<>();

    private SampleSubscriptions() {}

    static String csv() {
        SampleSubscriptions subscriptions = new SampleSubscriptions();
        subscriptions.generate();
        StringBuilder csv = new StringBuilder("customer_id,start,end\n");
        for (Subscription row : subscriptions.rows) {
            csv.append(row.customerId())
                    .append(',')
                    .append(row.startInclusive())
                    .append(',');
            csv.append(row.endExclusive() == null ? "" : row.endExclusive()).append('\n');
        }
        return csv.toString();
    }

    private void generate() {
        int days = (int) ChronoUnit.DAYS.between(SampleShop.FIRST_DAY, SampleShop.LAST_DAY);
        for (int i = 0; i < SUBSCRIBERS; i++) {
            String customerId = String.format(Locale.ROOT, "C%04d", 2 * i + 1);
            subscribe(customerId, SampleShop.FIRST_DAY.plusDays(random.between(0, days)));
        }
        rows.sort(Comparator.comparing(Subscription::startInclusive));
    }

    private void subscribe(String customerId, LocalDate firstStart) {
        double usualMonths = 2 * AVERAGE_MONTHS / (random.exponential(1) + random.exponential(1));
        LocalDate start = firstStart;
        while (!start.isAfter(SampleShop.LAST_DAY)) {
            LocalDate end = start.plusMonths(1 + (long) random.exponential(usualMonths));
            boolean isActive = end.isAfter(SampleShop.LAST_DAY);
            rows.add(new Subscription(customerId, start, isActive ? null : end));
            if (isActive || !random.chance(0.22)) {
                return;
            }
            start = end.plusDays(random.between(20, 150));
        }
    }
}
