package io.github.retentionmetrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.purchase.PurchaseSummary;
import io.github.retentionmetrics.rate.Expectation;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a customer of a known history will do: the distribution of the purchases to come, and when the customer leaves.
 */
class ConditionalPurchasesTest {
    private static final BgNbd BG = BgNbd.of(0.2426, 4.414, 0.7929, 2.426);
    private static final MbgNbd MBG = MbgNbd.of(0.525, 6.183, 0.891, 1.614);
    private static final ParetoNbd PARETO = ParetoNbd.of(0.5533, 10.578, 0.6061, 11.667);
    private static final BgBb DONORS = BgBb.of(1.2035, 0.7497, 0.6567, 2.7834);

    @Provide
    Arbitrary<TransactionModel> models() {
        Arbitrary<Double> shapes = Arbitraries.doubles().between(0.05, 5).ofScale(3);
        Arbitrary<Double> scales = Arbitraries.doubles().between(0.5, 60).ofScale(3);
        return Combinators.combine(Arbitraries.integers().between(0, 3), shapes, scales, shapes, scales)
                .as((kind, r, alpha, a, b) -> switch (kind) {
                    case 0 -> BgNbd.of(r, alpha, a, b / 10);
                    case 1 -> MbgNbd.of(r, alpha, a, b / 10);
                    case 2 -> BgBb.of(r, alpha / 10, a, b / 10);
                    default -> ParetoNbd.of(r, alpha, a, b);
                });
    }

    /** Whole numbers, so that they are opportunities as well. */
    private static PurchaseSummary customer(int frequency, int silence) {
        return PurchaseSummary.of(frequency, frequency == 0 ? 0 : 20, 20 + silence);
    }

    @Property(seed = "20260101", tries = 80)
    void probabilitiesSumToOneAndTheirMeanIsTheExpectation(
            @ForAll("models") TransactionModel model,
            @ForAll @IntRange(max = 8) int frequency,
            @ForAll @IntRange(max = 12) int silence,
            @ForAll @IntRange(max = 4) int horizon) {
        PurchaseSummary customer = customer(frequency, silence);

        Distributions.assertSumAndMean(
                n -> model.probabilityOfPurchases(customer, n, horizon),
                400,
                within(1e-7),
                model.expectedPurchases(customer, horizon),
                within(1e-5));
    }

    @Property(seed = "20260101", tries = 100)
    void aliveAtOnceIsAliveNowAndFallsWithTheHorizon(
            @ForAll("models") TransactionModel model,
            @ForAll @IntRange(max = 20) int frequency,
            @ForAll @IntRange(max = 12) int silence,
            @ForAll @IntRange(max = 500) int horizon) {
        PurchaseSummary customer = customer(frequency, silence);
        double now = model.probabilityAlive(customer);
        double then = model.probabilityAlive(customer, horizon);
        double later = model.probabilityAlive(customer, horizon + 1);

        assertThat(model.probabilityAlive(customer, 0)).isCloseTo(now, within(1e-14));
        assertThat(then).isBetween(0.0, now * (1 + 1e-12));
        assertThat(later).isBetween(0.0, then * (1 + 1e-12));
    }

    /**
     * A customer who makes no purchase until later is alive then as one with that history: the law of total
     * probability.
     */
    @Property(seed = "20260101", tries = 60)
    void aliveLaterIsTheMeanOverTheHistoriesThatMayFollow(
            @ForAll("models") TransactionModel model, @ForAll @IntRange(max = 6) int frequency) {
        PurchaseSummary customer = customer(frequency, 3);
        PurchaseSummary silent = customer(frequency, 5);
        double aliveAndSilent = model.probabilityOfPurchases(customer, 0, 2) * model.probabilityAlive(silent);

        assertThat(aliveAndSilent).isLessThanOrEqualTo(model.probabilityAlive(customer, 2) * (1 + 1e-9));
        // of a new customer of BG/NBD the general formula is the published one
        if (model instanceof BgNbd) {
            assertThat(model.probabilityOfPurchases(PurchaseSummary.of(0, 0, 0), frequency, 2))
                    .isCloseTo(model.probabilityOfPurchases(frequency, 2), within(1e-13));
        }
    }

    @Property(seed = "20260101", tries = 60)
    void withoutADiscountIsTheLimitOfSmallDiscounts(
            @ForAll("models") TransactionModel model, @ForAll @DoubleRange(min = 0, max = 8) double frequency) {
        PurchaseSummary customer = customer((int) frequency, 4);
        Expectation undiscounted = model.expectedResidualPurchases(customer);
        double discounted = model.discountedPurchases(customer, 1e-3);

        if (undiscounted.isDefined()) {
            assertThat(discounted).isLessThan(undiscounted.value());
            assertThat(model.expectedPurchases(customer, 500)).isLessThan(undiscounted.value());
        } else {
            assertThat(undiscounted.reason())
                    .matches("the expected number of purchases is infinite: \\w+ is 1 or less");
        }
    }

