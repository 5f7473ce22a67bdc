package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.subscription.RecurringAmount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code mrr_cohorts.csv}: of the customers who first paid in a period, how many pay at the end of each later one, and
 * what they bring a month, also as a share of what they brought at the end of the first.
 */
final class MrrCohortsFile {
    private MrrCohortsFile() {}

    /** Writes the file, unless it has too many rows, and says how many it has. */
    static long write(List<RecurringCurrency> currencies, Granularity granularity, OutputFolder folder)
            throws IOException, UserError {
        List<CohortTable> tables = new ArrayList<>();
        for (RecurringCurrency of : currencies) {
            tables.add(CohortAnalysis.by(granularity).over(of.revenue()));
        }
        long cells = tables.stream().mapToLong(table -> table.cells().count()).sum();
        if (cells > CohortPart.MOST_CELLS) {
            return cells;
        }
        try (CsvFile csv = folder.csv(
                "mrr_cohorts.csv",
                "currency",
                "cohort",
                "size",
                "offset",
                "customers",
                "mrr",
                "status",
                "retention",
                "mrr_retention")) {
            for (int i = 0; i < tables.size(); i++) {
                write(csv, currencies.get(i), tables.get(i), granularity);
            }
        }
        return cells;
    }

    private static void write(CsvFile csv, RecurringCurrency of, CohortTable table, Granularity granularity) {
        table.cells().forEach(cell -> {
            csv.row(
                    of.currency().getCurrencyCode(),
                    granularity.label(cell.cohort()),
                    cell.size(),
                    cell.offset(),
                    cell.customers(),
                    RecurringAmount.of(of.currency(), cell.revenue(), cell.customers())
                            .mrr(),
                    cell.status().name().toLowerCase(Locale.ROOT),
                    cell.retention().value(),
                    table.revenueRetention(cell.cohort(), cell.offset()).value());
        });
    }
}
