package io.github.retentionmetrics.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** The interval algebra agrees with that of sets of days. */
@Domain(PeriodDomain.class)
class PeriodPropertyTest {
    @Property(seed = "20260101")
    void textIsReadBack(@ForAll LocalDate a, @ForAll LocalDate b) {
        Period period = Period.day(a).span(Period.day(b));
        assertThat(Period.parse(period.toString())).isEqualTo(period).hasSameHashCodeAs(period);
    }

    @Property(seed = "20260101")
    void lengthIsTheNumberOfDays(@ForAll Period period) {
        assertThat(period.lengthDays())
                .isEqualTo(days(period).size())
                .isEqualTo(period.days().count());
        assertThat(period.isEmpty()).isEqualTo(period.lengthDays() == 0);
    }

    @Property(seed = "20260101")
    void containsExactlyItsDays(@ForAll Period period, @ForAll Period other) {
        Set<LocalDate> days = days(period);
        Stream.concat(other.days(), Stream.of(other.endExclusive()))
                .forEach(date -> assertThat(period.contains(date)).isEqualTo(days.contains(date)));
    }

    @Property(seed = "20260101")
    void closedBoundsAreTheFirstAndTheLastDay(@ForAll LocalDate a, @ForAll LocalDate b) {
        Period period = Period.day(a).span(Period.day(b));
        assertThat(Period.ofClosed(period.startInclusive(), period.lastDay())).isEqualTo(period);
    }

    @Property(seed = "20260101")
    void intersectionHasTheCommonDays(@ForAll Period a, @ForAll Period b) {
        Set<LocalDate> common = days(a);
        common.retainAll(days(b));
        assertThat(a.intersection(b).map(PeriodPropertyTest::days).orElse(Set.of()))
                .isEqualTo(common);
        assertThat(a.intersection(b)).isEqualTo(b.intersection(a));
        assertThat(a.overlaps(b)).isEqualTo(!common.isEmpty());
    }

    @Property(seed = "20260101")
    void unionHasTheDaysOfBoth(@ForAll Period a, @ForAll Period b) {
        if (a.isConnected(b)) {
            Set<LocalDate> either = days(a);
            either.addAll(days(b));
            assertThat(days(a.union(b))).isEqualTo(either);
            assertThat(a.union(b)).isEqualTo(b.union(a)).isEqualTo(a.span(b));
        }
    }

    @Property(seed = "20260101")
    void lengthsOfUnionAndIntersectionAddUp(@ForAll Period a, @ForAll Period b) {
        if (a.isConnected(b)) {
            long common = a.intersection(b).map(Period::lengthDays).orElse(0L);
            assertThat(a.union(b).lengthDays() + common).isEqualTo(a.lengthDays() + b.lengthDays());
        }
    }

    @Property(seed = "20260101")
    void spanIsTheSmallestThatEnclosesBoth(@ForAll Period a, @ForAll Period b, @ForAll Period c) {
        assertThat(a.span(b).encloses(a)).isTrue();
        assertThat(a.span(b).encloses(b)).isTrue();
        assertThat(c.encloses(a.span(b))).isEqualTo(c.encloses(a) && c.encloses(b));
    }

    @Property(seed = "20260101")
    void spanIsAssociativeCommutativeAndIdempotent(@ForAll Period a, @ForAll Period b, @ForAll Period c) {
        assertThat(a.span(b).span(c)).isEqualTo(a.span(b.span(c)));
        assertThat(a.span(b)).isEqualTo(b.span(a));
        assertThat(a.span(a)).isEqualTo(a);
    }

    @Property(seed = "20260101")
    void enclosingIsAPartialOrder(@ForAll Period a, @ForAll Period b, @ForAll Period c) {
        assertThat(a.encloses(a)).isTrue();
        assertThat(a.encloses(b) && b.encloses(a)).isEqualTo(a.equals(b));
        assertThat(a.encloses(b) && b.encloses(c) && !a.encloses(c)).isFalse();
        assertThat(a.encloses(b) && !days(a).containsAll(days(b))).isFalse();
    }

    @Property(seed = "20260101")
    void beforeAndAfterAndOverlapExcludeEachOther(@ForAll Period a, @ForAll Period b) {
        assertThat(Stream.of(a.isBefore(b), a.isAfter(b), a.overlaps(b)).filter(holds -> holds))
                .hasSizeLessThanOrEqualTo(1)
                .hasSizeGreaterThanOrEqualTo(a.isEmpty() || b.isEmpty() ? 0 : 1);
        assertThat(a.isBefore(b)).isEqualTo(b.isAfter(a));
        assertThat(a.isBefore(b) && a.compareTo(b) >= 0).isFalse();
    }

    @Property(seed = "20260101")
    void beforeIsTransitive(@ForAll Period a, @ForAll Period b, @ForAll Period c) {
        assertThat(a.isBefore(b) && b.isBefore(c) && !a.isBefore(c)).isFalse();
    }

    @Property(seed = "20260101")
    void connectedIsOverlappingAbuttingOrEnclosing(@ForAll Period a, @ForAll Period b) {
        assertThat(a.isConnected(b))
                .isEqualTo(a.overlaps(b) || a.abuts(b) || a.encloses(b) || b.encloses(a))
                .isEqualTo(b.isConnected(a));
        assertThat(a.abuts(b)).isEqualTo(b.abuts(a));
    }

    @Property(seed = "20260101")
    void comparingAgreesWithEqualsAndIsAntisymmetric(@ForAll Period a, @ForAll Period b) {
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
    }

    private static Set<LocalDate> days(Period period) {
        return period.startInclusive().datesUntil(period.endExclusive()).collect(Collectors.toCollection(TreeSet::new));
    }
}
