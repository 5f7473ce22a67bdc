package io.github.retentionmetrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.internal.math.Cholesky;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.purchase.PurchaseSummary;
import io.github.retentionmetrics.testing.Serialization;
import io.github.retentionmetrics.testing.SimulatedCustomers;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransactionModelTest {
    private static final BgNbd BG_NBD = BgNbd.of(0.25, 4, 0.8, 2.5);
    private static final MbgNbd MBG_NBD = MbgNbd.of(0.5, 6, 0.9, 1.6);
    private static final ParetoNbd PARETO_NBD = ParetoNbd.of(0.5, 10, 0.6, 12);

    static List<TransactionModel> models() {
        return List.of(BG_NBD, MBG_NBD, PARETO_NBD);
    }

    @Test
    void theFormulasWorkedByHand() {
        // x = 2, tx = 6, T = 10 in BG/NBD: 1 / (1 + a / (b + 1) (14 / 10)^2.25)
        assertThat(BG_NBD.probabilityAlive(2, 6, 10))
                .isCloseTo(1 / (1 + 0.8 / 3.5 * Math.pow(1.4, 2.25)), within(1e-15));
        assertThat(BG_NBD.probabilityAlive(0, 0, 500)).isEqualTo(1);
        // in MBG/NBD the first purchase is a chance to leave as well
        assertThat(MBG_NBD.probabilityAlive(2, 6, 10))
                .isCloseTo(1 / (1 + 0.9 / 3.6 * Math.pow(16 / 12.0, 2.5)), within(1e-15));
        assertThat(MBG_NBD.probabilityAlive(0, 0, 12)).isCloseTo(1 / (1 + 0.9 / 1.6 * Math.pow(3, 0.5)), within(1e-15));
        // Pareto/NBD with alpha = beta: the integral of s (alpha + u)^-(r + x + s + 1) has a closed form
        ParetoNbd equal = ParetoNbd.of(0.5, 10, 0.6, 10);
        double power = Math.pow(20 / 16.0, 2.5 + 0.6);
        assertThat(equal.probabilityAlive(2, 6, 10)).isCloseTo(1 / (1 + 0.6 / 3.1 * (power - 1)), within(1e-14));
        assertThat(equal.expectedPurchases(5))
                .isCloseTo(0.5 / (0.6 - 1) * (1 - Math.pow(10 / 15.0, 0.6 - 1)), within(1e-14));
        assertThat(ParetoNbd.of(0.5, 10, 1, 20).expectedPurchases(5)).isCloseTo(Math.log(25 / 20.0), within(1e-15));
    }

    @Test
    void nobodyBuysInNoTime() {
        for (TransactionModel model : models()) {
            assertThat(model.probabilityOfPurchases(0, 0)).isEqualTo(1);
            assertThat(model.probabilityOfPurchases(3, 0)).isZero();
            assertThat(model.expectedPurchases(0)).isZero();
        }
        assertThat(MBG_NBD.expectedPurchases(1e-9)).isCloseTo(0.5 / 6 * 1.6 / 2.5 * 1e-9, within(1e-17));
    }

    @Test
    void aLongSilenceLeavesNothing() {
        for (TransactionModel model : models()) {
            assertThat(model.probabilityAlive(2_000, 1, 1e6)).isZero();
            assertThat(model.expectedPurchases(2_000, 1, 1e6, 52)).isZero();
            assertThat(model.discountedPurchases(2_000, 1, 1e6, 0.01)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void theSameForOneAndForMany(TransactionModel model) {
        PurchaseSummary customer = PurchaseSummary.of(2, 6, 10);
        PurchaseSummaries customers = PurchaseSummaries.of(List.of(PurchaseSummary.of(0, 0, 8), customer));

        assertThat(model.probabilitiesAlive(customers))
                .containsExactly(model.probabilityAlive(0, 0, 8), model.probabilityAlive(customer));
        assertThat(model.expectedPurchases(customers, 9))
                .containsExactly(
                        new double[] {model.expectedPurchases(0, 0, 8, 9), model.expectedPurchases(customer, 9)},
                        within(1e-15));
        assertThat(model.discountedPurchases(customers, 0.01))
                .containsExactly(
                        new double[] {
                            model.discountedPurchases(0, 0, 8, 0.01), model.discountedPurchases(customer, 0.01)
                        },
                        within(1e-14));
    }

    /**
     * What the alive will do is computed once for each pair of frequency and age: (0, 10), (2, 10) and (2, 12) here.
     */
    @ParameterizedTest
    @MethodSource("models")
    void manyCustomersTakeFewComputations(TransactionModel model) {
        PurchaseSummaries customers = PurchaseSummaries.ofColumns(
                new int[] {2, 0, 2, 2, 0, 2}, new double[] {1, 0, 9, 10, 0, 3}, new double[] {10, 10, 10, 10, 10, 12});
        AtomicInteger computations = new AtomicInteger();

        double[] expected = BulkPrediction.of(model, customers, (frequency, recency, age) -> {
            computations.incrementAndGet();
            return model.expectedPurchases(frequency, recency, age, 9);
        });

        assertThat(computations).hasValue(3);
        for (int row = 0; row < expected.length; row++) {
            assertThat(expected[row]).isCloseTo(model.expectedPurchases(customers.get(row), 9), within(1e-14));
        }
    }

    /** With s and beta beyond all bounds and s / beta = 0.02, a customer leaves at that rate, whoever it is. */
    @Test
    void customersWhoAllLeaveAtTheSameRate() {
        PurchaseSummaries customers = PurchaseSummaries.ofColumns(
                new int[] {0, 3, 40}, new double[] {0, 20.5, 38}, new double[] {39, 30, 38.5});
        ParetoNbd near = ParetoNbd.of(0.6, 13, 1e7, 5e8);
        double limit = ParetoNbd.of(0.6, 13, 1e10, 5e11).logLikelihood(customers);

        assertThat(near.logLikelihood(customers)).isCloseTo(limit, within(1e-4));
        for (double s : new double[] {1e12, 1e16, 1e20, 1e28}) {
            ParetoNbd model = ParetoNbd.of(0.6, 13, s, 50 * s);
            assertThat(model.logLikelihood(customers)).isCloseTo(limit, within(1e-7));
            // repeat purchases at the rate 0.6 / 13 for as long as the customer stays
            assertThat(model.expectedPurchases(52)).isCloseTo(0.6 / 13 * 50 * (1 - Math.exp(-1.04)), within(1e-9));
            assertThat(model.probabilityAlive(0, 0, 39)).isCloseTo(near.probabilityAlive(0, 0, 39), within(1e-6));
        }
    }

    /**
     * Second differences of the log-likelihood where s is very large, in the logarithms of r, alpha and the common
     * rate.
     */
    @Test
    void standardErrorsBesideALimitAreThoseOfTheLimit() {
        double[] truth = {0.8, 10, 1e9, 5e10};
        PurchaseSummaries customers = SimulatedCustomers.pareto(2, 3_000, truth);

        ModelFit<ParetoNbd> fit = ParetoNbd.fit(customers);

        assertThat(fit.explanation())
                .isEqualTo(
                        "the likelihood is highest at a boundary, where s and beta go to infinity together: all customers"
                                + " leave at the same rate, s / beta");
        assertThat(fit.isConverged()).isTrue();
        double rate = fit.model().s() / fit.model().beta();
        assertThat(rate).isCloseTo(0.02, within(0.002));
        double[] point = {Math.log(fit.model().r()), Math.log(fit.model().alpha()), Math.log(rate)};
        double[][] information = new double[3][3];
        double h = 0.002;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                information[i][j] = -(inLimit(customers, point, i, h, j, h)
                                - inLimit(customers, point, i, h, j, -h)
                                - inLimit(customers, point, i, -h, j, h)
                                + inLimit(customers, point, i, -h, j, -h))
                        / (4 * h * h);
            }
        }
        double[][] covariance = Cholesky.of(information).orElseThrow().inverse();
        double r = fit.model().r() * Math.sqrt(covariance[0][0]);
        double alpha = fit.model().alpha() * Math.sqrt(covariance[1][1]);
        assertThat(fit.standardErrors().get("r")).isCloseTo(r, within(1e-3 * r));
        assertThat(fit.standardErrors().get("alpha")).isCloseTo(alpha, within(1e-3 * alpha));
        assertThat(fit.standardErrors().get("s")).isNaN();
        assertThat(fit.standardErrors().get("beta")).isNaN();
        assertThat(fit.covariance()[0][1] / (r * alpha))
                .isCloseTo(covariance[0][1] / Math.sqrt(covariance[0][0] * covariance[1][1]), within(1e-3));
    }

    private static double inLimit(PurchaseSummaries customers, double[] point, int i, double byI, int j, double byJ) {
        double[] moved = point.clone();
        moved[i] += byI;
        moved[j] += byJ;
        double s = 1e12;
        return ParetoNbd.of(Math.exp(moved[0]), Math.exp(moved[1]), s, s / Math.exp(moved[2]))
                .logLikelihood(customers);
    }

    @ParameterizedTest
    @MethodSource("models")
    void tracking(TransactionModel model) {
        PurchaseSummaries customers = PurchaseSummaries.ofColumns(new int[3], new double[3], new double[] {8, 10, 8})
                .withCounts(new int[] {1, 2, 3});

        assertThat(model.expectedCumulativePurchases(customers, 0))
                .isCloseTo(4 * model.expectedPurchases(8) + 2 * model.expectedPurchases(10), within(1e-12));
        assertThat(model.expectedCumulativePurchases(customers, -8.5))
                .isCloseTo(2 * model.expectedPurchases(1.5), within(1e-12));
        assertThat(model.expectedCumulativePurchases(customers, -10)).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.expectedCumulativePurchases(customers, Double.NaN))
                .withMessage("shift must be finite: NaN");
    }

    @ParameterizedTest
    @MethodSource("models")
    void aCallersMistakes(TransactionModel model) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.probabilityAlive(-1, 0, 1))
                .withMessage("frequency must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.expectedPurchases(1, 3, 2, 1))
                .withMessage("recency (3.0) must be in 0..age (2.0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.expectedPurchases(1, 1, 2, -1))
                .withMessage("horizon must be a finite number of at least 0: -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.expectedPurchases(Double.NaN))
                .withMessage("horizon must be a finite number of at least 0: NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.discountedPurchases(1, 1, 2, 0))
                .withMessage("discountRate must be a finite number above 0: 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.probabilityOfPurchases(-1, 1))
                .withMessage("purchases must not be negative: -1");
        assertThatNullPointerException()
                .isThrownBy(() -> model.logLikelihood(null))
                .withMessage("customers");
        assertThatNullPointerException()
                .isThrownBy(() -> model.probabilityAlive(null))
                .withMessage("customer");
    }

    @Test
    void parametersAreAboveZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BgNbd.of(0, 1, 1, 1))
                .withMessage("r must be a finite number above 0: 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MbgNbd.of(1, 1, 1, Double.POSITIVE_INFINITY))
                .withMessage("b must be a finite number above 0: Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParetoNbd.of(1, 1, -1, 1))
                .withMessage("s must be a finite number above 0: -1.0");
    }

    @Test
    void parametersLeaveRoomToComputeWith() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BgNbd.of(1, 1e-300, 1, 1))
                .withMessage("alpha must be in 1.0E-100..1.0E100: 1.0E-300");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParetoNbd.of(1, 1, 1, 1e300))
                .withMessage("beta must be in 1.0E-100..1.0E100: 1.0E300");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PARETO_NBD.discountedPurchases(1, 1, 2, 1e-300))
                .withMessage("discountRate must be in 1.0E-100..1.0E100: 1.0E-300");
    }

    /** b + x - 1 in the wrong order loses the digits of a small b. */
    @Test
    void smallParametersKeepTheirDigits() {
        assertThat(BgNbd.of(1, 10, 1e-12, 1e-12).probabilityAlive(1, 6, 6)).isEqualTo(0.5);
        assertThat(MbgNbd.of(1, 10, 1e-12, 1e-12).probabilityAlive(0, 0, 0)).isEqualTo(0.5);
        // by how much they are less than 1: the integral of the class comment by quadrature in 40 digits
        assertThat(ParetoNbd.of(1e-6, 3, 1e-6, 8).probabilityAlive(0, 0, 30))
                .isCloseTo(1 - 1.5581450283286876e-6, within(3e-16));
        assertThat(ParetoNbd.of(1e-6, 8, 1e-6, 3).probabilityAlive(0, 0, 30))
                .isCloseTo(1 - 2.39789450992078e-6, within(3e-16));
    }

    @Test
    void theMostPurchasesAnIntHolds() {
        int most = Integer.MAX_VALUE;
        for (TransactionModel model : models()) {
            // chances to leave are one more in MBG/NBD, which as an int would be negative
            assertThat(model.probabilityAlive(most, 9, 15)).isEqualTo(0.0);
            assertThat(model.probabilityOfPurchases(most, 15)).isBetween(0.0, 1e-9);
        }
        assertThat(MbgNbd.of(1, 1, 1, 1e12).probabilityOfPurchases(most, 1e9)).isBetween(1e-11, 1e-9);
    }

    /** Expected values: the same integral by quadrature in 40 digits. */
    @Test
    void manyPurchasesAtASteadyRate() {
        // the peak of so many purchases is narrow in time
        assertThat(ParetoNbd.of(1000, 100, 0.5, 10).probabilityOfPurchases(1000, 500))
                .isCloseTo(0.00013705172759988438, withinPercentage(1e-9));
        // everybody has left long before
        ParetoNbd leaveAtOnce = ParetoNbd.of(1, 1, 0.5, 1e-30);
        assertThat(leaveAtOnce.probabilityOfPurchases(0, 1e9)).isCloseTo(1, within(1e-14));
        assertThat(leaveAtOnce.probabilityOfPurchases(3, 1e9)).isCloseTo(9.817477042470212e-17, withinPercentage(1e-9));
    }

    @Test
    void modelsAreValues() {
        for (TransactionModel model : models()) {
            assertThat(Serialization.roundTrip(model)).isEqualTo(model).hasSameHashCodeAs(model);
        }
        assertThat(BG_NBD)
                .isNotEqualTo(BgNbd.of(0.25, 4, 0.8, 2.6))
                .isNotEqualTo(MbgNbd.of(0.25, 4, 0.8, 2.5))
                .hasToString("BG/NBD (r=0.250000, alpha=4.00000, a=0.800000, b=2.50000)");
        assertThat(MBG_NBD)
                .isNotEqualTo(BgNbd.of(0.5, 6, 0.9, 1.6))
                .hasToString("MBG/NBD (r=0.500000, alpha=6.00000, a=0.900000, b=1.60000)");
        assertThat(PARETO_NBD)
                .isNotEqualTo(ParetoNbd.of(0.5, 10, 0.6, 13))
                .isNotEqualTo(ParetoNbd.of(0.5, 10, 0.7, 12))
                .isNotEqualTo(ParetoNbd.of(0.5, 11, 0.6, 12))
                .isNotEqualTo(ParetoNbd.of(0.4, 10, 0.6, 12))
                .isNotEqualTo(BG_NBD)
                .hasToString("Pareto/NBD (r=0.500000, alpha=10.0000, s=0.600000, beta=12.0000)");
        assertThat(BG_NBD.parameters().toString()).isEqualTo("{r=0.25, alpha=4.0, a=0.8, b=2.5}");
        assertThat(MBG_NBD.parameters().toString()).isEqualTo("{r=0.5, alpha=6.0, a=0.9, b=1.6}");
        assertThat(PARETO_NBD.parameters().toString()).isEqualTo("{r=0.5, alpha=10.0, s=0.6, beta=12.0}");
    }

    /** Hardly anybody leaves, so that it is the horizon times the rate of purchases, r / alpha. */
    @Test
    void aForecastOverAnExtremeHorizonIsFinite() {
        assertThat(MbgNbd.of(1, 2, 1e-9, 1.5).expectedPurchases(1e300)).isCloseTo(1e300 / 2, withinPercentage(1e-3));
        assertThat(BgNbd.of(1, 2, 1e-9, 1.5).expectedPurchases(1e300)).isCloseTo(1e300 / 2, withinPercentage(1e-3));
    }
}
