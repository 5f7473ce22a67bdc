package io.github.retentionmetrics.renewal;

import static io.github.retentionmetrics.fit.ParameterLimit.INFINITY;
import static io.github.retentionmetrics.fit.ParameterLimit.ZERO;

import io.github.retentionmetrics.fit.FitException;
import io.github.retentionmetrics.fit.FitOptions;
import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.fit.ParametricFamily;
import io.github.retentionmetrics.internal.Parameters;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.math.SmoothSum;
import io.github.retentionmetrics.rate.Expectation;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Beta-discrete-Weibull (BdW): the {@linkplain ShiftedBetaGeometric shifted beta-geometric} model, extended by
 * customers who become more or less likely to leave with every renewal.
 *
 * <pre>
 *   a customer makes t renewals with probability (1 - theta)^(t^c);   theta ~ Beta(gamma, delta) over the customers
 *   survival     S(t) = B(gamma, delta + t^c) / B(gamma, delta)
 *   c = 1 is the shifted beta-geometric with alpha = gamma and beta = delta
 *   c &gt; 1: a customer becomes more likely to leave with every renewal; c &lt; 1: less likely
 * </pre>
 *
 * <p>Whether c differs from 1 is tested by {@link ModelFit#likelihoodRatioTest}.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>c x gamma &lt;= 1: the expected lifetime is infinite, hence undefined;
 *   <li>every customer renewed, or none ever did: there is nothing to fit, and {@link FitException} is thrown;
 *   <li>customers who are all alike: the likelihood is highest where gamma and delta go to infinity together. The limit
 *       is the discrete Weibull distribution, S(t) = exp(-(gamma / delta) t^c). The {@linkplain ModelFit#explanation()
 *       explanation} of the fit says so, and c keeps its standard error;
 *   <li>customers who all leave late and none early: the likelihood rises without end with c and delta, and the fit is
 *       flat or fails with a {@link FitException} that says so.
 * </ul>
 *
 * <pre>{@code
 * RenewalCounts cohort = RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593);
 * ModelFit<BetaDiscreteWeibull> fit = BetaDiscreteWeibull.fit(cohort);
 * fit.model().survival(12);                                          // 0.3889
 * fit.likelihoodRatioTest(ShiftedBetaGeometric.fit(cohort)).pvalue();   // 0.0289: c is not 1
 * }</pre>
 *
 * <p>Source: P. S. Fader, B. G. S. Hardie, Y. Liu, J. Davin and T. Steenburgh, "How to Project Customer Retention"
 * Revisited, Journal of Interactive Marketing 43, 2018.
 */
public final class BetaDiscreteWeibull implements RenewalModel {
    private static final long serialVersionUID = 1L;

    private static final ParametricFamily FAMILY = ParametricFamily.of("BdW", "gamma", "delta", "c")
            .withStarts(new double[][] {{1, 3, 1}, {0.5, 0.5, 1}, {0.3, 2, 1.5}, {5, 50, 0.8}, {0.01, 1, 10}})
            .withLimit("all customers are alike", Map.of("gamma", INFINITY, "delta", INFINITY))
            .withLimit("customers leave at the first renewal or never", Map.of("gamma", ZERO, "delta", ZERO))
            .withLimit("whoever renews once always does", Map.of("c", ZERO))
            .withLimit("whoever renews once leaves at the second renewal", Map.of("c", INFINITY))
            .withLimit("survival falls as a power of the number of renewals", Map.of("gamma", ZERO, "c", INFINITY));

    private final double gamma;
    private final double delta;
    private final double c;

    private final @Nullable ChronoUnit term;

    private BetaDiscreteWeibull(double gamma, double delta, double c, @Nullable ChronoUnit term) {
        this.term = term;
        this.gamma = Parameters.parameter(gamma, "gamma");
        this.delta = Parameters.parameter(delta, "delta");
        this.c = Parameters.parameter(c, "c");
    }

    /**
     * A model with known parameters.
     *
     * @param gamma the first shape of the probabilities not to renew
     * @param delta the second shape of the same distribution
     * @param c the exponent of the number of renewals; above 1, a customer becomes more likely to leave with every
     *     renewal
     * @return the model
     * @throws IllegalArgumentException if a parameter is not in 1e-100..1e100
     */
    public static BetaDiscreteWeibull of(double gamma, double delta, double c) {
        return new BetaDiscreteWeibull(gamma, delta, c, null);
    }

