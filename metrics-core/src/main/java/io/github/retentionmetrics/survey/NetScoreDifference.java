package io.github.retentionmetrics.survey;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.math.Normal;
import io.github.retentionmetrics.rate.Difference;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.Overlap;
import io.github.retentionmetrics.rate.SignificanceTest;
import java.io.Serializable;
import java.util.Objects;

/**
 * The difference of two net scores, with interval and test.
 *
 * <pre>
 * value          = first - second                            signed, from -200 to 200 points
 * standard error = sqrt(SE(first)^2 + SE(second)^2 - 2 r SE(first) SE(second))
 * interval       = difference -/+ z standard error           clipped to -200 and 200
 * test           : z = difference / standard error, two-sided
 * </pre>
 *
 * <p>Two answers of the same person are not independent: r is the correlation of the {@link Overlap}, which {@link
 * SharedRespondents} computes for respondents of both surveys, and 0 for different respondents. The method determines
 * the standard errors. {@link NetScore.IntervalMethod#WALD} uses the plain ones, as R's {@code nps.test} and most tools
 * do. {@link NetScore.IntervalMethod#ADJUSTED_WALD}, the default, adds 3 answers to each survey and compares the
 * adjusted scores, so that two tiny unanimous surveys are not reported as different with certainty. If its interval
 * leaves out the observed difference, as between tiny surveys, it is widened up to that difference. With either method
 * the test rejects at 5% exactly if the interval at 95% leaves out 0.
 *
 * <ul>
 *   <li>It is undefined when either survey has no responses.
 *   <li>Two unanimous surveys have no plain test, since their standard errors are 0; they have an adjusted one.
 *   <li>The adjustment may reverse the sign of the difference between a tiny survey and a large one. Neither sign is
 *       then reliable: z is 0 and p is 1, as they are when the observed difference is exactly 0.
 * </ul>
 *
 * @param first the score to subtract from
 * @param second the score to subtract
 * @param overlap how many answered both surveys, and how far the two scores depend on each other
 * @see <a href="https://measuringu.com/nps-significance-test/">Lewis and Sauro, How to Statistically Compare Two Net
 *     Promoter Scores</a>
 */
public record NetScoreDifference(NetScore first, NetScore second, Overlap overlap) implements Difference, Serializable {
    private static final double LIMIT = 200;

    /**
     * Checks the scores.
     *
     * @param first the score to subtract from
     * @param second the score to subtract
     * @param overlap how many answered both surveys
     * @throws NullPointerException if one is null
     * @throws IllegalArgumentException if more are shared than one of the surveys has responses
     */
    public NetScoreDifference {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        Objects.requireNonNull(overlap, "overlap");
        Checks.partOfWhole(overlap.shared(), "overlap", Math.min(first.responses(), second.responses()), "responses");
    }

    /** The first score less the second, in points; NaN when undefined. */
    @Override
    public double value() {
        return first.value() - second.value();
    }

    @Override
    public boolean isDefined() {
        return first.isDefined() && second.isDefined();
    }

    /** {@code no responses}, or empty when defined. */
    @Override
    public String reason() {
        return isDefined() ? "" : NetScore.NO_RESPONSES;
    }

    /**
     * The interval of the difference by {@link NetScore.IntervalMethod#ADJUSTED_WALD}.
     *
     * @param level the confidence level, such as 0.95
     * @return the interval in points; undefined when the difference is undefined
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    @Override
    public Interval interval(double level) {
        return interval(NetScore.IntervalMethod.ADJUSTED_WALD, level);
    }

    /**
     * The interval of the difference by a method of the caller's choice.
     *
     * @param method the method of the standard errors
     * @param level the confidence level, such as 0.95
     * @return the interval in points, within -200 and 200; undefined when the difference is undefined
     * @throws NullPointerException if the method is null
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public Interval interval(NetScore.IntervalMethod method, double level) {
        Objects.requireNonNull(method, "method");
        Checks.level(level);
        return isDefined()
                ? estimate(method).interval(level, LIMIT).including(value())
                : Interval.undefined(level, reason());
    }

    /**
     * The two-sided z test of "no difference" by {@link NetScore.IntervalMethod#ADJUSTED_WALD}.
     *
     * @return the test; undefined when the difference is
     */
    @Override
    public SignificanceTest test() {
        return test(NetScore.IntervalMethod.ADJUSTED_WALD);
    }

    /**
     * The two-sided z test of "no difference" by a method of the caller's choice.
     *
     * @param method the method of the standard errors
     * @return the test; undefined when the difference is, or when its standard error is 0
     * @throws NullPointerException if the method is null
     */
    public SignificanceTest test(NetScore.IntervalMethod method) {
        Objects.requireNonNull(method, "method");
        NetScore.IntervalMethod.Approximation estimate = estimate(method);
        if (!isDefined() || estimate.standardError() == 0) {
            return SignificanceTest.undefined(isDefined() ? whyNoTest(method) : reason());
        }
        boolean isSameSide = estimate.centre() < 0 ? value() < 0 : value() > 0;
        double z = isSameSide ? estimate.centre() / estimate.standardError() : 0;
        return SignificanceTest.of(z, Normal.twoSidedTail(z));
    }

    private String whyNoTest(NetScore.IntervalMethod method) {
        boolean isUnanimous = method.estimate(first).standardError() == 0
                && method.estimate(second).standardError() == 0;
        return isUnanimous ? "each survey is unanimous" : "no respondent differs";
    }

    private NetScore.IntervalMethod.Approximation estimate(NetScore.IntervalMethod method) {
        return method.estimate(first).minus(method.estimate(second), overlap.correlation());
    }

    /** Returns the difference in points or {@code undefined}, then both scores. */
    @Override
    public String toString() {
        return (isDefined() ? NetScore.points(value()) + " points: " : "undefined: ") + first + " less " + second;
    }
}
