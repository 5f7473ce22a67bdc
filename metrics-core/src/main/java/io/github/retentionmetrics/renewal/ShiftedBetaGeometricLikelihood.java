package io.github.retentionmetrics.renewal;

import io.github.retentionmetrics.fit.Likelihood;
import io.github.retentionmetrics.fit.LogLikelihoodSum;
import io.github.retentionmetrics.internal.math.GammaRatio;

/**
 * The log-likelihood of the shifted beta-geometric model.
 *
 * <pre>
 *   sum over renewals t of renewed(t) log r(t) + (atRisk(t) - renewed(t)) log(1 - r(t)),
 *   r(t) = (beta + t - 1) / (alpha + beta + t - 1)
 * </pre>
 *
 * <p>Renewals that all customers at risk made are added {@linkplain Renewals#forEachRun in runs}.
 */
final class ShiftedBetaGeometricLikelihood implements Likelihood {
    private final RenewalCounts counts;
    private final int[] stretches;

    ShiftedBetaGeometricLikelihood(RenewalCounts counts) {
        this.counts = counts;
        this.stretches = Renewals.stretches(counts);
    }

    @Override
    public void addTo(LogLikelihoodSum sum, double[] parameters) {
        double alpha = parameters[0];
        double beta = parameters[1];
        double[] gradient = new double[2];
        Renewals.forEachRun(stretches, (made, renewals) -> {
            if (renewals == made + 1) {
                addRenewal(sum, alpha, beta, renewals, gradient);
            } else {
                addRun(sum, alpha, beta, made, renewals, gradient);
            }
        });
    }

    private void addRenewal(LogLikelihoodSum sum, double alpha, double beta, int t, double[] gradient) {
        double stay = beta + (t - 1);
        double whole = alpha + stay;
        // of the smaller share, so that neither logarithm cancels
        double kept = alpha < stay ? Math.log1p(-alpha / whole) : Math.log(stay / whole);
        double left = alpha < stay ? Math.log(alpha / whole) : Math.log1p(-stay / whole);
        long renewed = counts.renewed(t);
        gradient[0] = -1 / whole;
        gradient[1] = alpha / whole / stay;
        sum.add((double) renewed, kept, gradient);
        gradient[0] = stay / whole / alpha;
        gradient[1] = -1 / whole;
        sum.add((double) (counts.atRisk(t) - renewed), left, gradient);
    }

    /** Renewals that all customers at risk made: S(renewals) / S(made). */
    private void addRun(LogLikelihoodSum sum, double alpha, double beta, int made, int renewals, double[] gradient) {
        double from = beta + made;
        double length = renewals - made;
        gradient[0] = -GammaRatio.slope(alpha + from, length);
        gradient[1] = GammaRatio.logBetaSlope(alpha, from, length);
        sum.addRuns(
                (double) counts.renewed(renewals), renewals - made, GammaRatio.logBeta(alpha, from, length), gradient);
    }
}
