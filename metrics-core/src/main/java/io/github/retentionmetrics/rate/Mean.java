package io.github.retentionmetrics.rate;

import io.github.retentionmetrics.internal.Beans;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.math.StudentT;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * An average, as the exact count, sum and sum of squares behind it.
 *
 * <pre>
 * value    = sum / count
 * variance = (count * sumOfSquares - sum^2) / (count (count - 1))
 * </pre>
 *
 * <p>The three parts are exact, so that no digits are lost for any number of values, and means of shards pool to the
 * mean of the whole in any order.
 *
 * <ul>
 *   <li>No values: everything is undefined, that is, NaN.
 *   <li>One value: the mean is defined; variance, standard error and interval are not.
 *   <li>Equal values: the variance is exactly 0, and the interval shrinks to the mean.
 * </ul>
 *
 * <pre>{@code
 * Mean score = Mean.of(4, 5, 3, 5);
 * score.value();                   // 4.25
 * score.interval(0.95).toString(); // 2.73 .. 5.77 (95%)
 * }</pre>
 *
 * @param count the number of values
 * @param sum the sum of the values; trailing zeros are dropped
 * @param sumOfSquares the sum of the squares of the values; trailing zeros are dropped
 */
public record Mean(long count, BigDecimal sum, BigDecimal sumOfSquares) implements Estimate, Serializable {
    private static final Mean EMPTY = new Mean(0, BigDecimal.ZERO, BigDecimal.ZERO);

    /**
     * Checks that values with these sums can exist, and normalises the sums.
     *
     * @param count the number of values
     * @param sum their sum
     * @param sumOfSquares the sum of their squares
     * @throws IllegalArgumentException if the count is negative, if a sum of no values is not 0, if the sum of squares
     *     is too small for the sum, or if a sum has more than 100 digits, or the sum of squares more than 200, before
     *     or after the decimal point
     * @throws NullPointerException if a sum is null
     */
    public Mean {
        Checks.notNegative(count, "count");
        sum = Decimals.stripped(sum, Decimals.MOST_DIGITS, "sum");
        sumOfSquares = Decimals.stripped(sumOfSquares, 2 * Decimals.MOST_DIGITS, "sumOfSquares");
        requirePossible(count, sum, sumOfSquares);
    }

    /**
     * The mean of some whole numbers.
     *
     * @param values the values, none or more
     * @return their mean
     */
    public static Mean of(long... values) {
        Objects.requireNonNull(values, "values");
        MeanAccumulator accumulator = new MeanAccumulator();
        for (long value : values) {
            accumulator.add(value);
        }
        return accumulator.toMean();
    }

    /**
     * The mean of values that are already summed up.
     *
     * @param count the number of values
     * @param sum their sum
     * @param sumOfSquares the sum of their squares
     * @return their mean
     * @throws IllegalArgumentException if the count is negative, if a sum of no values is not 0, if the sum of squares
     *     is too small for the sum, or if a sum has more than 100 digits, or the sum of squares more than 200, before
     *     or after the decimal point
     */
    public static Mean of(long count, BigDecimal sum, BigDecimal sumOfSquares) {
        return new Mean(count, sum, sumOfSquares);
    }

    /**
     * The mean of no values: undefined, and the identity of {@link #plus}.
     *
     * @return the empty mean
     */
    public static Mean empty() {
        return EMPTY;
    }

    /**
     * A collector of exact decimals into their mean.
     *
     * <p>A decimal of more than 100 digits before or after the decimal point is refused with an {@code
     * IllegalArgumentException}.
     *
     * @return a collector whose result does not depend on order or threads; {@link #empty()} for no values
     */
    public static Collector<BigDecimal, ?, Mean> toMean() {
        return Collector.of(
                MeanAccumulator::new,
                (accumulator, value) -> accumulator.add(Decimals.stripped(value, Decimals.MOST_DIGITS, "value")),
                MeanAccumulator::merge,
                MeanAccumulator::toMean,
                Collector.Characteristics.UNORDERED);
    }

    /**
     * A collector of objects into the mean of a whole number of each.
     *
     * @param <T> the type of the objects
     * @param value the number of an object, such as its score
     * @return a collector whose result does not depend on order or threads; {@link #empty()} for no objects
     */
    public static <T> Collector<T, ?, Mean> toMean(ToLongFunction<? super T> value) {
        Objects.requireNonNull(value, "value");
        return Collector.of(
                MeanAccumulator::new,
                (accumulator, object) -> accumulator.add(value.applyAsLong(object)),
                MeanAccumulator::merge,
                MeanAccumulator::toMean,
                Collector.Characteristics.UNORDERED);
    }

