package io.github.retentionmetrics.fit;

/** What the data say about the parameters of a fitted model. */
public enum FitOutcome {
    /** One clear maximum: the data determine every parameter. */
    DETERMINED,
    /**
     * The likelihood hardly changes over a wide range of parameters. Its value and the predictions may be used; the
     * parameters that {@link ModelFit#explanation()} names should not be interpreted, and have no standard errors.
     */
    FLAT,
    /**
     * The likelihood is highest where a parameter, or several together, go to zero or to infinity: a simpler model says
     * the same. {@link ModelFit#explanation()} names the parameters, and what it means for the customers where that is
     * known. The fitted model stands so far out that its predictions are those of the simpler one.
     */
    AT_BOUNDARY
}
