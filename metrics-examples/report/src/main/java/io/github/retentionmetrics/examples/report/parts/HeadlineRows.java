package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Difference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Collects headlines: each of its latest period, against the one before it and against that of the year before. */
final class HeadlineRows {
    private final Granularity granularity;
    private final List<HeadlineRow> rows = new ArrayList<>();

    HeadlineRows(Granularity granularity) {
        this.granularity = granularity;
    }

    /** How a figure is computed, shown and compared. */
    record Metric<T>(
            Function<Period, T> of,
            BiFunction<String, T, HeadlineFigure> figure,
            BiFunction<T, T, ? extends Difference> minus) {}

    /**
     * Adds a headline of the last of some periods, or nothing if there is none.
     *
     * @param periods the periods whose figures may be compared
     */
    <T> void add(Headline headline, NavigableSet<Period> periods, Metric<T> metric) {
        if (periods.isEmpty()) {
            return;
        }
        Period latest = periods.last();
        Set<Period> earlier = new LinkedHashSet<>();
        Period before = periods.lower(latest);
        if (before != null) {
            earlier.add(before);
        }
        granularity.yearBefore(latest).filter(periods::contains).ifPresent(earlier::add);
        T now = metric.of().apply(latest);
        HeadlineFigure figure = metric.figure().apply(granularity.label(latest), now);
        if (earlier.isEmpty()) {
            rows.add(new HeadlineRow(headline, figure, null, null));
        }
        for (Period period : earlier) {
            T then = metric.of().apply(period);
            rows.add(new HeadlineRow(
                    headline,
                    figure,
                    metric.figure().apply(granularity.label(period), then),
                    metric.minus().apply(now, then)));
        }
    }

    /** Adds a headline of two periods of the caller's own. */
    void add(HeadlineRow row) {
        rows.add(row);
    }

    List<HeadlineRow> rows() {
        return List.copyOf(rows);
    }
}
