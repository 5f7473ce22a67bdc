package io.github.retentionmetrics.survey;

import io.github.retentionmetrics.rate.Estimate;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.rate.Overlap;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * The mean score of a survey: a {@link Mean} whose value and interval lie on the scale of the scores.
 *
 * <pre>
 * value    = sum of scores / responses
 * interval = value -/+ t standard error           clipped to the lowest and the highest score
 * </pre>
 *
 * <p>Student's t does not take the scale into account: for the answers 7 and 9 on a scale of 1 to 10, its interval is
 * -4.7 .. 20.7. No mean is beyond the ends of the scale, so clipping the interval there does not lower its coverage.
 * {@link #mean()} has the unclipped interval.
 *
 * <ul>
 *   <li>No responses: undefined.
 *   <li>One response: the mean is defined; standard error and interval are not.
 * </ul>
 *
 * <pre>{@code
 * ScoreMean mean = ScoreCounts.ofScores(Scale.parse("1-10"), 7, 9).mean();
 * mean.value();           // 8.0
 * mean.interval(0.95);    // 1.00 .. 10.00 (95%)
 * }</pre>
 *
 * @param mean the mean, as its exact count, sum and sum of squares
 * @param scale the scale of the scores
 */
public record ScoreMean(Mean mean, Scale scale) implements Estimate, Serializable {
    /**
     * Checks that the mean is within the scale.
     *
     * @param mean the mean
     * @param scale the scale of the scores
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the mean is below the lowest score or above the highest
     */
    public ScoreMean {
        Objects.requireNonNull(mean, "mean");
        Objects.requireNonNull(scale, "scale");
        BigDecimal count = BigDecimal.valueOf(mean.count());
        if (mean.sum().compareTo(count.multiply(BigDecimal.valueOf(scale.lowest()))) < 0
                || mean.sum().compareTo(count.multiply(BigDecimal.valueOf(scale.highest()))) > 0) {
            throw new IllegalArgumentException("mean (" + mean + ") must be on the scale " + scale);
        }
    }

    /**
     * The number of answers.
     *
     * @return the number of responses
     */
    public long responses() {
        return mean.count();
    }

    /** The mean score, on the survey's own scale; NaN when undefined. */
    @Override
    public double value() {
        return mean.value();
    }

    @Override
    public boolean isDefined() {
        return mean.isDefined();
    }

    @Override
    public String reason() {
        return mean.reason();
    }

    /**
     * The standard deviation of the scores.
     *
     * @return the square root of their {@linkplain Mean#variance variance}; NaN for fewer than two responses
     */
    public double standardDeviation() {
        return mean.standardDeviation();
    }

    /**
     * The standard error of the mean score.
     *
     * @return the standard error; NaN for fewer than two responses
     */
    public double standardError() {
        return mean.standardError();
    }

    /**
     * The confidence interval of the mean score, by Student's t, clipped to the scale.
     *
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the interval, within the scale; undefined for fewer than two responses
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    @Override
    public Interval interval(double level) {
        return clipped(mean.interval(level), scale.lowest(), scale.highest());
    }

    /** An interval clipped to two limits. */
    static Interval clipped(Interval interval, double lowest, double highest) {
        return interval.isDefined()
                ? Interval.of(Math.max(interval.low(), lowest), Math.min(interval.high(), highest), interval.level())
                : interval;
    }

    /**
     * The difference of two mean scores on the same scale, of different respondents.
     *
     * @param other the mean score to subtract
     * @return this one minus the other, with an interval and a test
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if the scales differ
     */
    public ScoreMeanDifference minus(ScoreMean other) {
        return minus(other, Overlap.none());
    }

    /**
     * The difference of two mean scores on the same scale, of respondents some of whom answered both surveys.
     *
     * @param other the mean score to subtract
     * @param overlap how many answered both, as {@link SharedRespondents#ofMeans()} has it
     * @return this one minus the other, with an interval and a test
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the scales differ, or more are shared than one of the surveys has responses
     */
    public ScoreMeanDifference minus(ScoreMean other, Overlap overlap) {
        return new ScoreMeanDifference(this, Objects.requireNonNull(other, "other"), overlap);
    }

    /** Returns such as {@code 4.25 (mean of 4)}, or {@code undefined (mean of 0): } and the reason. */
    @Override
    public String toString() {
        return mean.toString();
    }
}
