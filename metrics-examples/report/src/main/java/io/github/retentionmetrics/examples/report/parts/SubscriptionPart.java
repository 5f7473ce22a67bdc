package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.customer.CustomerFlow;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.retention.ChurnRate;
import io.github.retentionmetrics.retention.RetentionRate;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.subscription.SubscriptionMovement;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Who subscribed, stayed and left. {@code subscribers.csv} counts customers, and so does {@code movement.csv} without
 * purchases; {@code subscriptions.csv} counts contracts, which are the rows of the input, and beside them stays;
 * {@code survival.csv} says how long stays last, {@code survival_contracts.csv} how long contracts do. A stay is a run
 * of contracts of one customer without a day between.
 */
public final class SubscriptionPart implements ReportPart {

    @Override
    public void write(ReportInput input, ReportOutput output) throws IOException, UserError {
        SubscriptionHistory base = input.subscriptions();
        if (base == null) {
            return;
        }
        Granularity granularity = input.settings().granularity();
        LatestPeriods periods = LatestPeriods.of(granularity, base);
        Map<Period, CustomerFlow> flows = base.flows(granularity);
        write("subscribers.csv", periods, flows, output.folder());
        if (input.purchases() == null) {
            write("movement.csv", periods, flows, output.folder());
        }
        SubscriptionHistory stays = base.stays();
        writeSubscriptions(base, stays, periods, granularity, output);

        long active = base.activeOn(input.observedUntil());
        Metrics.put(output.json(), "subscriptions", base.subscriptions());
        Metrics.put(output.json(), "subscribers", base.customers());
        Metrics.put(output.json(), "activeSubscribers", active);
        Metrics.put(output.json(), "stays", stays.subscriptions());
        SummaryWords words = output.text().words();
        output.text().heading("subscriptions");
        output.text().fact("subscriptions.active", words.text("subscriptions.activeOf", active, base.customers()));
        output.text()
                .fact(
                        "subscriptions.stays",
                        words.text("subscriptions.staysOf", stays.subscriptions(), base.subscriptions()));
        SurvivalFile.write(base, output);
        periods.write("subscribersByPeriod", base.movements(granularity), output);
        noteWithin(flows.values(), output);
    }

    private static void write(String name, LatestPeriods periods, Map<Period, CustomerFlow> flows, OutputFolder folder)
            throws IOException, UserError {
        try (CsvFile csv = MovementFile.open(folder, name)) {
            MovementFile.write(csv, periods, flows);
        }
    }

    /** Says how many came and went within one period of them all, since no line by period counts them. */
    private static void noteWithin(Collection<CustomerFlow> flows, ReportOutput output) {
        long joined = flows.stream().mapToLong(CustomerFlow::joinedAndLeft).sum();
        long returned = flows.stream().mapToLong(CustomerFlow::returnedAndLeft).sum();
        Metrics.put(output.json(), "subscribersJoinedAndLeft", joined);
        Metrics.put(output.json(), "subscribersReturnedAndLeft", returned);
        if (joined + returned > 0) {
            output.text().note("subscribersByPeriod.within", joined, returned);
        }
    }

    private static void writeSubscriptions(
            SubscriptionHistory base,
            SubscriptionHistory stays,
            LatestPeriods periods,
            Granularity granularity,
            ReportOutput output)
            throws IOException, UserError {
        // both have the same periods, since the first contract begins the first stay
        Map<Period, SubscriptionMovement> movements = stays.subscriptionMovements(granularity);
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
                        "retention_rate",
                        "stays_start",
                        "stays_started",
                        "stays_ended",
                        "stays_end",
                        "stays_ended_of_start",
                        "stays_churn_rate",
                        "stays_retention_rate",
                        "status")) {
            base.subscriptionMovements(granularity)
                    .forEach((period, movement) -> csv.row(Stream.of(
                                    Stream.of(periods.label(period)),
                                    cells(movement),
                                    cells(Objects.requireNonNull(movements.get(period))),
                                    Stream.of(periods.status(period)))
                            .flatMap(cells -> cells)
                            .toArray()));
        }
    }

    private static Stream<Object> cells(SubscriptionMovement movement) {
        return Stream.of(
                movement.start(),
                movement.started(),
                movement.ended(),
                movement.end(),
                movement.endedOfStart(),
                ChurnRate.of(movement).value(),
                RetentionRate.of(movement).value());
    }
}
