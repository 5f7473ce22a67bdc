package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.event.FunnelTable;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.ProportionInterval;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code funnel.csv}: how many users pass each step to a goal, and how fast. */
final class FunnelFile {
    private static final double NANOS_A_SECOND = 1e9;

    private FunnelFile() {}

    static void write(FunnelTable table, OutputFolder folder) throws IOException, UserError {
        try (CsvFile csv = folder.csv(
                "funnel.csv",
                "step",
                "event",
                "users",
                "from_start",
                "from_previous",
                "median_seconds_from_start",
                "median_seconds_from_previous",
                "from_start_low",
                "from_start_high",
                "from_previous_low",
                "from_previous_high")) {
            for (FunnelTable.StepFacts step : table.steps()) {
                // the first step is 100 % of itself, and at no time from itself, by definition and not by observation
                boolean isFirst = step.step() == 1;
                Interval fromStart = isFirst
                        ? Interval.undefined(Metrics.LEVEL, "100% by definition")
                        : step.fromStart().interval(ProportionInterval.WILSON, Metrics.LEVEL);
                Interval fromPrevious =
                        isFirst ? fromStart : step.fromPrevious().interval(ProportionInterval.WILSON, Metrics.LEVEL);
                csv.row(
                        step.step(),
                        step.name(),
                        step.customers(),
                        step.fromStart().value(),
                        step.fromPrevious().value(),
                        isFirst ? Double.NaN : seconds(step.medianFromStart()),
                        isFirst ? Double.NaN : seconds(step.medianFromPrevious()),
                        fromStart.low(),
                        fromStart.high(),
                        fromPrevious.low(),
                        fromPrevious.high());
            }
        }
    }

    /** A time as a number, NaN without one. */
    static double seconds(@Nullable Duration duration) {
        return duration == null ? Double.NaN : duration.getSeconds() + duration.getNano() / NANOS_A_SECOND;
    }
}
