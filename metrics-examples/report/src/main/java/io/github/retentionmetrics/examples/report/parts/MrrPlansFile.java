package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.subscription.RecurringRevenue;
import io.github.retentionmetrics.subscription.RecurringRevenueMovement;
import io.github.retentionmetrics.subscription.RevenueConventions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;

/**
 * {@code mrr_plans.csv}: how monthly recurring revenue moved on each plan. A customer who changes plans moves out of
 * one and into the other; a plan without customers at both ends of a period has no row in it.
 */
final class MrrPlansFile {
    private MrrPlansFile() {}

    static void write(List<RecurringCurrency> currencies, LatestPeriods periods, OutputFolder folder)
            throws IOException, UserError {
        try (CsvFile csv = folder.csv(
                "mrr_plans.csv",
                "currency",
                "period",
                "plan",
                "start",
                "new",
                "reactivated",
                "moved_in",
                "expansion",
                "contraction",
                "moved_out",
                "churned",
                "end",
                "customers_end",
                "subscriptions_end",
                "status")) {
            for (RecurringCurrency of : currencies) {
                write(csv, of, periods);
            }
        }
    }

    private static void write(CsvFile csv, RecurringCurrency of, LatestPeriods periods) {
        RecurringRevenue revenue = of.revenue();
        Map<String, NavigableMap<Period, RecurringRevenueMovement>> plans =
                revenue.movementsByPlan(periods.granularity());
        Map<String, NavigableMap<Period, RecurringRevenueMovement>> subscriptions = revenue.withConventions(
                        revenue.conventions().withTracked(RevenueConventions.Tracked.SUBSCRIPTION))
                .movementsByPlan(periods.granularity());
        for (Period period : of.movements().keySet()) {
            plans.forEach((plan, movements) -> {
                RecurringRevenueMovement movement = movements.get(period);
                if (movement != null && isPaid(movement)) {
                    RecurringRevenueMovement ofSubscriptions = Objects.requireNonNull(
                            Objects.requireNonNull(subscriptions.get(plan)).get(period));
                    csv.row(
                            of.currency().getCurrencyCode(),
                            periods.label(period),
                            plan,
                            movement.start().mrr(),
                            movement.newRevenue().mrr(),
                            movement.reactivated().mrr(),
                            movement.movedIn().mrr(),
                            movement.expansion().mrr(),
                            movement.contraction().mrr(),
                            movement.movedOut().mrr(),
                            movement.churned().mrr(),
                            movement.end().mrr(),
                            movement.end().customers(),
                            ofSubscriptions.end().customers(),
                            periods.status(period));
                }
            });
        }
    }

    private static boolean isPaid(RecurringRevenueMovement movement) {
        return movement.start().customers() > 0 || movement.end().customers() > 0;
    }
}
