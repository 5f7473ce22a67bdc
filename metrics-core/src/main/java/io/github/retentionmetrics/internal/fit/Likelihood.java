package io.github.retentionmetrics.internal.fit;

import java.util.Optional;

/** The log-likelihood of positive parameters on given data. */
public interface Likelihood {
    /**
     * Adds what each distinct observation says.
     *
     * @param scores receives the log-likelihood and its gradient by the parameters
     * @param parameters the parameters, all positive
     */
    void addTo(Scores scores, double[] parameters);

    /**
     * The log-likelihood alone.
     *
     * @param parameters the parameters, all positive
     * @return the sum over the observations
     */
    default double at(double... parameters) {
        Scores scores = new Scores(parameters.length);
        addTo(scores, parameters);
        return scores.logLikelihood();
    }

    /**
     * The log-likelihood of far fewer observations that are much like these, for a first search at little cost.
     *
     * @return a likelihood that is highest about where this one is; empty if a search of this one takes little time
     */
    default Optional<Likelihood> rough() {
        return Optional.empty();
    }

    /**
     * The log-likelihood of so many observations at most that a search takes seconds. They are almost these, so that a
     * few steps lead from the maximum of their likelihood to that of this one.
     *
     * @return the likelihood to search in place of this one; empty if this one has no more observations than that
     */
    default Optional<Likelihood> bounded() {
        return Optional.empty();
    }
}
