package io.github.retentionmetrics.inference;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collector;

/**
 * Exact sums of two numbers x and y per customer: the input of a ratio of totals and of its standard error.
 *
 * <p>For example spend and number of orders, or spend now and before. The six sums of disjoint customers add up with
 * {@link #plus} to those of all customers, exactly and in any order.
 *
 * <pre>{@code
 * PairedSums march = RatioStatistic.of(new long[] {120, 35, 60}, new long[] {4, 1, 2}).sums();
 * march.plus(PairedSums.empty()).count();       // 3
 * RatioEstimate.of(march).value();           // 30.714285714285715
 * }</pre>
 *
 * @param count the number of customers
 * @param sumX the sum of x; trailing zeros are dropped, as of every sum
 * @param sumY the sum of y
 * @param sumOfSquaresX the sum of x squared
 * @param sumOfProducts the sum of x times y
 * @param sumOfSquaresY the sum of y squared
 */
public record PairedSums(
        long count,
        BigDecimal sumX,
        BigDecimal sumY,
        BigDecimal sumOfSquaresX,
        BigDecimal sumOfProducts,
        BigDecimal sumOfSquaresY)
        implements Serializable {

    /**
     * Checks that customers with these sums can exist, and normalises the sums.
     *
     * @param count the number of customers
     * @param sumX the sum of x
     * @param sumY the sum of y
     * @param sumOfSquaresX the sum of x squared
     * @param sumOfProducts the sum of x times y
     * @param sumOfSquaresY the sum of y squared
     * @throws NullPointerException if a sum is null
     * @throws IllegalArgumentException if the count is negative; if a sum has more than 100 digits, or a sum of squares
     *     or products more than 200, before or after the decimal point; or if no numbers can have these sums. The
     *     message does not contain the sums
     */
    public PairedSums {
        Checks.notNegative(count, "count");
        sumX = Decimals.stripped(sumX, Decimals.MOST_DIGITS, "sumX");
        sumY = Decimals.stripped(sumY, Decimals.MOST_DIGITS, "sumY");
        sumOfSquaresX = Decimals.stripped(sumOfSquaresX, 2 * Decimals.MOST_DIGITS, "sumOfSquaresX");
        sumOfProducts = Decimals.stripped(sumOfProducts, 2 * Decimals.MOST_DIGITS, "sumOfProducts");
        sumOfSquaresY = Decimals.stripped(sumOfSquaresY, 2 * Decimals.MOST_DIGITS, "sumOfSquaresY");
        requirePossible(
                count,
                deviations(count, sumX, sumX, sumOfSquaresX),
                deviations(count, sumY, sumY, sumOfSquaresY),
                deviations(count, sumX, sumY, sumOfProducts));
        boolean empty = sumX.signum() == 0
                && sumY.signum() == 0
                && sumOfSquaresX.signum() == 0
                && sumOfProducts.signum() == 0
                && sumOfSquaresY.signum() == 0;
        if (count == 0 && !empty) {
            throw new IllegalArgumentException("sums must be 0 when count is 0: they are not");
        }
    }

    /**
     * The sums of no customers: the identity of {@link #plus}.
     *
     * @return the sums, all zero
     */
    public static PairedSums empty() {
        return new PairedSums(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** {@code n} times the sum of products of deviations from the means. */
    private static BigDecimal deviations(long count, BigDecimal first, BigDecimal second, BigDecimal products) {
        return products.multiply(BigDecimal.valueOf(count)).subtract(first.multiply(second));
    }

    /** Refuses sums that violate the Cauchy-Schwarz inequality. */
    private static void requirePossible(long count, BigDecimal x, BigDecimal y, BigDecimal xy) {
        if (count > 0 && (x.signum() < 0 || y.signum() < 0 || xy.pow(2).compareTo(x.multiply(y)) > 0)) {
            throw new IllegalArgumentException("sums of squares and products must fit the sums: they do not");
        }
    }

    /**
     * A collector of objects into the sums of two exact numbers of each.
     *
     * @param <T> the type of the objects, such as a customer
     * @param x the number that is divided
     * @param y the number to divide by
     * @return a collector whose result does not depend on order or threads; {@link #empty()} for no objects
     * @throws NullPointerException if a function is null
     */
    public static <T> Collector<T, ?, PairedSums> toPairedSums(
            Function<? super T, BigDecimal> x, Function<? super T, BigDecimal> y) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        return Collector.of(
                () -> new PairedSums[] {empty()},
                (box, object) -> box[0] = box[0].plus(ofOne(x.apply(object), y.apply(object))),
                (left, right) -> new PairedSums[] {left[0].plus(right[0])},
                box -> box[0],
                Collector.Characteristics.UNORDERED);
    }

    private static PairedSums ofOne(BigDecimal x, BigDecimal y) {
        BigDecimal first = Decimals.stripped(x, Decimals.MOST_DIGITS, "x");
        BigDecimal second = Decimals.stripped(y, Decimals.MOST_DIGITS, "y");
        return new PairedSums(1, first, second, first.pow(2), first.multiply(second), second.pow(2));
    }

    /**
     * The sums of two disjoint groups of customers.
     *
     * @param other the sums of customers who are not in these
     * @return the sums of both
     * @throws NullPointerException if {@code other} is null
     * @throws ArithmeticException if the number of customers exceeds a {@code long}
     */
    public PairedSums plus(PairedSums other) {
        Objects.requireNonNull(other, "other");
        return new PairedSums(
                Checks.sum(count, other.count, "count"),
                sumX.add(other.sumX),
                sumY.add(other.sumY),
                sumOfSquaresX.add(other.sumOfSquaresX),
                sumOfProducts.add(other.sumOfProducts),
                sumOfSquaresY.add(other.sumOfSquaresY));
    }

    /** {@code n} times the sum of squared deviations of x from its mean. */
    BigDecimal deviationsX() {
        return deviations(count, sumX, sumX, sumOfSquaresX);
    }

    /** {@code n} times the sum of squared deviations of y from its mean. */
    BigDecimal deviationsY() {
        return deviations(count, sumY, sumY, sumOfSquaresY);
    }

    /** {@code n} times the sum of products of the deviations of x and y. */
    BigDecimal deviationsXY() {
        return deviations(count, sumX, sumY, sumOfProducts);
    }
}