    @Override
    public double value() {
        return isDefined() ? Exact.quotient(sum, BigDecimal.valueOf(count)) : Double.NaN;
    }

    @Override
    public boolean isDefined() {
        return count > 0;
    }

    @Override
    public String reason() {
        return isDefined() ? "" : "no values";
    }

    /**
     * The variance of the population that the values are a sample of: the sum of squared deviations divided by
     * {@code count - 1}.
     *
     * @return the variance, at least 0, rounded once; NaN for fewer than two values
     */
    public double variance() {
        if (count < 2) {
            return Double.NaN;
        }
        BigDecimal n = BigDecimal.valueOf(count);
        return Exact.quotient(n.multiply(sumOfSquares).subtract(sum.pow(2)), n.multiply(n.subtract(BigDecimal.ONE)));
    }

    /**
     * The standard deviation, in the unit of the values.
     *
     * @return the square root of the variance; NaN for fewer than two values
     */
    public double standardDeviation() {
        return Math.sqrt(variance());
    }

    /**
     * The standard error of the mean, in the unit of the values.
     *
     * <pre>
     * sqrt(variance / count)
     * </pre>
     *
     * @return the standard error; NaN for fewer than two values
     */
    public double standardError() {
        return Math.sqrt(variance() / count);
    }

    /**
     * The pooled mean of both groups.
     *
     * @param other the mean of values that are not among these
     * @return the pooled mean
     * @throws ArithmeticException if the sum of the counts exceeds a {@code long}
     */
    public Mean plus(Mean other) {
        Objects.requireNonNull(other, "other");
        return new Mean(
                Checks.sum(count, other.count, "count"), sum.add(other.sum), sumOfSquares.add(other.sumOfSquares));
    }

    /**
     * The confidence interval of the population mean, by Student's t with {@code count - 1} degrees of freedom.
     *
     * <pre>
     * value -+ t * standardError
     * </pre>
     *
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the interval, undefined for fewer than two values
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    @Override
    public Interval interval(double level) {
        Checks.level(level);
        if (count < 2) {
            return Interval.undefined(level, isDefined() ? Reasons.ONE_VALUE : reason());
        }
        double margin = StudentT.criticalValue(level, (double) (count - 1)) * standardError();
        return Interval.of(value() - margin, value() + margin, level);
    }

    /**
     * The difference of the means of two disjoint groups.
     *
     * @param other the mean to subtract
     * @return this mean minus the other, with an interval and a test
     */
    public MeanDifference minus(Mean other) {
        return minus(other, Overlap.none());
    }

    /**
     * The difference of two means to which some customers contribute twice, such as before and after.
     *
     * @param other the mean to subtract
     * @param overlap how many contribute to both, and how far the two means depend on each other
     * @return this mean minus the other, with an interval and a test
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if more values are shared than one of the means has
     */
    public MeanDifference minus(Mean other, Overlap overlap) {
        return new MeanDifference(this, Objects.requireNonNull(other, "other"), overlap);
    }

    /** {@return the {@link #standardError()}, or null when undefined, for JSON mappers and templates} */
    public @Nullable Double getStandardError() {
        return Beans.finite(standardError());
    }

    /**
     * The mean as a text: {@code 4.25 (mean of 4)}, or {@code undefined (mean of 0): no values}.
     *
     * @return the text
     */
    @Override
    public String toString() {
        String of = " (mean of " + count + ")";
        return isDefined() ? Exact.text(sum, BigDecimal.valueOf(count), 2) + of : "undefined" + of + ": " + reason();
    }

    /** Checks the Cauchy-Schwarz inequality: {@code sum^2 <= count * sumOfSquares}, with 0 = 0 for no values. */
    private static void requirePossible(long count, BigDecimal sum, BigDecimal sumOfSquares) {
        if (count == 0 && (sum.signum() != 0 || sumOfSquares.signum() != 0)) {
            throw new IllegalArgumentException("sum (" + sum.toPlainString() + ") and sumOfSquares ("
                    + sumOfSquares.toPlainString() + ") must be 0 when count is 0");
        }
        if (sum.pow(2).compareTo(sumOfSquares.multiply(BigDecimal.valueOf(count))) > 0) {
            throw new IllegalArgumentException("sumOfSquares (" + sumOfSquares.toPlainString()
                    + ") must be at least sum squared (" + sum.pow(2).toPlainString() + ") / count (" + count + ")");
        }
    }
}
