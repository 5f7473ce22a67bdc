package io.github.retentionmetrics.examples.report.sample;

import io.github.retentionmetrics.examples.report.input.PurchaseRow;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What visitors did on the site of the sample shop in its second year: they look at products, and some put one into the
 * cart, go on to the checkout and buy. Each online purchase has its visit. Most visits have none, and most visitors
 * without an account are never seen again.
 */
public final class SampleEvents {
    /** The way to a purchase. */
    public static final List<String> FUNNEL = List.of("visit", "product_view", "cart", "checkout", "purchase");

    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
    private static final int VISITORS = 520;
    private static final int SECONDS_A_MINUTE = 60;

    private final SampleRandom random = new SampleRandom(2027);
    private final List<Line> lines = new ArrayList<>();
    private int sessions;

    private SampleEvents() {}

    private record Line(String userId, LocalDateTime time, String event, int session) {}

    static String csv() {
        SampleEvents events = new SampleEvents();
        events.generate();
        StringBuilder csv = new StringBuilder("user_id,timestamp,event,session_id\n");
        for (Line line : events.lines) {
            csv.append(line.userId()).append(',').append(line.time());
            // a time of whole minutes has no seconds in its text
            csv.append(line.time().getSecond() == 0 ? ":00," : ",");
            csv.append(line.event()).append(String.format(Locale.ROOT, ",s%05d\n", line.session()));
        }
        return csv.toString();
    }

    private void generate() {
        for (PurchaseRow row : SamplePurchases.rows()) {
            if (!row.date().isBefore(FIRST_DAY) && row.amount().signum() > 0) {
                buy(row.customerId(), row.date());
            }
        }
        int days = FIRST_DAY.lengthOfYear();
        for (int i = 1; i <= VISITORS; i++) {
            visitor(String.format(Locale.ROOT, "V%04d", i), FIRST_DAY.plusDays(random.between(0, days - 1)));
        }
        lines.sort(Comparator.comparing(Line::time));
    }

    /** A purchase, at times after an earlier visit that ended with a full cart. */
    private void buy(String customerId, LocalDate date) {
        if (random.chance(0.3)) {
            visit(customerId, date.minusDays(random.between(1, 9)), random.between(2, 4));
        }
        visit(customerId, date, FUNNEL.size());
        if (random.chance(0.4)) {
            visit(customerId, date.plusDays(random.between(1, 20)), random.between(1, 2));
        }
    }

    /** Somebody without an account, who leaves at some step and perhaps looks again. */
    private void visitor(String visitorId, LocalDate firstDay) {
        LocalDate day = firstDay;
        do {
            visit(visitorId, day, random.chance(0.35) ? 1 : random.chance(0.7) ? 2 : random.between(2, 4));
            day = day.plusDays(1 + (long) random.exponential(12));
        } while (random.chance(0.3));
    }

    /** One visit, which reaches some step. */
    private void visit(String userId, LocalDate day, int steps) {
        LocalDateTime time = day.atTime(random.between(7, 22), random.between(0, 59), random.between(0, 59));
        if (day.isBefore(FIRST_DAY) || time.plusHours(1).toLocalDate().isAfter(SampleShop.LAST_DAY)) {
            return;
        }
        sessions++;
        for (int step = 0; step < steps; step++) {
            lines.add(new Line(userId, time, FUNNEL.get(step), sessions));
            time = time.plusSeconds(5 + (long) random.logNormal(SECONDS_A_MINUTE, 0.8));
            if (step == 1 && random.chance(0.5)) {
                lines.add(new Line(userId, time, FUNNEL.get(step), sessions));
                time = time.plusSeconds(5 + (long) random.logNormal(SECONDS_A_MINUTE, 0.8));
            }
        }
    }
}
