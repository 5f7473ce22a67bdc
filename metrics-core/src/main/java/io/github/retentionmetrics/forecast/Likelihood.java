package io.github.retentionmetrics.forecast;

/** The log-likelihood of positive parameters on given data. */
interface Likelihood {
    /**
     * Adds what each distinct observation says.
     *
     * @param parameters the parameters, all positive
     * @param scores receives the log-likelihood and its gradient by the parameters
     */
    void addTo(Scores scores, double[] parameters);
}
