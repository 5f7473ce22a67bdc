package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.fit.FitException;
import io.github.retentionmetrics.fit.FitOptions;
import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.purchase.PurchaseSummary;
import io.github.retentionmetrics.rate.Expectation;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * BG/NBD: customers buy at their own rate, and after each repeat purchase some leave for good.
 *
 * <pre>
 *   purchases of a customer: Poisson with rate lambda, while alive;   lambda ~ Gamma(shape r, inverse scale alpha)
 *   after each repeat purchase the customer leaves with probability p;   p ~ Beta(a, b)
 *
 *   P(alive) = 1 / (1 + a / (b + x - 1) ((alpha + T) / (alpha + tx))^(r + x)),   1 if x = 0
 * </pre>
 *
 * <p>The beta-geometric/negative binomial distribution, the simplest model of this kind. Under this model a customer
 * without a repeat purchase cannot have left, and is alive with probability 1 however long ago the first purchase was.
 * {@link MbgNbd} and {@link ParetoNbd} do not have this property.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>after the same time without a purchase, a frequent buyer is less likely to be alive than an occasional one: the
 *       gap is more unusual for the frequent buyer;
 *   <li>the discounted expected residual transactions have no closed form here; they are integrated numerically, in
 *       about 0.1 ms per customer.
 * </ul>
 *
 * <pre>{@code
 * ModelFit<BgNbd> fit = BgNbd.fit(history.summaries(ChronoUnit.WEEKS));
 * BgNbd model = fit.model();
 * model.expectedPurchases(52);                                // repeat purchases of a new customer in a year
 * BgNbd cdnow = BgNbd.of(0.2426, 4.414, 0.7929, 2.426);       // published parameters, in weeks
 * cdnow.probabilityAlive(PurchaseSummary.of(2, 30.43, 38.86));   // 0.7266: bought twice again, and is 8 weeks silent
 * }</pre>
 *
 * <p>Fitting takes time linear in the number of distinct summaries. With more than 1,000 of them, unless the maximum is
 * near the starting point, an approximate likelihood is maximised first, in which similar summaries are combined into a
 * few hundred; the search with the likelihood itself starts from that maximum. With more than 20,000, summaries that
 * differ by a few per cent are combined into at most that number for the search; its last steps maximise the likelihood
 * of all summaries. A prediction takes well below a microsecond for usual customers and allocates no object.
 *
 * <p>Source: P. S. Fader, B. G. S. Hardie and K. L. Lee, "Counting Your Customers" the Easy Way: An Alternative to the
 * Pareto/NBD Model, Marketing Science 24(2), 2005, equations 6 to 10.
 */
public final class BgNbd implements MemorylessModel {
    private static final long serialVersionUID = 1L;

    private final GeometricDropout model;

    private BgNbd(GeometricDropout model) {
        this.model = model;
    }

    /**
     * A model with known parameters.
     *
     * @param r the shape of the purchase rates
     * @param alpha the inverse scale of the purchase rates, in the unit of time
     * @param a the first shape of the probabilities to leave
     * @param b the second shape of the same distribution
     * @return the model
     * @throws IllegalArgumentException if a parameter is not in 1e-100..1e100
     */
    public static BgNbd of(double r, double alpha, double a, double b) {
        return new BgNbd(new GeometricDropout(r, alpha, a, b, 0, null));
    }

    /**
     * The model fitted to the purchases of customers by maximum likelihood.
     *
     * @param customers the customers
     * @return the fitted model with its log-likelihood and standard errors
     * @throws NullPointerException if the customers are null
     * @throws FitException if no customer bought on two days, or no maximum is found
     */
    public static ModelFit<BgNbd> fit(PurchaseSummaries customers) {
        return fit(customers, FitOptions.withDefaults());
    }

    /**
     * The model fitted to the purchases of customers by maximum likelihood, under options.
     *
     * @param customers the customers
     * @param options the options of the search
     * @return the fitted model with its log-likelihood and standard errors
     * @throws NullPointerException if a parameter is null
     * @throws FitException if no customer bought on two days, or no maximum is found
     * @throws IllegalArgumentException if the options give a starting point that is not one value each for r, alpha, a
     *     and b
     */
    public static ModelFit<BgNbd> fit(PurchaseSummaries customers, FitOptions options) {
        return GeometricDropout.fit(0, customers, options, BgNbd::new);
    }

    /**
     * The shape of the purchase rates.
     *
     * @return r
     */
    public double r() {
        return model.r();
    }

    /**
     * The inverse scale of the purchase rates, in the unit of time.
     *
     * @return alpha
     */
    public double alpha() {
        return model.alpha();
    }

    /**
     * The first shape of the probabilities to leave.
     *
     * @return a
     */
    public double a() {
        return model.a();
    }

    /**
     * The second shape of the probabilities to leave.
     *
     * @return b
     */
    public double b() {
        return model.b();
    }

    /**
     * The same model with a unit of time: it then refuses summaries of other units.
     *
     * @param unit the unit of the parameters
     * @return the model in that unit
     * @throws NullPointerException if the unit is null
     */
    public BgNbd withUnit(ChronoUnit unit) {
        return new BgNbd(model.withUnit(unit));
    }

    @Override
    public Optional<ChronoUnit> unit() {
        return Optional.ofNullable(model.unit());
    }

    @Override
    public Map<String, Double> parameters() {
        return model.parameters();
    }

    @Override
    public double logLikelihood(PurchaseSummaries customers) {
        return model.logLikelihood(Units.require(this, customers));
    }

    @Override
    public double probabilityAlive(int frequency, double recency, double age) {
        return model.probabilityAlive(frequency, recency, age);
    }

    @Override
    public double expectedPurchases(int frequency, double recency, double age, double horizon) {
        return model.expectedPurchases(frequency, recency, age, horizon);
    }

    @Override
    public double expectedPurchases(double horizon) {
        return model.expectedPurchases(horizon);
    }

    @Override
    public double probabilityOfPurchases(int purchases, double horizon) {
        return model.probabilityOfPurchases(purchases, horizon);
    }

    @Override
    public double discountedPurchases(int frequency, double recency, double age, double discountRate) {
        return model.discountedPurchases(frequency, recency, age, discountRate);
    }

    @Override
    public double probabilityAlive(PurchaseSummary customer, double horizon) {
        return model.probabilityAlive(Units.require(this, customer), horizon);
    }

    @Override
    public double probabilityOfPurchases(PurchaseSummary customer, int purchases, double horizon) {
        return model.probabilityOfPurchases(Units.require(this, customer), purchases, horizon);
    }

    @Override
    public Expectation expectedResidualPurchases(PurchaseSummary customer) {
        return model.expectedResidualPurchases(Units.require(this, customer));
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> model.extraChances() == 0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BgNbd that && model.equals(that.model);
    }

    @Override
    public int hashCode() {
        return model.hashCode();
    }

    @Override
    public String toString() {
        return model.toString();
    }
}
