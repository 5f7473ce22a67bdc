package io.github.retentionmetrics.trend;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * A metric over time: trailing windows, the change against the period before, and against the same period of the year
 * before.
 *
 * <p>The input is a map from the periods of a {@link Granularity} to facts or answers, such as histories and survey
 * trends give, and the last day for which the data is complete. A period that ends after that day is <i>partial</i>: it
 * is never part of a window and never compared with complete periods.
 *
 * <ul>
 *   <li>A <b>trailing window</b> of n periods pools their values: counts are added up and rates never averaged, so that
 *       a month with ten times as many customers has ten times the weight.
 *   <li>A <b>change</b> is the answer of a period less that of an earlier one, by its {@code minus}, with an interval
 *       and a test.
 *   <li><b>Year on year</b> compares with the period that {@link Granularity#yearBefore} names: the same month, quarter
 *       or date, or the week with the same number.
 *   <li>Every period has a {@link Point} in the result. If a period that it needs is missing or partial, the point is
 *       undefined and says why.
 *   <li>The first period is taken to be complete unless {@link #withObservedFrom} gives the first day of complete data.
 * </ul>
 *
 * <pre>{@code
 * Trend<Rate> churn = Trend.of(MONTH, history.movements(MONTH), observedUntil).map(ChurnRate::of);
 * churn.trailing(3, toPooledRate()).get(Period.month(2026, 4));     // February to April, pooled
 * churn.changes(Rate::minus).get(Period.month(2026, 4));            // April less March
 * churn.yearOnYear(Rate::minus).get(Period.month(2026, 4));         // undefined: 2025-04 is not in the data
 * }</pre>
 *
 * <p>A customer may be counted in several periods of a window, which the interval of a pooled rate treats as
 * independent. It is a little too narrow if customers behave alike from period to period; the interval of a change is
 * then rather too wide. The {@code difference} of a metric and two periods of a history, such as that of {@code
 * RetentionRate}, takes the customers of both into account.
 *
 * <p>Immutable if the values are. Each method takes one pass over the periods; a trailing window of n periods reads n
 * values per period.
 *
 * @param <A> the type of the values
 */
public final class Trend<A> {
    private final Granularity granularity;
    private final NavigableMap<Period, A> periods;
    private final @Nullable LocalDate observedFrom;
    private final LocalDate observedUntil;

    private Trend(
            Granularity granularity,
            NavigableMap<Period, A> periods,
            @Nullable LocalDate observedFrom,
            LocalDate observedUntil) {
        this.granularity = granularity;
        this.periods = periods;
        this.observedFrom = observedFrom;
        this.observedUntil = observedUntil;
    }

    /**
     * A trend over periods.
     *
     * @param <A> the type of the values
     * @param granularity the granularity of the periods
     * @param periods the values by period, such as {@code history.movements(MONTH)}; copied
     * @param observedUntil the last day for which the data is complete
     * @return the trend
     * @throws NullPointerException if a parameter or a value is null
     * @throws IllegalArgumentException if a period is not one of the granularity's, or the day is outside
     *     0001-01-01..9999-12-31
     */
    public static <A> Trend<A> of(
            Granularity granularity, SortedMap<Period, ? extends A> periods, LocalDate observedUntil) {
        Objects.requireNonNull(granularity, "granularity");
        Objects.requireNonNull(periods, "periods");
        Checks.recordDate(observedUntil, "observedUntil");
        NavigableMap<Period, A> copy = new TreeMap<>();
        periods.forEach((period, value) -> {
            requirePeriod(granularity, period);
            copy.put(period, Objects.requireNonNull(value, "value"));
        });
        return new Trend<>(granularity, copy, null, observedUntil);
    }

    private static void requirePeriod(Granularity granularity, Period period) {
        if (!granularity.isAligned(period)) {
            throw new IllegalArgumentException("period must be a " + granularity + ": " + period);
        }
    }

    /**
     * The same trend of data that is complete only from a day on: a period that begins before it is partial.
     *
     * @param observedFrom the first day for which the data is complete
     * @return the trend
     * @throws NullPointerException if the day is null
     * @throws IllegalArgumentException if the day is outside 0001-01-01..9999-12-31
     */
    public Trend<A> withObservedFrom(LocalDate observedFrom) {
        return new Trend<>(granularity, periods, Checks.recordDate(observedFrom, "observedFrom"), observedUntil);
    }

    /**
     * The trend of a value computed from that of each period, such as the churn rate from a movement.
     *
     * @param <B> the type of the computed values
     * @param function the computation
     * @return the trend
     * @throws NullPointerException if the function or a result is null
     */
    public <B> Trend<B> map(Function<? super A, ? extends B> function) {
        Objects.requireNonNull(function, "function");
        NavigableMap<Period, B> mapped = new TreeMap<>();
        periods.forEach((period, value) -> mapped.put(period, Objects.requireNonNull(function.apply(value), "result")));
        return new Trend<>(granularity, mapped, observedFrom, observedUntil);
    }

    /**
     * The granularity of the periods.
     *
     * @return the granularity
     */
    public Granularity granularity() {
        return granularity;
    }

    /**
     * The values of all periods, including partial ones.
     *
     * @return the values by period, in order; unmodifiable
     */
    public NavigableMap<Period, A> periods() {
        return Collections.unmodifiableNavigableMap(periods);
    }

    /**
     * The values as rows, for templates and JSON; a partial period is marked.
     *
     * @return the rows, in the order of the periods
     */
    public List<Row<A>> rows() {
        return periods.entrySet().stream()
                .map(entry -> new Row<>(entry.getKey(), entry.getValue(), isComplete(entry.getKey())))
                .toList();
    }

    /** {@return the {@link #rows()}, for JSON mappers and templates} */
    public List<Row<A>> getRows() {
        return rows();
    }

    /**
     * Whether the data covers a whole period.
     *
     * @param period the period
     * @return false if the period is still running, has not begun, or begins before the data does
     * @throws NullPointerException if the period is null
     */
    public boolean isComplete(Period period) {
        Objects.requireNonNull(period, "period");
        return !period.endExclusive().isAfter(observedUntil.plusDays(1))
                && (observedFrom == null || !period.startInclusive().isBefore(observedFrom));
    }

    /**
     * The latest complete period, which is usually the one to report.
     *
     * @return the period, or empty if there is none
     */
    public Optional<Period> latestComplete() {
        return periods.descendingKeySet().stream().filter(this::isComplete).findFirst();
    }

    /**
     * The values of trailing windows: each period pooled with the periods before it.
     *
     * @param <R> the type of the pooled values
     * @param length the number of periods of a window, at least 1: 3 for a quarter of months, 12 for a year of months
     * @param pool the collector that pools the values of a window, such as {@code Rate.toPooledRate()}
     * @return the pooled values by the last period of the window, in order; undefined where a period of the window is
     *     missing or partial; unmodifiable
     * @throws NullPointerException if the collector is null
     * @throws IllegalArgumentException if the length is below 1
     */
    public <R> NavigableMap<Period, Point<R>> trailing(int length, Collector<? super A, ?, R> pool) {
        Objects.requireNonNull(pool, "pool");
        requirePositive(length, "length");
        NavigableMap<Period, Point<R>> points = new TreeMap<>();
        for (Period last : periods.keySet()) {
            points.put(last, window(last, length, pool));
        }
        return Collections.unmodifiableNavigableMap(points);
    }

    private <R> Point<R> window(Period last, int length, Collector<? super A, ?, R> pool) {
        List<A> values = new ArrayList<>();
        for (int back = length - 1; back >= 0; back--) {
            Optional<Period> period = before(last, back);
            String gap = period.map(this::gap).orElse("the window begins before the supported dates");
            if (!gap.isEmpty()) {
                return Point.undefined(gap);
            }
            values.add(value(period.orElseThrow()));
        }
        return Point.of(values.stream().collect(pool));
    }

    /**
     * The changes: each period less the period before it.
     *
     * @param <R> the type of the differences
     * @param minus the subtraction of the earlier value, its second argument, from the later one, such as
     *     {@code Rate::minus}
     * @return the differences by the later period, in order; undefined where either period is missing or partial;
     *     unmodifiable
     * @throws NullPointerException if the function is null
     */
    public <R> NavigableMap<Period, Point<R>> changes(BiFunction<? super A, ? super A, ? extends R> minus) {
        return changes(1, minus);
    }

    /**
     * The changes: each period less the period a number of periods before it. Use 364 for days, to compare the same
     * weekday, and 52 for weeks, to compare every week with one of the year before.
     *
     * @param <R> the type of the differences
     * @param periodsBefore the number of periods to go back, at least 1; 1 for the preceding period
     * @param minus the subtraction of the earlier value, its second argument, from the later one
     * @return the differences by the later period, in order; undefined where either period is missing or partial;
     *     unmodifiable
     * @throws NullPointerException if the function is null
     * @throws IllegalArgumentException if the number is below 1
     */
    public <R> NavigableMap<Period, Point<R>> changes(
            int periodsBefore, BiFunction<? super A, ? super A, ? extends R> minus) {
        requirePositive(periodsBefore, "periodsBefore");
        return against(period -> before(period, periodsBefore), period -> "nothing before the supported dates", minus);
    }

    /**
     * The changes year on year: each period less the {@linkplain Granularity#yearBefore same period of the year
     * before}.
     *
     * @param <R> the type of the differences
     * @param minus the subtraction of last year's value, its second argument, from this year's
     * @return the differences by this year's period, in order; undefined where either period is missing or partial, for
     *     a week 53 whose year before has 52, and for a 29 February; unmodifiable
     * @throws NullPointerException if the function is null
     */
    public <R> NavigableMap<Period, Point<R>> yearOnYear(BiFunction<? super A, ? super A, ? extends R> minus) {
        return against(
                granularity::yearBefore, period -> label(period) + " has no counterpart in the year before", minus);
    }

    private <R> NavigableMap<Period, Point<R>> against(
            Function<Period, Optional<Period>> earlier,
            Function<Period, String> none,
            BiFunction<? super A, ? super A, ? extends R> minus) {
        Objects.requireNonNull(minus, "minus");
        NavigableMap<Period, Point<R>> points = new TreeMap<>();
        periods.forEach((period, value) -> {
            Optional<Period> other = earlier.apply(period);
            String own = gap(period);
            String gap = own.isEmpty() ? other.map(this::gap).orElseGet(() -> none.apply(period)) : own;
            points.put(
                    period,
                    gap.isEmpty() ? Point.of(minus.apply(value, value(other.orElseThrow()))) : Point.undefined(gap));
        });
        return Collections.unmodifiableNavigableMap(points);
    }

    private A value(Period period) {
        return Objects.requireNonNull(periods.get(period), "value");
    }

    /** The period a number of periods before; empty if it is before the supported dates. */
    private Optional<Period> before(Period period, int back) {
        try {
            return Optional.of(granularity.plus(period, -(long) back));
        } catch (IllegalArgumentException beyondSupportedDates) {
            return Optional.empty();
        }
    }

    /** The reason why a period cannot be used; empty if it can. */
    private String gap(Period period) {
        if (!periods.containsKey(period)) {
            return label(period) + " is not in the data";
        }
        if (isComplete(period)) {
            return "";
        }
        return observedFrom != null && period.startInclusive().isBefore(observedFrom)
                ? label(period) + " is partial: observed from " + observedFrom
                : label(period) + " is partial: observed until " + observedUntil;
    }

    private String label(Period period) {
        return granularity.label(period);
    }

    private static void requirePositive(int number, String name) {
        if (number < 1) {
            throw new IllegalArgumentException(name + " must be at least 1: " + number);
        }
    }

    @Override
    public String toString() {
        return "Trend[" + periods.size() + " periods by " + granularity + ", observed until " + observedUntil + "]";
    }

    /**
     * A period of a trend with its value.
     *
     * @param <A> the type of the values
     * @param period the period
     * @param value the value, as far as the period is covered
     * @param isComplete whether the data covers the whole period; false for the current month, in which customers who
     *     have yet to buy look lost
     */
    public record Row<A>(Period period, A value, boolean isComplete) {
        /**
         * Checks that the parts are there.
         *
         * @param period the period
         * @param value what it holds
         * @param isComplete whether the data covers the whole of it
         * @throws NullPointerException if the period or the value is null
         */
        public Row {
            Objects.requireNonNull(period, "period");
            Objects.requireNonNull(value, "value");
        }

        /** {@return the text of {@link #period()}, for JSON mappers and templates} */
        public String getPeriod() {
            return period.toString();
        }

        /**
         * {@return the period and its value, marked if it is partial: {@code 2026-03: 50.0% (1 of 2), partial}}
         */
        @Override
        public String toString() {
            return period + ": " + value + (isComplete ? "" : ", partial");
        }
    }

    /**
     * A point of a trend: the value of a period, or the reason why there is none.
     *
     * <p>A point without a value is neither zero nor left out. Examples are an incomplete window, a period that is
     * still running, and a period whose counterpart of last year is not in the data.
     *
     * <pre>{@code
     * Trend.Point<Rate> point = Trend.Point.of(Rate.of(850, 1_000));
     * point.isDefined();    // true
     * Trend.Point.undefined("2026-03 is partial").reason();    // "2026-03 is partial"
     * }</pre>
     *
     * @param <R> what the value is
     */
    public static final class Point<R> implements Serializable {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // serializable if the caller's values are, as with the elements of a collection
        private final @Nullable R value;

        private final String reason;

        private Point(@Nullable R value, String reason) {
            this.value = value;
            this.reason = reason;
        }

        /**
         * A point with a value.
         *
         * @param <R> what the value is
         * @param value the value, which may itself be an undefined answer
         * @return the point
         * @throws NullPointerException if the value is null
         */
        public static <R> Point<R> of(R value) {
            return new Point<>(Objects.requireNonNull(value, "value"), "");
        }

        /**
         * A point without a value.
         *
         * @param <R> what the value would be
         * @param reason why there is none, a phrase for display
         * @return the point
         * @throws NullPointerException if the reason is null
         * @throws IllegalArgumentException if the reason is blank
         */
        public static <R> Point<R> undefined(String reason) {
            return new Point<>(null, Checks.identifier(reason, "reason"));
        }

        /**
         * Whether there is a value.
         *
         * @return false if there is a reason instead
         */
        public boolean isDefined() {
            return value != null;
        }

        /**
         * The value.
         *
         * @return the value
         * @throws NoSuchElementException if there is none; the message says why
         */
        public R value() {
            if (value == null) {
                throw new NoSuchElementException("value must be defined: " + reason);
            }
            return value;
        }

        /**
         * The value, if there is one.
         *
         * @return the value, or empty
         */
        public Optional<R> toOptional() {
            return Optional.ofNullable(value);
        }

        /**
         * Why there is no value.
         *
         * @return a phrase for display; empty if there is a value
         */
        public String reason() {
            return reason;
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            Restored.require(() -> Checks.isReason(reason, value != null));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Point<?> that && Objects.equals(value, that.value) && reason.equals(that.reason);
        }

        @Override
        public int hashCode() {
            return Objects.hash(value, reason);
        }

        /**
         * The value's text, or {@code undefined: } and the reason.
         *
         * @return the text
         */
        @Override
        public String toString() {
            return value == null ? "undefined: " + reason : value.toString();
        }

        /** {@return the value, or null when there is none, for JSON mappers and templates} */
        public @Nullable R getValue() {
            return value;
        }

        /** {@return the {@link #reason()}, for JSON mappers and templates} */
        public String getReason() {
            return reason;
        }
    }
}
