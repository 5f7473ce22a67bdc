package io.github.retentionmetrics.internal.fit;

/** The log-likelihood of positive parameters on given data. */
public interface Likelihood {
    /**
     * Adds what each distinct observation says.
     *
     * @param parameters the parameters, all positive
     * @param scores receives the log-likelihood and its gradient by the parameters
     */
    void addTo(Scores scores, double[] parameters);
}
