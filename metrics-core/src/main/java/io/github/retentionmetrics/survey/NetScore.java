package io.github.retentionmetrics.survey;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.rate.Estimate;
import io.github.retentionmetrics.rate.Interval;
import java.io.Serializable;
import java.util.Objects;

/**
 * The share of favourable answers less the share of unfavourable ones, in points.
 *
 * <pre>
 * value = 100 (favourable - unfavourable) / (favourable + neutral + unfavourable)
 * </pre>
 *
 * <p>From -100 (all unfavourable) to 100 (all favourable). It is the arithmetic under the {@link NetPromoterScore} and
 * the index of a {@link CustomerEffortScore}, and serves any "good less bad" figure. Undefined, with the reason
 * {@code no responses}, when nobody answered. Counts add up exactly; nothing is rounded before it is shown.
 *
 * <pre>{@code
 * NetScore score = NetScore.ofFavourable(70).neutral(20).unfavourable(10);
 * score.value();           // 60.0
 * score.interval(0.95);    // 45.3 .. 71.2 (95%)
 * }</pre>
 *
 * @param favourable the number of favourable answers
 * @param neutral the number of answers that are neither
 * @param unfavourable the number of unfavourable answers
 */
public record NetScore(long favourable, long neutral, long unfavourable) implements Estimate, Serializable {
    static final String NO_RESPONSES = "no responses";

    /**
     * Checks the counts.
     *
     * @param favourable the number of favourable answers
     * @param neutral the number of answers that are neither
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
     * Begins a score from bare counts.
     *
     * @param favourable the number of favourable answers
     * @return the next step, which asks for the neutral answers; counts are checked at the last step
     */
    public static WithFavourable ofFavourable(long favourable) {
        return neutral -> unfavourable -> new NetScore(favourable, neutral, unfavourable);
    }

    /**
     * The score of no responses: adding it to another changes nothing.
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
        return isDefined() ? NetScoreInterval.clip(100.0 * (favourable - unfavourable) / responses(), 100) : Double.NaN;
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
     * The standard error of the score, in points: what {@link NetScoreInterval#WALD} is built on.
     *
     * @return 0 or more; NaN when undefined
     */
    public double standardError() {
        return isDefined() ? NetScoreInterval.WALD.estimate(this).standardError() : Double.NaN;
    }

    /**
     * Half the width of the {@linkplain NetScoreInterval#ADJUSTED_WALD adjusted Wald} interval before it is clipped or
     * widened.
     *
     * @param level the confidence level, such as 0.95
     * @return the margin in points; NaN when undefined
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public double marginOfError(double level) {
        return marginOfError(NetScoreInterval.ADJUSTED_WALD, level);
    }

    /**
     * Half the width of an interval before it is clipped or widened.
     *
     * @param method how to compute it
     * @param level the confidence level, such as 0.95
     * @return the margin in points; NaN when undefined
     * @throws NullPointerException if the method is null
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public double marginOfError(NetScoreInterval method, double level) {
        Objects.requireNonNull(method, "method");
        Checks.level(level);
        return isDefined() ? method.estimate(this).margin(level) : Double.NaN;
    }

    /**
     * The {@linkplain NetScoreInterval#ADJUSTED_WALD adjusted Wald} interval.
     *
     * @param level the confidence level, such as 0.95
     * @return the interval in points; undefined when the score is
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    @Override
    public Interval interval(double level) {
        return interval(NetScoreInterval.ADJUSTED_WALD, level);
    }

    /**
     * The interval by a method of the caller's choice.
     *
     * @param method how to compute it
     * @param level the confidence level, such as 0.95
     * @return the interval in points; undefined when the score is
     * @throws NullPointerException if the method is null
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public Interval interval(NetScoreInterval method, double level) {
        return Objects.requireNonNull(method, "method").of(this, level);
    }

    /**
     * The answers of two surveys together.
     *
     * @param other the other score
     * @return the score of the sums of the counts
     * @throws NullPointerException if the other is null
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
     * This score less another one, of different respondents, with its interval and test.
     *
     * @param other the score to compare with
     * @return the difference in points
     * @throws NullPointerException if the other is null
     */
    public NetScoreDifference minus(NetScore other) {
        return new NetScoreDifference(this, Objects.requireNonNull(other, "other"));
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

    /** One decimal. */
    static String points(double value) {
        return Decimals.text(value, 1);
    }

    /** The first step of {@link NetScore#ofFavourable}: the favourable answers are known. */
    @FunctionalInterface
    public interface WithFavourable {
        /**
         * Adds the neutral answers.
         *
         * @param neutral the number of answers that are neither favourable nor unfavourable
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
}
