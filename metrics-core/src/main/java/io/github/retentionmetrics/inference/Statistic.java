package io.github.retentionmetrics.inference;

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
 * Bootstrap.withSeed(7).of(mean).value();    // 62.1
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
    double of(Resample resample);

    /**
     * What to say when all customers together give no answer.
     *
     * @return a phrase for people, not blank
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
            public double of(Resample resample) {
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
}
