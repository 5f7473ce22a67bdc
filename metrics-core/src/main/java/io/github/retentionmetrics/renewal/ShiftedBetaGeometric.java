package io.github.retentionmetrics.renewal;

import static io.github.retentionmetrics.fit.ParameterLimit.INFINITY;
import static io.github.retentionmetrics.fit.ParameterLimit.ZERO;

import io.github.retentionmetrics.fit.FitException;
import io.github.retentionmetrics.fit.FitOptions;
import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.fit.ParametricFamily;
import io.github.retentionmetrics.internal.Parameters;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.math.GammaRatio;
import io.github.retentionmetrics.internal.math.GeometricMixture;
import io.github.retentionmetrics.rate.Expectation;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shifted beta-geometric (sBG): each customer has an individual probability not to renew, which is the same at every
 * renewal.
 *
 * <pre>
 *   probability not to renew  theta ~ Beta(alpha, beta) over the customers
 *   retention    r(t) = (beta + t - 1) / (alpha + beta + t - 1)
 *   survival     S(t) = B(alpha, beta + t) / B(alpha, beta)
 *   lifetime     (alpha + beta - 1) / (alpha - 1) periods, infinite if alpha &lt;= 1
 * </pre>
 *
 * <p>The model for subscriptions and memberships: fitted to the first renewals of a cohort, or of several cohorts of
 * different ages, it projects how many customers will remain. A single retention rate understates the lifetime: 1 /
 * churn uses the average of all customers, whereas most of those who remain are loyal.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>alpha &lt;= 1: the expected lifetime is infinite, hence {@linkplain #expectedLifetime() undefined}. It is
 *       finite within a {@linkplain #expectedLifetime(int) horizon} and if it is {@linkplain #discountedLifetime
 *       discounted};
 *   <li>every customer renewed, or none ever did: there is nothing to fit, and {@link FitException} is thrown;
 *   <li>renewals at one age only: one rate does not determine two parameters, and the {@linkplain ModelFit#outcome()
 *       outcome} of the fit says so.
 * </ul>
 *
 * <pre>{@code
 * RenewalCounts cohort = RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593, 551, 517, 491);
 * ShiftedBetaGeometric model = ShiftedBetaGeometric.fit(cohort).model();
 * model.survival(12);                                        // 0.3780  of the cohort make 12 renewals
 * model.retention(8);                                        // 0.9418  of those who made 7 renewals make the eighth
 * model.expectedCustomers(cohort, 5);                        // 379.6  of the 491 will remain after 5 more
 * model.discountedResidualLifetime(7, 0.10);                 // 7.5296  more periods, at 10 % a period
 * model.expectedLifetime().isDefined();                      // false: alpha is below 1
 * }</pre>
 *
 * <p>Source: P. S. Fader and B. G. S. Hardie, How to Project Customer Retention, Journal of Interactive Marketing
 * 21(1), 2007; for the discounted lifetimes the same authors, Customer-Base Valuation in a Contractual Setting,
 * Marketing Science 29(1), 2010.
 */
public final class ShiftedBetaGeometric implements RenewalModel {
    private static final long serialVersionUID = 1L;

    private static final ParametricFamily FAMILY = ParametricFamily.of("sBG", "alpha", "beta")
            .withStarts(new double[][] {{1, 3}, {0.5, 0.5}, {5, 50}, {20, 20}})
            .withLimit("all customers are equally likely to leave", Map.of("alpha", INFINITY, "beta", INFINITY))
            .withLimit("customers leave at the first renewal or never", Map.of("alpha", ZERO, "beta", ZERO));

    private final double alpha;
    private final double beta;

    private final @Nullable ChronoUnit term;

    private ShiftedBetaGeometric(double alpha, double beta, @Nullable ChronoUnit term) {
        this.term = term;
        this.alpha = Parameters.parameter(alpha, "alpha");
        this.beta = Parameters.parameter(beta, "beta");
    }

