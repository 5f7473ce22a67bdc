package io.github.retentionmetrics.fit;

import java.util.Optional;

/**
 * The log-likelihood of the parameters of a model on given data, with its gradient: what {@link ParametricFamily#fit
 * fitting} maximises.
 *
 * <pre>{@code
 * double[] days = {3, 8, 1, 15};
 * Likelihood exponential = (sum, parameters) -> {
 *     double rate = parameters[0];
 *     for (double t : days) {
 *         sum.add(1, Math.log(rate) - rate * t, 1 / rate - t);   // log density, and its derivative by the rate
 *     }
 * };
 * exponential.at(0.2);   // -11.8378
 * }</pre>
 *
 * <p>Add every observation, or every group of equal ones, on its own: the search starts from the products of the single
 * gradients. Add constants as well if log-likelihoods of several models are to be compared. For a result that does not
 * depend on the order of the data, add the observations in the order of their values.
 *
 * <p>A fit calls the likelihood from one thread, so that it may keep work space between calls.
 */
@FunctionalInterface
public interface Likelihood {
    /**
     * Adds the log-likelihood of every observation.
     *
     * @param sum receives the log-likelihood of each observation and its derivatives by the parameters. A value that is
     *     not finite means that the data are impossible under these parameters
     * @param parameters the parameters, each within its {@linkplain ParametricFamily.Domain domain}; not to be changed
     */
    void addTo(LogLikelihoodSum sum, double[] parameters);

    /**
     * The log-likelihood alone.
     *
     * @param parameters the parameters
     * @return the sum over the observations; minus infinity or not a number where the data are impossible
     * @throws NullPointerException if the parameters are null
     */
    default double at(double... parameters) {
        return LogLikelihoodSum.of(this, parameters).value();
    }

    /**
     * The log-likelihood of far fewer, representative observations, for a first search that shows where this one is
     * highest. The search of the likelihood itself then begins there.
     *
     * @return such a likelihood; empty, the default, if a search of this one takes little time
     */
    default Optional<Likelihood> coarse() {
        return Optional.empty();
    }

    /**
     * The log-likelihood of fewer observations that are searched in place of these: close enough for a few steps to
     * lead from its maximum to that of this one.
     *
     * @return such a likelihood; empty, the default, if this one can be searched in seconds
     */
    default Optional<Likelihood> condensed() {
        return Optional.empty();
    }
}
