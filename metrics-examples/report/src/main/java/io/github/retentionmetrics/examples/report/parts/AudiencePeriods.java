package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The periods of a channel, from that of its first row to the observation day.
 *
 * @param granularity the length of a period
 * @param span the days that are known
 * @param periods the periods that have such days
 */
record AudiencePeriods(Granularity granularity, Period span, List<Period> periods) {

    static AudiencePeriods of(Period rows, ReportInput input) {
        LocalDate from = input.settings().observedFrom();
        LocalDate first = from == null ? rows.startInclusive() : from;
        Period span = Period.ofClosed(first, input.observedUntil());
        Granularity granularity = input.settings().granularity();
        return new AudiencePeriods(granularity, span, granularity.periodsCovering(span));
    }

    String label(Period period) {
        return granularity.label(period);
    }

    /** What the column {@code status} says of a period. */
    String status(Period period) {
        return span.encloses(period) ? "complete" : "partial";
    }

    /** The last period that is known from its first to its last day. */
    Optional<Period> latestComplete() {
        return periods.stream().filter(span::encloses).reduce((earlier, later) -> later);
    }
}
