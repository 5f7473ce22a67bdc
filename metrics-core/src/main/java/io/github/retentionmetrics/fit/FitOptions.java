package io.github.retentionmetrics.fit;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Parameters;
import io.github.retentionmetrics.internal.Restored;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options of a fit: where the search starts, when it ends, and whether a weak prior regularises the parameters.
 *
 * <p>The defaults suit most data. Change the regularisation for data that do not determine the parameters.
 *
 * <pre>{@code
 * FitOptions options = FitOptions.withDefaults().withRegularisation(0.1);
 * }</pre>
 */
public final class FitOptions implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final FitOptions DEFAULTS = new FitOptions(500, 1e-9, 0, null);

    private final int maxIterations;
    private final double tolerance;
    private final double regularisation;
    private final double @Nullable [] start;

    private FitOptions(int maxIterations, double tolerance, double regularisation, double @Nullable [] start) {
        this.maxIterations = maxIterations;
        this.tolerance = tolerance;
        this.regularisation = regularisation;
        this.start = start;
    }

    /**
     * The default options: at most 500 iterations, a tolerance of 10^-9 in the log-likelihood, no regularisation, and
     * starting points that the model derives from the data.
     *
     * @return the defaults
     */
    public static FitOptions withDefaults() {
        return DEFAULTS;
    }

    /**
     * The same options with another limit on the iterations.
     *
     * @param maxIterations the number of steps after which the search gives up, at least 1
     * @return the changed options
     * @throws IllegalArgumentException if the number is below 1
     */
    public FitOptions withMaxIterations(int maxIterations) {
        if (maxIterations < 1) {
            throw new IllegalArgumentException("maxIterations must be at least 1: " + maxIterations);
        }
        return new FitOptions(maxIterations, tolerance, regularisation, start);
    }

    /**
     * The same options with another tolerance.
     *
     * @param tolerance the largest rise of the log-likelihood that is not worth another step, above 0
     * @return the changed options
     * @throws IllegalArgumentException if the tolerance is not a finite number above 0
     */
    public FitOptions withTolerance(double tolerance) {
        return new FitOptions(maxIterations, Parameters.positive(tolerance, "tolerance"), regularisation, start);
    }

    /**
     * The same options with another regularisation: a normal prior on the logarithm of every parameter (or on the scale
     * of its {@linkplain ParametricFamily.Domain domain}, if that is not the logarithm), with its mean at the starting
     * point and a variance of one over the weight.
     *
     * <pre>
     *   maximised = log-likelihood - weight / 2 x sum over the parameters of (log parameter - log start)^2
     * </pre>
     *
     * <p>With a weight of 0.1, a parameter three times larger or smaller than its start reduces the maximised value by
     * 0.06, and one a thousand times larger or smaller by 2.4. For Gamma-Gamma the prior is on p, q and the mean p v /
     * q, of which more is known than of v. The reported log-likelihood excludes the prior. {@linkplain #withStart A
     * starting point} puts prior knowledge into the prior; the model's own starting point only keeps the parameters
     * within bounds.
     *
     * @param weight the weight of the prior, 0 for none
     * @return the changed options
     * @throws IllegalArgumentException if the weight is not a finite number of at least 0
     */
    public FitOptions withRegularisation(double weight) {
        if (!(weight >= 0 && weight <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("weight must be a finite number of at least 0: " + weight);
        }
        return new FitOptions(maxIterations, tolerance, Checks.unsignedZero(weight), start);
    }

    /**
     * The same options with a starting point.
     *
     * @param parameters the starting point, in the order of the model's parameters, each within its
     *     {@linkplain ParametricFamily.Domain domain}; the fit checks the number of parameters and the domains
     * @return the changed options
     * @throws NullPointerException if the parameters are null
     * @throws IllegalArgumentException if a parameter is not a finite number
     */
    public FitOptions withStart(double... parameters) {
        Objects.requireNonNull(parameters, "parameters");
        for (int i = 0; i < parameters.length; i++) {
            if (!Double.isFinite(parameters[i])) {
                throw new IllegalArgumentException("parameter " + i + " must be a finite number: " + parameters[i]);
            }
        }
        double[] point = Arrays.stream(parameters).map(Checks::unsignedZero).toArray();
        return new FitOptions(maxIterations, tolerance, regularisation, point);
    }

    /**
     * The number of steps after which the search gives up.
     *
     * @return the largest number of iterations
     */
    public int maxIterations() {
        return maxIterations;
    }

    /**
     * The largest rise of the log-likelihood that is not worth another step.
     *
     * @return the tolerance
     */
    public double tolerance() {
        return tolerance;
    }

    /**
     * The weight of the prior.
     *
     * @return the weight, 0 for none
     */
    public double regularisation() {
        return regularisation;
    }

    /**
     * The starting point of the search.
     *
     * @return a copy of the parameters, or empty if the model derives its own starting points
     */
    public Optional<double[]> start() {
        return Optional.ofNullable(start).map(double[]::clone);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> checked().equals(this));
    }

    private FitOptions checked() {
        FitOptions options =
                withMaxIterations(maxIterations).withTolerance(tolerance).withRegularisation(regularisation);
        return start == null ? options : options.withStart(start);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FitOptions that
                && maxIterations == that.maxIterations
                && tolerance == that.tolerance
                && regularisation == that.regularisation
                && Arrays.equals(start, that.start);
    }

    @Override
    public int hashCode() {
        return Objects.hash(maxIterations, tolerance, regularisation, Arrays.hashCode(start));
    }

    @Override
    public String toString() {
        return "FitOptions[at most " + maxIterations + " iterations, tolerance " + tolerance + ", regularisation "
                + regularisation + ", start " + (start == null ? "from the data" : Arrays.toString(start)) + "]";
    }
}
