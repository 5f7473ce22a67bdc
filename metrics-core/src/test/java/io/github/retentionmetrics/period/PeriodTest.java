package io.github.retentionmetrics.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    private static final LocalDate EARLIEST = LocalDate.of(0, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(10_001, 1, 1);
    private static final LocalDate MARCH_1 = LocalDate.of(2025, 3, 1);
    private static final LocalDate MARCH_31 = LocalDate.of(2025, 3, 31);
    private static final LocalDate APRIL_1 = LocalDate.of(2025, 4, 1);
    private static final Period MARCH = Period.of(MARCH_1, APRIL_1);
    private static final Period EMPTY = Period.of(MARCH_1, MARCH_1);

    @Test
    void boundsAreStartInclusiveAndEndExclusive() {
        assertThat(MARCH.startInclusive()).isEqualTo(MARCH_1);
        assertThat(MARCH.endExclusive()).isEqualTo(APRIL_1);
        assertThat(MARCH.lastDay()).isEqualTo(MARCH_31);
        assertThat(MARCH.lengthDays()).isEqualTo(31);
        assertThat(MARCH.isEmpty()).isFalse();
        assertThat(MARCH.days()).hasSize(31).startsWith(MARCH_1).endsWith(MARCH_31);
        assertThat(MARCH).hasToString("2025-03");
    }

    @Test
    void emptyPeriodHasAPlaceButNoDay() {
        assertThat(EMPTY.isEmpty()).isTrue();
        assertThat(EMPTY.lengthDays()).isZero();
        assertThat(EMPTY.days()).isEmpty();
        assertThat(EMPTY.contains(MARCH_1)).isFalse();
        assertThat(EMPTY).hasToString("2025-03-01/2025-03-01").isNotEqualTo(Period.of(APRIL_1, APRIL_1));
        assertThatIllegalStateException()
                .isThrownBy(EMPTY::lastDay)
                .withMessage("period must not be empty: 2025-03-01/2025-03-01");
    }

    static Stream<Arguments> factories() {
        return Stream.of(
                Arguments.of(Period.ofClosed(MARCH_1, MARCH_31), "2025-03", 31),
                Arguments.of(Period.ofClosed(MARCH_1, MARCH_1), "2025-03-01", 1),
                Arguments.of(Period.day(LocalDate.of(2024, 2, 29)), "2024-02-29", 1),
                Arguments.of(Period.day(LocalDate.of(9999, 12, 31)), "9999-12-31", 1),
                Arguments.of(Period.week(1997, 1), "1996-12-30/1997-01-06", 7),
                Arguments.of(Period.week(2020, 53), "2020-12-28/2021-01-04", 7),
                Arguments.of(Period.week(2021, 1), "2021-01-04/2021-01-11", 7),
                Arguments.of(Period.week(2026, 53), "2026-12-28/2027-01-04", 7),
                Arguments.of(Period.week(0, 1), "0000-01-03/0000-01-10", 7),
                Arguments.of(Period.week(10_000, 52), "+10000-12-25/+10001-01-01", 7),
                Arguments.of(Period.month(2024, 2), "2024-02", 29),
                Arguments.of(Period.month(2023, 2), "2023-02", 28),
                Arguments.of(Period.month(1900, 2), "1900-02", 28),
                Arguments.of(Period.month(2000, 2), "2000-02", 29),
                Arguments.of(Period.month(2025, 12), "2025-12", 31),
                Arguments.of(Period.month(YearMonth.of(2024, 2)), "2024-02", 29),
                Arguments.of(Period.year(Year.of(2024)), "2024", 366),
                Arguments.of(Period.month(0, 1), "0000-01", 31),
                Arguments.of(Period.quarter(2024, 1), "2024-Q1", 31 + 29 + 31),
                Arguments.of(Period.quarter(2025, 4), "2025-Q4", 31 + 30 + 31),
                Arguments.of(Period.year(2023), "2023", 365),
                Arguments.of(Period.year(2024), "2024", 366),
                Arguments.of(Period.year(10_000), "+10000", 366),
                Arguments.of(Period.of(EARLIEST, LATEST), "0000-01-01/+10001-01-01", 25 * 146_097 + 366));
    }

    @ParameterizedTest
    @MethodSource("factories")
    void factoryGivesBoundsAndLength(Period period, String text, long lengthDays) {
        assertThat(period).hasToString(text).isEqualTo(Period.parse(text));
        assertThat(period.lengthDays()).isEqualTo(lengthDays);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused(
                        () -> Period.of(APRIL_1, MARCH_1),
                        "endExclusive (2025-03-01) must be on or after startInclusive (2025-04-01)"),
                refused(
                        () -> Period.ofClosed(MARCH_1, MARCH_1.minusDays(1)),
                        "lastDay (2025-02-28) must be on or after firstDay (2025-03-01)"),
                refused(
                        () -> MARCH.withStart(APRIL_1.plusDays(1)),
                        "endExclusive (2025-04-01) must be on or after startInclusive (2025-04-02)"),
                refused(
                        () -> MARCH.withEnd(MARCH_1.minusDays(1)),
                        "endExclusive (2025-02-28) must be on or after startInclusive (2025-03-01)"),
                refused(
                        () -> Period.of(EARLIEST.minusDays(1), MARCH_1),
                        "startInclusive must be in 0000-01-01..+10001-01-01: -0001-12-31"),
                refused(
                        () -> Period.of(MARCH_1, LATEST.plusDays(1)),
                        "endExclusive must be in 0000-01-01..+10001-01-01: +10001-01-02"),
                refused(
                        () -> Period.ofClosed(LocalDate.MIN, MARCH_1),
                        "firstDay must be in 0000-01-01..+10000-12-31: -999999999-01-01"),
                refused(
                        () -> Period.ofClosed(MARCH_1, LocalDate.MAX),
                        "lastDay must be in 0000-01-01..+10000-12-31: +999999999-12-31"),
                refused(() -> Period.day(LATEST), "date must be in 0000-01-01..+10000-12-31: +10001-01-01"),
                refused(() -> Period.week(-1, 1), "weekBasedYear must be in 0..10000: -1"),
                refused(() -> Period.week(10_001, 1), "weekBasedYear must be in 0..10000: 10001"),
                refused(() -> Period.week(2021, 53), "week of 2021 must be in 1..52: 53"),
                refused(() -> Period.week(2020, 54), "week of 2020 must be in 1..53: 54"),
                refused(() -> Period.week(2020, 0), "week of 2020 must be in 1..53: 0"),
                refused(() -> Period.month(YearMonth.of(10_001, 1)), "year must be in 0..10000: 10001"),
                refused(() -> Period.year(Year.of(-1)), "year must be in 0..10000: -1"),
                refused(() -> Period.month(2025, 0), "month must be in 1..12: 0"),
                refused(() -> Period.month(2025, 13), "month must be in 1..12: 13"),
                refused(() -> Period.month(10_001, 1), "year must be in 0..10000: 10001"),
                refused(() -> Period.quarter(2025, 0), "quarter must be in 1..4: 0"),
                refused(() -> Period.quarter(2025, 5), "quarter must be in 1..4: 5"),
                refused(() -> Period.quarter(-1, 1), "year must be in 0..10000: -1"),
                refused(() -> Period.year(-1), "year must be in 0..10000: -1"),
                refused(
                        () -> MARCH.union(Period.month(2025, 5)),
                        "other (2025-05) must overlap or abut this period (2025-03)"));
    }

    private static Arguments refused(Supplier<Period> call, String message) {
        return Arguments.of(call, message);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void badArgumentIsRefusedWithItsRule(Supplier<Period> call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::get).withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "2025-3",
                "2025-02-29",
                "2025-Q",
                "2025Q1",
                "2025-W9",
                "25",
                "+2025",
                "10000",
                "2025-03-01/",
                "/2025-04-01",
                "2025-03-01/2025-04-01/2025-05-01",
                "2025-03-01 / 2025-04-01",
                "2025-02-29/2025-03-01",
                "2025-3-1/2025-4-1",
                "01/03/2025",
                "2025-03/2025-04",
                "10000-01-01/10001-01-01"
            })
    void unreadableTextIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse(text))
                .withMessage("text must be a period, such as 2025-03-01, 2025-03, 2025-Q1, 2025, 2025-W10 or"
                        + " 2025-03-01/2025-04-15: " + text);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-01/2025-03-02, 2025-03-01",
        "2025-03-01/2025-04-01, 2025-03",
        "2025-01-01/2025-04-01, 2025-Q1",
        "2025-10-01/2026-01-01, 2025-Q4",
        "2025-02-01/2025-05-01, 2025-02-01/2025-05-01",
        "2025-01-01/2026-01-01, 2025",
        "2025-04-01/2026-04-01, 2025-04-01/2026-04-01",
        "2025-W10, 2025-03-03/2025-03-10",
        "2020-W53, 2020-12-28/2021-01-04",
        "+10000-12, +10000-12",
        "+10000-01-01/+10001-01-01, +10000",
        "0000-01-01/0000-02-01, 0000-01"
    })
    void parsesEveryFormAndPrintsTheShortest(String text, String shortest) {
        assertThat(Period.parse(text)).hasToString(shortest).isEqualTo(Period.valueOf(shortest));
    }

    @Test
    void textOfAMonthQuarterWeekOrYearThatDoesNotExistIsRefusedAsTheirFactoriesRefuseIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse("2025-13"))
                .withMessage("month must be in 1..12: 13");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse("2025-Q5"))
                .withMessage("quarter must be in 1..4: 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse("2025-W53"))
                .withMessage("week of 2025 must be in 1..52: 53");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse("+10001"))
                .withMessage("year must be in 0..10000: 10001");
    }

    @Test
    void textOfInvertedBoundsIsRefusedAsThoseAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse("2025-04-01/2025-03-01"))
                .withMessage("endExclusive (2025-03-01) must be on or after startInclusive (2025-04-01)");
    }

    static Stream<Arguments> nulls() {
        return Stream.of(
                nulls("startInclusive", () -> Period.of(null, APRIL_1)),
                nulls("endExclusive", () -> Period.of(MARCH_1, null)),
                nulls("firstDay", () -> Period.ofClosed(null, APRIL_1)),
                nulls("lastDay", () -> Period.ofClosed(MARCH_1, null)),
                nulls("date", () -> Period.day(null)),
                nulls("text", () -> Period.parse(null)),
                nulls("startInclusive", () -> MARCH.withStart(null)),
                nulls("endExclusive", () -> MARCH.withEnd(null)),
                nulls("date", () -> MARCH.contains(null)),
                nulls("other", () -> MARCH.encloses(null)),
                nulls("other", () -> MARCH.isBefore(null)),
                nulls("other", () -> MARCH.isAfter(null)),
                nulls("other", () -> MARCH.abuts(null)),
                nulls("other", () -> MARCH.overlaps(null)),
                nulls("other", () -> MARCH.isConnected(null)),
                nulls("other", () -> MARCH.intersection(null)),
                nulls("other", () -> MARCH.union(null)),
                nulls("other", () -> MARCH.span(null)),
                nulls("other", () -> MARCH.compareTo(null)));
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
    void withStartAndWithEndCopy() {
        assertThat(MARCH.withStart(MARCH_31)).isEqualTo(Period.day(MARCH_31));
        assertThat(MARCH.withStart(APRIL_1).isEmpty()).isTrue();
        assertThat(MARCH.withEnd(MARCH_1)).isEqualTo(EMPTY);
        assertThat(MARCH).hasToString("2025-03");
    }

    @ParameterizedTest
    @CsvSource({"2025-02-28, false", "2025-03-01, true", "2025-03-31, true", "2025-04-01, false"})
    void containsItsStartButNotItsEnd(LocalDate date, boolean expected) {
        assertThat(MARCH.contains(date)).isEqualTo(expected);
    }

    /** Seen from 2025-03-10/2025-03-20: what the other period is to it. */
    @ParameterizedTest
    @CsvSource({
        // other,               encloses, before, after, abuts, overlaps, connected, intersection
        "2025-03-10/2025-03-20, true,  false, false, false, true,  true,  2025-03-10/2025-03-20",
        "2025-03-12/2025-03-15, true,  false, false, false, true,  true,  2025-03-12/2025-03-15",
        "2025-03-01/2025-03-11, false, false, false, false, true,  true,  2025-03-10",
        "2025-03-19/2025-03-25, false, false, false, false, true,  true,  2025-03-19",
        "2025-03, false, false, false, false, true,  true,  2025-03-10/2025-03-20",
        "2025-03-01/2025-03-10, false, false, true,  true,  false, true,  ",
        "2025-03-20/2025-03-25, false, true,  false, true,  false, true,  ",
        "2025-03-01/2025-03-09, false, false, true,  false, false, false, ",
        "2025-03-21/2025-03-25, false, true,  false, false, false, false, ",
        "2025-03-15/2025-03-15, true,  false, false, false, false, true,  ",
        "2025-03-10/2025-03-10, true,  false, true,  true,  false, true,  ",
        "2025-03-20/2025-03-20, true,  true,  false, true,  false, true,  ",
        "2025-03-21/2025-03-21, false, true,  false, false, false, false, "
    })
    void relatesToAnother(
            String text,
            boolean encloses,
            boolean before,
            boolean after,
            boolean abuts,
            boolean overlaps,
            boolean connected,
            String intersection) {
        Period period = Period.parse("2025-03-10/2025-03-20");
        Period other = Period.parse(text);
        assertThat(period.encloses(other)).isEqualTo(encloses);
        assertThat(period.isBefore(other)).isEqualTo(before);
        assertThat(period.isAfter(other)).isEqualTo(after);
        assertThat(period.abuts(other)).isEqualTo(abuts);
        assertThat(period.overlaps(other)).isEqualTo(overlaps);
        assertThat(period.isConnected(other)).isEqualTo(connected);
        assertThat(period.intersection(other).map(Period::toString).orElse(null))
                .isEqualTo(intersection);
    }

    @Test
    void emptyPeriodToItself() {
        assertThat(EMPTY.encloses(EMPTY)).isTrue();
        assertThat(EMPTY.isConnected(EMPTY)).isTrue();
        assertThat(EMPTY.union(EMPTY)).isEqualTo(EMPTY);
        assertThat(EMPTY.isBefore(EMPTY)).isFalse();
        assertThat(EMPTY.isAfter(EMPTY)).isFalse();
        assertThat(EMPTY.abuts(EMPTY)).isFalse();
        assertThat(EMPTY.overlaps(EMPTY)).isFalse();
        assertThat(EMPTY.intersection(EMPTY)).isEmpty();
    }

    @Test
    void unionJoinsAndSpanBridges() {
        assertThat(MARCH.union(Period.month(2025, 4))).hasToString("2025-03-01/2025-05-01");
        assertThat(MARCH.union(Period.week(2025, 9))).hasToString("2025-02-24/2025-04-01");
        assertThat(MARCH.span(Period.month(2025, 6))).hasToString("2025-03-01/2025-07-01");
        assertThat(MARCH.span(Period.month(2024, 6))).hasToString("2024-06-01/2025-04-01");
    }

    @Test
    void sortsByStartThenEnd() {
        assertThat(Stream.of(Period.year(2025), MARCH, Period.quarter(2025, 1), EMPTY, Period.month(2025, 1))
                        .sorted())
                .isEqualTo(List.of(Period.month(2025, 1), Period.quarter(2025, 1), Period.year(2025), EMPTY, MARCH));
    }

    @Test
    void documentedExampleHolds() {
        Period march = Period.month(2025, 3);
        assertThat(march).hasToString("2025-03");
        assertThat(march.contains(LocalDate.of(2025, 4, 1))).isFalse();
        assertThat(march.abuts(Period.month(2025, 4))).isTrue();
        assertThat(march.intersection(Period.week(2025, 9)).get()).hasToString("2025-03-01/2025-03-03");
    }

    @ParameterizedTest
    @CsvSource({
        // whole months go back by as many months, whatever their days
        "2026-03, 2026-02",
        "2024-03, 2024-02",
        "2026-Q1, 2025-Q4",
        "2026, 2025",
        "2025-04-01/2026-04-01, 2024-04-01/2025-04-01",
        // whole years go back by as many years from any day
        "2023-06-16/2024-06-16, 2022-06-16/2023-06-16",
        "2024-06-16/2025-06-16, 2023-06-16/2024-06-16",
        // anything else goes back by as many days
        "2026-03-02/2026-03-09, 2026-02-23/2026-03-02",
        "2026-03-15/2026-04-15, 2026-02-12/2026-03-15",
        "2024-02-29, 2024-02-28",
        "2026-03-01/2026-03-01, 2026-03-01/2026-03-01"
    })
    void precedingIsAsLongAndEndsWhereThisStarts(String period, String preceding) {
        assertThat(Period.parse(period).preceding()).isEqualTo(Period.parse(preceding));
    }

    @Test
    void precedingMustBeSupported() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.year(0).preceding())
                .withMessageContaining("-0001-01-01");
    }
}
