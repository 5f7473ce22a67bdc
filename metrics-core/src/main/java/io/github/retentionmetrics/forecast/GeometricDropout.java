package io.github.retentionmetrics.forecast;

import static io.github.retentionmetrics.fit.ParameterLimit.INFINITY;
import static io.github.retentionmetrics.fit.ParameterLimit.ZERO;

import io.github.retentionmetrics.fit.FitOptions;
import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.fit.ParametricFamily;
import io.github.retentionmetrics.internal.Parameters;
import io.github.retentionmetrics.internal.math.BetaExpectation;
import io.github.retentionmetrics.internal.math.RisingFactorial;
import io.github.retentionmetrics.internal.math.ThinnedPurchases;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.purchase.PurchaseSummary;
import io.github.retentionmetrics.rate.Expectation;
import java.io.Serializable;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.jspecify.annotations.Nullable;

/**
 * The common part of {@link BgNbd} and {@link MbgNbd}: customers may leave after each repeat purchase, in the second
 * model also after the first purchase.
 *
 * @param r the shape of the purchase rates
 * @param alpha their inverse scale
 * @param a the first shape of the probabilities to leave
 * @param b the second shape of the same distribution
 * @param extraChances the number of chances to leave beyond the repeat purchases: 0 in BG/NBD, 1 in MBG/NBD
 * @param unit the unit of time; null if it is not known
 */
