package io.github.retentionmetrics.rate;

/**
 * The difference of two answers of the same kind, with a confidence interval and a significance test: of different
 * customers, who are independent, or of customers some of whom are part of both ({@link Overlap}, {@link
 * PairedOutcomes}).
 *
 * <p>It is undefined when either answer is undefined. Exchanging the two changes the sign of the value, of the interval
 * and of the test statistic, and nothing else.
 *
 * @see Rate#minus(Rate)
 * @see Mean#minus(Mean)
 */
public interface Difference extends Estimate {
    /**
     * The confidence interval of the difference.
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
