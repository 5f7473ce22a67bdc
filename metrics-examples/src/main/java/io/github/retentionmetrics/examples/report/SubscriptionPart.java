package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.customer.CustomerBase;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.retention.ChurnRate;
import io.github.retentionmetrics.retention.RetentionRate;
import java.io.IOException;
import java.util.Map;

/**
 * Who subscribed, stayed and left: {@code subscriptions.csv} counts subscriptions, {@code subscribers.csv} the customers
 * who hold them, {@code survival.csv} says how long subscriptions last, and without purchases {@code movement.csv} has the customers too.
 */
final class SubscriptionPart implements ReportPart {

    @Override
    public void write(ReportInput input, ReportOutput output) throws IOException, UserError {
        CustomerBase base = input.subscriptions();
        if (base == null) {
            return;
        }
        Granularity granularity = input.settings().granularity();
        Map<Period, CustomerMovement> movements = base.movements(granularity);
        MovementFile.write(output.folder(), "subscribers.csv", granularity, movements);
        if (input.purchases() == null) {
            MovementFile.write(output.folder(), "movement.csv", granularity, movements);
        }
        writeSubscriptions(base, granularity, output);

        long active = base.activeOn(input.observedUntil());
        Metrics.put(output.json(), "subscriptions", base.subscriptions());
        Metrics.put(output.json(), "subscribers", base.customers());
        Metrics.put(output.json(), "activeSubscribers", active);
        SummaryWords words = output.text().words();
        output.text().heading("subscriptions");
        output.text()
                .fact("subscriptions.all", words.text("subscriptions.allOf", base.subscriptions(), base.customers()));
        output.text().fact("subscriptions.active", words.count(active));
        SurvivalFile.write(base, output);
        new LatestPeriods(granularity, base::isComplete).write("subscribersByPeriod", movements, output);
    }

    private static void writeSubscriptions(CustomerBase base, Granularity granularity, ReportOutput output)
            throws IOException, UserError {
        try (CsvFile csv = output.folder()
                .csv(
                        "subscriptions.csv",
                        "period",
                        "start",
                        "started",
                        "ended",
                        "end",
                        "ended_of_start",
                        "churn_rate",
                        "retention_rate")) {
            base.subscriptionMovements(granularity)
                    .forEach((period, movement) -> csv.row(
                            granularity.label(period),
                            movement.start(),
                            movement.started(),
                            movement.ended(),
                            movement.end(),
                            movement.endedOfStart(),
                            ChurnRate.of(movement).value(),
                            RetentionRate.of(movement).value()));
        }
    }
}
