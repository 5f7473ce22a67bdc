package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.growth.QuickRatio;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.retention.ChurnRate;
import io.github.retentionmetrics.retention.RetentionRate;
import java.io.IOException;
import java.util.Map;

/** A file with one row per period on how the customers moved, whatever makes them customers. */
final class MovementFile {
    private MovementFile() {}

    static void write(
            OutputFolder folder, String name, Granularity granularity, Map<Period, CustomerMovement> movements)
            throws IOException, UserError {
        try (CsvFile csv = folder.csv(
                name,
                "period",
                "start",
                "retained",
                "lost",
                "new",
                "resurrected",
                "end",
                "churn_rate",
                "retention_rate",
                "quick_ratio")) {
            movements.forEach((period, movement) -> csv.row(
                    granularity.label(period),
                    movement.start(),
                    movement.retained(),
                    movement.lost(),
                    movement.newCustomers(),
                    movement.resurrected(),
                    movement.end(),
                    ChurnRate.of(movement).value(),
                    RetentionRate.of(movement).value(),
                    QuickRatio.of(movement).value()));
        }
    }
}
