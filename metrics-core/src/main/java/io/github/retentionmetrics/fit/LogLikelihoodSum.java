package io.github.retentionmetrics.fit;

import java.util.Arrays;
import java.util.Objects;

/**
 * A log-likelihood with its gradient, to which a {@link Likelihood} adds observation by observation.
 *
 * <p>The sum is compensated for rounding (Neumaier), because the search compares log-likelihoods of many observations
 * in their last digits. Not thread-safe.
 *
 * <pre>{@code
 * Likelihood exponential = (sum, p) -> sum.add(4, Math.log(p[0]) - p[0] * 3, 1 / p[0] - 3);   // four times of 3 days
 * LogLikelihoodSum sum = LogLikelihoodSum.of(exponential, 0.5);
 * sum.value();         // -8.7726
 * sum.derivative(0);   // -4.0, so that the maximum lies at a lower rate
 * }</pre>
 */
public final class LogLikelihoodSum {
    /** The product of a number within these limits and another factor within them neither overflows nor underflows. */
    private static final double LARGE = 1e150;

    private static final double SMALL = 1e-150;

    private final double[] gradient;

    /**
     * The sum over the observations of the products of their derivatives, which approximates minus the second
     * derivatives.
     */
    private final double[][] products;

    private boolean hasProducts;
    private double value;

    /** The rounding error of the value. */
    private double lost;

    /** Factors of the likelihood whose logarithm is taken once for many of them. */
    private double factors = 1;

    /** An empty sum for a number of parameters. */
    LogLikelihoodSum(int parameters) {
        this.gradient = new double[parameters];
        this.products = new double[parameters][parameters];
    }

    /**
     * The log-likelihood of parameters.
     *
     * @param likelihood the likelihood
     * @param parameters the parameters
     * @return the sum over all observations
     * @throws NullPointerException if a parameter is null
     */
    public static LogLikelihoodSum of(Likelihood likelihood, double... parameters) {
        Objects.requireNonNull(likelihood, "likelihood");
        LogLikelihoodSum sum = new LogLikelihoodSum(Objects.requireNonNull(parameters, "parameters").length);
        likelihood.addTo(sum, parameters);
        return sum;
    }

    /** Starts anew, with the products of derivatives or without. */
    void clear(boolean withProducts) {
        hasProducts = withProducts;
        value = 0;
        lost = 0;
        factors = 1;
        Arrays.fill(gradient, 0);
        for (double[] row : products) {
            Arrays.fill(row, 0);
        }
    }

    /**
     * Adds an observation, or several equal ones.
     *
     * @param count the number of equal observations; may be a fraction, for weights
     * @param logLikelihood the logarithm of the probability (density) of one of them
     * @param derivatives its derivatives by the parameters, in their order; not kept
     * @throws NullPointerException if the derivatives are null
     * @throws IllegalArgumentException if their number is not that of the parameters
     */
    public void add(double count, double logLikelihood, double... derivatives) {
        addRuns(count, 1, logLikelihood, derivatives);
    }

    /**
     * Adds runs of observations whose probabilities were multiplied already, such as the renewals of a customer over a
     * year.
     *
     * @param count the number of equal runs
     * @param length the number of observations in a run, all of about the same probability; above 0
     * @param logLikelihood the log-likelihood of one run
     * @param derivatives its derivatives by the parameters, in their order; not kept
     * @throws NullPointerException if the derivatives are null
     * @throws IllegalArgumentException if their number is not that of the parameters
     */
    public void addRuns(double count, int length, double logLikelihood, double... derivatives) {
        if (derivatives.length != gradient.length) {
            throw new IllegalArgumentException("number of derivatives (" + derivatives.length
                    + ") must be that of the parameters (" + gradient.length + ")");
        }
        addValue(count * logLikelihood);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] += count * derivatives[i];
        }
        if (hasProducts) {
            // of each observation the length-th part of the derivatives
            addProducts(count / length, derivatives);
        }
    }

    private void addValue(double term) {
        double sum = value + term;
        lost += Math.abs(value) >= Math.abs(term) ? value - sum + term : term - sum + value;
        value = sum;
    }

    private void addProducts(double count, double[] derivatives) {
        for (int i = 0; i < gradient.length; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] += count * derivatives[i] * derivatives[j];
            }
        }
    }

    /**
     * Adds the logarithm of a factor of the likelihood, without derivatives, which must be {@linkplain #add added} with
     * the other factors. Faster than adding the logarithm: factors are multiplied first, as long as their product
     * neither overflows nor underflows.
     *
     * @param count the number of observations that have the factor
     * @param factor the factor, above 0
     */
    public void addLog(double count, double factor) {
        if (count == 1 && factor > SMALL && factor < LARGE) {
            factors *= factor;
            if (factors < SMALL || factors > LARGE) {
                addValue(Math.log(factors));
                factors = 1;
            }
        } else {
            addValue(count * Math.log(factor));
        }
    }

    /**
     * The sum of the log-likelihoods added so far.
     *
     * @return the log-likelihood; minus infinity or NaN where the data are impossible under the parameters
     */
    public double value() {
        // what rounding took from an infinite sum is not a number
        return Double.isInfinite(value) ? value : value + lost + Math.log(factors);
    }

    /**
     * The derivative of the log-likelihood by a parameter (the score), for example to test a gradient.
     *
     * @param parameter the index of the parameter, from 0
     * @return the derivative; meaningless where the {@linkplain #value() log-likelihood} is not finite
     * @throws IndexOutOfBoundsException if there is no such parameter
     */
    public double derivative(int parameter) {
        return gradient[Objects.checkIndex(parameter, gradient.length)];
    }

    /** The derivative by the coordinate of a parameter, from the slopes of all parameters by their coordinates. */
    double derivative(int parameter, double[] slopes) {
        return gradient[parameter] * slopes[parameter];
    }

    /** The sum over the observations of the product of two derivatives by coordinates. */
    double product(int i, int j, double[] slopes) {
        return products[Math.max(i, j)][Math.min(i, j)] * slopes[i] * slopes[j];
    }

    /**
     * The log-likelihood and its derivatives.
     *
     * @return such as {@code log-likelihood -8.772588722239782, derivatives [-4.0]}
     */
    @Override
    public String toString() {
        boolean isFinite = Double.isFinite(value()) && Arrays.stream(gradient).allMatch(Double::isFinite);
        return isFinite
                ? "log-likelihood " + value() + ", derivatives " + Arrays.toString(gradient)
                : "log-likelihood or a derivative beyond the range of a double";
    }
}
