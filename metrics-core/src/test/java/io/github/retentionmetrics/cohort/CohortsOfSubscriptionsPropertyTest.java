package io.github.retentionmetrics.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.customer.CustomerDomain;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(CustomerDomain.class)
@Domain(DomainContext.Global.class)
class CohortsOfSubscriptionsPropertyTest {
    private static final LocalDate UNTIL = CustomerDomain.OBSERVED_UNTIL;

    private static SubscriptionHistory history(List<Subscription> rows) {
        return SubscriptionHistory.of(rows, UNTIL);
    }

    /** The definition, customer by customer and period by period. */
    private static long retained(List<Subscription> rows, CohortAnalysis analysis, Period cohort, int offset) {
        return byCustomer(rows).values().stream()
                .filter(own -> cohort.contains(firstStart(own)))
                .filter(own -> isRetained(own, analysis, cohort, offset))
                .count();
    }

    private static Map<String, List<Subscription>> byCustomer(List<Subscription> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(Subscription::customerId, TreeMap::new, Collectors.toList()));
    }

    private static LocalDate firstStart(List<Subscription> own) {
        return own.stream()
                .map(Subscription::startInclusive)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static boolean isRetained(List<Subscription> own, CohortAnalysis analysis, Period cohort, int offset) {
        return switch (analysis.retained()) {
            case IN_PERIOD -> isActive(own, analysis, cohort, offset);
            case ON_OR_AFTER -> IntStream.range(offset, 60).anyMatch(k -> isActive(own, analysis, cohort, k));
            case ON_OR_BEFORE ->
                offset == 0
                        ? isActive(own, analysis, cohort, 0)
                        : IntStream.rangeClosed(1, offset).anyMatch(k -> isActive(own, analysis, cohort, k));
            case EVERY_PERIOD -> IntStream.rangeClosed(0, offset).allMatch(k -> isActive(own, analysis, cohort, k));
        };
    }

    /** Whether a customer is active at the end of an offset, or of one of those in a bracket. */
    private static boolean isActive(List<Subscription> own, CohortAnalysis analysis, Period cohort, int offset) {
        int[] brackets =
                analysis.brackets().stream().mapToInt(Integer::intValue).toArray();
        if (brackets.length == 0) {
            return isActiveAtEnd(own, analysis, cohort, offset);
        }
        return offset < brackets.length - 1
                && IntStream.range(brackets[offset], brackets[offset + 1])
                        .anyMatch(k -> isActiveAtEnd(own, analysis, cohort, k));
    }

    private static boolean isActiveAtEnd(List<Subscription> own, CohortAnalysis analysis, Period cohort, int offset) {
        Granularity unit = analysis.activity();
        Period period = unit.periodAt(unit.indexOf(cohort.startInclusive()) + offset);
        LocalDate day = period.lastDay().isAfter(UNTIL) ? UNTIL : period.lastDay();
        return !period.startInclusive().isAfter(UNTIL)
                && own.stream()
                        .anyMatch(row -> !row.startInclusive().isAfter(day)
                                && row.end().map(end -> end.isAfter(day)).orElse(true));
    }

    @Property(seed = "20261130")
    void aCellCountsTheCustomersWhoAreActiveAtTheEndOfItsPeriod(
            @ForAll List<Subscription> rows,
            @ForAll Granularity cohorts,
            @ForAll Granularity activity,
            @ForAll CohortAnalysis.Retained retained,
            @ForAll boolean hasBrackets) {
        CohortAnalysis plain = CohortAnalysis.by(cohorts).withActivity(activity).withRetained(retained);
        CohortAnalysis analysis = hasBrackets ? plain.withBrackets(0, 1, 3, 8) : plain;
        CohortTable table = analysis.over(history(rows));

        assertThat(table.cells()).allSatisfy(cell -> {
            assertThat(cell.customers()).isEqualTo(retained(rows, analysis, cell.cohort(), cell.offset()));
            assertThat(analysis.customerIds(history(rows), cell.cohort(), cell.offset()))
                    .hasSize((int) cell.customers())
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .isSubsetOf(analysis.customerIds(history(rows), cell.cohort()));
            assertThat(cell.orders()).isZero();
            assertThat(cell.revenue()).isZero();
        });
        assertThat(table.cohorts().stream().mapToLong(table::size).sum())
                .isEqualTo(history(rows).customers());
        assertThat(table.cohorts().stream().flatMap(cohort -> analysis.customerIds(history(rows), cohort).stream()))
                .containsExactlyInAnyOrderElementsOf(history(rows).customerIds());
    }

    @Property(seed = "20261130")
    void theCustomersOfAPeriodsCellsAreThoseAtItsEnd(@ForAll List<Subscription> rows, @ForAll Granularity unit) {
        CohortTable table = CohortAnalysis.by(unit).over(history(rows));
        Map<Long, Long> active = table.cells()
                .collect(Collectors.groupingBy(
                        cell -> unit.indexOf(cell.cohort().startInclusive()) + cell.offset(),
                        Collectors.summingLong(CohortTable.Cell::customers)));

        history(rows)
                .movements(unit)
                .forEach(
                        (period, movement) -> assertThat(active.getOrDefault(unit.indexOf(period.startInclusive()), 0L))
                                .isEqualTo(movement.end()));
    }
}
