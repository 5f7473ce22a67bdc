package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Difference;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects headlines: each of its latest period, against the one before it and against that of the year before. */
final class HeadlineRows {
    private final Granularity granularity;
    private final List<HeadlineRow> rows = new ArrayList<>();

    HeadlineRows(Granularity granularity) {
        this.granularity = granularity;
    }

    /**
     * How a figure is computed, shown and compared.
     *
     * @param difference the figure of the first period less that of the second, which is earlier and has customers in
     *     common with it
     */
    record Metric<T>(
            Function<Period, T> of,
            BiFunction<String, T, HeadlineFigure> figure,
            BiFunction<Period, Period, ? extends Difference> difference) {}

    /**
     * Adds a headline of the last of some periods, or nothing if there is none.
     *
     * @param periods the periods whose figures may be compared
     */
    <T> void add(Headline headline, NavigableSet<Period> periods, Metric<T> metric) {
        add(headline, null, periods, metric);
    }

    /** Adds a headline whose amounts may be in another currency than that of the report. */
    <T> void add(Headline headline, @Nullable Currency currency, NavigableSet<Period> periods, Metric<T> metric) {
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
        HeadlineFigure figure =
                metric.figure().apply(granularity.label(latest), metric.of().apply(latest));
        if (earlier.isEmpty()) {
            rows.add(new HeadlineRow(headline, currency, figure, null, null));
        }
        for (Period period : earlier) {
            rows.add(new HeadlineRow(
                    headline,
                    currency,
                    figure,
                    metric.figure().apply(granularity.label(period), metric.of().apply(period)),
                    metric.difference().apply(latest, period)));
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
