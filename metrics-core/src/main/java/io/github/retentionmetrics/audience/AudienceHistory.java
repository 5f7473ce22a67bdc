package io.github.retentionmetrics.audience;

import io.github.retentionmetrics.period.Period;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The audiences of channels, day by day, and their sums over periods.
 *
 * <p>Sizes that the days do not state follow from other days where possible: the end of a day is the start of the next
 * calendar day, and the start of a day of which only the end is known is the end of the channel's last day before it. A
 * file of follower counts alone gives growth in this way, and so do weekly snapshots. The first day of a channel has no
 * day before it: if only its end is known, the growth of the period that it falls in is undefined.
 *
 * <p>A period's start is that of its first day with a known movement, its end that of its last; gained, lost and all
 * counts are summed up. Sizes that do not follow on each other are not an error, since platforms correct them; the
 * difference is {@linkplain AudienceMovement#unexplained() unexplained}.
 *
 * <pre>{@code
 * AudienceHistory history = AudienceHistory.of(List.of(
 *         AudienceDay.of(LocalDate.of(2026, 3, 1), "page", AudienceMovement.startingWith(1_000).withEnd(1_004)),
 *         AudienceDay.of(LocalDate.of(2026, 3, 2), "page", AudienceMovement.unknown().withGained(9).withLost(3))));
 * history.movement("page", Period.month(2026, 3)).growthRate().toString();   // 0.010 (10 of 1000)
 * }</pre>
 *
 * @param days the days, by channel and date
 */
public record AudienceHistory(List<AudienceDay> days) implements Serializable {
    private static final AudienceHistory EMPTY = new AudienceHistory(List.of());
    private static final Comparator<AudienceDay> BY_CHANNEL =
            Comparator.comparing(AudienceDay::channel).thenComparing(AudienceDay::date);

    /**
     * Sorts and checks the days, and adds the sizes that follow from other days.
     *
     * @param days the days, in any order
     * @throws NullPointerException if the list or a day is null
     * @throws IllegalArgumentException if a channel has a day twice, or sizes that follow contradict a day's counts
     */
    public AudienceHistory {
        List<AudienceDay> sorted = new ArrayList<>(days);
        sorted.forEach(day -> Objects.requireNonNull(day, "day"));
        sorted.sort(BY_CHANNEL);
        for (int i = 1; i < sorted.size(); i++) {
            if (BY_CHANNEL.compare(sorted.get(i - 1), sorted.get(i)) == 0) {
                throw new IllegalArgumentException(
                        "date must occur once in each channel: " + sorted.get(i).date() + " occurs twice in "
                                + sorted.get(i).channel());
            }
        }
        addStarts(sorted);
        addEnds(sorted);
        days = List.copyOf(sorted);
    }

    /** The start of a day is the end of the day before, or of the last snapshot. */
    private static void addStarts(List<AudienceDay> days) {
        AudienceDay last = null;
        for (int i = 0; i < days.size(); i++) {
            AudienceDay day = days.get(i);
            AudienceMovement movement = day.movement();
            if (last != null && last.channel().equals(day.channel()) && movement.isStated()) {
                boolean isSnapshot = movement.gained() == null && movement.lost() == null;
                Long end = last.movement().end();
                if (end != null && (isSnapshot || last.date().plusDays(1).equals(day.date()))) {
                    day = day.withMovement(movement.startingAfter(end));
                    days.set(i, day);
                }
            }
            last = movement.isStated() || last == null || !last.channel().equals(day.channel()) ? day : last;
        }
    }

    /** The end of a day is the start of the day after. */
    private static void addEnds(List<AudienceDay> days) {
        for (int i = days.size() - 2; i >= 0; i--) {
            AudienceDay day = days.get(i);
            AudienceDay next = days.get(i + 1);
            Long start = next.movement().start();
            if (start != null
                    && day.movement().isStated()
                    && day.channel().equals(next.channel())
                    && day.date().plusDays(1).equals(next.date())) {
                days.set(i, day.withMovement(day.movement().endingBefore(start)));
            }
        }
    }

    /**
     * A history of days.
     *
     * @param days the days, in any order
     * @return the history
     * @throws NullPointerException if the collection or a day is null
     * @throws IllegalArgumentException if a channel has a day twice, or sizes that follow contradict a day's counts
     */
    public static AudienceHistory of(Collection<AudienceDay> days) {
        return new AudienceHistory(new ArrayList<>(days));
    }

    /**
     * The history without days: the identity of {@link #plus}.
     *
     * @return the empty history
     */
    public static AudienceHistory empty() {
        return EMPTY;
    }

    /**
     * The history of these days and those of another history.
     *
     * @param other days of other channels, or other days
     * @return the history of both
     * @throws NullPointerException if the other is null
     * @throws IllegalArgumentException if both have a day of a channel
     */
    public AudienceHistory plus(AudienceHistory other) {
        return new AudienceHistory(
                Stream.concat(days.stream(), other.days.stream()).toList());
    }

    /**
     * The channels.
     *
     * @return their names, in alphabetical order
     */
    public List<String> channels() {
        return days.stream().map(AudienceDay::channel).distinct().toList();
    }

    /**
     * The days of a channel.
     *
     * @param channel the name of the channel
     * @return its days, by date; empty if there is no such channel
     * @throws NullPointerException if the name is null
     */
    public List<AudienceDay> days(String channel) {
        Objects.requireNonNull(channel, "channel");
        return days.stream().filter(day -> day.channel().equals(channel)).toList();
    }

    /**
     * From the first to the last day of a channel.
     *
     * @param channel the name of the channel
     * @return the period; empty if there is no such channel
     * @throws NullPointerException if the name is null
     */
    public Optional<Period> observed(String channel) {
        List<AudienceDay> own = days(channel);
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(Period.ofClosed(
                        own.get(0).date(), own.get(own.size() - 1).date()));
    }

    /**
     * How the size of the audience of a channel changed in a period.
     *
     * @param channel the name of the channel
     * @param period the period
     * @return the movement of its days with a known movement; unknown if there are none
     * @throws NullPointerException if a parameter is null
     * @throws ArithmeticException if a sum does not fit in a long
     */
    public AudienceMovement movement(String channel, Period period) {
        return within(channel, period)
                .map(AudienceDay::movement)
                .filter(AudienceMovement::isStated)
                .reduce(AudienceMovement::followedBy)
                .orElse(AudienceMovement.unknown());
    }

    /**
     * The counts of a channel in a period.
     *
     * @param channel the name of the channel
     * @param period the period
     * @return the sums over its days; {@link AudienceCounts#empty()} if there are none
     * @throws NullPointerException if a parameter is null
     * @throws ArithmeticException if a sum does not fit in a long
     */
    public AudienceCounts counts(String channel, Period period) {
        return within(channel, period).map(AudienceDay::counts).reduce(AudienceCounts.empty(), AudienceCounts::plus);
    }

    private Stream<AudienceDay> within(String channel, Period period) {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(channel, "channel");
        int from = firstFrom(channel, period.startInclusive());
        return days.subList(from, Math.max(from, firstFrom(channel, period.endExclusive()))).stream();
    }

    /** The place of the first day of a channel from a date on, or of the next channel's first. */
    private int firstFrom(String channel, LocalDate date) {
        int low = 0;
        int high = days.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            AudienceDay day = days.get(middle);
            int order = day.channel().compareTo(channel);
            if (order < 0 || (order == 0 && day.date().isBefore(date))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public String toString() {
        return days.size() + " days of " + channels().size() + " channels";
    }
}