    /**
     * A model with known parameters.
     *
     * @param alpha the first shape of the probabilities not to renew
     * @param beta the second shape of the same distribution
     * @return the model
     * @throws IllegalArgumentException if a parameter is not in 1e-100..1e100
     */
    public static ShiftedBetaGeometric of(double alpha, double beta) {
        return new ShiftedBetaGeometric(alpha, beta, null);
    }

    /**
     * The model fitted to observed renewals by maximum likelihood.
     *
     * @param counts the renewals of one cohort or of many
     * @return the fitted model with its log-likelihood and standard errors
     * @throws NullPointerException if the counts are null
     * @throws FitException if every customer renewed or none did, or no maximum is found
     */
    public static ModelFit<ShiftedBetaGeometric> fit(RenewalCounts counts) {
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
     * @throws IllegalArgumentException if the options start from another number of parameters than alpha and beta
     */
    public static ModelFit<ShiftedBetaGeometric> fit(RenewalCounts counts, FitOptions options) {
        return Renewals.fit(
                FAMILY,
                counts,
                options,
                ShiftedBetaGeometricLikelihood::new,
                p -> new ShiftedBetaGeometric(p[0], p[1], counts.term().orElse(null)));
    }

    /**
     * The first shape of the probabilities not to renew.
     *
     * @return alpha
     */
    public double alpha() {
        return alpha;
    }

    /**
     * The second shape of the probabilities not to renew.
     *
     * @return beta
     */
    public double beta() {
        return beta;
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
    public ShiftedBetaGeometric withTerm(ChronoUnit term) {
        return new ShiftedBetaGeometric(alpha, beta, Objects.requireNonNull(term, "term"));
    }

    @Override
    public Map<String, Double> parameters() {
        return Parameters.byName(FAMILY.parameterNames(), new double[] {alpha, beta});
    }

    @Override
    public double survival(int renewals) {
        Renewals.renewals(renewals);
        return Math.exp(GammaRatio.logBeta(alpha, beta, renewals));
    }

    @Override
    public double retention(int renewal) {
        RenewalCounts.requireRenewal(renewal);
        double b = beta + (renewal - 1);
        return b / (alpha + b);
    }

    @Override
    public double probabilityOfLeaving(int renewal) {
        RenewalCounts.requireRenewal(renewal);
        return survival(renewal - 1) * (alpha / (alpha + (beta + (renewal - 1))));
    }

    @Override
    public double logLikelihood(RenewalCounts counts) {
        return new ShiftedBetaGeometricLikelihood(Renewals.requireTerm(this, counts, "counts")).at(alpha, beta);
    }

    @Override
    public Expectation expectedResidualLifetime(int renewals) {
        Renewals.renewals(renewals);
        return alpha > 1
                ? Expectation.of((beta + renewals) / (alpha - 1))
                : Expectation.undefined("the expected lifetime is infinite: alpha is 1 or less");
    }

    @Override
    public double discountedLifetime(double discountRate) {
        return GeometricMixture.discounted(alpha, beta, Parameters.parameter(discountRate, "discountRate"));
    }

    @Override
    public double discountedResidualLifetime(int renewals, double discountRate) {
        Renewals.renewals(renewals);
        Parameters.parameter(discountRate, "discountRate");
        double b = beta + renewals;
        return b / (alpha + b) * GeometricMixture.discounted(alpha, b + 1, discountRate);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> new ShiftedBetaGeometric(alpha, beta, term).equals(this));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ShiftedBetaGeometric that
                && alpha == that.alpha
                && beta == that.beta
                && term == that.term;
    }

    @Override
    public int hashCode() {
        return Objects.hash(FAMILY.name(), alpha, beta);
    }

    /**
     * A readable text of the model.
     *
     * @return such as {@code sBG (alpha=0.668088, beta=3.80609)}
     */
    @Override
    public String toString() {
        return FAMILY.name() + " (" + Parameters.text(FAMILY.parameterNames(), new double[] {alpha, beta}) + ")";
    }
}
