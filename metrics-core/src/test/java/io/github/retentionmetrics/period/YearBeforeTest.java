package io.github.retentionmetrics.period;

import static io.github.retentionmetrics.period.Granularity.DAY;
import static io.github.retentionmetrics.period.Granularity.MONTH;
import static io.github.retentionmetrics.period.Granularity.QUARTER;
import static io.github.retentionmetrics.period.Granularity.WEEK;
import static io.github.retentionmetrics.period.Granularity.YEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.WeekFields;
import org.junit.jupiter.api.Test;

class YearBeforeTest {
    @Test
    void theSameMonthQuarterOrYear() {
        assertThat(MONTH.yearBefore(Period.month(2024, 2))).contains(Period.month(2023, 2));
        assertThat(QUARTER.yearBefore(Period.quarter(2026, 1))).contains(Period.quarter(2025, 1));
        assertThat(YEAR.yearBefore(Period.year(2026))).contains(Period.year(2025));
        Granularity fiscal = Granularity.fiscalYearStarting(Month.APRIL);
        assertThat(fiscal.yearBefore(fiscal.parseLabel("2025/26"))).contains(fiscal.parseLabel("2024/25"));
    }

    @Test
    void theSameDateOfWhichTheLeapDayHasNone() {
        assertThat(DAY.yearBefore(Period.day(LocalDate.of(2024, 2, 28))))
                .contains(Period.day(LocalDate.of(2023, 2, 28)));
        assertThat(DAY.yearBefore(Period.day(LocalDate.of(2024, 2, 29)))).isEmpty();
        assertThat(DAY.yearBefore(Period.day(LocalDate.of(2025, 2, 28))))
                .contains(Period.day(LocalDate.of(2024, 2, 28)));
    }

    @Test
    void theWeekOfTheSameNumber() {
        assertThat(WEEK.yearBefore(Period.week(2021, 1))).contains(Period.week(2020, 1));
        assertThat(WEEK.yearBefore(Period.week(2021, 52))).contains(Period.week(2020, 52));
        assertThat(WEEK.yearBefore(Period.week(2020, 53)))
                .as("2019 has 52 weeks")
                .isEmpty();
        assertThat(WEEK.yearBefore(Period.week(2026, 10))).contains(Period.week(2025, 10));
    }

    @Test
    void agreesWithWeekFieldsForEveryWeekOfACentury() {
        for (DayOfWeek start : new DayOfWeek[] {DayOfWeek.MONDAY, DayOfWeek.SUNDAY, DayOfWeek.SATURDAY}) {
            Granularity weeks = Granularity.weekStarting(start);
            WeekFields fields = WeekFields.of(start, 4);
            for (Period week : weeks.periodsCovering(Period.of(LocalDate.of(1970, 1, 1), LocalDate.of(2070, 1, 1)))) {
                LocalDate day = week.startInclusive();
                weeks.yearBefore(week)
                        .ifPresentOrElse(
                                before -> {
                                    LocalDate other = before.startInclusive();
                                    assertThat(other.get(fields.weekOfWeekBasedYear()))
                                            .isEqualTo(day.get(fields.weekOfWeekBasedYear()));
                                    assertThat(other.get(fields.weekBasedYear()))
                                            .isEqualTo(day.get(fields.weekBasedYear()) - 1);
                                },
                                () -> assertThat(day.get(fields.weekOfWeekBasedYear()))
                                        .isEqualTo(53));
            }
        }
    }

    @Test
    void checksItsArguments() {
        assertThatThrownBy(() -> MONTH.yearBefore(Period.week(2026, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("period must be a month: 2025-12-29/2026-01-05");
    }
}
