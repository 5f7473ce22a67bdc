package io.github.retentionmetrics.trend;

import static io.github.retentionmetrics.period.Granularity.DAY;
import static io.github.retentionmetrics.period.Granularity.MONTH;
import static io.github.retentionmetrics.period.Granularity.WEEK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.RateDifference;
import io.github.retentionmetrics.testing.Serialization;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TrendTest {
    private static final LocalDate UNTIL = LocalDate.of(2026, 4, 12);

    private static SortedMap<Period, Rate> months() {
        SortedMap<Period, Rate> rates = new TreeMap<>();
        rates.put(Period.month(2025, 4), Rate.of(1, 10));
        rates.put(Period.month(2026, 1), Rate.of(10, 100));
        rates.put(Period.month(2026, 2), Rate.of(90, 300));
        rates.put(Period.month(2026, 3), Rate.of(5, 10));
        rates.put(Period.month(2026, 4), Rate.of(1, 2));
        return rates;
    }

    private static final Trend<Rate> TREND = Trend.of(MONTH, months(), UNTIL);

    private static Period month(int month) {
        return Period.month(2026, month);
    }

    @Test
    void windowsPoolCountsAndNeverAverageRates() {
        NavigableMap<Period, Trend.Point<Rate>> quarter = TREND.trailing(3, Rate.toPooledRate());
        assertThat(quarter.keySet()).isEqualTo(months().keySet());
        // (10 + 90 + 5) / (100 + 300 + 10), not the mean of 0.1, 0.3 and 0.5
        assertThat(quarter.get(month(3)).value()).isEqualTo(Rate.of(105, 410));
        assertThat(quarter.get(month(2)).reason()).isEqualTo("2025-12 is not in the data");
        assertThat(quarter.get(month(4)).reason()).isEqualTo("2026-04 is partial: observed until 2026-04-12");
        assertThat(TREND.trailing(1, Rate.toPooledRate()).get(month(2)).value()).isEqualTo(Rate.of(90, 300));
    }

    @Test
    void everyRowSaysWhetherItsPeriodIsWhollyObserved() {
        assertThat(TREND.rows())
                .filteredOn(row -> !row.isComplete())
                .extracting(Trend.Row::period)
                .containsExactly(month(4));
        assertThat(TREND.withObservedFrom(LocalDate.of(2026, 1, 2)).rows())
                .filteredOn(row -> !row.isComplete())
                .extracting(Trend.Row::period)
                .containsExactly(Period.month(2025, 4), month(1), month(4));
        Trend.Row<Rate> march = TREND.rows().stream()
                .filter(row -> row.period().equals(month(3)))
                .findFirst()
                .orElseThrow();
        assertThat(march)
                .isEqualTo(new Trend.Row<>(month(3), Rate.of(5, 10), true))
                .hasToString("2026-03: 50.0% (5 of 10)");
        assertThat(new Trend.Row<>(month(4), Rate.of(1, 2), false)).hasToString("2026-04: 50.0% (1 of 2), partial");
        assertThatThrownBy(() -> new Trend.Row<>(month(4), null, true)).hasMessage("value");
    }

    @Test
    void changesAreDifferencesToThePeriodBefore() {
        NavigableMap<Period, Trend.Point<RateDifference>> changes = TREND.changes(Rate::minus);
        assertThat(changes.get(month(3)).value()).isEqualTo(Rate.of(5, 10).minus(Rate.of(90, 300)));
        assertThat(changes.get(month(1)).reason()).isEqualTo("2025-12 is not in the data");
        assertThat(changes.get(month(4)).reason()).isEqualTo("2026-04 is partial: observed until 2026-04-12");
        assertThat(TREND.<RateDifference>changes(2, Rate::minus).get(month(3)).value())
                .isEqualTo(Rate.of(5, 10).minus(Rate.of(10, 100)));
    }

    @Test
    void yearOnYearIsTheSameMonthOfLastYear() {
        Trend<Rate> later = Trend.of(MONTH, months(), LocalDate.of(2026, 4, 30));
        assertThat(later.<RateDifference>yearOnYear(Rate::minus).get(month(4)).value())
                .isEqualTo(Rate.of(1, 2).minus(Rate.of(1, 10)));
        assertThat(later.<RateDifference>yearOnYear(Rate::minus).get(month(3)).reason())
                .isEqualTo("2025-03 is not in the data");
        assertThat(TREND.<RateDifference>yearOnYear(Rate::minus).get(month(4)).reason())
                .isEqualTo("2026-04 is partial: observed until 2026-04-12");
    }

    @Test
    void weekFiftyThreeAndTheLeapDayHaveNoCounterpart() {
        Trend<Integer> weeks =
                Trend.of(WEEK, new TreeMap<>(Map.of(Period.week(2020, 53), 5, Period.week(2019, 52), 3)), UNTIL);
        assertThat(weeks.yearOnYear(Integer::sum).get(Period.week(2020, 53)).reason())
                .isEqualTo("2020-12-28 has no counterpart in the year before");
        assertThat(weeks.changes(53, Integer::sum).get(Period.week(2020, 53)).value())
                .isEqualTo(8);
        LocalDate leap = LocalDate.of(2024, 2, 29);
        Trend<Integer> days = Trend.of(DAY, new TreeMap<>(Map.of(Period.day(leap), 1)), UNTIL);
        assertThat(days.yearOnYear(Integer::sum).get(Period.day(leap)).reason())
                .isEqualTo("2024-02-29 has no counterpart in the year before");
    }

    @Test
    void theStartMayBePartialToo() {
        Trend<Rate> late = TREND.withObservedFrom(LocalDate.of(2026, 1, 2));
        assertThat(late.isComplete(month(1))).isFalse();
        assertThat(late.isComplete(month(2))).isTrue();
        assertThat(late.trailing(3, Rate.toPooledRate()).get(month(3)).reason())
                .isEqualTo("2026-01 is partial: observed from 2026-01-02");
        assertThat(late.latestComplete()).contains(month(3));
        assertThat(Trend.of(MONTH, new TreeMap<Period, Rate>(), UNTIL).latestComplete())
                .isEmpty();
    }

    @Test
    void maps() {
        Trend<Long> counts = TREND.map(Rate::denominator);
        assertThat(counts.periods()).containsEntry(month(2), 300L).hasSize(5);
        assertThat(counts.granularity()).isEqualTo(MONTH);
        assertThat(counts).hasToString("Trend[5 periods by month, observed until 2026-04-12]");
        assertThatThrownBy(() -> counts.periods().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void whereTheDatesEnd() {
        Trend<Integer> first = Trend.of(Granularity.YEAR, new TreeMap<>(Map.of(Period.year(1), 1)), UNTIL);
        assertThat(first.changes(5, Integer::sum).get(Period.year(1)).reason())
                .isEqualTo("nothing before the supported dates");
        assertThat(first.trailing(9, Collectors.counting()).get(Period.year(1)).reason())
                .matches("the window begins before the supported dates|0000 is not in the data");
    }

    @Test
    void aPointIsAValueOrAReason() {
        Trend.Point<Rate> point = Trend.Point.of(Rate.of(1, 2));
        assertThat(point.isDefined()).isTrue();
        assertThat(point.toOptional()).contains(Rate.of(1, 2));
        assertThat(point).hasToString("50.0% (1 of 2)").isEqualTo(Trend.Point.of(Rate.of(1, 2)));
        assertThat(Serialization.roundTrip(point)).isEqualTo(point).hasSameHashCodeAs(point);
        Trend.Point<Rate> none = Trend.Point.undefined("not yet");
        assertThat(none.isDefined()).isFalse();
        assertThat(none.toOptional()).isEmpty();
        assertThat(none).hasToString("undefined: not yet").isNotEqualTo(point).isNotEqualTo("not yet");
        assertThatThrownBy(none::value)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("value must be defined: not yet");
        assertThatThrownBy(() -> Trend.Point.undefined(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reason must not be blank: length 1");
    }

    @Test
    void checksItsArguments() {
        assertThatThrownBy(() -> Trend.of(WEEK, months(), UNTIL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("period must be a week: 2025-04");
        assertThatThrownBy(() -> TREND.trailing(0, Rate.toPooledRate()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("length must be at least 1: 0");
        assertThatThrownBy(() -> TREND.changes(0, Rate::minus))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("periodsBefore must be at least 1: 0");
        assertThatThrownBy(() -> TREND.map(rate -> null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("result");
    }
}
