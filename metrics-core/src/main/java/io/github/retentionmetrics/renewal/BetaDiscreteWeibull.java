package io.github.retentionmetrics.renewal;

import io.github.retentionmetrics.fit.Expectation;
import io.github.retentionmetrics.fit.FitException;
import io.github.retentionmetrics.fit.FitOptions;
import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.internal.fit.Likelihood;
import io.github.retentionmetrics.internal.fit.ModelShape;
import io.github.retentionmetrics.internal.fit.Parameters;
import io.github.retentionmetrics.internal.fit.Scores;
import io.github.retentionmetrics.internal.math.GammaRatio;
import io.github.retentionmetrics.internal.math.SmoothSum;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Beta-discrete-Weibull (BdW): the {@linkplain ShiftedBetaGeometric shifted beta-geometric} with customers who grow more or
 * less likely to leave with every renewal.
 *
 * <pre>
 *   a customer makes t renewals with probability (1 - theta)^(t^c);   theta ~ Beta(gamma, delta) over the customers
 *   survival     S(t) = B(gamma, delta + t^c) / B(gamma, delta)
 *   c = 1 is the shifted beta-geometric with alpha = gamma and beta = delta
 *   c &gt; 1: the single customer leaves more easily the longer they have been there; c &lt; 1: less easily
 * </pre>
 *
 * <p>Whether c differs from 1 is tested by {@link ModelFit#likelihoodRatioTest}.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>c x gamma of 1 or less: the expected lifetime is infinite, hence undefined;
 *   <li>every customer renewed, or none ever did: nothing to fit, {@link FitException};
 *   <li>customers who are all alike: the likelihood is highest where gamma and delta go to infinity, and the fit
 *       {@linkplain ModelFit#explanation() says so}.
 * </ul>
 *
 * <pre>{@code
 * RenewalCounts cohort = RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593);
 * ModelFit<BetaDiscreteWeibull> fit = BetaDiscreteWeibull.fit(cohort);
 * fit.model().survival(12);                                          // 0.3889
 * fit.likelihoodRatioTest(ShiftedBetaGeometric.fit(cohort)).pValue();   // 0.0289: c is not 1
 * }</pre>
 *
 * <p>Source: P. S. Fader, B. G. S. Hardie, Y. Liu, J. Davin and T. Steenburgh, "How to Project Customer Retention" Revisited,
 * Journal of Interactive Marketing 43, 2018.
 *
 * @param gamma the first shape of the probabilities not to renew, above 0
 * @param delta the second shape, above 0
 * @param c how the probability changes with every renewal, above 0
 */
public record BetaDiscreteWeibull(double gamma, double delta, double c) implements RenewalModel {
    private static final ModelShape SHAPE =
            new ModelShape("BdW", List.of("gamma", "delta", "c"), Map.of("gamma", "nobody seems to leave"));

    /**
     * Checks the parameters.
     *
     * @param gamma the first shape of the probabilities not to renew
     * @param delta the second shape
     * @param c how the probability changes with every renewal
     * @throws IllegalArgumentException if a parameter is not a finite number above 0
     */
    public BetaDiscreteWeibull {
        Parameters.positive(gamma, "gamma");
        Parameters.positive(delta, "delta");
        Parameters.positive(c, "c");
    }

    /**
     * A model with known parameters.
     *
     * @param gamma the first shape of the probabilities not to renew
     * @param delta the second shape
     * @param c how the probability changes with every renewal
     * @return the model
     * @throws IllegalArgumentException if a parameter is not a finite number above 0
     */
    public static BetaDiscreteWeibull of(double gamma, double delta, double c) {
        return new BetaDiscreteWeibull(gamma, delta, c);
    }

    /**
     * The model that makes observed renewals likeliest.
     *
     * @param counts the renewals, of one cohort or of many
     * @return the model, with how likely and how sure it is
     * @throws NullPointerException if the counts are null
     * @throws FitException if all or none renewed, or no maximum is found
     */
    public static ModelFit<BetaDiscreteWeibull> fit(RenewalCounts counts) {
        return fit(counts, FitOptions.withDefaults());
    }

    /**
     * The model that makes observed renewals likeliest, under options.
     *
     * @param counts the renewals, of one cohort or of many
     * @param options how to search
     * @return the model, with how likely and how sure it is
     * @throws NullPointerException if a parameter is null
     * @throws FitException if all or none renewed, or no maximum is found
     * @throws IllegalArgumentException if the options start from another number of parameters than gamma, delta and c
     */
    public static ModelFit<BetaDiscreteWeibull> fit(RenewalCounts counts, FitOptions options) {
        double[][] starts = {{1, 3, 1}, {0.5, 0.5, 1}, {0.3, 2, 1.5}, {5, 50, 0.8}};
        return Renewals.fit(SHAPE, counts, options, Sum::new, starts, p -> of(p[0], p[1], p[2]));
    }

    @Override
    public Map<String, Double> parameters() {
        return Parameters.byName(SHAPE.parameters(), values());
    }

    private double[] values() {
        return new double[] {gamma, delta, c};
    }

    @Override
    public double survival(int renewals) {
        return Math.exp(logSurvival(0, Renewals.renewals(renewals)));
    }

    @Override
    public double retention(int renewal) {
        RenewalCounts.requireRenewal(renewal);
        return Math.exp(logSurvival(renewal - 1, renewal));
    }

    /** The logarithm of the probability to make so many renewals, for a customer who made fewer. */
    private double logSurvival(double made, double renewals) {
        double from = delta + Math.pow(made, c);
        double step = Math.pow(renewals, c) - Math.pow(made, c);
        return GammaRatio.logBeta(gamma, from, step);
    }

    @Override
    public double probabilityOfLeaving(int renewal) {
        RenewalCounts.requireRenewal(renewal);
        return survival(renewal - 1) * -Math.expm1(logSurvival(renewal - 1, renewal));
    }

    @Override
    public double logLikelihood(RenewalCounts counts) {
        Scores scores = new Scores(3);
        new Sum(Objects.requireNonNull(counts, "counts")).addTo(scores, values());
        return scores.logLikelihood();
    }

    @Override
    public Expectation expectedLifetime() {
        Expectation residual = expectedResidualLifetime(0);
        return residual.isDefined() ? Expectation.of(1 + residual.value()) : residual;
    }

    @Override
    public Expectation expectedResidualLifetime(int renewals) {
        Renewals.renewals(renewals);
        double lifetime = c * gamma > 1
                ? SmoothSum.of(j -> Math.exp(logSurvival(renewals, renewals + j + 1)), c * gamma, 0)
                : Double.POSITIVE_INFINITY;
        return lifetime <= Double.MAX_VALUE
                ? Expectation.of(lifetime)
                : Expectation.undefined("the expected lifetime is infinite: c x gamma is 1 or less");
    }

    @Override
    public double discountedLifetime(double discountRate) {
        double decay = Math.log1p(Parameters.positive(discountRate, "discountRate"));
        return SmoothSum.of(j -> Math.exp(logSurvival(0, j) - decay * j), c * gamma, decay);
    }

    @Override
    public double discountedResidualLifetime(int renewals, double discountRate) {
        Renewals.renewals(renewals);
        double decay = Math.log1p(Parameters.positive(discountRate, "discountRate"));
        return SmoothSum.of(j -> Math.exp(logSurvival(renewals, renewals + j + 1) - decay * j), c * gamma, decay);
    }

    /**
     * The model for people.
     *
     * @return such as {@code BdW (gamma=0.259300, delta=1.72250, c=1.58440)}
     */
    @Override
    public String toString() {
        return SHAPE.name() + " (" + Parameters.text(SHAPE.parameters(), values()) + ")";
    }

    /** The log-likelihood, renewal by renewal. */
    record Sum(RenewalCounts counts) implements Likelihood {
        @Override
        public void addTo(Scores scores, double[] parameters) {
            double gamma = parameters[0];
            double delta = parameters[1];
            double c = parameters[2];
            double made = 0;
            double madeSlope = 0;
            for (int t = 1; t <= counts.renewals(); t++) {
                double done = Math.pow(t, c);
                double doneSlope = done * Math.log(t) * GammaRatio.slope(delta + done, gamma);
                double step = done - made;
                double kept = GammaRatio.logBeta(gamma, delta + made, step);
                double whole = GammaRatio.slope(gamma + delta + made, step);
                double byDelta = GammaRatio.slope(delta + made, step) - whole;
                double byC = madeSlope - doneSlope;
                long renewed = counts.renewed(t);
                scores.add((double) renewed, kept, new double[] {-whole, byDelta, byC});
                addLost(scores, counts.atRisk(t) - renewed, kept, new double[] {-whole, byDelta, byC});
                made = done;
                madeSlope = doneSlope;
            }
        }

        /** Those who did not renew: the derivative of log(1 - r) is that of log r times -r / (1 - r). */
        private static void addLost(Scores scores, long lost, double kept, double[] slopes) {
            if (lost > 0) {
                double odds = -1 / Math.expm1(-kept);
                scores.add((double) lost, Math.log(-Math.expm1(kept)), new double[] {
                    slopes[0] * odds, slopes[1] * odds, slopes[2] * odds
                });
            }
        }
    }
}