record GeometricDropout(
        double r,
        double alpha,
        double a,
        double b,
        int extraChances,
        @Nullable ChronoUnit unit) implements Serializable {
    private static final ParametricFamily BG_NBD = family("BG/NBD");

    private static final ParametricFamily MBG_NBD = family("MBG/NBD");

    GeometricDropout {
        Parameters.parameter(r, "r");
        Parameters.parameter(alpha, "alpha");
        Parameters.parameter(a, "a");
        Parameters.parameter(b, "b");
    }

    static <M extends Serializable> ModelFit<M> fit(
            int extraChances, PurchaseSummaries customers, FitOptions options, Function<GeometricDropout, M> maker) {
        ParametricFamily family = family(extraChances);
        Histories histories = Histories.of(customers, options);
        PurchaseRate rate = PurchaseRate.of(family, histories);
        double[][] starts = {
            {0.5, 0.5 / rate.perTime(), 0.6, 2.5},
            {1, 1 / rate.perTime(), 0.05, 2},
            {0.3, 0.3 / rate.perTime(), 1.5, 1.5},
            {3, 3 / rate.perTime(), 0.5, 1}
        };
        ChronoUnit unit = customers.unit().orElse(null);
        return family.withStarts(starts)
                .fit(
                        new GeometricDropoutLikelihood(histories, extraChances),
                        customers.customers(),
                        p -> maker.apply(new GeometricDropout(p[0], p[1], p[2], p[3], extraChances, unit)),
                        options);
    }

    private static ParametricFamily family(int extraChances) {
        return extraChances == 0 ? BG_NBD : MBG_NBD;
    }

    private static ParametricFamily family(String name) {
        return ParametricFamily.of(name, "r", "alpha", "a", "b")
                .withLimit("nobody seems to leave", Map.of("a", ZERO))
                .withLimit("nobody seems to leave", Map.of("b", INFINITY))
                .withLimit(
                        "all customers are equally likely to leave after a purchase",
                        Map.of("a", INFINITY, "b", INFINITY))
                .withLimit("customers leave at the first chance or never", Map.of("a", ZERO, "b", ZERO))
                .withLimit("all customers buy at the same rate", Map.of("r", INFINITY, "alpha", INFINITY));
    }

    GeometricDropout withUnit(ChronoUnit unit) {
        return new GeometricDropout(r, alpha, a, b, extraChances, Objects.requireNonNull(unit, "unit"));
    }

    double logLikelihood(PurchaseSummaries customers) {
        return new GeometricDropoutLikelihood(Histories.of(customers), extraChances).at(values());
    }

    private double[] values() {
        return new double[] {r, alpha, a, b};
    }

    Map<String, Double> parameters() {
        return Parameters.byName(family(extraChances).parameterNames(), values());
    }

    /** The name of the model with its parameters. */
    @Override
    public String toString() {
        ParametricFamily family = family(extraChances);
        return family.name() + " (" + Parameters.text(family.parameterNames(), values()) + ")";
    }

    double probabilityAlive(int frequency, double recency, double age) {
        PurchaseRate.requireSummary(frequency, recency, age);
        int before = frequency - 1 + extraChances;
        if (before < 0) {
            return 1;
        }
        double silence = Math.log1p((age - recency) / (alpha + recency));
        return 1 / (1 + a / (b + before) * Math.exp((r + frequency) * silence));
    }

    double expectedPurchases(int frequency, double recency, double age, double horizon) {
        double alive = probabilityAlive(frequency, recency, age);
        Parameters.notNegative(horizon, "horizon");
        return alive == 0
                ? 0
                : alive
                        * ThinnedPurchases.expected(
                                r + frequency, alpha + age, a, b + frequency + extraChances, horizon);
    }

    double expectedPurchases(double horizon) {
        Parameters.notNegative(horizon, "horizon");
        return stays() * ThinnedPurchases.expected(r, alpha, a, b + extraChances, horizon);
    }

    /** The probability that a customer does not leave after the first purchase. */
    private double stays() {
        return extraChances == 0 ? 1 : b / (a + b);
    }

    double discountedPurchases(int frequency, double recency, double age, double discountRate) {
        double alive = probabilityAlive(frequency, recency, age);
        Parameters.parameter(discountRate, "discountRate");
        return alive == 0
                ? 0
                : alive
                        * ThinnedPurchases.discounted(
                                r + frequency, alpha + age, a, b + frequency + extraChances, discountRate);
    }

    double probabilityAlive(PurchaseSummary customer, double horizon) {
        Parameters.notNegative(horizon, "horizon");
        double alive = probabilityAlive(customer.frequency(), customer.recency(), customer.age());
        if (horizon == 0 || alive == 0) {
            return alive;
        }
        // purchases after which a customer leaves come at the rate of purchases times the probability to leave
        double shape = r + customer.frequency();
        double ratio = horizon / (alpha + customer.age());
        double stays = BetaExpectation.of(
                a, b + customer.frequency() + extraChances, p -> Math.exp(-shape * Math.log1p(p * ratio)));
        return alive * Math.min(1, stays);
    }

    double probabilityOfPurchases(PurchaseSummary customer, int purchases, double horizon) {
        int x = customer.frequency();
        double alive = probabilityAlive(x, customer.recency(), customer.age());
        Parameters.notNegative(horizon, "horizon");
        // of a customer who is alive the purchases follow the same model, without a chance to leave before the next one
        GeometricDropout next = new GeometricDropout(r + x, 1, a, b + x + extraChances, 0, null);
        double ifAlive = next.probabilityOfPurchases(purchases, horizon / (alpha + customer.age()));
        return ConditionalPurchases.probability(alive, purchases, ifAlive);
    }

    Expectation expectedResidualPurchases(PurchaseSummary customer) {
        double alive = probabilityAlive(customer.frequency(), customer.recency(), customer.age());
        return ConditionalPurchases.all(alive, "a", a, 1 + (b + customer.frequency() + extraChances) / (a - 1));
    }

    double probabilityOfPurchases(int purchases, double horizon) {
        if (purchases < 0) {
            throw new IllegalArgumentException("purchases must not be negative: " + purchases);
        }
        Parameters.notNegative(horizon, "horizon");
        // how many chances to leave a customer had before the last one
        int before = purchases - 1 + extraChances;
        if (before < 0) {
            return negativeBinomial(purchases, horizon);
        }
        double[] stayed = new double[1];
        RisingFactorial.logRatios(a, b, new int[] {before}, stayed, new double[1], new double[1]);
        double reached = Math.exp(stayed[0]) / (a + b + before);
        double alive = reached * (b + before) * negativeBinomial(purchases, horizon);
        // the probability that the last of so many purchases falls within the horizon
        double z = horizon / (alpha + horizon);
        double left = reached * a * (purchases == 0 ? 1 : RegularizedBeta.value(z, purchases, r));
        return Math.min(1, alive + left);
    }

    private double negativeBinomial(int purchases, double horizon) {
        double ratio = horizon / alpha;
        double none = -r * Math.log1p(ratio);
        if (purchases == 0) {
            return Math.exp(none);
        }
        double log = RisingFactorial.log(r, purchases) - RisingFactorial.log(1, purchases);
        return Math.exp(none + log + purchases * Math.log(horizon / (alpha + horizon)));
    }
}
