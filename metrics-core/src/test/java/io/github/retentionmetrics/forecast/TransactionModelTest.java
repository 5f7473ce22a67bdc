package io.github.retentionmetrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.purchase.PurchaseSummary;
import io.github.retentionmetrics.testing.Serialization;
import java.util.List;
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
                .containsExactly(model.expectedPurchases(0, 0, 8, 9), model.expectedPurchases(customer, 9));
        assertThat(model.discountedPurchases(customers, 0.01))
                .containsExactly(model.discountedPurchases(0, 0, 8, 0.01), model.discountedPurchases(customer, 0.01));
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
}
