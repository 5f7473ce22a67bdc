package io.github.retentionmetrics.inference;

/** The ways to compute an interval for a ratio of totals over customers. */
public enum RatioInterval {
    /**
     * By the delta method: the ratio plus or minus t standard errors, with one degree of freedom less than there are
     * customers.
     *
     * <ul>
     *   <li>Symmetric around the ratio. Reliable when the total below the line is well away from 0.
     * </ul>
     *
     * <p>Source: W. G. Cochran, Sampling Techniques, 3rd edition, 1977, section 6.4 (the variance of a ratio estimate).
     */
    DELTA,

    /**
     * By Fieller's theorem: all ratios r for which the mean of x - r y is not t standard errors away from 0.
     *
     * <ul>
     *   <li>Asymmetric, and better for few customers.
     *   <li>Undefined when the total below the line could be 0 at the level asked for: the ratios are then unbounded.
     * </ul>
     *
     * <p>Source: E. C. Fieller, Some Problems in Interval Estimation, Journal of the Royal Statistical Society B 16
     * (1954), 175-185.
     */
    FIELLER
}
