package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.event.SessionRule;
import io.github.retentionmetrics.event.Sessions;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.EventSettings;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.period.Granularity;
import java.io.IOException;
import java.time.Duration;

/**
 * What users do: who comes back in {@code events_cohorts.csv}, how many are active in {@code activity.csv}, {@code
 * lifecycle.csv} and {@code power_users.csv}, where they stop in {@code funnel.csv}, and their visits in
 * {@code sessions.csv}.
 */
public final class EventPart implements ReportPart {

    @Override
    public void write(ReportInput input, ReportOutput output) throws IOException, UserError {
        EventHistory events = input.events();
        if (events == null) {
            return;
        }
        EventSettings settings = input.settings().events();
        Granularity granularity = input.settings().granularity();
        CohortAnalysis analysis = CohortAnalysis.by(granularity);
        CohortTable table = analysis.over(events, settings.returnRule());
        if (table.cells().count() <= CohortPart.MOST_CELLS) {
            EventCohortFile.write(
                    table,
                    analysis.withRetained(CohortAnalysis.Retained.ON_OR_AFTER).over(events, settings.returnRule()),
                    output.folder());
        }
        LatestPeriods periods = LatestPeriods.of(granularity, events.activeDays());
        ActivityFiles.writeDays(events, output.folder());
        ActivityFiles.writeLifecycle(periods, events.movements(granularity), output.folder());
        ActivityFiles.writePowerUsers(periods, events, output.folder());
        if (!settings.funnel().isEmpty()) {
            FunnelFile.write(settings.toFunnel().over(events), output.folder());
        }
        Sessions sessions = rule(settings, input.hasSessions()).over(events);
        SessionFile.write(sessions, periods, output.folder());
    }

    /** The user's timeout, else the sessions of the file, else the usual timeout. */
    static SessionRule rule(EventSettings settings, boolean hasSessions) {
        Duration timeout = settings.sessionTimeout();
        if (timeout == null && hasSessions) {
            return SessionRule.byIdentifier();
        }
        return SessionRule.ofTimeout(timeout == null ? EventSettings.SESSION_TIMEOUT : timeout);
    }
}
