package io.github.retentionmetrics.survival;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.math.Normal;
import io.github.retentionmetrics.rate.Interval;

/**
 * Ways to put an interval around a survival probability {@code S} with standard error {@code se}, with {@code z} the
 * normal quantile of the level, 1.96 for 95 %.
 *
 * <p>They differ by the scale on which they are symmetric, and agree when many are at risk. All are pointwise: the
 * level is that of one time, not of the whole curve.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>nobody is left, S = 0: undefined for all, since Greenwood's formula divides by zero;
 *   <li>nobody has left yet, S = 1: undefined for {@link #LOG_LOG}; the others are 1 to 1, which is no certainty but
 *       their failure.
 * </ul>
 *
 * <p>Source: D. Collett, Modelling Survival Data in Medical Research (2003), section 2.2.3; Kalbfleisch and Prentice,
 * The Statistical Analysis of Failure Time Data (2002), section 1.4.1, for the log-log scale.
 */
public enum SurvivalInterval {
    /**
     * Symmetric on the scale of {@code log(-log S)}: {@code S^exp(-+ z se / (S log S))}. It never leaves 0..1 and holds
     * its level in small groups: the default here and in lifelines.
     */
    LOG_LOG,
    /**
     * Symmetric on the scale of {@code log S}: {@code S exp(-+ z se / S)}, cut at 1. The default of R's survival
     * package.
     */
    LOG,
    /** Symmetric: {@code S -+ z se}, cut at 0 and 1. In small groups and near 0 and 1 it misses too often. */
    PLAIN;

    /** The interval of a probability, undefined when an input is NaN and in the special cases above. */
    Interval of(double survival, double standardError, double level) {
        Checks.level(level);
        if (survival < 0 || survival > 1) {
            throw new IllegalArgumentException("survival must be in 0..1: " + survival);
        }
        EstimateChecks.notNegative(standardError, "standardError");
        boolean isUnbounded = survival == 0 || (this == LOG_LOG && survival == 1);
        if (isUnbounded || Double.isNaN(survival) || Double.isNaN(standardError)) {
            return Interval.undefined(level, reason(survival));
        }
        double margin = Normal.criticalValue(level) * standardError;
        // log and exp each round: an interval that is almost a point could miss the probability itself
        return Interval.of(bound(survival, -margin), bound(survival, margin), level)
                .including(survival);
    }

    private static String reason(double survival) {
        if (survival == 0) {
            return "nobody is left";
        }
        return survival == 1 ? "nothing has happened yet" : "the probability or its standard error is undefined";
    }

    private double bound(double survival, double margin) {
        return switch (this) {
            case LOG_LOG -> {
                double log = Math.log(survival);
                yield Math.exp(log * Math.exp(margin / (survival * log)));
            }
            case LOG -> Math.min(1, survival * Math.exp(margin / survival));
            case PLAIN -> Math.max(0, Math.min(1, survival + margin));
        };
    }
}
