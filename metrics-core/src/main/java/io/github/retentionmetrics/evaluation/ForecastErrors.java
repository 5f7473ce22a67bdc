package io.github.retentionmetrics.evaluation;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Parameters;
import io.github.retentionmetrics.internal.math.AscendingSum;
import io.github.retentionmetrics.rate.Expectation;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * The errors of predictions for customers: predicted less actual numbers.
 *
 * <pre>
 *   mean absolute error     = sum of |predicted - actual| / customers
 *   root mean square error  = square root of (sum of (predicted - actual)^2 / customers)
 *   bias                    = sum of (predicted - actual) / customers; above 0: the predictions are too high
 *   cumulative error        = (sum of predicted - sum of actual) / sum of actual, a fraction
 * </pre>
 *
 * <p>The first two measure the predictions for single customers, the other two the prediction of the total; a model may
 * be good at one and poor at the other. Errors of disjoint sets of customers can be added.
 *
 * <pre>{@code
 * ForecastErrors errors = ForecastErrors.of(new double[] {0.5, 2.5}, new int[] {0, 4});
 * errors.meanAbsoluteError();   // 1.000
 * errors.cumulativeError();     // -0.2500: 3 predicted, 4 happened
 * }</pre>
 *
 * @param customers the number of customers
 * @param predicted the sum of the predictions
 * @param actual the sum of the actual numbers
 * @param absolute the sum of the absolute differences
 * @param squared the sum of the squared differences
 */
public record ForecastErrors(long customers, double predicted, long actual, double absolute, double squared)
        implements Serializable {
    private static final ForecastErrors EMPTY = new ForecastErrors(0, 0, 0, 0, 0);

    /**
     * Checks the counts.
     *
     * @param customers the number of customers
     * @param predicted the sum of the predictions
     * @param actual the sum of the actual numbers
     * @param absolute the sum of the absolute differences
     * @param squared the sum of the squared differences
     * @throws IllegalArgumentException if a number is negative or not finite
     */
    public ForecastErrors {
        predicted = Checks.unsignedZero(predicted);
        absolute = Checks.unsignedZero(absolute);
        squared = Checks.unsignedZero(squared);
        Checks.notNegative(customers, "customers");
        Parameters.notNegative(predicted, "predicted");
        Checks.notNegative(actual, "actual");
        Parameters.notNegative(absolute, "absolute");
        Parameters.notNegative(squared, "squared");
    }

    /**
     * The errors of no predictions.
     *
     * @return the identity of {@link #plus}
     */
    public static ForecastErrors empty() {
        return EMPTY;
    }

    /**
     * The errors of predictions.
     *
     * @param predicted the predictions by customer, finite and not negative
     * @param actual the actual numbers by customer, not negative
     * @return the errors
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the lengths differ, or a number is negative or not finite
     */
    public static ForecastErrors of(double[] predicted, int[] actual) {
        Objects.requireNonNull(predicted, "predicted");
        Objects.requireNonNull(actual, "actual");
        if (predicted.length != actual.length) {
            throw new IllegalArgumentException(
                    "length of predicted (" + predicted.length + ") must be that of actual (" + actual.length + ")");
        }
        double[] differences = new double[predicted.length];
        long happened = 0;
        for (int row = 0; row < predicted.length; row++) {
            if (!(predicted[row] >= 0 && predicted[row] <= Double.MAX_VALUE) || actual[row] < 0) {
                throw new IllegalArgumentException("row " + row + ": predicted (" + predicted[row] + ") and actual ("
                        + actual[row] + ") must be finite and not negative");
            }
            differences[row] = predicted[row] - actual[row];
            happened += actual[row];
        }
        // in ascending order, so that the order of the customers does not matter to the last bit
        Arrays.sort(differences);
        double absolute = 0;
        double squared = 0;
        for (double difference : differences) {
            absolute += Math.abs(difference);
            squared += difference * difference;
        }
        return new ForecastErrors(predicted.length, AscendingSum.of(predicted), happened, absolute, squared);
    }

    /**
     * The errors of these and other customers.
     *
     * @param other the errors of other customers
     * @return the sum
     * @throws NullPointerException if the other is null
     */
    public ForecastErrors plus(ForecastErrors other) {
        Objects.requireNonNull(other, "other");
        return new ForecastErrors(
                Checks.sum(customers, other.customers, "customers"),
                predicted + other.predicted,
                Checks.sum(actual, other.actual, "actual"),
                absolute + other.absolute,
                squared + other.squared);
    }

    /**
     * The mean absolute error (MAE).
     *
     * @return the mean absolute difference between prediction and actual number; undefined without customers
     */
    public Expectation meanAbsoluteError() {
        return perCustomer(absolute);
    }

    /**
     * The root mean square error (RMSE), which gives large errors more weight.
     *
     * @return the root of the mean squared difference; undefined without customers
     */
    public Expectation rootMeanSquareError() {
        return customers == 0 ? perCustomer(0) : Expectation.of(Math.sqrt(squared / (double) customers));
    }

    /**
     * The bias, or mean error.
     *
     * @return the mean of predicted less actual; undefined without customers
     */
    public Expectation bias() {
        return perCustomer(predicted - (double) actual);
    }

    private Expectation perCustomer(double sum) {
        return customers == 0
                ? Expectation.undefined("there are no customers")
                : Expectation.of(sum / (double) customers);
    }

    /**
     * The error of the total, as a fraction of the actual total.
     *
     * @return (predicted - actual) / actual; undefined if the actual total is 0
     */
    public Expectation cumulativeError() {
        return actual == 0
                ? Expectation.undefined("no customer bought in the holdout period")
                : Expectation.of(predicted / (double) actual - 1);
    }

    /**
     * A readable text of the errors.
     *
     * @return such as {@code predicted 1736.6, actual 1882 of 2357 customers: MAE 0.7613, RMSE 1.604}
     */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "predicted %.1f, actual %d of %d customers: MAE %s, RMSE %s",
                predicted,
                actual,
                customers,
                meanAbsoluteError(),
                rootMeanSquareError());
    }
}