    @Test
    void withoutADiscountHasTheClosedForm() {
        PurchaseSummary customer = PurchaseSummary.of(2, 3, 4);

        // a geometric number of purchases; its mean over Beta(a, b + x) is (a + b + x - 1) / (a - 1)
        assertThat(BgNbd.of(1, 2, 3, 4).expectedResidualPurchases(customer).value())
                .isCloseTo(BgNbd.of(1, 2, 3, 4).probabilityAlive(customer) * (3 + 4 + 2 - 1) / 2, within(1e-14));
        // rate (r + x) / (alpha + T) for a mean life of (beta + T) / (s - 1)
        assertThat(ParetoNbd.of(1, 2, 3, 4).expectedResidualPurchases(customer).value())
                .isCloseTo(ParetoNbd.of(1, 2, 3, 4).probabilityAlive(customer) * (3.0 / 6) * (8.0 / 2), within(1e-14));
        for (TransactionModel model :
                List.of(BgNbd.of(1, 2, 3, 4), MbgNbd.of(1, 2, 3, 4), ParetoNbd.of(1, 2, 3, 4), BgBb.of(1, 2, 3, 4))) {
            double total = model.expectedResidualPurchases(customer).value();
            assertThat(model.discountedPurchases(customer, 1e-9)).isCloseTo(total, within(1e-6 * total));
            assertThat(model.expectedPurchases(customer, 1_000_000)).isCloseTo(total, within(1e-4 * total));
        }
        assertThat(PARETO.expectedResidualPurchases(customer).reason())
                .isEqualTo("the expected number of purchases is infinite: s is 1 or less");
        assertThat(BG.expectedResidualPurchases(customer).reason())
                .isEqualTo("the expected number of purchases is infinite: a is 1 or less");
        assertThat(DONORS.expectedResidualPurchases(customer).reason())
                .isEqualTo("the expected number of purchases is infinite: gamma is 1 or less");
    }

    /** Of parameters at the ends of their range; an answer that is no double says so instead of failing. */
    @Test
    void moreThanADoubleHoldsIsUndefined() {
        assertThat(ParetoNbd.of(1e100, 1e-100, Math.nextUp(1.0), 1e100)
                        .expectedResidualPurchases(PurchaseSummary.of(0, 0, 0))
                        .reason())
                .isEqualTo("the expected number of purchases is beyond the range of a double");
    }

    /** The published probabilities of a new customer are those of a customer with an empty history. */
    @Test
    void publishedProbabilities() {
        BgNbd published = BgNbd.of(0.243, 4.414, 0.793, 2.426);
        PurchaseSummary fresh = PurchaseSummary.of(0, 0, 0);

        assertThat(published.probabilityOfPurchases(fresh, 0, 39)).isCloseTo(0.5737864, within(5e-8));
        assertThat(published.probabilityOfPurchases(fresh, 10, 2)).isCloseTo(1.07869e-7, within(5e-13));
        assertThat(BG.probabilityAlive(PurchaseSummary.of(2, 30.43, 38.86), 0)).isCloseTo(0.7266, within(5e-5));
    }

    /** Two integrals over how often a customer buys and how easily one leaves, without any of the closed forms. */
    @ParameterizedTest
    @CsvSource({
        "2, 30.43, 38.86, 39",
        "1, 1.71, 38.86, 39",
        "0, 0, 38.86, 10",
        "7, 29.43, 38.86, 13",
        "26, 30.86, 31, 4"
    })
    void agreeWithIntegralsOverTheCustomersRates(int x, double recency, double age, double horizon) {
        PurchaseSummary customer = PurchaseSummary.of(x, recency, age);
        for (int more : new int[] {0, 1}) {
            TransactionModel model = more == 0 ? BG : MBG;
            CustomerRates oracle = CustomerRates.geometric(model.parameters(), more, customer, horizon);
            assertAgrees(model, customer, horizon, oracle);
        }
        assertAgrees(PARETO, customer, horizon, CustomerRates.exponential(PARETO.parameters(), customer, horizon));
    }

    private static void assertAgrees(
            TransactionModel model, PurchaseSummary customer, double horizon, CustomerRates oracle) {
        for (int n = 0; n < CustomerRates.MOST; n++) {
            assertThat(model.probabilityOfPurchases(customer, n, horizon))
                    .as("%s %d", model, n)
                    .isCloseTo(oracle.purchases(n), within(1e-7));
        }
        assertThat(model.probabilityAlive(customer, horizon)).isCloseTo(oracle.aliveLater(), within(1e-7));
    }

