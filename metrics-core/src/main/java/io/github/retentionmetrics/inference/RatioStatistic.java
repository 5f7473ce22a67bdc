package io.github.retentionmetrics.inference;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.WideSum;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A ratio of two totals over customers, from two whole numbers per customer: x is divided by y.
 *
 * <p>For ratios that the caller defines, with the customer as the sampling unit. The two columns give the estimate with
 * its closed-form interval ({@link #estimate()}), the sums that can be added over shards ({@link #sums()}), and a
 * statistic for the bootstrap. The metrics of this library have an {@code estimate} and a {@code statistic} of a
 * history and a period.
 *
 * <ul>
 *   <li>Amounts are in minor units; {@link #withDecimals} says how many decimals x and y have, so that answers are in
 *       whole units.
 *   <li>A weighted mean is such a ratio: x is weight times value, y the weight.
 *   <li>No customers: every answer is undefined.
 * </ul>
 *
 * <pre>{@code
 * // spend in cents and number of calls, by customer
 * RatioStatistic perCall = RatioStatistic.of(new long[] {12000, 3500, 6000}, new long[] {4, 1, 2}).withDecimals(2, 0);
 * perCall.estimate().value();                            // 30.714285714285715
 * perCall.estimate().interval(0.95);                     // by the delta method
 * Bootstrap.withSeed(2026).estimate(perCall).interval(0.95);   // the same by resampling customers
 * }</pre>
 *
 * <p>Immutable. Memory is 20 bytes a customer; the sums take one pass.
 */
public final class RatioStatistic implements Statistic {
    /** The limit of numbers for which the sum of the products of two full columns fits a {@link WideSum}. */
    private static final long SMALL = 1L << 47;

    private final long[] x;
    private final long[] y;
    private final int decimalsX;
    private final int decimalsY;
    private final String undefinedReason;
    private final int[] numbers;

    private RatioStatistic(long[] x, long[] y, int decimalsX, int decimalsY, String undefinedReason, int[] numbers) {
        this.x = x;
        this.y = y;
        this.numbers = numbers;
        this.decimalsX = decimalsX;
        this.decimalsY = decimalsY;
        this.undefinedReason = undefinedReason;
    }

    /**
     * A ratio from columns of two numbers per customer.
     *
     * @param x the numbers to be divided, one per customer; copied
     * @param y the numbers to divide by, one per customer in the same order; copied
     * @return the columns, whole numbers without decimals
     * @throws NullPointerException if a column is null
     * @throws IllegalArgumentException if the columns differ in length
     */
    public static RatioStatistic of(long[] x, long[] y) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "y (" + y.length + " rows) must be as long as x (" + x.length + " rows)");
        }
        int[] numbers = IntStream.range(0, x.length).toArray();
        return new RatioStatistic(x.clone(), y.clone(), 0, 0, RatioEstimate.NO_DENOMINATOR, numbers);
    }

    /**
     * The same columns, with a number for each customer, by which {@link #minus} finds the customers of two statistics.
     * Without, the number of a customer is that of its row, from 0.
     *
     * @param numbers the numbers in ascending order, one per row; copied
     * @return columns with these numbers
     * @throws NullPointerException if the numbers are null
     * @throws IllegalArgumentException if there are not as many as rows, or they do not ascend; the message names the
     *     row, from 0
     */
    public RatioStatistic withNumbers(int... numbers) {
        Objects.requireNonNull(numbers, "numbers");
        if (numbers.length != x.length) {
            throw new IllegalArgumentException(
                    "numbers (" + numbers.length + " rows) must be as long as x (" + x.length + " rows)");
        }
        for (int row = 1; row < numbers.length; row++) {
            if (numbers[row] <= numbers[row - 1]) {
                throw new IllegalArgumentException("numbers[" + row + "] must be above the one before ("
                        + numbers[row - 1] + "): " + numbers[row]);
            }
        }
        return new RatioStatistic(x, y, decimalsX, decimalsY, undefinedReason, numbers.clone());
    }

    /**
     * The same columns, as minor units.
     *
     * @param decimalsX the number of decimals of x: 2 for cents
     * @param decimalsY the number of decimals of y: 0 for counts
     * @return columns with these decimals
     * @throws IllegalArgumentException if a number of decimals is not in 0..18
     */
    public RatioStatistic withDecimals(int decimalsX, int decimalsY) {
        return new RatioStatistic(
                x,
                y,
                requireDecimals(decimalsX, "decimalsX"),
                requireDecimals(decimalsY, "decimalsY"),
                undefinedReason,
                numbers);
    }

    private static int requireDecimals(int decimals, String name) {
        if (decimals < 0 || decimals > 18) {
            throw new IllegalArgumentException(name + " must be in 0..18: " + decimals);
        }
        return decimals;
    }

    /**
     * The same columns, with the reason for an undefined ratio.
     *
     * @param undefinedReason a phrase such as {@code "no orders in the period"}
     * @return columns with this reason
     * @throws NullPointerException if the reason is null
     * @throws IllegalArgumentException if it is blank
     */
    public RatioStatistic withUndefinedReason(String undefinedReason) {
        return new RatioStatistic(
                x, y, decimalsX, decimalsY, Checks.identifier(undefinedReason, "undefinedReason"), numbers);
    }

    @Override
    public int customers() {
        return x.length;
    }

    /**
     * The number to be divided, of one customer.
     *
     * @param customer the customer's number, from 0
     * @return x, in minor units if it has decimals
     * @throws IndexOutOfBoundsException if there is no such customer
     */
    public long x(int customer) {
        return x[Objects.checkIndex(customer, x.length)];
    }

    /**
     * The number to divide by, of one customer.
     *
     * @param customer the customer's number, from 0
     * @return y, in minor units if it has decimals
     * @throws IndexOutOfBoundsException if there is no such customer
     */
    public long y(int customer) {
        return y[Objects.checkIndex(customer, y.length)];
    }

    /**
     * The sums of the columns and of their squares and products, which can be added over disjoint customers.
     *
     * @return the exact sums, with the decimals of the columns
     */
    public PairedSums sums() {
        return new PairedSums(
                x.length,
                new BigDecimal(sum(x), decimalsX),
                new BigDecimal(sum(y), decimalsY),
                new BigDecimal(products(x, x), 2 * decimalsX),
                new BigDecimal(products(x, y), decimalsX + decimalsY),
                new BigDecimal(products(y, y), 2 * decimalsY));
    }

    private static BigInteger sum(long[] column) {
        WideSum sum = new WideSum();
        for (long value : column) {
            sum.add(value);
        }
        return sum.toBigInteger();
    }

    static BigInteger products(long[] first, long[] second) {
        WideSum small = new WideSum();
        BigInteger large = BigInteger.ZERO;
        for (int i = 0; i < first.length; i++) {
            if (isSmall(first[i]) && isSmall(second[i])) {
                small.addProduct(first[i], second[i]);
            } else {
                large = large.add(BigInteger.valueOf(first[i]).multiply(BigInteger.valueOf(second[i])));
            }
        }
        return large.add(small.toBigInteger());
    }

    private static boolean isSmall(long value) {
        return value > -SMALL && value < SMALL;
    }

    /**
     * The ratio of the totals, with its sampling uncertainty.
     *
     * @return the estimate, undefined unless the sum of y is above 0
     */
    public RatioEstimate estimate() {
        return RatioEstimate.of(sums(), undefinedReason);
    }

    /**
     * The difference of two ratios over customers of one population, such as those of one history in two periods.
     *
     * <p>Customers with the same {@linkplain #withNumbers number} are the same, and are the
     * {@link io.github.retentionmetrics.rate.Overlap} of the difference. One pass over both.
     *
     * <pre>{@code
     * RatioStatistic now = RatioStatistic.of(new long[] {30, 0, 10}, new long[] {20, 10, 30});
     * RatioStatistic then = RatioStatistic.of(new long[] {20, 10, 0}, new long[] {10, 10, 5});
     * now.minus(then).interval(0.95);    // of the same three customers
     * }</pre>
     *
     * @param other the ratio to subtract
     * @return this ratio minus the other, with an interval and a test
     * @throws NullPointerException if the other is null
     */
    public RatioDifference minus(RatioStatistic other) {
        Objects.requireNonNull(other, "other");
        return estimate().minus(other.estimate(), SharedCustomers.overlap(this, other));
    }

    int[] numbers() {
        return numbers;
    }

    SharedCustomers.Columns columns() {
        return new SharedCustomers.Columns(x, y, sum(x), sum(y));
    }

    @Override
    public double value(Statistic.Resample resample) {
        double divisor = resample.sum(y);
        return divisor > 0 ? resample.sum(x) / divisor * scale() : Double.NaN;
    }

    private double scale() {
        return decimalsX == decimalsY ? 1 : Math.pow(10, decimalsY - (double) decimalsX);
    }

    @Override
    public String undefinedReason() {
        return undefinedReason;
    }

    @Override
    public String toString() {
        return "RatioStatistic[" + x.length + " customers]";
    }
}
