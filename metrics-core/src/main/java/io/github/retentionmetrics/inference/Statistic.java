package io.github.retentionmetrics.inference;

import io.github.retentionmetrics.internal.WideSum;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * A number computed from customers, as a function of how often each of them counts: what the {@link Bootstrap}
 * resamples.
 *
 * <p>A resample gives each customer a whole number, its weight: how often it was drawn. A statistic answers for the
 * customers with these weights, exactly as if a customer of weight 3 were there three times and one of weight 0 not at
 * all. Nothing is copied, so that a resample costs what a pass over the columns costs.
 *
 * <pre>{@code
 * double[] spent = {120.0, 35.0, 60.0, 15.5, 80.0};
 * Statistic mean = Statistic.of(spent.length, resample -> resample.sum(spent) / resample.customers());
 * Bootstrap.withSeed(7).estimate(mean).value();    // 62.1
 * }</pre>
 *
 * <p>It must depend on nothing but the weights, and be safe to call from several threads if the caller uses several.
 */
public interface Statistic {
    /**
     * How many customers there are to draw from.
     *
     * @return the number of customers, at least 0
     */
    int customers();

    /**
     * The statistic of a resample.
     *
     * @param resample how often each customer counts; valid during the call only
     * @return the number; NaN where there is no answer for these customers. An infinite number counts as no answer, too
     */
    double value(Resample resample);

    /**
     * What to say when all customers together give no answer.
     *
     * @return a phrase to show, not blank
     */
    default String undefinedReason() {
        return "the statistic has no answer";
    }

    /**
     * A statistic from a function.
     *
     * @param customers how many customers there are
     * @param value the statistic of a resample, NaN where there is no answer
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
     * order. The resamples do, as they do for every statistic ({@link Bootstrap}).
     *
     * @param values the numbers, all finite; copied
     * @return the mean of those drawn
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
     * @return the quantile of those drawn
     * @throws NullPointerException if the values are null
     * @throws IllegalArgumentException if the share is not in 0..1, or a value is NaN or infinite
     */
    static Statistic quantile(double share, double... values) {
        return new QuantileStatistic(share, values);
    }

    /**
     * Customers drawn with replacement from those there are: how often each of them counts.
     *
     * <p>Valid during the call that hands it over, and only there: the next resample uses the same memory.
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
         * How many customers were drawn, repeated ones counted as often as they were drawn.
         *
         * @return the sum of the weights
         */
        public int customers() {
            return customers;
        }

        /**
         * How often a customer was drawn.
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
         * @throws IllegalArgumentException if the column is not as long as there are customers
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
         * @throws IllegalArgumentException if the column is not as long as there are customers
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

        /** Checks that a column, or a statistic, is of as many customers. */
        void requireLength(int length) {
            if (length != weights.length) {
                throw new IllegalArgumentException(
                        "column (" + length + " rows) must be as long as there are customers (" + weights.length + ")");
            }
        }
    }
}