    /**
     * The model fitted to observed renewals by maximum likelihood.
     *
     * @param counts the renewals of one cohort or of many
     * @return the fitted model with its log-likelihood and standard errors
     * @throws NullPointerException if the counts are null
     * @throws FitException if every customer renewed or none did, or no maximum is found
     */
    public static ModelFit<BetaDiscreteWeibull> fit(RenewalCounts counts) {
        return fit(counts, FitOptions.withDefaults());
    }

    /**
     * The model fitted to observed renewals by maximum likelihood, under options.
     *
     * @param counts the renewals of one cohort or of many
     * @param options the options of the search
     * @return the fitted model with its log-likelihood and standard errors
     * @throws NullPointerException if a parameter is null
     * @throws FitException if every customer renewed or none did, or no maximum is found
     * @throws IllegalArgumentException if the options start from another number of parameters than gamma, delta and c
     */
    public static ModelFit<BetaDiscreteWeibull> fit(RenewalCounts counts, FitOptions options) {
        return Renewals.fit(
                FAMILY,
                counts,
                options,
                BetaDiscreteWeibullLikelihood::new,
                p -> new BetaDiscreteWeibull(p[0], p[1], p[2], counts.term().orElse(null)));
    }

    /**
     * The first shape of the probabilities not to renew.
     *
     * @return gamma
     */
    public double gamma() {
        return gamma;
    }

    /**
     * The second shape of the probabilities not to renew.
     *
     * @return delta
     */
    public double delta() {
        return delta;
    }

    /**
     * The exponent of the number of renewals; above 1, a customer becomes more likely to leave with every renewal.
     *
     * @return c
     */
    public double c() {
        return c;
    }

    @Override
    public Optional<ChronoUnit> term() {
        return Optional.ofNullable(term);
    }

    /**
     * The same model with the length of a period: it then refuses counts of another term.
     *
     * @param term the length of a contract
     * @return the model for that term
     * @throws NullPointerException if the term is null
     */
    public BetaDiscreteWeibull withTerm(ChronoUnit term) {
        return new BetaDiscreteWeibull(gamma, delta, c, Objects.requireNonNull(term, "term"));
    }

    @Override
    public Map<String, Double> parameters() {
        return Parameters.byName(FAMILY.parameterNames(), values());
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

    /** The logarithm of the probability that a customer who made some renewals reaches a higher number of them. */
    private double logSurvival(double made, double renewals) {
        return Math.min(0, new WeibullSurvival(gamma, delta, c, made, renewals).log());
    }

    @Override
    public double probabilityOfLeaving(int renewal) {
        RenewalCounts.requireRenewal(renewal);
        return survival(renewal - 1) * Math.abs(Math.expm1(logSurvival(renewal - 1, renewal)));
    }

    @Override
    public double logLikelihood(RenewalCounts counts) {
        return new BetaDiscreteWeibullLikelihood(Renewals.requireTerm(this, counts, "counts")).at(values());
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
        double decay = Math.log1p(Parameters.parameter(discountRate, "discountRate"));
        return SmoothSum.of(j -> Math.exp(logSurvival(0, j) - decay * j), c * gamma, decay);
    }

    @Override
    public double discountedResidualLifetime(int renewals, double discountRate) {
        Renewals.renewals(renewals);
        double decay = Math.log1p(Parameters.parameter(discountRate, "discountRate"));
        return SmoothSum.of(j -> Math.exp(logSurvival(renewals, renewals + j + 1) - decay * j), c * gamma, decay);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> new BetaDiscreteWeibull(gamma, delta, c, term).equals(this));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BetaDiscreteWeibull that
                && gamma == that.gamma
                && delta == that.delta
                && c == that.c
                && term == that.term;
    }

    @Override
    public int hashCode() {
        return Objects.hash(FAMILY.name(), gamma, delta, c);
    }

    /**
     * A readable text of the model.
     *
     * @return such as {@code BdW (gamma=0.259300, delta=1.72250, c=1.58440)}
     */
    @Override
    public String toString() {
        return FAMILY.name() + " (" + Parameters.text(FAMILY.parameterNames(), values()) + ")";
    }
}
