package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.text.PeriodUnit;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.survival.Lifespan;
import io.github.retentionmetrics.survival.SurvivalCurve;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Who stays active where an order keeps a customer active for a number of days, beside who bought in each period:
 * {@code movement_active.csv} has the movements, {@code cohorts_active.csv} the cohorts and {@code survival_active.csv}
 * how long customers stay active. Only where the user gives the number of days.
 */
public final class ActivePart implements ReportPart {

    @Override
    public void write(ReportInput input, ReportOutput output) throws IOException, UserError {
        PurchaseHistory history = input.purchases();
        @Nullable Integer days = input.settings().activeDays();
        if (history == null || days == null) {
            return;
        }
        Granularity granularity = input.settings().granularity();
        SubscriptionHistory active = history.activeFor(days);
        LatestPeriods periods = LatestPeriods.of(granularity, active);
        try (CsvFile csv = MovementFile.open(output.folder(), "movement_active.csv")) {
            MovementFile.write(csv, periods, active.flows(granularity));
        }
        CohortFile.write("cohorts_active.csv", CohortAnalysis.by(granularity), active, output.folder());
        SurvivalCurve stays = SurvivalCurve.of(Lifespan.STAY.over(active));
        SurvivalFile.writeFile("survival_active.csv", stays, output.folder());

        long now = active.activeOn(input.observedUntil());
        output.json()
                .object("active")
                .put("days", days)
                .put("customers", now)
                .put("customersEver", active.customers())
                .put("stays", active.subscriptions());
        Metrics.put(output.json(), "medianActiveDays", stays.median());
        SummaryWords words = output.text().words();
        output.text().heading("active");
        output.text().fact("active.now", words.text("active.nowOf", now, active.customers(), days));
        output.text().fact("active.lifetime", SurvivalFile.median(stays, words));
        output.text().note("active.which", PeriodUnit.of(granularity).in(words), days);
        periods.write("activeByPeriod", active.movements(granularity), output);
    }
}
