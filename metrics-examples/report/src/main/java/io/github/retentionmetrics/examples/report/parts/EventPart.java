package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.event.FunnelTable;
import io.github.retentionmetrics.event.SessionRule;
import io.github.retentionmetrics.event.Sessions;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.EventSettings;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import java.io.IOException;
import java.time.Duration;
import java.util.NavigableMap;

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
        EventSummary summary = new EventSummary(events, output);
        summary.writeUsers(settings);
        summary.writeRetention(table, granularity);
        long cells = table.cells().count();
        if (cells > CohortPart.MOST_CELLS) {
            output.json().put("eventCohortCellsLeftOut", cells);
            output.text()
                    .note(
                            "events.leftOut",
                            cells,
                            table.cohorts().size(),
                            granularity.toString(),
                            CohortPart.MOST_CELLS);
        } else {
            EventCohortFile.write(
                    table,
                    analysis.withRetained(CohortAnalysis.Retained.ON_OR_AFTER).over(events, settings.returnRule()),
                    output.folder());
        }
        LatestPeriods periods = LatestPeriods.of(granularity, events.activeDays());
        NavigableMap<Period, CustomerMovement> movements = events.movements(granularity);
        summary.writeActivity(
                ActivityFiles.writeDays(events, output.folder()), periods.latestComplete(movements), granularity);
        ActivityFiles.writeLifecycle(periods, movements, output.folder());
        ActivityFiles.writePowerUsers(periods, events, output.folder());
        if (!settings.funnel().isEmpty()) {
            FunnelTable funnel = settings.toFunnel().over(events);
            FunnelFile.write(funnel, output.folder());
            summary.writeFunnel(funnel, settings);
        }
        Sessions sessions = rule(settings, input.hasSessions()).over(events);
        SessionFile.write(sessions, periods, output.folder());
        summary.writeSessions(sessions, settings);
        periods.write("usersByPeriod", movements, output);
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
