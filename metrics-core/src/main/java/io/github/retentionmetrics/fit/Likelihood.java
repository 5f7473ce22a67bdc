package io.github.retentionmetrics.fit;

import java.util.Optional;

/**
 * The log-likelihood of the parameters of a model on given data, with its gradient; {@link ParametricFamily#fit
 * fitting} maximises it.
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
 * <p>Add every observation, or every group of equal observations, separately: the search approximates the curvature by
 * the products of their gradients. Include constant terms if the log-likelihoods of several models are to be compared.
 * For a result that does not depend on the order of the data, add the observations in the order of their values.
 *
 * <p>A fit calls the likelihood from one thread, so that it may keep work space between calls.
 */
@FunctionalInterface
public interface Likelihood {
    /**
     * Adds the log-likelihood of every observation.
     *
     * @param sum receives the log-likelihood of each observation and its derivatives by the parameters. a value that is
     *     not finite means that the data are impossible under these parameters
     * @param parameters the parameters, each within its {@linkplain ParametricFamily.Domain domain}; not to be changed
     */
    void addTo(LogLikelihoodSum sum, double[] parameters);

    /**
     * The log-likelihood alone.
     *
     * @param parameters the parameters
     * @return the sum over the observations; minus infinity or NaN where the data are impossible
     * @throws NullPointerException if the parameters are null
     */
    default double at(double... parameters) {
        return LogLikelihoodSum.of(this, parameters).value();
    }

    /**
     * The log-likelihood of far fewer, representative observations, for a first search that locates the maximum
     * approximately. The search with this likelihood then begins there.
     *
     * @return the coarse likelihood; empty, the default, if a search with this one takes little time
     */
    default Optional<Likelihood> coarse() {
        return Optional.empty();
    }

    /**
     * The log-likelihood of fewer observations that is searched in place of this one: close enough that a few steps
     * lead from its maximum to that of this one.
     *
     * @return the condensed likelihood; empty, the default, if this one can be searched in seconds
     */
    default Optional<Likelihood> condensed() {
        return Optional.empty();
    }
}
