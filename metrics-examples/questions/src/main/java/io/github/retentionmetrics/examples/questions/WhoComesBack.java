package io.github.retentionmetrics.examples.questions;

import static io.github.retentionmetrics.period.Granularity.MONTH;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.cohort.DayNRetention;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/** Question: of the customers we won in a month, how many come back one, two, three months later? */
public final class WhoComesBack {
    private WhoComesBack() {}

    public static void main(String[] args) {
        PurchaseHistory history = shop();

        // a history is built once and asked often
        CohortTable table = CohortAnalysis.by(MONTH).over(history);
        for (Period cohort : table.cohorts()) {
            StringBuilder line = new StringBuilder(MONTH.label(cohort) + ", " + table.size(cohort) + " customers:");
            for (int offset = 0; offset < table.offsets(); offset++) {
                table.cell(cohort, offset).ifPresent(cell -> line.append("  ").append(cell.customers()));
            }
            System.out.println(line);
        }
        System.out.println("cohort of January, month 2    " + table.retention(Period.month(2026, 1), 2));
        System.out.println("all that have reached it      " + table.average(2));
        System.out.println("not known yet                 " + table.retention(Period.month(2026, 4), 2));
        System.out.println("back within 60 days           "
                + DayNRetention.of(history, 60).get(0).within());
    }

    /** Forty customers a month, of whom every second returns after one month and every fourth after two as well. */
    private static PurchaseHistory shop() {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(Currency.getInstance("EUR"));
        for (int customer = 0; customer < 160; customer++) {
            LocalDate first = LocalDate.of(2026, 1 + customer / 40, 1 + customer % 28);
            builder.add("C" + customer, first, BigDecimal.valueOf(25));
            if (customer % 2 == 0 && first.getMonthValue() < 4) {
                builder.add("C" + customer, first.plusMonths(1), BigDecimal.valueOf(25));
            }
            if (customer % 4 == 0 && first.getMonthValue() < 3) {
                builder.add("C" + customer, first.plusMonths(2), BigDecimal.valueOf(25));
            }
        }
        return builder.build(LocalDate.of(2026, 4, 30));
    }
}
