package io.github.retentionmetrics.renewal;

import io.github.retentionmetrics.fit.Likelihood;
import io.github.retentionmetrics.fit.LogLikelihoodSum;

/**
 * The log-likelihood of the beta-discrete-Weibull model.
 *
 * <pre>
 *   sum over renewals t of renewed(t) log r(t) + (atRisk(t) - renewed(t)) log(1 - r(t)),    r(t) = S(t) / S(t - 1)
 * </pre>
 *
 * <p>Renewals that all customers at risk made are added {@linkplain Renewals#forEachRun in runs}.
 */
final class BetaDiscreteWeibullLikelihood implements Likelihood {
    private final RenewalCounts counts;
    private final int[] stretches;

    BetaDiscreteWeibullLikelihood(RenewalCounts counts) {
        this.counts = counts;
        this.stretches = Renewals.stretches(counts);
    }

    @Override
    public void addTo(LogLikelihoodSum sum, double[] parameters) {
        double[] gradient = new double[3];
        Renewals.forEachRun(stretches, (made, renewals) -> {
            WeibullSurvival survival = new WeibullSurvival(parameters[0], parameters[1], parameters[2], made, renewals);
            double logKept = survival.log();
            gradient[0] = survival.byGamma();
            gradient[1] = survival.byDelta();
            gradient[2] = survival.byC();
            sum.addRuns((double) counts.renewed(renewals), renewals - made, logKept, gradient);
            addLost(sum, counts.atRisk(made + 1) - counts.renewed(renewals), logKept, gradient);
        });
    }

    /** Customers who did not renew: the derivative of log(1 - r) is that of log r times -r / (1 - r). */
    private static void addLost(LogLikelihoodSum sum, long lost, double logKept, double[] gradient) {
        if (lost > 0) {
            double odds = -1 / Math.expm1(-logKept);
            sum.add(
                    (double) lost,
                    Math.log(-Math.expm1(logKept)),
                    gradient[0] * odds,
                    gradient[1] * odds,
                    gradient[2] * odds);
        }
    }
}
