package io.github.retentionmetrics.inference;

import io.github.retentionmetrics.internal.WideSum;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * A number computed from customers as a function of their weights, for resampling by the {@link Bootstrap}.
 *
 * <p>A resample gives each customer a whole number, the weight: the number of times that the customer was drawn. The
 * value must be the same as if a customer of weight 3 were present three times and a customer of weight 0 absent.
 * Nothing is copied, so that a resample costs one pass over the columns.
 *
 * <pre>{@code
 * double[] spent = {120.0, 35.0, 60.0, 15.5, 80.0};
 * Statistic mean = Statistic.of(spent.length, resample -> resample.sum(spent) / resample.customers());
 * Bootstrap.withSeed(7).estimate(mean).value();    // 62.1
 * }</pre>
 *
 * <p>The value must depend only on the weights, and the statistic must be thread-safe if the caller uses several
 * threads.
 */
public interface Statistic {
    /**
     * The number of customers to draw from.
     *
     * @return the number of customers, at least 0
     */
    int customers();

    /**
     * The statistic of a resample.
     *
     * @param resample the weights of the customers; valid during the call only
     * @return the number; NaN if the statistic is undefined for these customers; an infinite number counts as
     *     undefined, too
     */
    double value(Resample resample);

    /**
     * The reason to give when the statistic of all customers is undefined.
     *
     * @return a phrase for display, not blank
     */
    default String undefinedReason() {
        return "the statistic has no answer";
    }

    /**
     * A statistic from a function.
     *
     * @param customers the number of customers
     * @param value the statistic of a resample, NaN where it is undefined
     * @return the statistic
     * @throws NullPointerException if the function is null
     * @throws IllegalArgumentException if the number is negative
     */
    static Statistic of(int customers, ToDoubleFunction<Resample> value) {
        Objects.requireNonNull(value, "value");
        if (customers < 0) {
            throw new IllegalArgumentException("customers must not be negative: " + customers);
        }
        return new Statistic() {
            @Override
            public int customers() {
                return customers;
            }

            @Override
            public double value(Resample resample) {
                return value.applyAsDouble(resample);
            }
        };
    }

    /**
     * The mean of one number per customer. The numbers are added up by size, so that the mean does not depend on their
     * order. The resamples do depend on it, as for every statistic ({@link Bootstrap}).
     *
     * @param values the numbers, all finite; copied
     * @return the mean of the drawn customers
     * @throws NullPointerException if the values are null
     * @throws IllegalArgumentException if a value is NaN or infinite; the message names its row, from 0
     */
    static Statistic mean(double... values) {
        return new MeanStatistic(values);
    }

    /**
     * A quantile of one number per customer, interpolated linearly (definition 7 of Hyndman and Fan).
     *
     * @param share the share of customers at or below it, from 0 to 1; 0.5 for the median
     * @param values the numbers, all finite; copied
     * @return the quantile of the drawn customers
     * @throws NullPointerException if the values are null
     * @throws IllegalArgumentException if the share is not in 0..1, or a value is NaN or infinite
     */
    static Statistic quantile(double share, double... values) {
        return new QuantileStatistic(share, values);
    }

    /**
     * Customers drawn with replacement, as the weight of each customer.
     *
     * <p>Valid only during the call to which it is passed: the next resample uses the same memory.
     *
     * <pre>{@code
     * long[] orders = {3, 1, 2};
     * Statistic.of(3, resample -> resample.sum(orders) / resample.customers());
     * }</pre>
     */
    public static final class Resample {
        private final int[] weights;
        private final int customers;
        private final WideSum sum = new WideSum();

        Resample(int[] weights, int customers) {
            this.weights = weights;
            this.customers = customers;
        }

        /**
         * The number of drawn customers, counted as often as they were drawn.
         *
         * @return the sum of the weights
         */
        public int customers() {
            return customers;
        }

        /**
         * The number of times that a customer was drawn.
         *
         * @param customer the customer's number, from 0
         * @return the weight, at least 0
         * @throws ArrayIndexOutOfBoundsException if there is no such customer
         */
        public int weight(int customer) {
            return weights[customer];
        }

        /**
         * The sum of a column over the drawn customers.
         *
         * @param column one number per customer
         * @return the sum of weight times number, added up in the order of the column, on which the last digits may
         *     depend; whole numbers, such as minor units, are {@linkplain #sum(long[]) exact}
         * @throws NullPointerException if the column is null
         * @throws IllegalArgumentException if the length of the column is not the number of customers
         */
        public double sum(double[] column) {
            requireLength(Objects.requireNonNull(column, "column").length);
            double total = 0;
            for (int customer = 0; customer < column.length; customer++) {
                total += weights[customer] * column[customer];
            }
            return total;
        }

        /**
         * The sum of a column of whole numbers over the drawn customers.
         *
         * @param column one number per customer, such as minor units
         * @return the exact sum of weight times number, rounded once
         * @throws NullPointerException if the column is null
         * @throws IllegalArgumentException if the length of the column is not the number of customers
         */
        public double sum(long[] column) {
            requireLength(Objects.requireNonNull(column, "column").length);
            long total = 0;
            long overflow = 0;
            for (int customer = 0; customer < column.length; customer++) {
                long value = column[customer];
                long product = weights[customer] * value;
                long next = total + product;
                // a number beyond 2^31 times a weight may overflow, and so may the sum: look at all of them at once
                overflow |= (value ^ (value >> 31)) | ((total ^ next) & (product ^ next) & Long.MIN_VALUE);
                total = next;
            }
            return overflow >>> 31 == 0 ? total : wideSum(column);
        }

        private double wideSum(long[] column) {
            sum.clear();
            for (int customer = 0; customer < column.length; customer++) {
                sum.addProduct(weights[customer], column[customer]);
            }
            return sum.toBigInteger().doubleValue();
        }

        /** Checks that a column, or a statistic, has the same number of customers. */
        void requireLength(int length) {
            if (length != weights.length) {
                throw new IllegalArgumentException(
                        "column (" + length + " rows) must be as long as there are customers (" + weights.length + ")");
            }
        }
    }
}
