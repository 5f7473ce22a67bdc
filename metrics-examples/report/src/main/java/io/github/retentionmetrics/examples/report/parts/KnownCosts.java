package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.lifetime.Cost;
import io.github.retentionmetrics.lifetime.Cost.Purpose;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Ratio;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is known of the costs: from when until when, and for which purposes.
 *
 * <p>Costs are booked on any day of their month, so they are known from the first day of the month of the first row to
 * the last day of the month of the last. That a purpose has no row does not say that it cost nothing.
 */
final class KnownCosts {
    private final Period span;
    private final Set<Purpose> purposes;

    private KnownCosts(Period span, Set<Purpose> purposes) {
        this.span = span;
        this.purposes = purposes;
    }

    /** What some costs tell; nothing, of no day, if there are none. */
    static KnownCosts of(Collection<Cost> costs) {
        if (costs.isEmpty()) {
            return new KnownCosts(Period.of(LocalDate.EPOCH, LocalDate.EPOCH), purposes(costs));
        }
        List<LocalDate> dates =
                costs.stream().map(Cost::date).sorted(Comparator.naturalOrder()).toList();
        LocalDate last = dates.get(dates.size() - 1);
        Period span = Period.ofClosed(dates.get(0).withDayOfMonth(1), last.withDayOfMonth(last.lengthOfMonth()));
        return new KnownCosts(span, purposes(costs));
    }

    private static Set<Purpose> purposes(Collection<Cost> costs) {
        Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
        costs.forEach(cost -> purposes.add(cost.category().purpose()));
        return purposes;
    }

    /** The days of which the costs are known. */
    Period span() {
        return span;
    }

    /** Whether the costs of a period are known from its first day to its last. */
    boolean isWhole(Period period) {
        return span.encloses(period);
    }

    /** A figure of the costs of a purpose, undefined if none of them are recorded. */
    Ratio only(Purpose purpose, Ratio figure) {
        return has(purpose) ? figure : Ratio.of(BigDecimal.ZERO, BigDecimal.ZERO, reason(purpose));
    }

    boolean has(Purpose purpose) {
        return purposes.contains(purpose);
    }

    private static String reason(Purpose purpose) {
        return "no " + purpose.name().toLowerCase(Locale.ROOT) + " costs are recorded";
    }
}
