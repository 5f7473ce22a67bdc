package io.github.retentionmetrics.survey;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.math.Normal;
import io.github.retentionmetrics.rate.Estimate;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.Overlap;
import java.io.Serializable;
import java.util.Objects;

/**
 * The share of favourable answers less the share of unfavourable ones, in points.
 *
 * <pre>
 * value = 100 (favourable - unfavourable) / (favourable + neutral + unfavourable)
 * </pre>
 *
 * <p>From -100 (all unfavourable) to 100 (all favourable). It is the formula of the {@link NetPromoterScore}, of the
 * index of a {@link CustomerEffortScore}, and of any other difference between a share of good and a share of bad
 * answers. Undefined, with the reason {@code no responses}, without responses. Counts are added exactly; the value is
 * rounded only for display.
 *
 * <pre>{@code
 * NetScore score = NetScore.ofFavourable(70).neutral(20).unfavourable(10);
 * score.value();           // 60.0
 * score.interval(0.95);    // 45.3 .. 71.2 (95%)
 * }</pre>
 *
 * @param favourable the number of favourable answers
 * @param neutral the number of neutral answers
 * @param unfavourable the number of unfavourable answers
 */
public record NetScore(long favourable, long neutral, long unfavourable) implements Estimate, Serializable {
    static final String NO_RESPONSES = "no responses";

    /**
     * Checks the counts.
     *
     * @param favourable the number of favourable answers
     * @param neutral the number of neutral answers
     * @param unfavourable the number of unfavourable answers
     * @throws IllegalArgumentException if a count is negative
     * @throws ArithmeticException if the sum of the counts exceeds the range of {@code long}
     */
    public NetScore {
        Checks.notNegative(favourable, "favourable");
        Checks.notNegative(neutral, "neutral");
        Checks.notNegative(unfavourable, "unfavourable");
        Checks.sum(Checks.sum(favourable, neutral, "responses"), unfavourable, "responses");
    }

    /**
     * The first step of a score from counts.
     *
     * @param favourable the number of favourable answers
     * @return the next step, which asks for the neutral answers; counts are checked at the last step
     */
    public static WithFavourable ofFavourable(long favourable) {
        return neutral -> unfavourable -> new NetScore(favourable, neutral, unfavourable);
    }

    /**
     * The score of no responses: the identity of {@link #plus}.
     *
     * @return the undefined score
     */
    public static NetScore empty() {
        return new NetScore(0, 0, 0);
    }

    /**
     * The number of answers.
     *
     * @return the sum of the three counts
     */
    public long responses() {
        return favourable + neutral + unfavourable;
    }

    /** The score in points, from -100 to 100; NaN when undefined. */
    @Override
    public double value() {
        // Clipped since 100 n / n may round to a little more than 100 for n above 10^13.
        return isDefined() ? IntervalMethod.clip(100.0 * (favourable - unfavourable) / responses(), 100) : Double.NaN;
    }

    @Override
    public boolean isDefined() {
        return responses() > 0;
    }

    /** {@code no responses}, or empty when defined. */
    @Override
    public String reason() {
        return isDefined() ? "" : NO_RESPONSES;
    }

    /**
     * The standard error of the score, in points, on which {@link IntervalMethod#WALD} is based.
     *
     * @return 0 or more; NaN when undefined
     */
    public double standardError() {
        return isDefined() ? IntervalMethod.WALD.estimate(this).standardError() : Double.NaN;
    }

    /**
     * Half the width of the {@linkplain IntervalMethod#ADJUSTED_WALD adjusted Wald} interval before it is clipped or
     * widened.
     *
     * @param level the confidence level, such as 0.95
     * @return the margin in points; NaN when undefined
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public double marginOfError(double level) {
        return marginOfError(IntervalMethod.ADJUSTED_WALD, level);
    }

    /**
     * Half the width of an interval before it is clipped or widened.
     *
     * @param method the method of the interval
     * @param level the confidence level, such as 0.95
     * @return the margin in points; NaN when undefined
     * @throws NullPointerException if the method is null
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public double marginOfError(IntervalMethod method, double level) {
        Objects.requireNonNull(method, "method");
        Checks.level(level);
        return isDefined() ? method.estimate(this).margin(level) : Double.NaN;
    }

    /**
     * The {@linkplain IntervalMethod#ADJUSTED_WALD adjusted Wald} interval.
     *
     * @param level the confidence level, such as 0.95
     * @return the interval in points; undefined when the score is undefined
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    @Override
    public Interval interval(double level) {
        return interval(IntervalMethod.ADJUSTED_WALD, level);
    }

    /**
     * The interval by a method of the caller's choice.
     *
     * @param method the method of the interval
     * @param level the confidence level, such as 0.95
     * @return the interval in points; undefined when the score is undefined
     * @throws NullPointerException if the method is null
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public Interval interval(IntervalMethod method, double level) {
        return Objects.requireNonNull(method, "method").of(this, level);
    }

    /**
     * The pooled result of two surveys.
     *
     * @param other the other score
     * @return the score of the sums of the counts
     * @throws NullPointerException if {@code other} is null
     * @throws ArithmeticException if the number of responses exceeds the range of {@code long}
     */
    public NetScore plus(NetScore other) {
        Objects.requireNonNull(other, "other");
        return new NetScore(
                Checks.sum(favourable, other.favourable, "favourable"),
                Checks.sum(neutral, other.neutral, "neutral"),
                Checks.sum(unfavourable, other.unfavourable, "unfavourable"));
    }

