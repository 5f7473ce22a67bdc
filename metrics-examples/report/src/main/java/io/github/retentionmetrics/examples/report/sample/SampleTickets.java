package io.github.retentionmetrics.examples.report.sample;

import io.github.retentionmetrics.examples.report.input.PurchaseRow;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The sample shop's help desk: people write some days after an order, and most of them have an
 * answer the next day. Those who waited long are often those who do not buy again.
 */
public final class SampleTickets {
    /** The zone of the shop's clock. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private static final double MINUTES_AN_HOUR = 60;

    private final SampleRandom random = new SampleRandom(2026);
    private final Map<String, LocalDate> lastDays = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();

    private SampleTickets(List<PurchaseRow> rows) {
        rows.forEach(row -> lastDays.put(row.customerId(), row.date()));
        rows.forEach(this::write);
        lines.sort(Comparator.comparing(Line::created));
    }

    /** A ticket without its number; empty texts for what has not happened. */
    private record Line(String customerId, LocalDateTime created, String firstSolved, String solved) {}

    static String csv() {
        List<Line> lines = new SampleTickets(SamplePurchases.rows()).lines;
        StringBuilder csv = new StringBuilder("ticket_id,customer_id,created,first_solved,solved\n");
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            csv.append(String.format(Locale.ROOT, "T%04d,", i + 1));
            csv.append(line.customerId()).append(',').append(line.created()).append(',');
            csv.append(line.firstSolved()).append(',').append(line.solved()).append('\n');
        }
        return csv.toString();
    }

    /** Perhaps a ticket about an order or a return; a return is more often written about. */
    private void write(PurchaseRow row) {
        if (!random.chance(row.amount().signum() < 0 ? 0.5 : 0.16)) {
            return;
        }
        LocalDateTime created =
                row.date().plusDays(random.between(0, 9)).atTime(random.between(8, 22), random.between(0, 59));
        LocalDateTime firstSolved = after(created, buysAgain(row) ? 5 : 13);
        boolean isReopened = random.chance(0.08);
        LocalDateTime solved = isReopened ? after(firstSolved, 30) : firstSolved;
        boolean isForgotten = random.chance(0.02);
        if (isKnown(created)) {
            lines.add(new Line(
                    row.customerId(),
                    created,
                    isForgotten ? "" : text(firstSolved),
                    isForgotten || !isKnown(firstSolved) ? "" : text(solved)));
        }
    }

    private boolean buysAgain(PurchaseRow row) {
        return row.date().isBefore(lastDays.getOrDefault(row.customerId(), row.date()));
    }

    private LocalDateTime after(LocalDateTime time, double hours) {
        long minutes = (long) (random.logNormal(hours, 1.2) * MINUTES_AN_HOUR);
        return time.plusMinutes(1 + minutes).truncatedTo(ChronoUnit.MINUTES);
    }

    private static String text(LocalDateTime time) {
        return isKnown(time) ? time.toString() : "";
    }

    private static boolean isKnown(LocalDateTime time) {
        return !time.toLocalDate().isAfter(SampleShop.LAST_DAY);
    }
}
