package io.github.retentionmetrics.period;

import static io.github.retentionmetrics.period.Granularity.DAY;
import static io.github.retentionmetrics.period.Granularity.MONTH;
import static io.github.retentionmetrics.period.Granularity.QUARTER;
import static io.github.retentionmetrics.period.Granularity.WEEK;
import static io.github.retentionmetrics.period.Granularity.YEAR;
import static io.github.retentionmetrics.period.Granularity.fiscalQuarterStarting;
import static io.github.retentionmetrics.period.Granularity.fiscalYearStarting;
import static io.github.retentionmetrics.period.Granularity.weekStarting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GranularityTest {
    private static final Period MARCH = Period.month(2025, 3);

    /** A date, the period around it, and the label of that, in each granularity. */
    @ParameterizedTest
    @CsvSource({
        "day, 2024-02-29, 2024-02-29, 2024-02-29",
        "day, 1970-01-01, 1970-01-01, 1970-01-01",
        // 1 January 1997 is a Wednesday
        "week, 1996-12-29, 1996-12-23/1996-12-30, 1996-12-23",
        "week, 1996-12-30, 1996-12-30/1997-01-06, 1996-12-30",
        "week, 1997-01-01, 1996-12-30/1997-01-06, 1996-12-30",
        "week, 1997-01-05, 1996-12-30/1997-01-06, 1996-12-30",
        // week 53 of 2020 ends on Sunday 3 January 2021
        "week, 2020-12-28, 2020-12-28/2021-01-04, 2020-12-28",
        "week, 2021-01-03, 2020-12-28/2021-01-04, 2020-12-28",
        "week, 2021-01-04, 2021-01-04/2021-01-11, 2021-01-04",
        "week starting sunday, 1997-01-01, 1996-12-29/1997-01-05, 1996-12-29",
        "week starting sunday, 1997-01-04, 1996-12-29/1997-01-05, 1996-12-29",
        "week starting sunday, 1997-01-05, 1997-01-05/1997-01-12, 1997-01-05",
        "week starting saturday, 1997-01-03, 1996-12-28/1997-01-04, 1996-12-28",
        "week starting saturday, 1997-01-04, 1997-01-04/1997-01-11, 1997-01-04",
        "month, 2024-01-31, 2024-01, 2024-01",
        "month, 2024-02-01, 2024-02, 2024-02",
        "month, 2024-02-29, 2024-02, 2024-02",
        "month, 2023-02-28, 2023-02, 2023-02",
        "month, 1969-12-31, 1969-12, 1969-12",
        "month, 0001-01-01, 0001-01, 0001-01",
        "month, 9999-12-31, 9999-12, 9999-12",
        "quarter, 1997-03-31, 1997-Q1, 1997-Q1",
        "quarter, 1997-04-01, 1997-Q2, 1997-Q2",
        "quarter, 2024-02-29, 2024-Q1, 2024-Q1",
        "quarter, 2025-12-31, 2025-Q4, 2025-Q4",
        "year, 1997-12-31, 1997, 1997",
        "year, 1998-01-01, 1998, 1998",
        "year, 0001-12-31, 0001, 0001",
        "fiscal year starting april, 2025-03-31, 2024-04-01/2025-04-01, 2024/25",
        "fiscal year starting april, 2025-04-01, 2025-04-01/2026-04-01, 2025/26",
        "fiscal year starting july, 2000-06-30, 1999-07-01/2000-07-01, 1999/00",
        "fiscal year starting october, 2024-10-01, 2024-10-01/2025-10-01, 2024/25",
        "fiscal year starting february, 2024-02-29, 2024-02-01/2025-02-01, 2024/25",
        "fiscal year starting march, 2024-02-29, 2023-03-01/2024-03-01, 2023/24",
        "fiscal year starting march, 2024-03-01, 2024-03-01/2025-03-01, 2024/25",
        "fiscal year starting december, 1970-01-01, 1969-12-01/1970-12-01, 1969/70",
        "fiscal year starting april, 0001-01-01, 0000-04-01/0001-04-01, 0000/01",
        "fiscal year starting april, 9999-12-31, 9999-04-01/+10000-04-01, 9999/00",
        "fiscal quarter starting april, 2025-04-01, 2025-Q2, 2025/26-Q1",
        "fiscal quarter starting april, 2025-12-31, 2025-Q4, 2025/26-Q3",
        "fiscal quarter starting april, 2026-03-31, 2026-Q1, 2025/26-Q4",
        "fiscal quarter starting july, 2025-07-01, 2025-Q3, 2025/26-Q1",
        "fiscal quarter starting october, 2025-09-30, 2025-Q3, 2024/25-Q4",
        "fiscal quarter starting february, 2024-01-31, 2023-11-01/2024-02-01, 2023/24-Q4",
        "fiscal quarter starting february, 2024-02-29, 2024-02-01/2024-05-01, 2024/25-Q1",
        "fiscal quarter starting march, 2024-02-29, 2023-12-01/2024-03-01, 2023/24-Q4",
        "fiscal quarter starting december, 2024-02-29, 2023-12-01/2024-03-01, 2023/24-Q1"
    })
    void dateFallsInAPeriodWithALabel(String name, LocalDate date, String period, String label) {
        Granularity granularity = Granularity.parse(name);
        assertThat(granularity.periodContaining(date)).hasToString(period);
        assertThat(granularity.label(Period.parse(period))).isEqualTo(label);
        assertThat(granularity.parseLabel(label)).hasToString(period);
        assertThat(Granularity.valueOf(name)).isEqualTo(granularity);
    }

    @Test
    void everySupportedDayIsInTheMonthOfItsDate() {
        LocalDate first = LocalDate.of(0, 1, 1);
        LocalDate last = LocalDate.of(10_000, 12, 31);
        YearMonth month = YearMonth.from(first);
        for (long day = first.toEpochDay(); day <= last.toEpochDay(); month = month.plusMonths(1)) {
            long expected = (month.getYear() - 1970) * 12L + month.getMonthValue() - 1;
            for (int i = 0; i < month.lengthOfMonth(); i++, day++) {
                if (MONTH.indexOfEpochDay(day) != expected) {
                    assertThat(MONTH.indexOfEpochDay(day))
                            .as("index of %s", LocalDate.ofEpochDay(day))
                            .isEqualTo(expected);
                }
            }
        }
        assertThat(month).isEqualTo(YearMonth.of(10_001, 1));
    }

    @ParameterizedTest
    @MethodSource("all")
    void periodAroundTheEpochHasIndexZero(Granularity granularity) {
        assertThat(granularity.indexOf(LocalDate.EPOCH)).isZero();
        assertThat(granularity.indexOfEpochDay(0)).isZero();
        assertThat(granularity.periodAt(0).contains(LocalDate.EPOCH)).isTrue();
        assertThat(granularity.indexOf(granularity.periodAt(-1).lastDay())).isEqualTo(-1);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyDateOfARecordHasItsPeriod(Granularity granularity) {
        for (LocalDate date : List.of(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31))) {
            Period period = granularity.periodContaining(date);
            assertThat(period.contains(date)).isTrue();
            assertThat(granularity.parseLabel(granularity.label(period))).isEqualTo(period);
        }
    }

    static Stream<Granularity> all() {
        return Stream.of(
                        Stream.of(DAY, WEEK, MONTH, QUARTER, YEAR),
                        Stream.of(DayOfWeek.values()).map(Granularity::weekStarting),
                        Stream.of(Month.values()).map(Granularity::fiscalQuarterStarting),
                        Stream.of(Month.values()).map(Granularity::fiscalYearStarting))
                .flatMap(granularities -> granularities);
    }

    @Test
    void indexCountsWholePeriods() {
        assertThat(MONTH.indexOf(LocalDate.of(2025, 1, 31))).isEqualTo(12 * (2025 - 1970));
        assertThat(MONTH.indexOf(LocalDate.of(1969, 12, 31))).isEqualTo(-1);
        assertThat(QUARTER.indexOf(LocalDate.of(2025, 6, 30))).isEqualTo(4 * (2025 - 1970) + 1);
        assertThat(YEAR.indexOf(LocalDate.of(1969, 1, 1))).isEqualTo(-1);
        assertThat(DAY.indexOf(LocalDate.of(1971, 1, 1))).isEqualTo(365);
        assertThat(WEEK.indexOf(LocalDate.of(1970, 1, 4))).isZero();
        assertThat(WEEK.indexOf(LocalDate.of(1970, 1, 5))).isEqualTo(1);
        assertThat(weekStarting(DayOfWeek.SUNDAY).indexOf(LocalDate.of(1970, 1, 4)))
                .isEqualTo(1);
    }

    @Test
    void shiftsWholePeriods() {
        Period january = MONTH.periodContaining(LocalDate.of(2025, 1, 31));
        assertThat(MONTH.next(january)).isEqualTo(Period.month(2025, 2));
        assertThat(MONTH.previous(january)).isEqualTo(Period.month(2024, 12));
        assertThat(MONTH.plus(january, -11)).isEqualTo(Period.month(2024, 2));
        assertThat(MONTH.plus(january, 0)).isEqualTo(january);
        assertThat(WEEK.next(Period.week(2020, 53))).isEqualTo(Period.week(2021, 1));
        assertThat(MONTH.between(january, Period.month(2026, 1))).isEqualTo(12);
        assertThat(MONTH.between(Period.month(2026, 1), january)).isEqualTo(-12);
        assertThat(WEEK.between(Period.week(2020, 1), Period.week(2021, 1))).isEqualTo(53);
    }

    @Test
    void coversASpanWithWholePeriods() {
        assertThat(MONTH.periodsCovering(Period.quarter(2024, 1)))
                .containsExactly(Period.month(2024, 1), Period.month(2024, 2), Period.month(2024, 3));
        assertThat(WEEK.periodsCovering(Period.month(2021, 2)))
                .containsExactly(
                        Period.week(2021, 5), Period.week(2021, 6), Period.week(2021, 7), Period.week(2021, 8));
        assertThat(MONTH.periodsCovering(Period.week(2025, 9)))
                .containsExactly(Period.month(2025, 2), Period.month(2025, 3));
        assertThat(YEAR.periodsCovering(Period.day(LocalDate.of(2024, 2, 29)))).containsExactly(Period.year(2024));
        assertThat(MONTH.periodsCovering(MARCH.withEnd(MARCH.startInclusive()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "month, 2025-03, true",
        "month, 2025-03-01/2025-03-31, false",
        "month, 2025-03-02/2025-04-01, false",
        "month, 2025-03-01/2025-05-01, false",
        "month, 2025-03-01/2025-03-01, false",
        "quarter, 2025-03-01/2025-06-01, false",
        "fiscal quarter starting march, 2025-03-01/2025-06-01, true",
        "week, 1996-12-30/1997-01-06, true",
        "week starting sunday, 1996-12-30/1997-01-06, false",
        // the week around 0000-01-01 starts in the year before
        "week, 0000-01-01/0000-01-08, false",
        "year, +10001-01-01/+10001-01-01, false"
    })
    void isAlignedWithItsOwnPeriodsOnly(String name, String period, boolean expected) {
        assertThat(Granularity.parse(name).isAligned(Period.parse(period))).isEqualTo(expected);
    }

    static Stream<Arguments> refused() {
        LocalDate first = LocalDate.of(0, 1, 1);
        LocalDate afterLast = LocalDate.of(10_001, 1, 1);
        Period notMarch = MARCH.withStart(LocalDate.of(2025, 3, 2));
        return Stream.of(
                refused(() -> WEEK.indexOf(first), "date must be in 0000-01-03..+10000-12-31: 0000-01-01"),
                refused(
                        () -> MONTH.indexOf(LocalDate.MAX),
                        "date must be in 0000-01-01..+10000-12-31: +999999999-12-31"),
                refused(
                        () -> fiscalYearStarting(Month.APRIL).indexOf(LocalDate.of(10_000, 4, 1)),
                        "date must be in 0000-04-01..+10000-03-31: +10000-04-01"),
                refused(
                        () -> MONTH.periodContaining(afterLast),
                        "date must be in 0000-01-01..+10000-12-31: +10001-01-01"),
                refused(() -> MONTH.indexOfEpochDay(2_933_263), "epochDay must be in -719528..2933262: 2933263"),
                refused(() -> WEEK.indexOfEpochDay(-719_527), "epochDay must be in -719526..2933262: -719527"),
                refused(
                        () -> DAY.indexOfEpochDay(Long.MIN_VALUE),
                        "epochDay must be in -719528..2933262: -9223372036854775808"),
                refused(() -> YEAR.periodAt(-1971), "index must be in -1970..8030: -1971"),
                refused(() -> MONTH.periodAt(96_372), "index must be in -23640..96371: 96372"),
                refused(() -> MONTH.next(notMarch), "period must be a month: 2025-03-02/2025-04-01"),
                refused(() -> WEEK.previous(MARCH), "period must be a week: 2025-03"),
                refused(() -> QUARTER.label(MARCH), "period must be a quarter: 2025-03"),
                refused(
                        () -> weekStarting(DayOfWeek.SUNDAY).label(Period.week(1997, 1)),
                        "period must be a week starting sunday: 1996-12-30/1997-01-06"),
                refused(
                        () -> fiscalYearStarting(Month.APRIL).plus(Period.year(2025), 1),
                        "period must be a fiscal year starting april: 2025"),
                refused(() -> MONTH.between(notMarch, MARCH), "fromInclusive must be a month: 2025-03-02/2025-04-01"),
                refused(() -> MONTH.between(MARCH, notMarch), "toExclusive must be a month: 2025-03-02/2025-04-01"),
                refused(
                        () -> YEAR.next(Period.year(10_000)),
                        "period plus n must be in 0000-01-01..+10000-12-31: +10000 plus 1"),
                refused(
                        () -> YEAR.previous(Period.year(0)),
                        "period plus n must be in 0000-01-01..+10000-12-31: 0000 plus -1"),
                refused(
                        () -> MONTH.plus(MARCH, Long.MAX_VALUE),
                        "period plus n must be in 0000-01-01..+10000-12-31: 2025-03 plus" + " 9223372036854775807"),
                refused(
                        () -> WEEK.periodsCovering(Period.year(0)),
                        "first day of span must be in 0000-01-03..+10000-12-31: 0000-01-01"),
                refused(
                        () -> fiscalYearStarting(Month.APRIL).periodsCovering(Period.year(10_000)),
                        "last day of span must be in 0000-04-01..+10000-03-31: +10000-12-31"));
    }

    private static Arguments refused(ThrowingCallable call, String message) {
        return Arguments.of(call, message);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void badArgumentIsRefusedWithItsRule(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "day, 2025-02-29, a day, 1997-01-01",
        "day, 2025-2-1, a day, 1997-01-01",
        "day, 2025-03, a day, 1997-01-01",
        "day, +10001-01-01, a day, 1997-01-01",
        "week, 1997-01-01, a week, 1996-12-30",
        "week, 1997-W01, a week, 1996-12-30",
        "week starting sunday, 1996-12-30, a week starting sunday, 1996-12-29",
        "month, 1997-13, a month, 1997-01",
        "month, 1997-00, a month, 1997-01",
        "month, 1997-1, a month, 1997-01",
        "month, 1997-Q1, a month, 1997-01",
        "month, 1997, a month, 1997-01",
        "month, 01997-01, a month, 1997-01",
        "month, 10001-01, a month, 1997-01",
        "month, '', a month, 1997-01",
        "month, ' 1997-01', a month, 1997-01",
        "month, january, a month, 1997-01",
        "quarter, 1997-Q0, a quarter, 1997-Q1",
        "quarter, 1997-Q5, a quarter, 1997-Q1",
        "quarter, 1997-01, a quarter, 1997-Q1",
        "quarter, 1997/98-Q1, a quarter, 1997-Q1",
        "year, 97, a year, 1997",
        "year, 1997/98, a year, 1997",
        "year, -001, a year, 1997",
        "fiscal year starting april, 2025, a fiscal year starting april, 1996/97",
        "fiscal year starting april, 2025/27, a fiscal year starting april, 1996/97",
        "fiscal year starting april, 2025/2026, a fiscal year starting april, 1996/97",
        "fiscal year starting april, 10000/01, a fiscal year starting april, 1996/97",
        "fiscal quarter starting april, 2025-Q1, a fiscal quarter starting april, 1996/97-Q4",
        "fiscal quarter starting april, 2025/26-Q5, a fiscal quarter starting april, 1996/97-Q4"
    })
    void textThatIsNoLabelIsRefused(String name, String text, String what, String example) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Granularity.parse(name).parseLabel(text))
                .withMessage("text must be the label of " + what + ", such as " + example + ": " + text);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "fortnight",
        "Month",
        "months",
        "' week'",
        "week starting someday",
        "fiscal year",
        "year starting april"
    })
    void textThatIsNoGranularityIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Granularity.parse(text))
                .withMessage("text must be day, week, month, quarter, year, or such as week starting sunday, fiscal"
                        + " quarter starting april, fiscal year starting april: " + text);
    }

    static Stream<Arguments> nulls() {
        return Stream.of(
                nulls("firstDayOfWeek", () -> weekStarting(null)),
                nulls("yearStart", () -> fiscalQuarterStarting(null)),
                nulls("yearStart", () -> fiscalYearStarting(null)),
                nulls("text", () -> Granularity.parse(null)),
                nulls("date", () -> MONTH.indexOf(null)),
                nulls("date", () -> MONTH.periodContaining(null)),
                nulls("span", () -> MONTH.periodsCovering(null)),
                nulls("period", () -> MONTH.isAligned(null)),
                nulls("period", () -> MONTH.next(null)),
                nulls("period", () -> MONTH.previous(null)),
                nulls("period", () -> MONTH.plus(null, 1)),
                nulls("fromInclusive", () -> MONTH.between(null, MARCH)),
                nulls("toExclusive", () -> MONTH.between(MARCH, null)),
                nulls("period", () -> MONTH.label(null)),
                nulls("text", () -> MONTH.parseLabel(null)));
    }

    private static Arguments nulls(String name, ThrowingCallable call) {
        return Arguments.of(name, call);
    }

    @ParameterizedTest
    @MethodSource("nulls")
    void nullIsRefusedByName(String name, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessage(name);
    }

    @Test
    void hasOneNameAndOneValueForEach() {
        assertThat(weekStarting(DayOfWeek.MONDAY)).isSameAs(WEEK).hasToString("week");
        assertThat(fiscalQuarterStarting(Month.JANUARY)).isSameAs(QUARTER).hasToString("quarter");
        assertThat(fiscalYearStarting(Month.JANUARY)).isSameAs(YEAR).hasToString("year");
        assertThat(Granularity.parse("week starting monday")).isEqualTo(WEEK);
        assertThat(Granularity.parse("fiscal year starting january")).isEqualTo(YEAR);
        assertThat(all().distinct()).hasSize(5 + 6 + 11 + 11);
        assertThat(all().map(Granularity::toString).distinct()).hasSize(5 + 6 + 11 + 11);
        assertThat(fiscalYearStarting(Month.APRIL))
                .isEqualTo(fiscalYearStarting(Month.APRIL))
                .hasSameHashCodeAs(fiscalYearStarting(Month.APRIL))
                .isNotEqualTo(fiscalQuarterStarting(Month.APRIL))
                .isNotEqualTo("fiscal year starting april");
    }

    @ParameterizedTest
    @EnumSource(Month.class)
    void fiscalQuartersDivideTheFiscalYear(Month yearStart) {
        Period year = fiscalYearStarting(yearStart).periodContaining(LocalDate.of(2024, 2, 29));
        Granularity quarters = fiscalQuarterStarting(yearStart);
        String label = fiscalYearStarting(yearStart).label(year);
        assertThat(quarters.periodsCovering(year))
                .extracting(quarters::label)
                .containsExactly(label + "-Q1", label + "-Q2", label + "-Q3", label + "-Q4");
    }

    @Test
    void documentedExamplesHold() {
        Period period = WEEK.periodContaining(LocalDate.of(1997, 1, 1));
        assertThat(period).hasToString("1996-12-30/1997-01-06");
        assertThat(WEEK.label(WEEK.next(period))).isEqualTo("1997-01-06");
        assertThat(MONTH.periodsCovering(Period.quarter(1997, 1))).hasSize(3);
        assertThat(fiscalYearStarting(Month.APRIL).label(Period.parse("2025-04-01/2026-04-01")))
                .isEqualTo("2025/26");
    }

    @Test
    void documentedExampleOfThePackageHolds() {
        Period year = Period.year(1997);
        assertThat(MONTH.periodsCovering(year).stream()
                        .map(month -> MONTH.label(month) + " has " + month.lengthDays() + " days")
                        .collect(Collectors.joining("\n")))
                .startsWith("1997-01 has 31 days\n1997-02 has 28 days\n")
                .endsWith("1997-12 has 31 days");
    }
}
