package io.github.retentionmetrics.survival;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.LongHistogram;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Durations on their way to {@link Durations}, one at a time or already counted.
 *
 * <p>A weight says how many equal durations a row stands for: a row of weight 3 is three rows, one of weight 0 is none. Weights
 * are whole numbers, so that counts stay exact. Where weights are fractions, as of a sample, multiply them to whole numbers:
 * survival, quantiles, restricted mean and hazard come out the same, but standard errors, intervals and tests would be those
 * of as many durations, and do not hold.
 *
 * <pre>{@code
 * DurationsBuilder builder = Durations.builder(ChronoUnit.MONTHS);
 * builder.add(3, true);             // left after 3 months
 * builder.add(12, false);           // still here after 12
 * builder.add(6, true, 40);         // so did 40 after 6
 * builder.addLate(24, 30, false);   // known from month 24 on, still here after 30
 * builder.build();                  // 43 durations in months: 41 events, 2 censored, 1 entered late
 * }</pre>
 *
 * <p>Memory goes with the number of different times, not with the number of durations. A builder may go on after
 * {@link #build}. Not thread-safe: give each thread its own and add up what they build.
 */
public final class DurationsBuilder {
    private final ChronoUnit unit;
    private final LongHistogram events = new LongHistogram();
    private final LongHistogram censored = new LongHistogram();
    private final LongHistogram entered = new LongHistogram();
    private long count;

    DurationsBuilder(ChronoUnit unit) {
        this.unit = Objects.requireNonNull(unit, "unit");
    }

    /**
     * Adds a duration that was under observation from its beginning.
     *
     * @param time how long it took, or was seen to last
     * @param isEvent whether the event happened then; false if it was last seen then without
     * @return this builder
     * @throws IllegalArgumentException if the time is negative
     * @throws ArithmeticException if the number of durations does not fit in a long
     */
    public DurationsBuilder add(long time, boolean isEvent) {
        return add(time, isEvent, 1);
    }

    /**
     * Adds equal durations that were under observation from their beginning.
     *
     * @param time how long they took, or were seen to last
     * @param isEvent whether the event happened then; false if they were last seen then without
     * @param weight how many they are; 0 adds nothing
     * @return this builder
     * @throws IllegalArgumentException if the time or the weight is negative
     * @throws ArithmeticException if the number of durations does not fit in a long
     */
    public DurationsBuilder add(long time, boolean isEvent, long weight) {
        Checks.notNegative(time, "time");
        Checks.notNegative(weight, "weight");
        count = Checks.sum(count, weight, "durations");
        (isEvent ? events : censored).add(time, weight);
        return this;
    }

    /**
     * Adds a duration that came under observation late: at {@code entry} it was already going on.
     *
     * @param entry how long it had lasted by then; it is at risk at later times only
     * @param time how long it took, or was seen to last, counted from its beginning
     * @param isEvent whether the event happened then; false if it was last seen then without
     * @return this builder
     * @throws IllegalArgumentException if the entry is negative or not before the time
     * @throws ArithmeticException if the number of durations does not fit in a long
     */
    public DurationsBuilder addLate(long entry, long time, boolean isEvent) {
        return addLate(entry, time, isEvent, 1);
    }

    /**
     * Adds equal durations that came under observation late.
     *
     * @param entry how long they had lasted by then; they are at risk at later times only
     * @param time how long they took, or were seen to last, counted from their beginning
     * @param isEvent whether the event happened then; false if they were last seen then without
     * @param weight how many they are; 0 adds nothing
     * @return this builder
     * @throws IllegalArgumentException if the entry or the weight is negative, or the entry not before the time
     * @throws ArithmeticException if the number of durations does not fit in a long
     */
    public DurationsBuilder addLate(long entry, long time, boolean isEvent, long weight) {
        Checks.notNegative(entry, "entry");
        if (entry >= time) {
            throw new IllegalArgumentException("entry (" + entry + ") must be before time (" + time + ")");
        }
        add(time, isEvent, weight);
        entered.add(entry, weight);
        return this;
    }

    /** Adds what another builder of the same unit holds, and returns this one. */
    DurationsBuilder addAll(DurationsBuilder other) {
        count = Checks.sum(count, other.count, "durations");
        events.addAll(other.events);
        censored.addAll(other.censored);
        entered.addAll(other.entered);
        return this;
    }

    /**
     * The durations added so far.
     *
     * @return the durations
     */
    public Durations build() {
        long[] times = Stream.of(events, censored, entered)
                .flatMapToLong(histogram -> Arrays.stream(histogram.numbers()))
                .sorted()
                .distinct()
                .toArray();
        return new Durations(unit, times, counts(events, times), counts(censored, times), counts(entered, times));
    }

    private static long[] counts(LongHistogram histogram, long[] times) {
        return Arrays.stream(times).map(histogram::count).toArray();
    }
}
