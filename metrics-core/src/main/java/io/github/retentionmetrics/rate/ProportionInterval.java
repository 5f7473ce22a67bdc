package io.github.retentionmetrics.rate;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.math.BetaDistribution;
import io.github.retentionmetrics.internal.math.Normal;

/**
 * The published ways to compute a two-sided confidence interval for a proportion, from x successes in n trials.
 *
 * <p>Below, p is {@code x / n}, z is the standard normal quantile at {@code (1 + level) / 2}, alpha is {@code 1 -
 * level} and {@code Beta(q; a, b)} is the q-quantile of the beta distribution. All intervals lie within 0..1, and
 * exchanging successes and failures mirrors them. Which one:
 *
 * <ul>
 *   <li>{@link #WILSON} by default: close to the stated level for all n, and never outside 0..1.
 *   <li>{@link #CLOPPER_PEARSON} where the coverage must be at least the level, at the price of a wider interval.
 *   <li>{@link #JEFFREYS} for a Bayesian interpretation.
 *   <li>{@link #AGRESTI_COULL} for a calculation by hand.
 *   <li>{@link #WALD} only for comparison with figures that use it.
 * </ul>
 *
 * <p>0 of 0 is undefined where the method starts from p. {@link #JEFFREYS} and {@link #AGRESTI_COULL} add observations
 * of their own, and are defined even then.
 *
 * <p>Source: L. D. Brown, T. T. Cai and A. DasGupta, Interval Estimation for a Binomial Proportion, Statistical Science
 * 16 (2001), 101-133, which compares them all.
 */
public enum ProportionInterval {
    /**
     * The score interval: all proportions that a z test would not reject.
     *
     * <pre>
     * (x + z^2/2 -+ z sqrt(x (n - x) / n + z^2/4)) / (n + z^2)
     * </pre>
     *
     * <ul>
     *   <li>It always contains p. Without successes the lower bound is exactly 0, without failures the upper bound
     *       exactly 1.
     *   <li>0 of 0: undefined.
     * </ul>
     *
     * <p>Source: E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, Journal of the
     * American Statistical Association 22 (1927), 209-212; without continuity correction.
     */
    WILSON {
        @Override
        double low(double successes, double failures, double level) {
            // The product of the two roots is x^2 / (n (n + z^2)): no difference of near equals.
            return successes == 0
                    ? 0
                    : successes * (successes / (successes + failures)) / wilsonSum(successes, failures, level);
        }

        @Override
        double high(double successes, double failures, double level) {
            double z = Normal.criticalValue(level);
            return failures == 0 ? 1 : wilsonSum(successes, failures, level) / (successes + failures + z * z);
        }
    },

    /**
     * The exact interval: all proportions under which neither so few nor so many successes have a probability below
     * alpha/2.
     *
     * <pre>
     * Beta(alpha/2; x, n - x + 1) .. Beta(1 - alpha/2; x + 1, n - x)
     * </pre>
     *
     * <ul>
     *   <li>It always contains p. Without successes the lower bound is exactly 0, without failures the upper bound
     *       exactly 1.
     *   <li>0 of 0: undefined.
     * </ul>
     *
     * <p>Source: C. J. Clopper and E. S. Pearson, The Use of Confidence or Fiducial Limits Illustrated in the Case of
     * the Binomial, Biometrika 26 (1934), 404-413.
     */
    CLOPPER_PEARSON {
        @Override
        double low(double successes, double failures, double level) {
            return successes == 0
                    ? 0
                    : BetaDistribution.of(successes, failures + 1).quantileFromBelow((1 - level) / 2);
        }

        @Override
        double high(double successes, double failures, double level) {
            return failures == 0
                    ? 1
                    : BetaDistribution.of(successes + 1, failures).quantileFromAbove((1 - level) / 2);
        }
    },

    /**
     * The equal-tailed Bayesian interval under Jeffreys' prior, Beta(1/2, 1/2).
     *
     * <pre>
     * Beta(alpha/2; x + 1/2, n - x + 1/2) .. Beta(1 - alpha/2; x + 1/2, n - x + 1/2)
     * </pre>
     *
     * <ul>
     *   <li>It is not extended to 0 without successes, nor to 1 without failures, and does not contain p in these
     *       cases. (Brown, Cai and DasGupta suggest that extension; statsmodels leaves it out too.) At a level near 0
     *       it may not contain p either, since its centre is nearer to one half. {@link Interval#including} extends it.
     *   <li>0 of 0: the quantiles of the prior, about 0.0015 .. 0.9985 at 95 %.
     * </ul>
     *
     * <p>Source: Brown, Cai and DasGupta (2001), section 3.1.3.
     */
    JEFFREYS {
        @Override
        double low(double successes, double failures, double level) {
            return BetaDistribution.of(successes + 0.5, failures + 0.5).quantileFromBelow((1 - level) / 2);
        }

        @Override
        double high(double successes, double failures, double level) {
            return BetaDistribution.of(successes + 0.5, failures + 0.5).quantileFromAbove((1 - level) / 2);
        }

        @Override
        boolean answersWithoutTrials() {
            return true;
        }
    },

