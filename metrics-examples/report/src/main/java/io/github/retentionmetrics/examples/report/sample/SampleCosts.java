package io.github.retentionmetrics.examples.report.sample;

import io.github.retentionmetrics.examples.report.input.PurchaseRow;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/** The sample shop's costs, booked at the end of each month. */
final class SampleCosts {
    private static final double GOODS_SHARE = 0.47;

    private final SampleRandom random = new SampleRandom(6);
    private final StringBuilder csv = new StringBuilder("date,category,amount\n");

    private SampleCosts() {}

    static String csv() {
        List<PurchaseRow> purchases = SamplePurchases.rows();
        SampleCosts costs = new SampleCosts();
        YearMonth last = YearMonth.from(SampleShop.LAST_DAY);
        for (YearMonth month = YearMonth.from(SampleShop.FIRST_DAY);
                !month.isAfter(last);
                month = month.plusMonths(1)) {
            costs.add(month, purchases);
        }
        return costs.csv.toString();
    }

    private void add(YearMonth month, List<PurchaseRow> purchases) {
        double revenue = 0;
        long orders = 0;
        for (PurchaseRow row : purchases) {
            if (YearMonth.from(row.date()).equals(month)) {
                revenue += row.amount().doubleValue();
                orders += row.amount().signum() >= 0 ? 1 : 0;
            }
        }
        add(month, "goods", GOODS_SHARE * revenue);
        // advertising is bought where people look for presents
        add(month, "acquisition", (month.getMonthValue() >= 10 ? 720 : 430) * random.logNormal(1, 0.1));
        add(month, "retention: marketing", 45 * random.logNormal(1, 0.15));
        add(month, "retention: support", 1.1 * orders + 20);
        add(month, "retention: loyalty programme", 0.02 * revenue);
        if (month.getMonthValue() % 3 == 0) {
            add(month, "retention: initiatives", 60 * random.logNormal(1, 0.2));
        }
        add(month, "serving", 3.4 * orders);
    }

    private void add(YearMonth month, String category, double amount) {
        BigDecimal cents = BigDecimal.valueOf(StrictMath.round(100 * amount), 2);
        csv.append(month.atEndOfMonth()).append(',').append(category).append(',');
        csv.append(cents.toPlainString()).append('\n');
    }
}
