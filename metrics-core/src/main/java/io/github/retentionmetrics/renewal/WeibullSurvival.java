package io.github.retentionmetrics.renewal;

import io.github.retentionmetrics.internal.math.GammaRatio;

/**
 * The probability of the beta-discrete-Weibull model that a customer who made s renewals makes t renewals, as a
 * logarithm with its derivatives.
 *
 * <pre>
 *   log S(t) / S(s) = g(s) - g(t),    g(t) = log Gamma(gamma + delta + t^c) - log Gamma(delta + t^c)
 * </pre>
 *
 * <p>The power t^c may overflow although its logarithm does not: g(t) then equals gamma c log t, the first term of
 * Stirling's series, to the last digit.
 */
final class WeibullSurvival {
    /** A power beyond which only the first term of Stirling's series matters. */
    private static final double LARGE = 1e300;

    private final double gamma;
    private final double delta;
    private final double c;
    private final double made;
    private final double renewals;

    /** The power c of both numbers of renewals. */
    private final double from;

    private final double to;

    /**
     * The step from one number of renewals to another.
     *
     * @param gamma the first shape of the probabilities not to renew
     * @param delta the second shape of the same distribution
     * @param c the exponent of the number of renewals; above 1, a customer becomes more likely to leave with every
     *     renewal
     * @param made the number of renewals made
     * @param renewals the total number of renewals to be made, at least as large
     */
    WeibullSurvival(double gamma, double delta, double c, double made, double renewals) {
        this.gamma = gamma;
        this.delta = delta;
        this.c = c;
        this.made = made;
        this.renewals = renewals;
        this.from = Math.pow(made, c);
        this.to = Math.pow(renewals, c);
    }

    double log() {
        return to <= LARGE
                ? GammaRatio.logBeta(gamma, delta + from, to - from)
                : g(made, from) - gamma * c * Math.log(renewals);
    }

    private double g(double t, double power) {
        return power <= LARGE ? GammaRatio.log(delta + power, gamma) : gamma * c * Math.log(t);
    }

    double byGamma() {
        if (from > LARGE) {
            return -c * Math.log(renewals / made);
        }
        double beyond = to > LARGE ? c * Math.log(renewals) - Math.log(LARGE) : 0;
        return -GammaRatio.slope(gamma + delta + from, Math.min(to, LARGE) - from) - beyond;
    }

    double byDelta() {
        if (to > LARGE) {
            return from > LARGE ? 0 : GammaRatio.slope(delta + from, gamma);
        }
        return GammaRatio.logBetaSlope(gamma, delta + from, to - from);
    }

    double byC() {
        return gByC(made, from) - gByC(renewals, to);
    }

    /** The derivative of g by c. */
    private double gByC(double t, double power) {
        if (t <= 1) {
            return 0;
        }
        return Math.log(t) * (power <= LARGE ? power * GammaRatio.slope(delta + power, gamma) : gamma);
    }
}