    /**
     * The Wald interval after adding z^2/2 successes and as many failures (at 95 %, about two of each), cut off at 0
     * and 1.
     *
     * <pre>
     * n' = n + z^2
     * p' = (x + z^2/2) / n'
     * p' -+ z sqrt(p' (1 - p') / n')
     * </pre>
     *
     * <ul>
     *   <li>It has the centre of {@link #WILSON}, contains that interval, and so contains p.
     *   <li>0 of 0: 0 .. 1 at every level, which is what the formula gives.
     * </ul>
     *
     * <p>Source: A. Agresti and B. A. Coull, Approximate Is Better than "Exact" for Interval Estimation of Binomial
     * Proportions, The American Statistician 52 (1998), 119-126.
     */
    AGRESTI_COULL {
        @Override
        double low(double successes, double failures, double level) {
            return agrestiCoull(successes, failures, level, -1);
        }

        @Override
        double high(double successes, double failures, double level) {
            return agrestiCoull(successes, failures, level, 1);
        }

        @Override
        boolean answersWithoutTrials() {
            return true;
        }
    },

    /**
     * The textbook interval, p plus or minus z standard errors, cut off at 0 and 1.
     *
     * <pre>
     * p -+ z sqrt(p (1 - p) / n)
     * </pre>
     *
     * <ul>
     *   <li>For small n, and for p near 0 or 1, its coverage is far below the stated level.
     *   <li>Without successes or without failures it shrinks to p itself, as if that were certain.
     *   <li>0 of 0: undefined.
     * </ul>
     *
     * <p>Source: Brown, Cai and DasGupta (2001), section 2, who advise against it.
     */
    WALD {
        @Override
        double low(double successes, double failures, double level) {
            return wald(successes, failures, level, -1);
        }

        @Override
        double high(double successes, double failures, double level) {
            return wald(successes, failures, level, 1);
        }
    };

    /**
     * The interval for the proportion, from a number of successes in a number of trials.
     *
     * @param successes the number of successes
     * @param trials the number of trials, independent of each other
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the interval, within 0..1
     * @throws IllegalArgumentException if a count is negative, if the successes exceed the trials, or if the level is
     *     not between 0 and 1
     */
    public Interval of(long successes, long trials, double level) {
        Checks.partOfWhole(successes, "successes", trials, "trials");
        Checks.level(level);
        if (trials == 0 && !answersWithoutTrials()) {
            return Interval.undefined(level, "no trials");
        }
        double x = successes;
        double rest = trials - successes;
        double low = low(x, rest, level);
        double high = Math.max(low, high(x, rest, level));
        if (this == JEFFREYS || trials == 0) {
            return Interval.of(low, high, level);
        }
        // All others contain the point; only rounding can say otherwise, at tiny levels or enormous counts.
        return Interval.of(low, high, level).including(x / (double) trials);
    }

    abstract double low(double successes, double failures, double level);

    abstract double high(double successes, double failures, double level);

    boolean answersWithoutTrials() {
        return false;
    }

    /** The upper of Wilson's two roots, times {@code n + z^2}. */
    private static double wilsonSum(double successes, double failures, double level) {
        double z = Normal.criticalValue(level);
        double variance = successes * (failures / (successes + failures));
        return successes + z * z / 2 + z * Math.sqrt(variance + z * z / 4);
    }

    private static double agrestiCoull(double successes, double failures, double level, int sign) {
        if (successes + failures == 0) {
            return sign < 0 ? 0 : 1;
        }
        double added = Math.pow(Normal.criticalValue(level), 2) / 2;
        return wald(successes + added, failures + added, level, sign);
    }

    private static double wald(double successes, double failures, double level, int sign) {
        double trials = successes + failures;
        double margin = Normal.criticalValue(level) * Math.sqrt(successes * (failures / trials));
        return Math.min(Math.max((successes + sign * margin) / trials, 0), 1);
    }
}
