package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.growth.QuickRatio;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.retention.ChurnRate;
import io.github.retentionmetrics.retention.RetentionRate;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** A file with one row per period on how the customers moved, whatever makes them customers. */
final class MovementFile {
    private MovementFile() {}

    static void write(
            OutputFolder folder, String name, Granularity granularity, Map<Period, CustomerMovement> movements)
            throws IOException, UserError {
        try (CsvFile csv = open(folder, name)) {
            write(csv, granularity, movements);
        }
    }

    /** Opens a file with other columns before the period. */
    static CsvFile open(OutputFolder folder, String name, String... firstColumns) throws IOException, UserError {
        return folder.csv(
                name,
                Stream.concat(
                                Arrays.stream(firstColumns),
                                Stream.of(
                                        "period",
                                        "start",
                                        "retained",
                                        "lost",
                                        "new",
                                        "resurrected",
                                        "end",
                                        "churn_rate",
                                        "retention_rate",
                                        "quick_ratio"))
                        .toArray(String[]::new));
    }

    /** Writes the rows of all periods, each with the same first cells. */
    static void write(
            CsvFile csv, Granularity granularity, Map<Period, CustomerMovement> movements, String... firstCells) {
        movements.forEach((period, movement) -> csv.row(Stream.concat(
                        Arrays.stream(firstCells),
                        Stream.of(
                                granularity.label(period),
                                movement.start(),
                                movement.retained(),
                                movement.lost(),
                                movement.newCustomers(),
                                movement.resurrected(),
                                movement.end(),
                                ChurnRate.of(movement).value(),
                                RetentionRate.of(movement).value(),
                                QuickRatio.of(movement).value()))
                .toArray()));
    }
}
