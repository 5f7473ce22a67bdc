package io.github.retentionmetrics.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** The periods of a granularity partition time, and their numbers and labels stand for them. */
@Domain(PeriodDomain.class)
@Domain(DomainContext.Global.class)
class GranularityPropertyTest {
    @Property(seed = "20260101")
    void everyDateIsInExactlyOnePeriod(@ForAll Granularity granularity, @ForAll LocalDate date) {
        long index = granularity.indexOf(date);
        assertThat(granularity.periodAt(index).contains(date)).isTrue();
        assertThat(granularity.periodAt(index - 1).contains(date)).isFalse();
        assertThat(granularity.periodAt(index + 1).contains(date)).isFalse();
        assertThat(granularity.periodContaining(date)).isEqualTo(granularity.periodAt(index));
    }

    @Property(seed = "20260101")
    void consecutivePeriodsAbut(@ForAll Granularity granularity, @ForAll LocalDate date) {
        Period period = granularity.periodContaining(date);
        Period next = granularity.next(period);
        assertThat(period.isEmpty()).isFalse();
        assertThat(next.startInclusive()).isEqualTo(period.endExclusive());
        assertThat(granularity.previous(next)).isEqualTo(period);
        assertThat(granularity.indexOf(next.startInclusive())).isEqualTo(granularity.indexOf(date) + 1);
    }

    @Property(seed = "20260101")
    void allDaysOfAPeriodHaveItsIndex(@ForAll Granularity granularity, @ForAll LocalDate date) {
        long index = granularity.indexOf(date);
        Period period = granularity.periodAt(index);
        assertThat(granularity.indexOf(period.startInclusive())).isEqualTo(index);
        assertThat(granularity.indexOf(period.lastDay())).isEqualTo(index);
    }

    @Property(seed = "20260101")
    void indexGrowsWithTheDate(@ForAll Granularity granularity, @ForAll LocalDate a, @ForAll LocalDate b) {
        int byDate = Integer.signum(a.compareTo(b));
        int byIndex = Long.signum(granularity.indexOf(a) - granularity.indexOf(b));
        assertThat(byIndex == byDate || byIndex == 0).isTrue();
    }

    @Property(seed = "20260101")
    void epochDayHasTheIndexOfItsDate(@ForAll Granularity granularity, @ForAll LocalDate date) {
        assertThat(granularity.indexOfEpochDay(date.toEpochDay())).isEqualTo(granularity.indexOf(date));
    }

    @Property(seed = "20260101")
    void labelIsReadBack(@ForAll Granularity granularity, @ForAll LocalDate date) {
        Period period = granularity.periodContaining(date);
        String label = granularity.label(period);
        assertThat(granularity.parseLabel(label)).isEqualTo(period);
        assertThat(granularity.label(granularity.next(period))).isNotEqualTo(label);
    }

    @Property(seed = "20260101")
    void nameIsReadBack(@ForAll Granularity granularity) {
        assertThat(Granularity.parse(granularity.toString()))
                .isEqualTo(granularity)
                .hasSameHashCodeAs(granularity);
    }

    @Property(seed = "20260101")
    void betweenIsTheInverseOfPlus(
            @ForAll Granularity granularity,
            @ForAll LocalDate a,
            @ForAll LocalDate b,
            @ForAll @IntRange(min = -50, max = 50) int n) {
        Period from = granularity.periodContaining(a);
        Period to = granularity.periodContaining(b);
        assertThat(granularity.plus(from, granularity.between(from, to))).isEqualTo(to);
        assertThat(granularity.between(to, from)).isEqualTo(-granularity.between(from, to));
        Period middle = Period.month(2022, 1);
        Period aligned = granularity.periodContaining(middle.startInclusive());
        assertThat(granularity.between(aligned, granularity.plus(aligned, n))).isEqualTo(n);
    }