    /** All histories that may follow, each with the likelihood of the whole over that of what is known. */
    @ParameterizedTest
    @CsvSource({"4, 5, 6", "0, 0, 6", "6, 6, 6", "1, 1, 3"})
    void opportunitiesAgreeWithAllHistoriesThatMayFollow(int frequency, int recency, int age) {
        int ahead = 5;
        PurchaseSummary customer = PurchaseSummary.of(frequency, recency, age);
        double[] expected = new double[ahead + 1];
        double known = likelihood(frequency, recency, age);
        for (int future = 0; future < (1 << ahead); future++) {
            int last = Integer.SIZE - Integer.numberOfLeadingZeros(future);
            int bought = Integer.bitCount(future);
            expected[bought] += likelihood(frequency + bought, last == 0 ? recency : age + last, age + ahead) / known;
        }
        for (int n = 0; n <= ahead; n++) {
            assertThat(DONORS.probabilityOfPurchases(customer, n, ahead)).isCloseTo(expected[n], within(1e-12));
        }
        assertThat(DONORS.probabilityOfPurchases(customer, ahead + 1, ahead)).isZero();
    }

    private static double likelihood(int frequency, int recency, int age) {
        return Math.exp(DONORS.logLikelihood(
                PurchaseSummaries.ofColumns(new int[] {frequency}, new double[] {recency}, new double[] {age})));
    }

    /** A number that a caller may name takes no longer than a moment, and is refused where it would. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-300, 1, 1e6, 1e100, 1e308, Double.MAX_VALUE})
    void anyNumberOfPurchasesAndAnyHorizonHaveAnAnswer(double horizon) {
        PurchaseSummary customer = PurchaseSummary.of(3, 10, 12);
        List<TransactionModel> models = List.of(BG, MBG, PARETO, ParetoNbd.of(2e32, 1e33, 0.5, 1e-3));
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (TransactionModel model : models) {
                for (int n : new int[] {0, 1, 1000, Integer.MAX_VALUE}) {
                    assertThat(model.probabilityOfPurchases(customer, n, horizon))
                            .isBetween(0.0, 1.0);
                    assertThat(model.probabilityOfPurchases(n, horizon)).isBetween(0.0, 1.0);
                }
                assertThat(model.probabilityAlive(customer, horizon)).isBetween(0.0, 1.0);
            }
        });
    }

    /**
     * One rate of buying and one of leaving for all: the number of purchases until a customer has left is geometric.
     */
    @ParameterizedTest
    @CsvSource({"0, 1e9", "1, 1e9", "1000, 1e9", "100000, 1e9", "20000000, 1e9", "100000, 1e308"})
    void customersWhoAreAlikeBuyAGeometricNumberOfTimes(int purchases, double horizon) {
        double buying = 1_000;
        double leaving = 1e-3;
        ParetoNbd model = ParetoNbd.of(1e17, 1e17 / buying, 1e17, 1e17 / leaving);
        double each = Math.log1p(leaving / buying);
        assertThat(model.probabilityOfPurchases(purchases, horizon))
                .isCloseTo(leaving / (buying + leaving) * Math.exp(-purchases * each), withinPercentage(1e-5));
    }

    /** Of a thousand and more, where the distribution is narrow beside the horizon. */
    @Test
    void theProbabilitiesOfManyPurchasesAddUpToOne() {
        ParetoNbd model = ParetoNbd.of(4_000, 1_000, 3, 900);
        double horizon = 300;
        double sum = 0;
        double mean = 0;
        for (int n = 0; n < 3_000; n++) {
            double probability = model.probabilityOfPurchases(n, horizon);
            sum += probability;
            mean += n * probability;
        }
        assertThat(sum).isCloseTo(1, within(1e-11));
        assertThat(mean).isCloseTo(model.expectedPurchases(horizon), withinPercentage(1e-9));
    }

    @Test
    void badNumbersAreRefused() {
        PurchaseSummary customer = PurchaseSummary.of(3, 10, 12);
        for (TransactionModel model : List.of(BG, MBG, PARETO, DONORS)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.probabilityOfPurchases(customer, -1, 2))
                    .withMessage("purchases must not be negative: -1");
            assertThatIllegalArgumentException().isThrownBy(() -> model.probabilityOfPurchases(customer, 1, -2));
            assertThatIllegalArgumentException().isThrownBy(() -> model.probabilityAlive(customer, Double.NaN));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DONORS.expectedPurchases(customer, Integer.MAX_VALUE))
                .withMessage("horizon must be at most 10000000 opportunities: 2.147483647E9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueHorizon.steps(Integer.MAX_VALUE, 1, 0))
                .withMessage("steps must be in 1..10000: 2147483647");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueHorizon.steps(10, 1e308, 0))
                .withMessage("steps x length must be a finite number above 0: Infinity");
    }
}
