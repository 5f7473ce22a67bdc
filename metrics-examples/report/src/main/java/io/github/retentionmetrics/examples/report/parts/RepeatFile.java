package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.spend.AverageOrderValue;
import io.github.retentionmetrics.spend.RevenuePerCustomer;
import java.io.IOException;

/** {@code repeat.csv}: one row per period on who bought again and what was spent. */
final class RepeatFile {
    private RepeatFile() {}

    static void write(OutputFolder folder, Granularity granularity, PurchaseHistory history)
            throws IOException, UserError {
        try (CsvFile csv = folder.csv(
                "repeat.csv",
                "period",
                "customers",
                "repeat_customers",
                "returning_customers",
                "orders",
                "first_orders",
                "repeat_orders",
                "revenue",
                "average_order_value",
                "revenue_per_customer")) {
            history.activities(granularity)
                    .forEach((period, activity) -> csv.row(
                            granularity.label(period),
                            activity.customers(),
                            activity.repeatCustomers(),
                            activity.returningCustomers(),
                            activity.orders(),
                            activity.firstOrders(),
                            activity.repeatOrders(),
                            activity.revenue().setScale(history.decimals()),
                            AverageOrderValue.of(activity).value(),
                            RevenuePerCustomer.of(activity).value()));
        }
    }
}
