package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.subscription.Trial;
import io.github.retentionmetrics.subscription.TrialConversion;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** {@code trials.csv}: the trials that start in each period, and what has become of them. */
final class TrialsFile {
    private TrialsFile() {}

    static void write(List<Trial> trials, Collection<Period> all, LatestPeriods periods, OutputFolder folder)
            throws IOException, UserError {
        Map<Period, TrialConversion> byStart = TrialConversion.byStart(trials, periods.granularity());
        try (CsvFile csv = folder.csv(
                "trials.csv",
                "period",
                "trials",
                "converted",
                "lost",
                "running",
                "conversion_rate_decided",
                "conversion_rate_of_all",
                "status")) {
            for (Period period : all) {
                TrialConversion conversion = byStart.getOrDefault(period, TrialConversion.empty());
                csv.row(
                        periods.label(period),
                        conversion.trials(),
                        conversion.converted(),
                        conversion.lost(),
                        conversion.running(),
                        conversion.rate().value(),
                        conversion.rateOfAll().value(),
                        conversion.running() > 0 ? "partial" : periods.status(period));
            }
        }
    }
}
