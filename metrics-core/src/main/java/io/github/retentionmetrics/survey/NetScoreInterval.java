package io.github.retentionmetrics.survey;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.math.Normal;
import io.github.retentionmetrics.rate.Interval;
import java.util.Objects;

/**
 * How to compute a confidence interval of a net score: the published methods for favourable less unfavourable answers.
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
 * <p>Limits are clipped to -100 and 100, the range that a score can have; the margin of error is not, so the unclipped
 * limits can be had as score -/+ margin. Without responses the interval is undefined.
 *
 * @see <a href="https://arxiv.org/abs/1601.07235">Rocks (2016), Interval Estimation for the Net Promoter Score, The
 *     American Statistician 70(4)</a>
 */
public enum NetScoreInterval {
    /**
     * The plain normal approximation, as most survey tools show it. Too short for small surveys, and of no width at all
     * when everybody gives the same kind of answer.
     */
    WALD(0),

    /**
     * The same after adding 3 made-up answers: 3/4 favourable, 3/2 neutral and 3/4 unfavourable. The interval is
     * centred a little nearer to 0 than the score. Where it leaves out the score itself, as of one response or at a low
     * level, it is widened up to the score, which can only raise its coverage. It covers best in Rocks' comparison and
     * is what this package uses when no method is named.
     */
    ADJUSTED_WALD(3);

    private final double addedAnswers;

    NetScoreInterval(double addedAnswers) {
        this.addedAnswers = addedAnswers;
    }

    /**
     * The interval of a net score.
     *
     * @param score the score
     * @param level the confidence level, such as 0.95
     * @return the interval in points, within -100 and 100; undefined when the score is
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

    /** The centre and standard error, in points, that this method gives a score that is defined. */
    Estimate estimate(NetScore score) {
        double favourable = score.favourable() + addedAnswers / 4;
        double neutral = score.neutral() + addedAnswers / 2;
        double unfavourable = score.unfavourable() + addedAnswers / 4;
        double all = favourable + neutral + unfavourable;
        // n^2 times the variance, arranged so that nothing is subtracted and nearly unanimous surveys lose no digits.
        double scaledVariance = neutral * (favourable + unfavourable) + 4 * favourable * unfavourable;
        return new Estimate(100 * (favourable - unfavourable) / all, 100 * Math.sqrt(scaledVariance / all) / all);
    }

    static double clip(double points, double limit) {
        return Math.max(-limit, Math.min(limit, points));
    }

    /** A quantity in points with its standard error. */
    record Estimate(double centre, double standardError) {
        Estimate minus(Estimate other) {
            return new Estimate(centre - other.centre, Math.hypot(standardError, other.standardError));
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
