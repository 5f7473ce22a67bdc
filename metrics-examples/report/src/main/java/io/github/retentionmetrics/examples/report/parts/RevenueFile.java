package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.retention.GrossRevenueRetention;
import io.github.retentionmetrics.retention.NetRevenueRetention;
import io.github.retentionmetrics.retention.RevenueMovement;
import java.io.IOException;
import java.util.Map;

/** {@code revenue.csv} and {@code revenue_by.csv}: one row per period on how revenue moved, customer by customer. */
final class RevenueFile {
    private RevenueFile() {}

    /** Opens the file, with other columns before the period. */
    static CsvFile open(OutputFolder folder, String name, String... firstColumns) throws IOException, UserError {
        return folder.csv(
                name,
                CsvFile.columnsAfter(
                        firstColumns,
                        "period",
                        "start_revenue",
                        "new_revenue",
                        "resurrected_revenue",
                        "expansion",
                        "contraction",
                        "lost_revenue",
                        "end_revenue",
                        "net_revenue_retention",
                        "gross_revenue_retention",
                        "refunds_of_inactive",
                        "status"));
    }

    /** Writes how revenue moved, each row with the same first cells. */
    static void write(
            CsvFile csv,
            LatestPeriods periods,
            Map<Period, RevenueMovement> movements,
            int decimals,
            String... firstCells) {
        movements.forEach((period, movement) -> csv.rowAfter(
                firstCells,
                periods.label(period),
                movement.start().setScale(decimals),
                movement.newRevenue().setScale(decimals),
                movement.resurrected().setScale(decimals),
                movement.expansion().setScale(decimals),
                movement.contraction().setScale(decimals),
                movement.lost().setScale(decimals),
                movement.end().setScale(decimals),
                NetRevenueRetention.of(movement).value(),
                GrossRevenueRetention.of(movement).value(),
                movement.refundsOfInactive().setScale(decimals),
                periods.status(period)));
    }
}
