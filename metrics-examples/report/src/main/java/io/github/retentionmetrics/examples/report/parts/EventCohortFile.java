package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.ProportionInterval;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;

/** {@code events_cohorts.csv}: by the period of their first event, how many users come back in which later one. */
final class EventCohortFile {
    private EventCohortFile() {}

    /** Writes the cells of two tables of the same cohorts: the users that came back in a period, and in it or later. */
    static void write(CohortTable table, CohortTable onOrAfter, OutputFolder folder) throws IOException, UserError {
        try (CsvFile csv = folder.csv(
                "events_cohorts.csv",
                "cohort",
                "size",
                "offset",
                "users",
                "on_or_after",
                "status",
                "retention",
                "retention_low",
                "retention_high")) {
            Iterator<CohortTable.Cell> later = onOrAfter.cells().iterator();
            table.cells().forEach(cell -> {
                Interval interval = cell.retention().interval(ProportionInterval.WILSON, Metrics.LEVEL);
                csv.row(
                        table.analysis().cohorts().label(cell.cohort()),
                        cell.size(),
                        cell.offset(),
                        cell.customers(),
                        later.next().customers(),
                        cell.status().name().toLowerCase(Locale.ROOT),
                        cell.retention().value(),
                        interval.low(),
                        interval.high());
            });
        }
    }
}
