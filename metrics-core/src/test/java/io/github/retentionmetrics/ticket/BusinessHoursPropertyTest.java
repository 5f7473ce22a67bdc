package io.github.retentionmetrics.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BusinessHoursPropertyTest {
    /** Minutes of some weeks around both clock changes of 2026. */
    @Provide
    Arbitrary<Instant> moments() {
        Arbitrary<Instant> spring = minutesAfter(Instant.parse("2026-03-26T00:00:00Z"));
        Arbitrary<Instant> autumn = minutesAfter(Instant.parse("2026-10-22T00:00:00Z"));
        return Arbitraries.oneOf(spring, autumn);
    }

    private static Arbitrary<Instant> minutesAfter(Instant first) {
        return Arbitraries.integers().between(0, 8 * 24 * 60).map(minutes -> first.plusSeconds(60L * minutes));
    }

    record Opening(DayOfWeek day, LocalTime opens, LocalTime closes) {
        boolean contains(ZonedDateTime time) {
            boolean isBeforeClosing =
                    closes.equals(LocalTime.MIDNIGHT) || time.toLocalTime().isBefore(closes);
            return time.getDayOfWeek() == day && !time.toLocalTime().isBefore(opens) && isBeforeClosing;
        }
    }

    record Schedule(ZoneId zone, List<Opening> openings, Set<LocalDate> closed) {
        BusinessHours hours() {
            BusinessHours hours = BusinessHours.inZone(zone).withClosed(closed.toArray(LocalDate[]::new));
            for (Opening opening : openings) {
                hours = hours.withOpen(opening.day(), opening.opens(), opening.closes());
            }
            return hours;
        }

        boolean isOpen(Instant moment) {
            ZonedDateTime time = moment.atZone(zone);
            Predicate<Opening> isOpen = opening -> opening.contains(time);
            return !closed.contains(time.toLocalDate()) && openings.stream().anyMatch(isOpen);
        }
    }

    @Provide
    Arbitrary<Schedule> schedules() {
        Arbitrary<ZoneId> zones = Arbitraries.of("Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "UTC")
                .map(ZoneId::of);
        Arbitrary<Integer> minute = Arbitraries.integers().between(0, 24 * 4 - 1);
        Arbitrary<Opening> openings = Combinators.combine(Arbitraries.of(DayOfWeek.class), minute, minute)
                .as((day, a, b) -> new Opening(
                        day,
                        LocalTime.MIDNIGHT.plusMinutes(15L * Math.min(a, b)),
                        LocalTime.MIDNIGHT.plusMinutes(15L * (Math.max(a, b) + 1))));
        Arbitrary<Set<LocalDate>> closed = Arbitraries.integers()
                .between(26, 33)
                .map(day -> LocalDate.of(2026, 3, 1).plusDays(day - 1L))
                .set()
                .ofMaxSize(2)
                .map(HashSet::new);
        return Combinators.combine(zones, openings.list().ofMaxSize(8), closed).as(Schedule::new);
    }

    @Property(seed = "20260101", tries = 200)
    void areTheMinutesAtWhichTheClockShowsAnOpeningHour(
            @ForAll("schedules") Schedule schedule, @ForAll("moments") Instant one, @ForAll("moments") Instant other) {
        Instant from = one.isBefore(other) ? one : other;
        Instant to = one.isBefore(other) ? other : one;
        Instant until = to.isAfter(from.plus(Duration.ofDays(9))) ? from.plus(Duration.ofDays(9)) : to;
        long minutes = Stream.iterate(from, moment -> moment.isBefore(until), moment -> moment.plusSeconds(60))
                .filter(schedule::isOpen)
                .count();

        assertThat(schedule.hours().between(from, until)).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Property(seed = "20260101")
    void addUpOverAdjacentSpansAndNeverExceedCalendarTime(
            @ForAll("schedules") Schedule schedule,
            @ForAll("moments") Instant one,
            @ForAll("moments") Instant other,
            @ForAll("moments") Instant third) {
        List<Instant> sorted = Stream.of(one, other, third).sorted().toList();
        BusinessHours hours = schedule.hours();
        Duration whole = hours.between(sorted.get(0), sorted.get(2));

        assertThat(hours.between(sorted.get(0), sorted.get(1)).plus(hours.between(sorted.get(1), sorted.get(2))))
                .isEqualTo(whole);
        assertThat(whole).isLessThanOrEqualTo(Duration.between(sorted.get(0), sorted.get(2)));
        assertThat(BusinessHours.ALWAYS.between(sorted.get(0), sorted.get(2)))
                .isEqualTo(Duration.between(sorted.get(0), sorted.get(2)));
    }
}
