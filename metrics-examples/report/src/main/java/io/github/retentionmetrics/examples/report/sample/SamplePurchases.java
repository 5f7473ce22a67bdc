package io.github.retentionmetrics.examples.report.sample;

import io.github.retentionmetrics.examples.report.input.PurchaseRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The sample shop's purchases: customers buy at a pace of their own, every few days or once in years, until they lose
 * interest, within days or not for years. Both the pace and the chance to lose interest are exponential over the
 * customers, as Pareto/NBD supposes with its two shapes at 1.
 */
final class SamplePurchases {
    private static final int CUSTOMERS = 480;

    /** The days between the purchases of a customer of average pace, in the busiest month. */
    private static final double AVERAGE_GAP = 45;

    /** The days that a customer stays whose chance to lose interest is average. */
    private static final double AVERAGE_STAY = 120;

    /** How busy each month is, from January; coffee sells before Sinterklaas and Christmas. */
    private static final double[] SEASON = {0.85, 0.9, 0.95, 0.95, 0.9, 0.85, 0.75, 0.8, 1.0, 1.05, 1.3, 1.45};

    private static final String[] CATEGORIES = {"coffee", "coffee", "coffee", "tea", "equipment"};

    private final SampleRandom random = new SampleRandom(2048);
    private final List<PurchaseRow> rows = new ArrayList<>();

    private SamplePurchases() {}

    /** The rows, in the order of their dates. */
    static List<PurchaseRow> rows() {
        SamplePurchases purchases = new SamplePurchases();
        purchases.generate();
        return List.copyOf(purchases.rows);
    }

    static String csv() {
        StringBuilder csv = new StringBuilder("customer_id,date,amount,category\n");
        for (PurchaseRow row : rows()) {
            csv.append(row.customerId()).append(',').append(row.date()).append(',');
            csv.append(row.amount().toPlainString())
                    .append(',')
                    .append(row.category())
                    .append('\n');
        }
        return csv.toString();
    }

    private void generate() {
        List<LocalDate> firstDays = new ArrayList<>();
        while (firstDays.size() < CUSTOMERS) {
            firstDays.add(busyDay());
        }
        firstDays.sort(Comparator.naturalOrder());
        for (int i = 0; i < CUSTOMERS; i++) {
            buy(String.format(Locale.ROOT, "C%04d", i + 1), firstDays.get(i));
        }
        rows.sort(Comparator.comparing(PurchaseRow::date));
    }

    /** A day on which a customer comes: more so in busy months, and as the shop grows. */
    private LocalDate busyDay() {
        int days = daysUntilLast(SampleShop.FIRST_DAY);
        while (true) {
            int day = random.between(0, days);
            LocalDate date = SampleShop.FIRST_DAY.plusDays(day);
            double growth = 0.7 + 0.3 * day / days;
            if (random.chance(growth * season(date))) {
                return date;
            }
        }
    }

    private void buy(String customerId, LocalDate firstDay) {
        double usualAmount = random.logNormal(31, 0.4);
        double usualGap = AVERAGE_GAP / random.exponential(1);
        double stay = random.exponential(AVERAGE_STAY / random.exponential(1));
        order(customerId, firstDay, usualAmount);
        double days = random.exponential(usualGap);
        while (days < Math.min(stay, daysUntilLast(firstDay))) {
            LocalDate date = firstDay.plusDays(1 + (long) days);
            if (random.chance(season(date))) {
                order(customerId, date, usualAmount);
            }
            days += random.exponential(usualGap);
        }
    }

    private static int daysUntilLast(LocalDate date) {
        return (int) ChronoUnit.DAYS.between(date, SampleShop.LAST_DAY);
    }

    /** An order, at times a second one on the same day for what was forgotten, and at times a return. */
    private void order(String customerId, LocalDate date, double usualAmount) {
        String category = CATEGORIES[random.between(0, CATEGORIES.length - 1)];
        BigDecimal amount = price(random.logNormal(category.equals("equipment") ? 2 * usualAmount : usualAmount, 0.35));
        rows.add(new PurchaseRow(customerId, date, amount, category));
        if (random.chance(0.02)) {
            rows.add(new PurchaseRow(customerId, date, price(random.logNormal(9, 0.3)), "coffee"));
        }
        LocalDate returned = date.plusDays(random.between(3, 18));
        if (random.chance(category.equals("equipment") ? 0.09 : 0.02) && !returned.isAfter(SampleShop.LAST_DAY)) {
            rows.add(new PurchaseRow(customerId, returned, amount.negate(), category));
        }
    }

    /** A price that ends in 5 cents or 0. */
    private static BigDecimal price(double amount) {
        return BigDecimal.valueOf(5 * Math.max(1, StrictMath.round(20 * amount)), 2);
    }

    private static double season(LocalDate date) {
        return SEASON[date.getMonthValue() - 1] / 1.45;
    }
}
