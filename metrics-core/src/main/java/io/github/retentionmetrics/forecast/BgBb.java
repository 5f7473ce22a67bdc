package io.github.retentionmetrics.forecast;

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
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.purchase.PurchaseSummary;
import io.github.retentionmetrics.rate.Expectation;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * BG/BB (beta-geometric/beta-Bernoulli): customers who can buy only at fixed opportunities, at most once at each, until
 * they leave for good.
 *
 * <pre>
 *   alive at an opportunity, a customer buys with probability p;            p ~ Beta(alpha, beta) over the customers
 *   before each opportunity a customer leaves with probability theta;   theta ~ Beta(gamma, delta)
 * </pre>
 *
 * <p>For yearly donations, annual conferences or monthly boxes: cases in which a purchase is possible once a period, or
 * in which the data say only whether a customer bought in a period. The models of continuous time, {@link BgNbd} and
 * {@link ParetoNbd}, are for purchases at any moment.
 *
 * <p>Frequency, recency and age count opportunities here, in whole numbers. Age is the number of opportunities since
 * the first purchase, frequency the number of them at which the customer bought, and recency the position of the last
 * one at which the customer bought (0 for none). {@link #opportunities(PurchaseHistory, Granularity)} computes them
 * from a history; summaries in a unit of time are refused. A horizon is a number of opportunities as well. <i>Alive</i>
 * means alive at the next opportunity, as in the paper.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>gamma = 1, where the published formulas of the expectations divide by zero: defined, since the expectations are
 *       computed as sums of positive terms;
 *   <li>no customer bought again, or none had an opportunity to: there is nothing to fit, and {@link FitException} is
 *       thrown.
 * </ul>
 *
 * <pre>{@code
 * BgBb donors = BgBb.of(1.2035, 0.7497, 0.6567, 2.7834);   // published: donations to a charity, in years
 * donors.probabilityAlive(4, 5, 6);                         // 0.6968: gave in 4 of 6 years, last in the fifth
 * donors.expectedPurchases(4, 5, 6, 10);                    // 3.6280  gifts in the next ten years
 * BgBb.fit(BgBb.opportunities(history, MONTH));             // months in which customers bought
 * }</pre>
 *
 * <p>Fitting takes time proportional to the number of distinct summaries times the number of opportunities after the
 * last purchase. A prediction takes time proportional to the latter plus the horizon.
 *
 * <p>Source: P. S. Fader, B. G. S. Hardie and J. Shang, Customer-Base Analysis in a Discrete-Time Noncontractual
 * Setting, Marketing Science 29(6), 2010.
 */
public final class BgBb implements MemorylessModel {
    private static final long serialVersionUID = 1L;

    private static final ParametricFamily FAMILY = ParametricFamily.of("BG/BB", "alpha", "beta", "gamma", "delta")
            .withStarts(new double[][] {{1, 1, 1, 3}, {0.5, 0.5, 0.5, 3}, {1, 5, 1, 10}, {3, 1, 0.3, 1}})
            .withLimit("nobody seems to leave", Map.of("gamma", ZERO))
            .withLimit("nobody seems to leave", Map.of("delta", INFINITY))
            .withLimit("customers buy at every opportunity", Map.of("alpha", INFINITY))
            .withLimit("customers buy at every opportunity", Map.of("beta", ZERO))
            .withLimit("all customers are equally likely to leave", Map.of("gamma", INFINITY, "delta", INFINITY))
            .withLimit("all customers are equally likely to buy", Map.of("alpha", INFINITY, "beta", INFINITY))
            .withLimit("customers buy at every opportunity or at none", Map.of("alpha", ZERO, "beta", ZERO));

    private final double alpha;
    private final double beta;
    private final double gamma;
    private final double delta;

    private final @Nullable Granularity opportunities;

    private BgBb(double alpha, double beta, double gamma, double delta, @Nullable Granularity opportunities) {
        this.opportunities = opportunities;
        this.alpha = Parameters.parameter(alpha, "alpha");
        this.beta = Parameters.parameter(beta, "beta");
        this.gamma = Parameters.parameter(gamma, "gamma");
        this.delta = Parameters.parameter(delta, "delta");
    }

    /**
     * A model with known parameters.
     *
     * @param alpha the first shape of the probabilities to buy
     * @param beta the second shape of the same distribution
     * @param gamma the first shape of the probabilities to leave
     * @param delta the second shape of the same distribution
     * @return the model
     * @throws IllegalArgumentException if a parameter is not in 1e-100..1e100
     */
    public static BgBb of(double alpha, double beta, double gamma, double delta) {
        return new BgBb(alpha, beta, gamma, delta, null);
    }

    /**
     * The model fitted to the purchases of customers by maximum likelihood.
     *
     * @param customers the summaries of the customers, in whole opportunities
     * @return the fitted model with its log-likelihood and standard errors
     * @throws NullPointerException if the customers are null
     * @throws FitException if no customer bought again, or no maximum is found
     * @throws IllegalArgumentException if a recency or an age is not a whole number, or a frequency exceeds the recency
     *     (the message names the row, from 0), or the summaries are in a unit of time
     */
    public static ModelFit<BgBb> fit(PurchaseSummaries customers) {
        return fit(customers, FitOptions.withDefaults());
    }

    /**
     * The model fitted to the purchases of customers by maximum likelihood, under options.
     *
     * @param customers the summaries of the customers, in whole opportunities
     * @param options the options of the search
     * @return the fitted model with its log-likelihood and standard errors
     * @throws NullPointerException if a parameter is null
     * @throws FitException if no customer bought again, or no maximum is found
     * @throws IllegalArgumentException if a recency or an age is not a whole number or a frequency exceeds the recency
     *     (the message names the row, from 0), the summaries are in a unit of time, or the options give a starting
     *     point with another number of parameters than the model has
     */
    public static ModelFit<BgBb> fit(PurchaseSummaries customers, FitOptions options) {
        Objects.requireNonNull(customers, "customers");
        Objects.requireNonNull(options, "options");
        OpportunityLikelihood likelihood = new OpportunityLikelihood(Units.requireOpportunities(customers));
        if (likelihood.longest() == 0) {
            throw FAMILY.failure("no customer bought again");
        }
        Granularity opportunities = customers.opportunities().orElse(null);
        return FAMILY.fit(
                likelihood, customers.customers(), p -> new BgBb(p[0], p[1], p[2], p[3], opportunities), options);
    }

    /**
     * The summaries for this model: a customer's first order falls into period 0, and every complete period after that
     * one is an opportunity to buy.
     *
     * @param history the history
     * @param granularity the periods, such as months
     * @return one summary per customer with an order, in whole opportunities, without identifiers and monetary values;
     *     purchases in a period that is not yet complete are left out
     * @throws NullPointerException if a parameter is null
     */
    public static PurchaseSummaries opportunities(PurchaseHistory history, Granularity granularity) {
        return Opportunities.of(history, granularity);
    }

    /**
     * The first shape of the probabilities to buy.
     *
     * @return alpha
     */
    public double alpha() {
        return alpha;
    }

    /**
     * The second shape of the probabilities to buy.
     *
     * @return beta
     */
    public double beta() {
        return beta;
    }

    /**
     * The first shape of the probabilities to leave.
     *
     * @return gamma
     */
    public double gamma() {
        return gamma;
    }

    /**
     * The second shape of the probabilities to leave.
     *
     * @return delta
     */
    public double delta() {
        return delta;
    }

    /**
     * The periods that are the opportunities: those of the summaries that the model was fitted to. Summaries of other
     * periods are refused.
     *
     * @return the periods; empty for a model without such periods, which accepts opportunities of any period
     */
    public Optional<Granularity> opportunities() {
        return Optional.ofNullable(opportunities);
    }

    /**
     * The same model with the periods that are the opportunities: it then refuses summaries of other periods.
     *
     * @param opportunities the periods
     * @return the model of these periods
     * @throws NullPointerException if the periods are null
     */
    public BgBb withOpportunities(Granularity opportunities) {
        return new BgBb(alpha, beta, gamma, delta, Objects.requireNonNull(opportunities, "opportunities"));
    }

    @Override
    public Map<String, Double> parameters() {
        return Parameters.byName(FAMILY.parameterNames(), values());
    }

    private double[] values() {
        return new double[] {alpha, beta, gamma, delta};
    }

    @Override
    public double logLikelihood(PurchaseSummaries customers) {
        return new OpportunityLikelihood(Units.require(this, customers)).at(values());
    }

    /**
     * The probability that a customer has not left by the next opportunity.
     *
     * @param frequency the number of opportunities at which the customer bought
     * @param recency the position of the last opportunity at which the customer bought, 0 for none
     * @param age the number of opportunities since the first purchase
     * @return the probability, in 0..1
     * @throws IllegalArgumentException if the numbers are not whole or not 0 &lt;= frequency &lt;= recency &lt;= age
     */
    @Override
    public double probabilityAlive(int frequency, double recency, double age) {
        return probabilityPresent(frequency, recency, age) * ((delta + age) / (gamma + delta + age));
    }

    /** The probability that a customer was alive at the last opportunity. */
    private double probabilityPresent(int frequency, double recency, double age) {
        Opportunities.require(frequency, recency, age);
        double present = 1;
        double all = 0;
        for (int i = (int) recency; i < (int) age; i++) {
            all += present * (gamma / (gamma + delta + i));
            present *= (beta + (i - frequency)) / (alpha + beta + i) * ((delta + i) / (gamma + delta + i));
        }
        return present / (all + present);
    }

    @Override
    public double expectedPurchases(int frequency, double recency, double age, double horizon) {
        double present = probabilityPresent(frequency, recency, age);
        return present * (alpha + frequency) / (alpha + beta + age) * opportunitiesAlive(age, horizon);
    }

    @Override
    public double expectedPurchases(double horizon) {
        return alpha / (alpha + beta) * opportunitiesAlive(0, horizon);
    }

    /** The expected number of the next opportunities at which a customer is alive. */
    private double opportunitiesAlive(double age, double horizon) {
        Opportunities.requireWhole(horizon, "horizon");
        double alive = 1;
        double sum = 0;
        for (double i = age; i < age + horizon; i++) {
            alive *= (delta + i) / (gamma + delta + i);
            sum += alive;
        }
        return sum;
    }

    @Override
    public double probabilityOfPurchases(int purchases, double horizon) {
        return new BgBbCounts(alpha, beta, gamma, delta).probability(purchases, horizon);
    }

    /**
     * The probability that a customer will not have left at a later opportunity.
     *
     * @param customer the customer
     * @param horizon the number of opportunities after the next one, not negative; 0 for the next one itself
     * @return the probability, in 0..1; it falls with the horizon
     * @throws NullPointerException if the customer is null
     * @throws IllegalArgumentException if the numbers are not whole, or are known to count other opportunities than
     *     those of the model
     */
    @Override
    public double probabilityAlive(PurchaseSummary customer, double horizon) {
        Units.require(this, customer);
        Opportunities.requireWhole(horizon, "horizon");
        return probabilityPresent(customer.frequency(), customer.recency(), customer.age())
                * Math.exp(GammaRatio.logBeta(gamma, delta + customer.age(), horizon + 1));
    }

    @Override
    public double probabilityOfPurchases(PurchaseSummary customer, int purchases, double horizon) {
        Units.require(this, customer);
        int x = customer.frequency();
        double age = customer.age();
        double present = probabilityPresent(x, customer.recency(), age);
        BgBbCounts next = new BgBbCounts(alpha + x, beta + (age - x), gamma, delta + age);
        return ConditionalPurchases.probability(present, purchases, next.probability(purchases, horizon));
    }

    @Override
    public Expectation expectedResidualPurchases(PurchaseSummary customer) {
        Units.require(this, customer);
        double age = customer.age();
        double present = probabilityPresent(customer.frequency(), customer.recency(), age);
        double bought = (alpha + customer.frequency()) / (alpha + beta + age);
        return ConditionalPurchases.all(present, "gamma", gamma, bought * ((delta + age) / (gamma - 1)));
    }

    /**
     * The expected number of all future purchases of a customer, each discounted to the last opportunity (DERT).
     *
     * @param frequency the number of opportunities at which the customer bought
     * @param recency the position of the last opportunity at which the customer bought, 0 for none
     * @param age the number of opportunities since the first purchase
     * @param discountRate the continuously compounded rate per opportunity, above 0: 10 % is {@code Math.log(1.10)}
     * @return the expected number of purchases, each times {@code exp(-discountRate x opportunities from now)}; the
     *     next opportunity is 1 from now
     * @throws IllegalArgumentException if the numbers are not whole, or the rate is not in 1e-100..1e100
     */
    @Override
    public double discountedPurchases(int frequency, double recency, double age, double discountRate) {
        double alive = probabilityAlive(frequency, recency, age);
        double rate = Math.expm1(Parameters.parameter(discountRate, "discountRate"));
        return alive
                * (alpha + frequency)
                / (alpha + beta + age)
                * GeometricMixture.discounted(gamma, delta + age + 1, rate)
                / (1 + rate);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> new BgBb(alpha, beta, gamma, delta, opportunities).equals(this));
    }

    /** {@return the {@link #opportunities()}, or null when there is none, for JSON mappers and templates} */
    public @Nullable String getOpportunities() {
        return opportunities().map(Granularity::toString).orElse(null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BgBb that
                && alpha == that.alpha
                && beta == that.beta
                && gamma == that.gamma
                && delta == that.delta
                && Objects.equals(opportunities, that.opportunities);
    }

    @Override
    public int hashCode() {
        return Objects.hash(FAMILY.name(), alpha, beta, gamma, delta);
    }

    /**
     * A readable text of the model.
     *
     * @return such as {@code BG/BB (alpha=1.20352, beta=0.749716, gamma=0.656718, delta=2.78344)}
     */
    @Override
    public String toString() {
        return FAMILY.name() + " (" + Parameters.text(FAMILY.parameterNames(), values()) + ")";
    }
}
