package io.github.retentionmetrics.ticket;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Restored;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The business hours of a help desk: weekly opening hours in a time zone, less the days on which it is closed.
 *
 * <p>It is open while the clock of the zone shows an opening hour. Hours that the clock skips do not exist, and hours
 * that it shows twice count twice: on the day on which the clock is set forward, a day that is open throughout has 23
 * hours. Time is counted in whole seconds, so that consecutive spans add up exactly, and a span never has more business
 * hours than hours.
 *
 * <p>{@link #ALWAYS} is calendar time: every second counts. A result uses one schedule for all tickets; for several
 * schedules, filter the history by customer.
 *
 * <pre>{@code
 * BusinessHours office = BusinessHours.inZone(ZoneId.of("Europe/Amsterdam"))
 *         .withOpenWeekdays(LocalTime.of(9, 0), LocalTime.of(17, 0))
 *         .withOpen(DayOfWeek.SATURDAY, LocalTime.of(10, 0), LocalTime.of(13, 0))
 *         .withClosed(LocalDate.of(2026, 4, 27));
 * // Friday 16:00 to Monday 10:00, in Amsterdam
 * office.between(Instant.parse("2026-03-06T15:00:00Z"), Instant.parse("2026-03-09T09:00:00Z"));   // PT5H
 * }</pre>
 *
 * <p>The time of a computation grows with the number of clock changes within the span, not with its days.
 */
public final class BusinessHours implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int DAY = 86_400;
    private static final int DAYS = 7;

    /** 1970-01-01 was a Thursday, the fourth day of its week. */
    private static final int DAYS_BEFORE_EPOCH = 3;

    /** Calendar time: open at every moment. */
    public static final BusinessHours ALWAYS = always();

    private final ZoneId zone;

    /** For each day of the week from Monday, alternating opening and closing seconds, ascending. */
    private final int[][] week;

    /** The days on which it is closed, ascending, counted from 1970-01-01. */
    private final long[] closedDays;

    /** The cumulative opening seconds before each day of the week, and those of the whole week at the end. */
    private final int[] weekSums;

    /**
     * The cumulative seconds by which closed days reduce the opening hours, before each closed day and in total at the
     * end.
     */
    private final long[] closedSums;

    private BusinessHours(ZoneId zone, int[][] week, long[] closedDays) {
        this.zone = zone;
        this.week = week;
        this.closedDays = closedDays;
        this.weekSums = new int[DAYS + 1];
        for (int day = 0; day < DAYS; day++) {
            weekSums[day + 1] = weekSums[day] + openUntil(week[day], DAY);
        }
        this.closedSums = new long[closedDays.length + 1];
        for (int i = 0; i < closedDays.length; i++) {
            closedSums[i + 1] = closedSums[i] + openUntil(week[dayOfWeek(closedDays[i])], DAY);
        }
    }

    private static BusinessHours always() {
        int[][] week = new int[DAYS][];
        Arrays.setAll(week, day -> new int[] {0, DAY});
        return new BusinessHours(ZoneOffset.UTC, week, new long[0]);
    }

    /**
     * A schedule without opening hours, which the {@code with} methods add.
     *
     * @param zone the time zone of the opening hours
     * @return a schedule that is never open
     * @throws NullPointerException if the zone is null
     */
    public static BusinessHours inZone(ZoneId zone) {
        return new BusinessHours(Objects.requireNonNull(zone, "zone"), new int[DAYS][0], new long[0]);
    }

    /**
     * A copy with additional opening hours on a day of the week. Overlapping hours count once.
     *
     * @param day the day of the week
     * @param opensInclusive the opening time
     * @param closesExclusive the closing time; {@link LocalTime#MIDNIGHT} is the end of the day. hours past midnight
     *     must be added as those of two days
     * @return the copy
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the closing time is not after the opening time, or one is not a whole second
     */
    public BusinessHours withOpen(DayOfWeek day, LocalTime opensInclusive, LocalTime closesExclusive) {
        Objects.requireNonNull(day, "day");
        int opens = second(opensInclusive, "opensInclusive");
        int closes = second(closesExclusive, "closesExclusive");
        closes = closes == 0 ? DAY : closes;
        if (closes <= opens) {
            throw new IllegalArgumentException(
                    "closesExclusive (" + closesExclusive + ") must be after opensInclusive (" + opensInclusive + ")");
        }
        int[][] copy = week.clone();
        copy[day.getValue() - 1] = union(week[day.getValue() - 1], opens, closes);
        return new BusinessHours(zone, copy, closedDays);
    }

    private static int second(LocalTime time, String name) {
        if (!Objects.requireNonNull(time, name).equals(time.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException(name + " must be a whole second: " + time);
        }
        return time.toSecondOfDay();
    }

    /** The hours of a day with an additional span, as spans that neither overlap nor touch. */
    private static int[] union(int[] hours, int opens, int closes) {
        int[] sum = new int[hours.length + 2];
        int size = 0;
        int from = opens;
        int to = closes;
        boolean placed = false;
        for (int i = 0; i < hours.length; i += 2) {
            if (hours[i + 1] < opens) {
                sum[size++] = hours[i];
                sum[size++] = hours[i + 1];
            } else if (hours[i] > closes) {
                if (!placed) {
                    sum[size++] = from;
                    sum[size++] = to;
                    placed = true;
                }
                sum[size++] = hours[i];
                sum[size++] = hours[i + 1];
            } else {
                from = Math.min(from, hours[i]);
                to = Math.max(to, hours[i + 1]);
            }
        }
        if (!placed) {
            sum[size++] = from;
            sum[size++] = to;
        }
        return Arrays.copyOf(sum, size);
    }

    /**
     * A copy with additional opening hours from Monday to Friday.
     *
     * @param opensInclusive the opening time
     * @param closesExclusive the closing time; {@link LocalTime#MIDNIGHT} is the end of the day
     * @return the copy
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the closing time is not after the opening time, or one is not a whole second
     */
    public BusinessHours withOpenWeekdays(LocalTime opensInclusive, LocalTime closesExclusive) {
        BusinessHours hours = this;
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.compareTo(DayOfWeek.FRIDAY) <= 0) {
                hours = hours.withOpen(day, opensInclusive, closesExclusive);
            }
        }
        return hours;
    }

    /**
     * A copy that is closed on given dates, such as holidays.
     *
     * @param dates the additional closed days
     * @return the copy
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a date is not in 0001-01-01..9999-12-31
     */
    public BusinessHours withClosed(LocalDate... dates) {
        Objects.requireNonNull(dates, "dates");
        long[] days = Stream.concat(
                        Arrays.stream(dates)
                                .map(date -> Checks.recordDate(date, "date").toEpochDay()),
                        Arrays.stream(closedDays).boxed())
                .mapToLong(Long::longValue)
                .sorted()
                .distinct()
                .toArray();
        return new BusinessHours(zone, week, days);
    }

    /**
     * The time zone of the opening hours.
     *
     * @return the zone
     */
    public ZoneId zone() {
        return zone;
    }

    /**
     * The business hours from one moment to another.
     *
     * @param startInclusive the first moment
     * @param endExclusive the last moment, not before the first
     * @return the time, in whole seconds; both moments are truncated to whole seconds
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the end is before the start, or a moment is not in the years 1 to 9999
     */
    public Duration between(Instant startInclusive, Instant endExclusive) {
        Checks.dateAt(startInclusive, ZoneOffset.UTC, "startInclusive");
        Checks.dateAt(endExclusive, ZoneOffset.UTC, "endExclusive");
        if (endExclusive.isBefore(startInclusive)) {
            throw new IllegalArgumentException(
                    "endExclusive (" + endExclusive + ") must be at or after startInclusive (" + startInclusive + ")");
        }
        return Duration.ofSeconds(secondsBetween(startInclusive, endExclusive));
    }

    /**
     * The business seconds between two moments in order, summed over the stretches with a constant offset.
     */
    long secondsBetween(Instant start, Instant end) {
        ZoneRules rules = zone.getRules();
        Instant from = start;
        long seconds = 0;
        while (from.isBefore(end)) {
            ZoneOffsetTransition change = rules.nextTransition(from);
            Instant to = change == null || change.getInstant().isAfter(end) ? end : change.getInstant();
            long offset = rules.getOffset(from).getTotalSeconds();
            seconds += openUntil(to.getEpochSecond() + offset) - openUntil(from.getEpochSecond() + offset);
            from = to;
        }
        return seconds;
    }

    /**
     * The opening seconds before a local second, counted from a fixed but arbitrary point; only differences have a
     * meaning.
     */
    private long openUntil(long localSecond) {
        long day = Math.floorDiv(localSecond, (long) DAY);
        int second = Math.floorMod(localSecond, DAY);
        int dayOfWeek = dayOfWeek(day);
        int today = openUntil(week[dayOfWeek], second);
        long regular =
                Math.floorDiv(day + DAYS_BEFORE_EPOCH, (long) DAYS) * weekSums[DAYS] + weekSums[dayOfWeek] + today;
        int found = Arrays.binarySearch(closedDays, day);
        return regular - (found >= 0 ? closedSums[found] + today : closedSums[-found - 1]);
    }

    private static int dayOfWeek(long epochDay) {
        return Math.floorMod(epochDay + DAYS_BEFORE_EPOCH, DAYS);
    }

    private static int openUntil(int[] hours, int second) {
        int open = 0;
        for (int i = 0; i < hours.length && hours[i] < second; i += 2) {
            open += Math.min(second, hours[i + 1]) - hours[i];
        }
        return open;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> Restored.arePresent(zone)
                && isSame(new BusinessHours(zone, week, closedDays))
                && Restored.areAscending(closedDays, true)
                && isWeek());
    }

    private boolean isSame(BusinessHours derived) {
        return Arrays.equals(weekSums, derived.weekSums) && Arrays.equals(closedSums, derived.closedSums);
    }

    private boolean isWeek() {
        boolean isWeek = week.length == DAYS;
        for (int[] hours : week) {
            isWeek &= hours.length % 2 == 0 && Restored.areWithin(hours, 0, DAY);
            for (int i = 1; i < hours.length; i++) {
                isWeek &= hours[i] > hours[i - 1];
            }
        }
        return isWeek;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BusinessHours that
                && zone.equals(that.zone)
                && Arrays.deepEquals(week, that.week)
                && Arrays.equals(closedDays, that.closedDays);
    }

    @Override
    public int hashCode() {
        return Objects.hash(zone, Arrays.deepHashCode(week), Arrays.hashCode(closedDays));
    }

    /** {@return such as {@code 40 hours a week in Europe/Amsterdam, 2 days closed}, or {@code calendar time}} */
    @Override
    public String toString() {
        if (equals(ALWAYS)) {
            return "calendar time";
        }
        String hours = BigDecimal.valueOf(weekSums[DAYS])
                .divide(BigDecimal.valueOf(3_600), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        String closed = closedDays.length == 1 ? ", 1 day closed" : ", " + closedDays.length + " days closed";
        return hours + " hours a week in " + zone + (closedDays.length == 0 ? "" : closed);
    }
}
