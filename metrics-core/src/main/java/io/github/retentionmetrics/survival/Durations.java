package io.github.retentionmetrics.survival;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Lengths;
import io.github.retentionmetrics.internal.LongHistogram;
import java.io.Serializable;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collector;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Counts of durations: at each time the number that ended with the event, the number censored, and the number of late
 * entries. They are the input of survival curves and log-rank tests.
 *
 * <pre>
 *   at risk at time t = durations with entry &lt; t &lt;= time, or t &lt;= time if under observation from the beginning
 *   at risk at the next time = at risk - events - censored + entered
 * </pre>
 *
 * <p>Times are whole numbers of one unit, counted from the beginning of each duration. A subject censored at a time is
 * still at risk at that time, and a subject that enters at a time is at risk only after it: the conventions of the
 * literature and of R's survival package. (In some tools a subject is at risk at the time of entry, too.)
 *
 * <p>Durations of disjoint groups are combined by {@link #plus}: exactly, in any order, on any number of threads. There
 * is no mean of the durations, because it would count censored durations as if the event had happened; see
 * {@link SurvivalCurve#restrictedMean()}.
 *
 * <pre>{@code
 * long[] months = {3, 6, 6, 12};
 * boolean[] left = {true, true, false, false};
 * Durations durations = Durations.of(ChronoUnit.MONTHS, months, left);
 * durations.atRisk(6);                                 // 3
 * SurvivalCurve.of(durations).survival(6).value();     // 0.5: (1 - 1/4) (1 - 1/3)
 * }</pre>
 *
 * <p>Building takes a few nanoseconds a duration and one sort of the different times; memory is 40 bytes for each of
 * these.
 *
 * @param unitName the unit of the times as a text, such as {@code months}
 * @param rows the counts at each time with an event, a censoring or an entry, in order of time
 */
public record Durations(String unitName, List<Row> rows) implements Serializable {
    /**
     * Checks the counts and takes a copy of the rows.
     *
     * @param unitName the unit of the times as a text, such as {@code months}
     * @param rows what happens at each time
     * @throws NullPointerException if a parameter or a row is null
     * @throws IllegalArgumentException if the unit is not the name of a unit of time, the times do not ascend, or more
     *     durations end at a time than are at risk
     * @throws ArithmeticException if the number of durations does not fit in a long
     */
    public Durations {
        unitName = Lengths.text(Lengths.parse(Objects.requireNonNull(unitName, "unitName"), "unitName"));
        rows = DurationRows.of(rows);
    }

    private static Durations of(ChronoUnit unit, DurationRows rows) {
        return new Durations(Lengths.text(unit), rows);
    }

    private DurationRows columns() {
        return (DurationRows) rows;
    }

    /**
     * Durations that were under observation from their beginning.
     *
     * @param unit the unit of the times
     * @param times the length of each, as far as it was observed
     * @param isEvent whether the event happened then; false if the duration was censored
     * @return the durations
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the arrays differ in length or a time is negative, naming its row, from 0
     */
    public static Durations of(ChronoUnit unit, long[] times, boolean[] isEvent) {
        Builder builder = builder(unit);
        Objects.requireNonNull(times, "times");
        Objects.requireNonNull(isEvent, "isEvent");
        if (isEvent.length != times.length) {
            throw new IllegalArgumentException(
                    "isEvent length (" + isEvent.length + ") must equal times length (" + times.length + ")");
        }
        for (int row = 0; row < times.length; row++) {
            if (times[row] < 0) {
                throw new IllegalArgumentException("time at row " + row + " must not be negative: " + times[row]);
            }
            builder.add(times[row], isEvent[row]);
        }
        return builder.build();
    }

    /**
     * No durations: the identity of {@link #plus}.
     *
     * @param unit what times would be counted in
     * @return durations without a subject
     * @throws NullPointerException if the unit is null
     */
    public static Durations empty(ChronoUnit unit) {
        return builder(unit).build();
    }

    /**
     * A builder, for durations with weights or late entry, or one by one.
     *
     * @param unit the unit of the times
     * @return the builder
     * @throws NullPointerException if the unit is null
     */
    public static Builder builder(ChronoUnit unit) {
        return new Builder(unit);
    }

    /**
     * A collector of objects into durations under observation from their beginning.
     *
     * @param unit the unit of the times
     * @param time the length of the duration, as far as it was observed; not negative
     * @param isEvent whether the event happened then; false if the duration was censored
     * @param <T> the type of the objects
     * @return the collector; its result does not depend on order or threads
     * @throws NullPointerException if a parameter is null
     */
    public static <T> Collector<T, ?, Durations> toDurations(
            ChronoUnit unit, ToLongFunction<? super T> time, Predicate<? super T> isEvent) {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(isEvent, "isEvent");
        return Collector.of(
                () -> new Builder(unit),
                (builder, value) -> builder.add(time.applyAsLong(value), isEvent.test(value)),
                Builder::addAll,
                Builder::build,
                Collector.Characteristics.UNORDERED);
    }

    /**
     * Collects durations of disjoint groups into those of all.
     *
     * @param unit the unit of all of them
     * @return the collector; its result does not depend on order or threads
     * @throws NullPointerException if the unit is null
     */
    public static Collector<Durations, ?, Durations> toPooledDurations(ChronoUnit unit) {
        Durations none = empty(unit);
        return Collector.of(
                () -> new Durations[] {none},
                (box, value) -> box[0] = box[0].plus(value),
                (left, right) -> new Durations[] {left[0].plus(right[0])},
                box -> box[0],
                Collector.Characteristics.UNORDERED);
    }

    /**
     * The unit of the times.
     *
     * @return the unit
     */
    public ChronoUnit unit() {
        return Lengths.parse(unitName, "unitName");
    }

    /**
     * The number of durations, each with its weight.
     *
     * @return the number of events and of censored durations
     */
    public long count() {
        return events() + censored();
    }

    /**
     * The number of durations that ended with the event.
     *
     * @return the number of events
     */
    public long events() {
        return columns().events();
    }

    /**
     * The number of censored durations.
     *
     * @return the number of censored durations
     */
    public long censored() {
        return columns().censored();
    }

    /**
     * The number of durations that came under observation late.
     *
     * @return the number of late entries; 0 if all were seen from their beginning
     */
    public long lateEntries() {
        return columns().entered();
    }

    /**
     * The longest time that a subject was observed.
     *
     * @return the time, or empty if there are no durations
     */
    public OptionalLong longest() {
        return rows.isEmpty() ? OptionalLong.empty() : OptionalLong.of(columns().timeOf(rows.size() - 1));
    }

    /**
     * The number of events at a time.
     *
     * @param time the time
     * @return the number of durations that ended with the event exactly at the time
     */
    public long eventsAt(long time) {
        return columns().eventsAt(time);
    }

    /**
     * The number of durations last seen at a time.
     *
     * @param time the time
     * @return the number of durations censored exactly at the time
     */
    public long censoredAt(long time) {
        return columns().censoredAt(time);
    }

    /**
     * The number of late entries at a time.
     *
     * @param time the time
     * @return the number of durations that came under observation exactly at the time, and are at risk after it
     */
    public long enteredAt(long time) {
        return columns().enteredAt(time);
    }

    /**
     * The number at risk at a time: under observation, and without the event until then.
     *
     * @param time the time
     * @return the number of subjects that could have the event, or be censored, at that time
     */
    public long atRisk(long time) {
        return columns().atRiskAt(time);
    }

    /**
     * The durations that exceed a time, as if observation had begun then: for questions such as "of the customers who
     * stay for the first 30 days, how many stay a year?", and for data in which late entry leaves only few subjects at
     * risk at the beginning.
     *
     * @param time the time, counted from the beginning, as the times of the result are
     * @return the durations that exceed the time; subjects under observation by then enter at the time
     * @throws IllegalArgumentException if the time is negative
     */
    public Durations survivorsOf(long time) {
        Checks.notNegative(time, "time");
        long present = atRisk(time) - eventsAt(time) - censoredAt(time) + enteredAt(time);
        long[] later = Arrays.stream(columns().times()).filter(t -> t > time).toArray();
        long[] kept = present == 0
                ? later
                : LongStream.concat(LongStream.of(time), Arrays.stream(later)).toArray();
        return with(
                kept,
                Arrays.stream(kept).map(t -> t > time ? eventsAt(t) : 0).toArray(),
                Arrays.stream(kept).map(t -> t > time ? censoredAt(t) : 0).toArray(),
                Arrays.stream(kept).map(t -> t > time ? enteredAt(t) : present).toArray());
    }

    /**
     * These durations, censored at a time after their beginning (administrative censoring). Groups that were
     * observed for different times can then be compared over the same time, such as the first year.
     *
     * <ul>
     *   <li>An event at the time itself is kept; longer durations are censored at the time.
     *   <li>Subjects who enter at the time or later are left out, since they are not at risk up to it.
     *   <li>Up to the time, the survival curve of the result equals that of these durations, as far as a subject is
     *       at risk.
     * </ul>
     *
     * <pre>{@code
     * Durations months = Durations.of(ChronoUnit.MONTHS, new long[] {3, 12, 40}, new boolean[] {true, true, true});
     * months.observedUntil(12).toString();    // 3 durations in months: 2 events, 1 censored
     * }</pre>
     *
     * @param time the last time at which an event is known, counted from the beginning
     * @return the durations up to the time
     * @throws IllegalArgumentException if the time is negative
     */
    public Durations observedUntil(long time) {
        Checks.notNegative(time, "time");
        long cutOff = atRisk(time) - eventsAt(time) - censoredAt(time);
        LongStream earlier = Arrays.stream(columns().times()).filter(t -> t < time);
        boolean isNeeded = cutOff + eventsAt(time) + censoredAt(time) > 0;
        long[] kept = isNeeded ? LongStream.concat(earlier, LongStream.of(time)).toArray() : earlier.toArray();
        return with(
                kept,
                Arrays.stream(kept).map(this::eventsAt).toArray(),
                Arrays.stream(kept)
                        .map(t -> censoredAt(t) + (t == time ? cutOff : 0))
                        .toArray(),
                Arrays.stream(kept).map(t -> t < time ? enteredAt(t) : 0).toArray());
    }

    /**
     * The durations of two disjoint groups.
     *
     * @param other the durations of other subjects
     * @return all durations
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if the other's unit differs
     * @throws ArithmeticException if the number of durations does not fit in a long
     */
    public Durations plus(Durations other) {
        Objects.requireNonNull(other, "other");
        Checks.same("unit", unit(), other.unit());
        Checks.sum(count(), other.count(), "durations");
        long[] union = LongStream.concat(
                        Arrays.stream(columns().times()),
                        Arrays.stream(other.columns().times()))
                .sorted()
                .distinct()
                .toArray();
        return with(
                union,
                Arrays.stream(union).map(t -> eventsAt(t) + other.eventsAt(t)).toArray(),
                Arrays.stream(union)
                        .map(t -> censoredAt(t) + other.censoredAt(t))
                        .toArray(),
                Arrays.stream(union).map(t -> enteredAt(t) + other.enteredAt(t)).toArray());
    }

    private Durations with(long[] times, long[] events, long[] censored, long[] entered) {
        return new Durations(unitName, new DurationRows(times, events, censored, entered));
    }

    /**
     * The number of times with an event, a censoring or an entry, which the computations of this package access by
     * index.
     */
    int size() {
        return rows.size();
    }

    /** The index of the last time that is not after another, or -1. */
    int lastUpTo(long time) {
        return columns().lastUpTo(time);
    }

    long timeOf(int index) {
        return columns().timeOf(index);
    }

    long eventsOf(int index) {
        return columns().eventsOf(index);
    }

    long censoredOf(int index) {
        return columns().censoredOf(index);
    }

    long atRiskOf(int index) {
        return columns().atRiskOf(index);
    }

    /**
     * The counts as a text: {@code 3069 durations in days: 2004 events, 1065 censored}.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return count() + " durations in " + unitName + ": " + events() + " events, " + censored() + " censored"
                + (lateEntries() > 0 ? ", " + lateEntries() + " entered late" : "");
    }

    /**
     * The counts at one time, as a row of a page or a JSON response.
     *
     * @param time the time
     * @param events the number of durations that end with the event at the time
     * @param censored the number of durations that are censored at the time
     * @param entered the number of durations that come under observation at the time, and are at risk after it
     */
    public record Row(long time, long events, long censored, long entered) implements Serializable {
        /**
         * Checks the parts.
         *
         * @param time the time
         * @param events the number of durations that end with the event at the time
         * @param censored the number of durations that are censored at the time
         * @param entered the number of durations that come under observation at the time
         * @throws IllegalArgumentException if a number is negative
         */
        public Row {
            Checks.notNegative(time, "time");
            Checks.notNegative(events, "events");
            Checks.notNegative(censored, "censored");
            Checks.notNegative(entered, "entered");
        }
    }

    /**
     * A builder of {@link Durations}, which are added one by one or with a weight.
     *
     * <p>A weight is the number of equal durations that a row stands for: a row of weight 3 counts as three rows, a row
     * of weight 0 as none. Weights are whole numbers, so that counts stay exact. Fractional weights, as in a sample,
     * can be multiplied to whole numbers: survival, quantiles, restricted mean and hazard do not change, but standard
     * errors, intervals and tests become invalid.
     *
     * <pre>{@code
     * Durations.Builder builder = Durations.builder(ChronoUnit.MONTHS);
     * builder.add(3, true);             // left after 3 months
     * builder.add(12, false);           // still here after 12
     * builder.add(6, true, 40);         // so did 40 after 6
     * builder.addLate(24, 30, false);   // known from month 24 on, still here after 30
     * builder.build();                  // 43 durations in months: 41 events, 2 censored, 1 entered late
     * }</pre>
     *
     * <p>Memory grows with the number of different times, not with the number of durations. More durations can be added
     * after {@link #build}. Not thread-safe: use a builder for each thread, and combine the results.
     */
    public static final class Builder {
        private final ChronoUnit unit;
        private final LongHistogram events = new LongHistogram();
        private final LongHistogram censored = new LongHistogram();
        private final LongHistogram entered = new LongHistogram();
        private long count;

        Builder(ChronoUnit unit) {
            this.unit = Objects.requireNonNull(unit, "unit");
        }

        /**
         * Adds a duration that was under observation from its beginning.
         *
         * @param time its length, as far as it was observed
         * @param isEvent whether the event happened then; false if the duration was censored
         * @return this builder
         * @throws IllegalArgumentException if the time is negative
         * @throws ArithmeticException if the number of durations does not fit in a long
         */
        public Builder add(long time, boolean isEvent) {
            return add(time, isEvent, 1);
        }

        /**
         * Adds equal durations that were under observation from their beginning.
         *
         * @param time their length, as far as it was observed
         * @param isEvent whether the event happened then; false if the durations were censored
         * @param weight their number; 0 adds nothing
         * @return this builder
         * @throws IllegalArgumentException if the time or the weight is negative
         * @throws ArithmeticException if the number of durations does not fit in a long
         */
        public Builder add(long time, boolean isEvent, long weight) {
            Checks.notNegative(time, "time");
            Checks.notNegative(weight, "weight");
            count = Checks.sum(count, weight, "durations");
            (isEvent ? events : censored).add(time, weight);
            return this;
        }

        /**
         * Adds a duration that came under observation late: it had already begun before {@code entry}.
         *
         * @param entry its length when it came under observation; it is at risk at later times only
         * @param time its length, as far as it was observed, counted from its beginning
         * @param isEvent whether the event happened then; false if the duration was censored
         * @return this builder
         * @throws IllegalArgumentException if the entry is negative or not before the time
         * @throws ArithmeticException if the number of durations does not fit in a long
         */
        public Builder addLate(long entry, long time, boolean isEvent) {
            return addLate(entry, time, isEvent, 1);
        }

        /**
         * Adds equal durations that came under observation late.
         *
         * @param entry their length when they came under observation; they are at risk at later times only
         * @param time their length, as far as it was observed, counted from their beginning
         * @param isEvent whether the event happened then; false if the durations were censored
         * @param weight their number; 0 adds nothing
         * @return this builder
         * @throws IllegalArgumentException if the entry or the weight is negative, or the entry not before the time
         * @throws ArithmeticException if the number of durations does not fit in a long
         */
        public Builder addLate(long entry, long time, boolean isEvent, long weight) {
            Checks.notNegative(entry, "entry");
            if (entry >= time) {
                throw new IllegalArgumentException("entry (" + entry + ") must be before time (" + time + ")");
            }
            add(time, isEvent, weight);
            entered.add(entry, weight);
            return this;
        }

        /** Adds the durations of another builder of the same unit, and returns this builder. */
        Builder addAll(Builder other) {
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
            return Durations.of(
                    unit,
                    new DurationRows(times, counts(events, times), counts(censored, times), counts(entered, times)));
        }

        private static long[] counts(LongHistogram histogram, long[] times) {
            return Arrays.stream(times).map(histogram::count).toArray();
        }
    }
}
