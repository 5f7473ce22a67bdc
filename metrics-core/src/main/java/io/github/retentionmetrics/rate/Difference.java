package io.github.retentionmetrics.rate;

/**
 * One answer minus another of the same kind, from two independent groups, with the means to tell a difference from
 * chance.
 *
 * <p>It is undefined when either answer is. Exchanging the two changes the sign of the value, of the interval and of
 * the test statistic, and nothing else.
 *
 * @see Rate#minus(Rate)
 * @see Mean#minus(Mean)
 */
public interface Difference extends Estimate {
    /**
     * The differences that the data leave plausible.
     *
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the interval, undefined when the data do not allow one
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    @Override
    Interval interval(double level);

    /**
     * A two-sided test of the hypothesis that there is no difference.
     *
     * @return the result, undefined when the data do not allow a test
     */
    SignificanceTest test();

    /** {@return the {@link #test()}, for JSON mappers and templates} */
    default SignificanceTest getTest() {
        return test();
    }
}
