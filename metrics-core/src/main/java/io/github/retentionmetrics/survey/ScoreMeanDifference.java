package io.github.retentionmetrics.survey;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.rate.Difference;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.MeanDifference;
import io.github.retentionmetrics.rate.Overlap;
import io.github.retentionmetrics.rate.SignificanceTest;
import java.io.Serializable;
import java.util.Objects;

/**
 * The difference of two mean scores on one scale, such as the satisfaction of two regions.
 *
 * <pre>
 * value    = first - second, within the length of the scale: -4..4 on a scale of 1 to 5
 * interval = Welch's, clipped to the same range
 * test     = Welch's
 * </pre>
 *
 * <p>Respondents of both surveys are in the {@link Overlap}, which {@link SharedRespondents} computes. Value and test
 * are those of the {@link MeanDifference}; the interval is clipped to the differences that are possible on the scale.
 *
 * @param first the mean score to subtract from
 * @param second the mean score to subtract
 * @param overlap how many answered both surveys, and how far the two means depend on each other
 */
public record ScoreMeanDifference(ScoreMean first, ScoreMean second, Overlap overlap)
        implements Difference, Serializable {
    /**
     * Checks the mean scores.
     *
     * @param first the mean score to subtract from
     * @param second the mean score to subtract
     * @param overlap how many answered both surveys
     * @throws NullPointerException if one is null
     * @throws IllegalArgumentException if the scales differ, or more are shared than one of the surveys has responses
     */
    public ScoreMeanDifference {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        Objects.requireNonNull(overlap, "overlap");
        Checks.partOfWhole(overlap.shared(), "overlap", Math.min(first.responses(), second.responses()), "responses");
        if (!first.scale().equals(second.scale())) {
            throw new IllegalArgumentException(
                    "scale of second (" + second.scale() + ") must equal scale of first (" + first.scale() + ")");
        }
    }

    private MeanDifference difference() {
        return first.mean().minus(second.mean(), overlap);
    }

    /** The difference on the scale of the surveys, rounded once; NaN when undefined. */
    @Override
    public double value() {
        return difference().value();
    }

    @Override
    public boolean isDefined() {
        return difference().isDefined();
    }

    @Override
    public String reason() {
        return difference().reason();
    }

    @Override
    public Interval interval(double level) {
        double length = (double) first.scale().highest() - first.scale().lowest();
        return ScoreMean.clipped(difference().interval(level), -length, length);
    }

    @Override
    public SignificanceTest test() {
        return difference().test();
    }

    /**
     * Returns such as {@code 1.25: 4.25 (mean of 4) less 3.00 (mean of 4)}, or {@code undefined: } and the two means.
     */
    @Override
    public String toString() {
        return difference().toString();
    }
}
