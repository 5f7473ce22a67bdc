package io.github.retentionmetrics.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.testing.Serialization;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessHoursTest {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final LocalTime FIVE = LocalTime.of(17, 0);

    /** Weekdays from nine to five, Saturdays from ten to one, closed on King's Day, a Monday in 2026. */
    private static final BusinessHours OFFICE = BusinessHours.inZone(AMSTERDAM)
            .withOpenWeekdays(NINE, FIVE)
            .withOpen(DayOfWeek.SATURDAY, LocalTime.of(10, 0), LocalTime.of(13, 0))
            .withClosed(LocalDate.of(2026, 4, 27));

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(AMSTERDAM).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        // 2026-03-02 is a Monday
        "2026-03-02T10:00, 2026-03-02T12:30, PT2H30M, within a day",
        "2026-03-02T07:00, 2026-03-02T09:30, PT30M, before opening",
        "2026-03-02T16:00, 2026-03-02T23:00, PT1H, after closing",
        "2026-03-02T08:00, 2026-03-02T18:00, PT8H, all day",
        "2026-03-02T18:00, 2026-03-03T08:00, PT0S, all night",
        "2026-03-06T16:00, 2026-03-09T10:00, PT5H, over the weekend with its Saturday",
        "2026-03-08T00:00, 2026-03-09T00:00, PT0S, Sunday",
        "2026-03-02T00:00, 2026-03-09T00:00, PT43H, a week",
        "2026-01-05T12:00, 2027-01-04T12:00, PT2228H, 52 weeks less the closed day",
        "2024-02-28T16:00, 2024-03-01T10:00, PT10H, over 29 February",
        "2020-12-28T00:00, 2021-01-04T00:00, PT43H, week 53",
        "2026-04-24T16:00, 2026-04-28T10:00, PT5H, over the closed day",
        "2026-04-27T08:00, 2026-04-27T18:00, PT0S, the closed day",
        "2026-04-27T12:00, 2026-04-28T12:00, PT3H, from within the closed day",
        "2026-03-02T10:00, 2026-03-02T10:00, PT0S, no time at all",
        "1969-12-31T09:00, 1970-01-02T17:00, PT24H, 'a Wednesday to a Friday, around 1970'"
    })
    void countsOpeningHours(String from, String to, Duration expected, String span) {
        assertThat(OFFICE.between(at(from), at(to))).as(span).isEqualTo(expected);
    }

    @Test
    void countsHoursThatTheClockShows() {
        BusinessHours always = BusinessHours.inZone(AMSTERDAM);
        for (DayOfWeek day : DayOfWeek.values()) {
            always = always.withOpen(day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        }
        BusinessHours nights =
                BusinessHours.inZone(AMSTERDAM).withOpen(DayOfWeek.SUNDAY, LocalTime.of(1, 30), LocalTime.of(2, 30));

        // forward at two: 02:00 to 03:00 does not exist
        assertThat(always.between(at("2026-03-29T00:00"), at("2026-03-30T00:00")))
                .isEqualTo(Duration.ofHours(23));
        assertThat(nights.between(at("2026-03-29T00:00"), at("2026-03-30T00:00")))
                .isEqualTo(Duration.ofMinutes(30));
        // back at three: 02:00 to 03:00 exists twice, and so does 02:00 to 02:30
        assertThat(always.between(at("2026-10-25T00:00"), at("2026-10-26T00:00")))
                .isEqualTo(Duration.ofHours(25));
        assertThat(nights.between(at("2026-10-25T00:00"), at("2026-10-26T00:00")))
                .isEqualTo(Duration.ofMinutes(90));
        assertThat(nights.between(at("2026-03-22T00:00"), at("2026-03-23T00:00")))
                .isEqualTo(Duration.ofHours(1));
        // office hours do not notice
        assertThat(OFFICE.between(at("2026-03-28T09:00"), at("2026-03-30T10:00")))
                .isEqualTo(Duration.ofHours(4));
    }

    @Test
    void isCalendarTimeWhenAlwaysOpen() {
        Instant from = Instant.parse("2026-03-28T09:00:00.9Z");
        Instant to = Instant.parse("2026-03-30T10:00:00.1Z");

        assertThat(BusinessHours.ALWAYS.between(from, to)).isEqualTo(Duration.ofHours(49));
        assertThat(BusinessHours.ALWAYS.between(
                        Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z")))
                .isEqualTo(Duration.ofDays(3_652_058));
    }

    @Test
    void isNeverOpenAtFirst() {
        assertThat(BusinessHours.inZone(AMSTERDAM).between(at("2026-01-01T00:00"), at("2027-01-01T00:00")))
                .isZero();
    }

    @Test
    void joinsHoursThatOverlapOrTouch() {
        BusinessHours whole = BusinessHours.inZone(AMSTERDAM).withOpen(DayOfWeek.MONDAY, NINE, FIVE);

        assertThat(BusinessHours.inZone(AMSTERDAM)
                        .withOpen(DayOfWeek.MONDAY, NINE, LocalTime.NOON)
                        .withOpen(DayOfWeek.MONDAY, LocalTime.NOON, FIVE))
                .isEqualTo(whole);
        assertThat(BusinessHours.inZone(AMSTERDAM)
                        .withOpen(DayOfWeek.MONDAY, LocalTime.of(13, 0), FIVE)
                        .withOpen(DayOfWeek.MONDAY, NINE, LocalTime.of(10, 0))
                        .withOpen(DayOfWeek.MONDAY, LocalTime.of(11, 0), LocalTime.of(11, 30))
                        .withOpen(DayOfWeek.MONDAY, LocalTime.of(9, 30), LocalTime.of(14, 0)))
                .isEqualTo(whole);
        assertThat(whole.withOpen(DayOfWeek.MONDAY, LocalTime.of(18, 0), LocalTime.MIDNIGHT)
                        .withOpen(DayOfWeek.MONDAY, LocalTime.of(7, 0), LocalTime.of(8, 0)))
                .hasToString("15 hours a week in Europe/Amsterdam");
    }

    @Test
    void equalsByItsHours() {
        assertThat(OFFICE).isEqualTo(Serialization.roundTrip(OFFICE));
        assertThat(OFFICE).hasSameHashCodeAs(Serialization.roundTrip(OFFICE));
        assertThat(OFFICE).isEqualTo(OFFICE.withClosed(LocalDate.of(2026, 4, 27)));
        assertThat(OFFICE).isNotEqualTo(OFFICE.withClosed(LocalDate.of(2026, 12, 25)));
        assertThat(OFFICE).isNotEqualTo(OFFICE.withOpen(DayOfWeek.SUNDAY, NINE, FIVE));
        assertThat(BusinessHours.inZone(AMSTERDAM)).isNotEqualTo(BusinessHours.inZone(ZoneId.of("Europe/Paris")));
        assertThat(OFFICE.zone()).isEqualTo(AMSTERDAM);
        assertThat(OFFICE).hasToString("43 hours a week in Europe/Amsterdam, 1 day closed");
        assertThat(OFFICE.withOpen(DayOfWeek.SUNDAY, NINE, LocalTime.of(9, 45)).withClosed(LocalDate.of(2026, 12, 25)))
                .hasToString("43.75 hours a week in Europe/Amsterdam, 2 days closed");
        assertThat(BusinessHours.inZone(AMSTERDAM)).hasToString("0 hours a week in Europe/Amsterdam");
        assertThat(BusinessHours.ALWAYS).hasToString("calendar time");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> OFFICE.withOpen(DayOfWeek.SUNDAY, FIVE, NINE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("closesExclusive (09:00) must be after opensInclusive (17:00)");
        assertThatThrownBy(() -> OFFICE.withOpenWeekdays(NINE, NINE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("closesExclusive (09:00) must be after opensInclusive (09:00)");
        assertThatThrownBy(() -> OFFICE.withOpen(DayOfWeek.SUNDAY, NINE, LocalTime.MAX))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("closesExclusive must be a whole second: 23:59:59.999999999");
        assertThatThrownBy(() -> OFFICE.between(at("2026-03-02T10:00"), at("2026-03-02T09:00")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("endExclusive (2026-03-02T08:00:00Z) must be at or after startInclusive"
                        + " (2026-03-02T09:00:00Z)");
        assertThatThrownBy(() -> OFFICE.between(Instant.MIN, Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("startInclusive must be in 0001-01-01..9999-12-31: ");
    }

    @Test
    void namesWhatIsNull() {
        assertThatThrownBy(() -> BusinessHours.inZone(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("zone");
        assertThatThrownBy(() -> OFFICE.withOpen(null, NINE, FIVE))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("day");
        assertThatThrownBy(() -> OFFICE.withOpen(DayOfWeek.SUNDAY, null, FIVE))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("opensInclusive");
        assertThatThrownBy(() -> OFFICE.withClosed((LocalDate) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("date");
        assertThatThrownBy(() -> OFFICE.between(null, Instant.EPOCH))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("startInclusive");
    }
}