    @Property(seed = "20260101")
    void plusAddsUp(
            @ForAll Granularity granularity,
            @ForAll @IntRange(min = -500, max = 500) int m,
            @ForAll @IntRange(min = -500, max = 500) int n) {
        Period period = granularity.periodContaining(LocalDate.of(2024, 2, 29));
        assertThat(granularity.plus(granularity.plus(period, m), n)).isEqualTo(granularity.plus(period, m + n));
    }

    @Property(seed = "20260101")
    void coveringPeriodsPartitionASpan(
            @ForAll Granularity granularity, @ForAll LocalDate date, @ForAll @IntRange(max = 1_000) int days) {
        LocalDate start = date.isBefore(LocalDate.of(9990, 1, 1)) ? date : LocalDate.of(9990, 1, 1);
        Period span = Period.of(start, start.plusDays(days));
        List<Period> periods = granularity.periodsCovering(span);
        assertThat(periods).isSorted().allMatch(granularity::isAligned).allMatch(span::overlaps);
        assertThat(periods.stream()
                        .mapToLong(period ->
                                period.intersection(span).orElseThrow().lengthDays())
                        .sum())
                .isEqualTo(days);
        assertThat(periods.stream()
                        .reduce(Period::union)
                        .map(whole -> whole.encloses(span))
                        .orElse(true))
                .isTrue();
    }

    @Property(seed = "20260101")
    void onlyItsOwnPeriodsAreAligned(@ForAll Granularity granularity, @ForAll LocalDate date) {
        Period period = granularity.periodContaining(date);
        assertThat(granularity.isAligned(period)).isTrue();
        assertThat(granularity.isAligned(period.withEnd(period.endExclusive().plusDays(1))))
                .isFalse();
        assertThat(granularity.isAligned(
                        period.withStart(period.startInclusive().minusDays(1))))
                .isFalse();
        assertThat(granularity.isAligned(period.withEnd(period.startInclusive())))
                .isFalse();
    }

    @Property(seed = "20260101")
    void calendarPeriodsAgreeWithTheirFactories(@ForAll LocalDate date) {
        int year = date.getYear();
        assertThat(Granularity.DAY.periodContaining(date)).isEqualTo(Period.day(date));
        assertThat(Granularity.WEEK.periodContaining(date))
                .isEqualTo(
                        Period.week(date.get(IsoFields.WEEK_BASED_YEAR), date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
        assertThat(Granularity.MONTH.periodContaining(date)).isEqualTo(Period.month(year, date.getMonthValue()));
        assertThat(Granularity.MONTH.label(Granularity.MONTH.periodContaining(date)))
                .isEqualTo(YearMonth.from(date).toString());
        assertThat(Granularity.QUARTER.periodContaining(date))
                .isEqualTo(Period.quarter(year, date.get(IsoFields.QUARTER_OF_YEAR)));
        assertThat(Granularity.YEAR.periodContaining(date)).isEqualTo(Period.year(year));
    }

    @Property(seed = "20260101")
    void weekStartsOnItsDay(@ForAll DayOfWeek firstDayOfWeek, @ForAll LocalDate date) {
        Period week = Granularity.weekStarting(firstDayOfWeek).periodContaining(date);
        assertThat(week.startInclusive()).isEqualTo(date.with(TemporalAdjusters.previousOrSame(firstDayOfWeek)));
        assertThat(week.lengthDays()).isEqualTo(7);
    }

    @Property(seed = "20260101")
    void survivesSerialization(@ForAll Granularity granularity, @ForAll LocalDate date)
            throws IOException, ClassNotFoundException {
        Granularity copy = (Granularity) copyOf(granularity);
        assertThat(copy).isEqualTo(granularity).hasToString(granularity.toString());
        assertThat(copy.indexOf(date)).isEqualTo(granularity.indexOf(date));
        Period period = granularity.periodContaining(date);
        assertThat(copyOf(period)).isEqualTo(period);
    }

    private static Object copyOf(Object original) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
