package io.github.retentionmetrics.fit;

/** What the data say about the parameters of a fitted model. */
public enum FitOutcome {
    /** One clear maximum: the data determine every parameter. */
    DETERMINED,
    /**
     * The likelihood hardly changes over a wide range of parameters. Its value and the predictions may be used; the parameters
     * that {@link ModelFit#explanation()} names should not be interpreted.
     */
    FLAT,
    /**
     * The likelihood is highest where a parameter goes to zero or to infinity: a simpler model says the same. {@link
     * ModelFit#explanation()} names the parameter.
     */
    AT_BOUNDARY
}
