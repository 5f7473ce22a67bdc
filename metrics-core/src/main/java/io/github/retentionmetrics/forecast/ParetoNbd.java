package io.github.retentionmetrics.forecast;

import static io.github.retentionmetrics.fit.ParameterLimit.INFINITY;
import static io.github.retentionmetrics.fit.ParameterLimit.ZERO;

import io.github.retentionmetrics.fit.FitException;
import io.github.retentionmetrics.fit.FitOptions;
import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.fit.ParametricFamily;
import io.github.retentionmetrics.internal.Parameters;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.math.ExponentialIntegral;
import io.github.retentionmetrics.internal.math.LomaxGammaTail;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.purchase.PurchaseSummary;
import io.github.retentionmetrics.rate.Expectation;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pareto/NBD: customers buy at their own rate and may leave at any moment, also at their own rate.
 *
 * <pre>
 *   purchases of a customer: Poisson with rate lambda, while alive;   lambda ~ Gamma(shape r, inverse scale alpha)
 *   the customer leaves after an exponential time with rate mu;       mu ~ Gamma(shape s, inverse scale beta)
 *
 *   P(alive) = 1 / (1 + s integral over u from tx to T of
 *                   ((alpha + T) / (alpha + u))^(r + x) ((beta + T) / (beta + u))^s du / (beta + u))
 * </pre>
 *
 * <p>The oldest and best-tested model of its kind. Unlike under {@link BgNbd}, customers may leave before a repeat
 * purchase, so that a customer without one becomes less and less likely to be alive.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>s = 1, where the published formulas of the expectations divide by zero: their limit, a logarithm, is used;
 *   <li>data in which no customer seems to leave: the likelihood is highest at s = 0, which the
 *       {@linkplain ModelFit#explanation() explanation of the fit} says;
 *   <li>data in which all customers leave at the same rate: the likelihood is highest where s and beta go to infinity
 *       together, and the fit says so. The rate is s / beta, and r and alpha keep their standard errors;
 *   <li>customers with hundreds of purchases: the likelihood is a sum of positive terms, and neither overflows nor
 *       loses digits.
 * </ul>
 *
 * <pre>{@code
 * ModelFit<ParetoNbd> fit = ParetoNbd.fit(history.summaries(ChronoUnit.WEEKS));
 * ParetoNbd model = fit.model();
 * model.expectedPurchases(52);                                   // repeat purchases of a new customer in a year
 * ParetoNbd cdnow = ParetoNbd.of(0.5533, 10.578, 0.6061, 11.667);   // published parameters, in weeks
 * cdnow.probabilityAlive(PurchaseSummary.of(0, 0, 38.86));       // 0.30: never came back in 39 weeks
 * }</pre>
 *
 * <p>Fitting takes time linear in the number of distinct summaries. With more than 1,000 of them, unless the maximum is
 * near the starting point, an approximate likelihood is maximised first, in which similar summaries are combined into a
 * few hundred; the search with the likelihood itself starts from that maximum. The integral is computed at a few times
 * for each frequency and interpolated at the others, without a loss of accuracy beyond rounding. With more than 20,000,
 * summaries that differ by a few per cent are combined into at most that number for the search; its last steps maximise
 * the likelihood of all summaries, with parameters that the search left at a boundary held there. A prediction takes
 * well below a microsecond for usual customers and allocates no object. The probability of a number of purchases is an
 * integral of about a hundred terms, for any parameters and any number.
 *
 * <p>Source: D. C. Schmittlein, D. G. Morrison and R. Colombo, Counting Your Customers, Management Science 33(1), 1987;
 * P. S. Fader and B. G. S. Hardie, A Note on Deriving the Pareto/NBD Model and Related Expressions, 2005.
 */
public final class ParetoNbd implements MemorylessModel {
    private static final long serialVersionUID = 1L;

    /** From here on e^z E_s(z) is 1 / (z + s) to the last digit. */
    private static final double HUGE_EXPONENT = 1e17;

    /** Below the largest number of which the exponential function is finite, 709.78. */
    private static final double MOST_FINITE_EXPONENT = 700;

    private static final ParametricFamily FAMILY = ParametricFamily.of("Pareto/NBD", "r", "alpha", "s", "beta")
            .withLimit("nobody seems to leave", Map.of("s", ZERO))
            .withLimit("nobody seems to leave", Map.of("beta", INFINITY))
            .withLimit("customers leave at once or hardly ever", Map.of("beta", ZERO))
            .withLimit("all customers leave at the same rate, s / beta", Map.of("s", INFINITY, "beta", INFINITY))
            .withLimit("all customers buy at the same rate, r / alpha", Map.of("r", INFINITY, "alpha", INFINITY));

    private final double r;
    private final double alpha;
    private final double s;
    private final double beta;

    private final @Nullable ChronoUnit unit;

    private ParetoNbd(double r, double alpha, double s, double beta, @Nullable ChronoUnit unit) {
        this.unit = unit;
        this.r = Parameters.parameter(r, "r");
        this.alpha = Parameters.parameter(alpha, "alpha");
        this.s = Parameters.parameter(s, "s");
        this.beta = Parameters.parameter(beta, "beta");
    }

    /**
     * A model with known parameters.
     *
     * @param r the shape of the purchase rates
     * @param alpha the inverse scale of the purchase rates, in the unit of time
     * @param s the shape of the rates of leaving
     * @param beta the inverse scale of the rates of leaving, in the unit of time
     * @return the model
     * @throws IllegalArgumentException if a parameter is not in 1e-100..1e100
     */
    public static ParetoNbd of(double r, double alpha, double s, double beta) {
        return new ParetoNbd(r, alpha, s, beta, null);
    }

    /**
     * The model fitted to the purchases of customers by maximum likelihood.
     *
     * @param customers the customers
     * @return the fitted model with its log-likelihood and standard errors
     * @throws NullPointerException if the customers are null
     * @throws FitException if no customer bought on two days, or no maximum is found
     */
    public static ModelFit<ParetoNbd> fit(PurchaseSummaries customers) {
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
     * @throws IllegalArgumentException if the options give a starting point that is not one value each for r, alpha, s
     *     and beta
     */
    public static ModelFit<ParetoNbd> fit(PurchaseSummaries customers, FitOptions options) {
        Histories histories = Histories.of(customers, options);
        PurchaseRate rate = PurchaseRate.of(FAMILY, histories);
        double[][] starts = {
            {0.7, 0.7 / rate.perTime(), 0.5, rate.meanAge() / 3},
            {1, 1 / rate.perTime(), 0.1, rate.meanAge()},
            {2, 2 / rate.perTime(), 1, 2 * rate.meanAge()},
            {0.3, 0.2 / rate.perTime(), 0.5, rate.meanAge() / 10},
            {5, 5 / rate.perTime(), 0.1, rate.meanAge() / 1000},
            {50, 50 / rate.perTime(), 50, 100 * rate.meanAge()}
        };
        ChronoUnit unit = customers.unit().orElse(null);
        return FAMILY.withStarts(starts)
                .fit(
                        new ParetoNbdLikelihood(histories),
                        customers.customers(),
                        p -> new ParetoNbd(p[0], p[1], p[2], p[3], unit),
                        options);
    }

    /**
     * The shape of the purchase rates.
     *
     * @return r
     */
    public double r() {
        return r;
    }

    /**
     * The inverse scale of the purchase rates, in the unit of time.
     *
     * @return alpha
     */
    public double alpha() {
        return alpha;
    }

    /**
     * The shape of the rates of leaving.
     *
     * @return s
     */
    public double s() {
        return s;
    }

    /**
     * The inverse scale of the rates of leaving, in the unit of time.
     *
     * @return beta
     */
    public double beta() {
        return beta;
    }

    /**
     * The same model with a unit of time: it then refuses summaries of other units.
     *
     * @param unit the unit of the parameters
     * @return the model in that unit
     * @throws NullPointerException if the unit is null
     */
    public ParetoNbd withUnit(ChronoUnit unit) {
        return new ParetoNbd(r, alpha, s, beta, Objects.requireNonNull(unit, "unit"));
    }

    @Override
    public Optional<ChronoUnit> unit() {
        return Optional.ofNullable(unit);
    }

    @Override
    public Map<String, Double> parameters() {
        return Parameters.byName(FAMILY.parameterNames(), values());
    }

    private double[] values() {
        return new double[] {r, alpha, s, beta};
    }

    @Override
    public double logLikelihood(PurchaseSummaries customers) {
        return new ParetoNbdLikelihood(Histories.of(Units.require(this, customers))).at(values());
    }

    @Override
    public double probabilityAlive(int frequency, double recency, double age) {
        PurchaseRate.requireSummary(frequency, recency, age);
        double m = r + frequency;
        double silence = m * Math.log1p((age - recency) / (alpha + recency))
                + s * Math.log1p((age - recency) / (beta + recency));
        double left = LomaxGammaTail.value(m, s, alpha + recency, beta + recency);
        double late = LomaxGammaTail.value(m, s, alpha + age, beta + age);
        double fallen = Math.exp(-silence);
        // A(T) over A(tx) h(tx) + A(T) (1 - h(T)), both divided by A(tx)
        return fallen == 0 ? 0 : Math.min(1, fallen / (left + (1 - late) * fallen));
    }

    @Override
    public double expectedPurchases(int frequency, double recency, double age, double horizon) {
        double alive = probabilityAlive(frequency, recency, age);
        Parameters.notNegative(horizon, "horizon");
        return alive * (r + frequency) / (alpha + age) * expectedLife(beta + age, horizon);
    }

    @Override
    public double expectedPurchases(double horizon) {
        return r / alpha * expectedLife(beta, Parameters.notNegative(horizon, "horizon"));
    }

    /**
     * The expected time within the horizon during which a customer who is alive now stays alive.
     *
     * <pre>
     *   scale / (s - 1) (1 - (scale / (scale + horizon))^(s - 1)),   scale log(1 + horizon / scale) if s = 1
     * </pre>
     */
    private double expectedLife(double scale, double horizon) {
        double ratio = horizon / scale;
        double log = ratio <= Double.MAX_VALUE ? Math.log1p(ratio) : Math.log(horizon) - Math.log(scale);
        double power = (s - 1) * log;
        if (-power > MOST_FINITE_EXPONENT) {
            // the power alone would be infinite; the time is not, and at most the horizon
            return Math.min(horizon, Math.exp(Math.log(scale) - power) / (1 - s));
        }
        return scale * (power == 0 ? log : -Math.expm1(-power) / (s - 1));
    }

    @Override
    public double discountedPurchases(int frequency, double recency, double age, double discountRate) {
        double alive = probabilityAlive(frequency, recency, age);
        Parameters.parameter(discountRate, "discountRate");
        double scale = beta + age;
        double exponent = discountRate * scale;
        double discounted = exponent < HUGE_EXPONENT
                ? scale * ExponentialIntegral.scaled(s, exponent)
                : 1 / (discountRate + s / scale);
        return alive * (r + frequency) / (alpha + age) * discounted;
    }

    @Override
    public double probabilityOfPurchases(int purchases, double horizon) {
        return new ParetoNbdCounts(r, alpha, s, beta).probability(purchases, horizon);
    }

    @Override
    public double probabilityAlive(PurchaseSummary customer, double horizon) {
        double alive = probabilityAlive(customer);
        Parameters.notNegative(horizon, "horizon");
        return alive * Math.exp(-s * Math.log1p(horizon / (beta + customer.age())));
    }

    @Override
    public double probabilityOfPurchases(PurchaseSummary customer, int purchases, double horizon) {
        double alive = probabilityAlive(customer);
        double age = customer.age();
        double ifAlive = new ParetoNbdCounts(r + customer.frequency(), alpha + age, s, beta + age)
                .probability(purchases, horizon);
        return ConditionalPurchases.probability(alive, purchases, ifAlive);
    }

    @Override
    public Expectation expectedResidualPurchases(PurchaseSummary customer) {
        double alive = probabilityAlive(customer);
        double age = customer.age();
        double ifAlive = (r + customer.frequency()) * ((beta + age) / (alpha + age)) / (s - 1);
        return ConditionalPurchases.all(alive, "s", s, ifAlive);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> new ParetoNbd(r, alpha, s, beta, unit).equals(this));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ParetoNbd that
                && r == that.r
                && alpha == that.alpha
                && s == that.s
                && beta == that.beta
                && unit == that.unit;
    }

    @Override
    public int hashCode() {
        return Objects.hash(FAMILY.name(), r, alpha, s, beta);
    }

    @Override
    public String toString() {
        return FAMILY.name() + " (" + Parameters.text(FAMILY.parameterNames(), values()) + ")";
    }
}
