package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.event.SessionFacts;
import io.github.retentionmetrics.event.Sessions;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.period.Period;
import java.io.IOException;
import java.time.Duration;
import java.util.NavigableMap;

/** {@code sessions.csv}: the visits that began in each period. */
final class SessionFile {
    private SessionFile() {}

    static NavigableMap<Period, SessionFacts> write(Sessions sessions, LatestPeriods periods, OutputFolder folder)
            throws IOException, UserError {
        NavigableMap<Period, SessionFacts> facts = sessions.facts(periods.granularity());
        NavigableMap<Period, Duration> medians = sessions.medianDurations(periods.granularity());
        try (CsvFile csv = folder.csv(
                "sessions.csv",
                "period",
                "sessions",
                "bounces",
                "bounce_rate",
                "mean_seconds",
                "median_seconds",
                "events_per_session",
                "status")) {
            facts.forEach((period, of) -> csv.row(
                    periods.label(period),
                    of.sessions(),
                    of.bounces(),
                    of.bounceRate().value(),
                    of.meanSeconds().value(),
                    FunnelFile.seconds(medians.get(period)),
                    of.eventsPerSession().value(),
                    periods.status(period)));
        }
        return facts;
    }
}