    /**
     * This score less that of different respondents, with its interval and test.
     *
     * @param other the score to compare with
     * @return the difference in points
     * @throws NullPointerException if {@code other} is null
     */
    public NetScoreDifference minus(NetScore other) {
        return minus(other, Overlap.none());
    }

    /**
     * This score less another one, of respondents some of whom answered both surveys.
     *
     * @param other the score to compare with
     * @param overlap how many answered both, and how far the two scores depend on each other
     * @return the difference in points
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if more are shared than one of the surveys has responses
     */
    public NetScoreDifference minus(NetScore other, Overlap overlap) {
        return new NetScoreDifference(this, Objects.requireNonNull(other, "other"), overlap);
    }

    /** Returns such as {@code 60.0 (70 favourable, 20 neutral, 10 unfavourable)}. */
    @Override
    public String toString() {
        String counts = favourable + " favourable, " + neutral + " neutral, " + unfavourable + " unfavourable";
        return format(counts);
    }

    String format(String counts) {
        return isDefined() ? points(value()) + " (" + counts + ")" : "undefined (" + counts + "): " + reason();
    }

    /** A number of points with one decimal. */
    static String points(double value) {
        return Decimals.text(value, 1);
    }

    /** The first step of {@link NetScore#ofFavourable}: the favourable answers are known. */
    @FunctionalInterface
    public interface WithFavourable {
        /**
         * Adds the neutral answers.
         *
         * @param neutral the number of neutral answers favourable nor unfavourable
         * @return the next step, which asks for the unfavourable answers
         */
        WithNeutral neutral(long neutral);
    }

    /** The second step of {@link NetScore#ofFavourable}: the favourable and the neutral answers are known. */
    @FunctionalInterface
    public interface WithNeutral {
        /**
         * Adds the unfavourable answers.
         *
         * @param unfavourable the number of unfavourable answers
         * @return the score
         * @throws IllegalArgumentException if one of the three counts is negative
         * @throws ArithmeticException if the sum of the counts exceeds the range of {@code long}
         */
        NetScore unfavourable(long unfavourable);
    }

    /**
     * The published methods for the confidence interval of a net score.
     *
     * <p>With F favourable, N neutral and U unfavourable answers, n in all:
     *
     * <pre>
     * score          = 100 (F - U) / n
     * variance       = F/n + U/n - ((F - U)/n)^2        of one answer that counts as +1, 0 or -1
     * standard error = 100 sqrt(variance / n)
     * interval       = score -/+ z standard error        z = the normal quantile at (1 + level)/2
     * </pre>
     *
     * <p>Limits are clipped to -100 and 100, the range of a score; the margin of error is not, so that the unclipped
     * limits are score -/+ margin. Without responses the interval is undefined.
     *
     * @see <a href="https://arxiv.org/abs/1601.07235">Rocks (2016), Interval Estimation for the Net Promoter Score, The
     *     American Statistician 70(4)</a>
     */
    public enum IntervalMethod {
        /**
         * The plain normal approximation, as most survey tools show it. It is too short for small surveys, and has no
         * width when all respondents give the same kind of answer.
         */
        WALD(0),

        /**
         * The normal approximation after adding 3 fictitious answers: 3/4 favourable, 3/2 neutral and 3/4 unfavourable.
         * The interval is centred a little nearer to 0 than the score. If it leaves out the score itself, as for one
         * response or at a low level, it is widened up to the score, which can only raise its coverage. It has the best
         * coverage in Rocks' comparison and is the default of this package.
         */
        ADJUSTED_WALD(3);

        private final double addedAnswers;

        IntervalMethod(double addedAnswers) {
            this.addedAnswers = addedAnswers;
        }

        /**
         * The interval of a net score.
         *
         * @param score the score
         * @param level the confidence level, such as 0.95
         * @return the interval in points, within -100 and 100; undefined when the score is undefined
         * @throws NullPointerException if the score is null
         * @throws IllegalArgumentException if the level is not strictly between 0 and 1
         */
        public Interval of(NetScore score, double level) {
            Objects.requireNonNull(score, "score");
            Checks.level(level);
            return score.isDefined()
                    ? estimate(score).interval(level, 100).including(score.value())
                    : Interval.undefined(level, score.reason());
        }

        /** The centre and standard error, in points, that this method gives for a defined score. */
        Approximation estimate(NetScore score) {
            double favourable = score.favourable() + addedAnswers / 4;
            double neutral = score.neutral() + addedAnswers / 2;
            double unfavourable = score.unfavourable() + addedAnswers / 4;
            double all = favourable + neutral + unfavourable;
            // n^2 times the variance, arranged so that nothing is subtracted and nearly unanimous surveys lose no
            // digits.
            double scaledVariance = neutral * (favourable + unfavourable) + 4 * favourable * unfavourable;
            return new Approximation(
                    100 * (favourable - unfavourable) / all, 100 * Math.sqrt(scaledVariance / all) / all);
        }

        static double clip(double points, double limit) {
            return Math.max(-limit, Math.min(limit, points));
        }

        /** The normal approximation of a score or a difference, in points. */
        record Approximation(double centre, double standardError) {
            Approximation minus(Approximation other, double correlation) {
                double squares = standardError * standardError + other.standardError * other.standardError;
                double error = correlation == 0
                        ? Math.hypot(standardError, other.standardError)
                        : Math.sqrt(Math.max(squares - 2 * correlation * (standardError * other.standardError), 0));
                return new Approximation(centre - other.centre, error);
            }

            double margin(double level) {
                return Normal.criticalValue(level) * standardError;
            }

            Interval interval(double level, double limit) {
                double margin = margin(level);
                return Interval.of(clip(centre - margin, limit), clip(centre + margin, limit), level);
            }
        }
    }
}
