package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.spend.AverageOrderValue;
import io.github.retentionmetrics.spend.RevenuePerCustomer;
import java.io.IOException;

/** {@code repeat.csv} and {@code repeat_by.csv}: one row per period on who bought again and what was spent. */
final class RepeatFile {
    private RepeatFile() {}

    /** Opens the file, with other columns before the period. */
    static CsvFile open(OutputFolder folder, String name, String... firstColumns) throws IOException, UserError {
        return folder.csv(
                name,
                CsvFile.columnsAfter(
                        firstColumns,
                        "period",
                        "customers",
                        "repeat_customers",
                        "returning_customers",
                        "orders",
                        "first_orders",
                        "repeat_orders",
                        "revenue",
                        "average_order_value",
                        "revenue_per_customer",
                        "status"));
    }

    /** Writes the periods of a history, each row with the same first cells. */
    static void write(CsvFile csv, Granularity granularity, PurchaseHistory history, String... firstCells) {
        history.activities(granularity)
                .forEach((period, activity) -> csv.rowAfter(
                        firstCells,
                        granularity.label(period),
                        activity.customers(),
                        activity.repeatCustomers(),
                        activity.returningCustomers(),
                        activity.orders(),
                        activity.firstOrders(),
                        activity.repeatOrders(),
                        activity.revenue().setScale(history.decimals()),
                        AverageOrderValue.of(activity).value(),
                        RevenuePerCustomer.of(activity).value(),
                        history.isComplete(period) ? "complete" : "partial"));
    }
}
