package io.github.retentionmetrics.internal.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Special functions against values computed with mpmath 1.3.0 in 30 digits from their definitions. */
class SpecialFunctionsTest {
    private static final Percentage TEN_DIGITS = Percentage.withPercentage(1e-8);
    private static final Percentage TWELVE_DIGITS = Percentage.withPercentage(1e-10);

    @ParameterizedTest
    @CsvSource({
        "0.6, 0.16, 2.6122196194898654",
        "1.0, 0.2, 1.4933487469322396",
        "0.999999999, 0.2, 1.4933487483491454",
        "1.0000001, 0.001, 6.3378719823056766",
        "1.5, 0.01, 1.6822142747365185",
        "2.25, 0.9, 0.3888968076908367",
        "3.0, 1.0e-8, 0.49999999500000089",
        "7.3, 0.5, 0.14527679910036871",
        "0.3, 3.0, 0.30876429853321487",
        "40.0, 0.1, 0.025573731121226877",
        "12.0, 25.0, 0.027257543831740619",
        "1.0e-9, 0.5, 1.9999999981541787"
    })
    void exponentialIntegral(double s, double z, double expected) {
        assertThat(ExponentialIntegral.scaled(s, z)).isCloseTo(expected, TWELVE_DIGITS);
    }

    @ParameterizedTest
    @CsvSource({
        "2.5, 0.6, 12, 10, 0.21578558972683543",
        "2.5, 0.6, 10, 12, 0.17277047547566953",
        "1.5, 1, 10, 10, 0.4",
        "217.5, 0.6, 3, 900, 9.2376466730099836e-6",
        "0.3, 0.2, 900, 3, 0.78044472703657267",
        "0.25, 0.4, 5000, 0.5, 0.98575327513070697",
        "0.25, 0.4, 0.5, 5000, 0.076454295189608489",
        "218, 1.5, 0.01, 700, 9.8749160762619135e-8",
        "3.2, 1e-09, 10, 11, 2.904650317913756e-10",
        "0.2, 30, 0.0001, 20, 0.19941249702745452",
        "30.5, 2e6, 12, 3e8, 0.0027042742301272721",
        "0.25, 40, 0.001, 9, 0.31113256738271381",
        "3, 0.5, 90000, 2, 0.98624825213179781"
    })
    void lomaxGammaTail(double m, double s, double alpha, double beta, double expected) {
        LomaxGammaTail tail = new LomaxGammaTail();
        tail.evaluate(m, s, alpha, beta);

        assertThat(tail.value()).isCloseTo(expected, TWELVE_DIGITS);
        assertThat(LomaxGammaTail.value(m, s, alpha, beta)).isCloseTo(expected, TWELVE_DIGITS);
        assertThat(tail.byM()).isCloseTo(slope(x -> LomaxGammaTail.value(x, s, alpha, beta), m), tolerance(tail.byM()));
        assertThat(tail.byS()).isCloseTo(slope(x -> LomaxGammaTail.value(m, x, alpha, beta), s), tolerance(tail.byS()));
        assertThat(tail.byAlpha())
                .isCloseTo(slope(x -> LomaxGammaTail.value(m, s, x, beta), alpha), tolerance(tail.byAlpha()));
        assertThat(tail.byBeta())
                .isCloseTo(slope(x -> LomaxGammaTail.value(m, s, alpha, x), beta), tolerance(tail.byBeta()));
    }

    private static Offset<Double> tolerance(double value) {
        return within(Math.abs(value) * 1e-6 + 1e-14);
    }

    /** The derivative by a fourth-order difference. */
    private static double slope(DoubleUnaryOperator f, double x) {
        double h = x * 1e-3;
        return (8 * (f.applyAsDouble(x + h) - f.applyAsDouble(x - h))
                        - f.applyAsDouble(x + 2 * h)
                        + f.applyAsDouble(x - 2 * h))
                / (12 * h);
    }

    /** Where s and beta go to infinity together, a customer leaves at the rate s / beta: mpmath, 40 digits. */
    @ParameterizedTest
    @CsvSource({"0.5, 1e9, 10, 6e10, 0.48187230253900377", "1, 1e12, 400, 5e13, 0.89823711402792398"})
    void lomaxGammaTailInItsLimit(double m, double s, double alpha, double beta, double expected) {
        assertThat(LomaxGammaTail.value(m, s, alpha, beta)).isCloseTo(expected, TWELVE_DIGITS);
        assertThat(LomaxGammaTail.value(m, 1e9 * s, alpha, 1e9 * beta))
                .isCloseTo(expected, Percentage.withPercentage(1e-6));
    }

    /** Differences of log-gammas of such numbers have no digits left: mpmath, 100 digits. */
    @ParameterizedTest
    @CsvSource({
        "1e9, 1e29, 1e27, -9950330.8531680838, 9.9009900990099028e-23",
        "2.5e13, 3e14, 7, -0.5602989537147496, 1.7948717948717604e-15",
        "0.3, 1e-9, 2, -19.78165730019053, 999999996.89743585",
        "4e8, 17.7, 1e-3, -0.016961895944496945, 5.812148613064799e-5"
    })
    void ratiosOfBetaFunctions(double a, double b, double h, double log, double slope) {
        assertThat(GammaRatio.logBeta(a, b, h)).isCloseTo(log, TWELVE_DIGITS);
        assertThat(GammaRatio.logBeta(h, b, a)).isCloseTo(log, TWELVE_DIGITS);
        assertThat(GammaRatio.logBetaSlope(a, b, h)).isCloseTo(slope, TWELVE_DIGITS);
    }

    @Test
    void theFractionAndTheIntegralAgreeWhereOneTakesOverFromTheOther() {
        double fraction = LomaxGammaTail.value(1.7, 0.6, 1, 2_000.999);
        double integral = LomaxGammaTail.value(1.7, 0.6, 1, 2_001.001);

        assertThat(integral / fraction).isCloseTo(1, within(1e-5)).isNotEqualTo(1);
        assertThat(LomaxGammaTail.value(1.7, 0.6, 2_000.999, 1) / LomaxGammaTail.value(1.7, 0.6, 2_001.001, 1))
                .isCloseTo(1, within(1e-5));
    }

    @ParameterizedTest
    @CsvSource({
        "0.243, 4.414, 0.793, 2.426, 52, 1.4460505953964037",
        "2.243, 43.2, 0.793, 4.426, 39, 1.689855734755772",
        "217.243, 5.4, 0.793, 219.426, 39, 576.26132346478913",
        "1.5, 10, 1, 3, 20, 1.9791273036813504",
        "1.5, 10, 1.0000001, 3, 20, 1.9791272439938458",
        "0.8, 0.001, 0.7, 2, 365, 190.53897279613556",
        "0.8, 1e-06, 0.7, 2, 365, 1552.8403774829711",
        "3, 5, 0.003, 6, 50, 29.881407860911113",
        "3, 5, 0.003, 6, 10000000, 5769526.7628294704"
    })
    void thinnedPurchases(double r, double alpha, double a, double b, double t, double expected) {
        assertThat(ThinnedPurchases.expected(r, alpha, a, b, t)).isCloseTo(expected, TEN_DIGITS);
    }

    @ParameterizedTest
    @CsvSource({"2.243, 43.2, 0.793, 4.426, 0.00183, 8.76887564694432", "0.5, 4, 1.5, 2, 0.01, 1.87465555515822"})
    void discountedPurchases(double r, double alpha, double a, double b, double rate, double expected) {
        assertThat(ThinnedPurchases.discounted(r, alpha, a, b, rate)).isCloseTo(expected, TEN_DIGITS);
    }

    @Test
    void manyPurchasesDoNotOverflow() {
        // without anybody leaving, r t / alpha = 10^3 / 0.5
        assertThat(ThinnedPurchases.expected(1_000, 1, 1e-9, 1e9, 2)).isCloseTo(2_000, Percentage.withPercentage(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"2, 3", "0.01, 5", "4, 0.02", "1e-6, 3", "1e6, 2e6", "0.5, 0.5"})
    void expectationsOfThePowersOfABetaVariable(double a, double b) {
        assertThat(BetaExpectation.of(a, b, p -> 1)).isCloseTo(1, TEN_DIGITS);
        assertThat(BetaExpectation.of(a, b, p -> p)).isCloseTo(a / (a + b), TEN_DIGITS);
        assertThat(BetaExpectation.of(a, b, p -> p * p)).isCloseTo(a * (a + 1) / ((a + b) * (a + b + 1)), TEN_DIGITS);
    }

    @ParameterizedTest
    @CsvSource({
        "0.25, 3, -0.3522205935893521, 5.2444444444444444",
        "0.25, 217, 948.72361921943519, 9.606199035925222",
        "5e12, 100, 2924.0459028372549, 1.9999999999802e-11",
        "0.3, 100000, 1051290.0670522516, 15.015447687172528",
        "20.5, 5000, 37716.437196941131, 5.5253488196315412",
        "1e9, 3000, 62169.802009334736, 2.9999955015089955e-6"
    })
    void risingFactorials(double a, int n, double log, double slope) {
        double[] logs = new double[2];
        double[] slopes = new double[2];
        RisingFactorial.logs(a, new int[] {0, n}, logs, slopes);

        assertThat(logs).containsExactly(new double[] {0, log}, within(Math.abs(log) * 1e-12));
        assertThat(slopes[1]).isCloseTo(slope, Percentage.withPercentage(1e-6));
        assertThat(RisingFactorial.log(a, n)).isCloseTo(log, TWELVE_DIGITS);
    }

    @ParameterizedTest
    @CsvSource({
        "0.8, 2.4, 5, -0.92197862491935466, -1.0430821418724645, 0.2364100843109382",
        "0.003, 6.7, 131, -0.009286749363324643, -3.0953527156833927, 0.00046084952314002651",
        "0.0034, 5e12, 131, -8.908e-14, -2.6199999999659382e-11, 1.7816e-26",
        "2, 0.1, 9000, -20.417367951629512, -8.6198216501299259, 10.908868701681828",
        "0.003437, 5e12, 1500, -1.0311e-12, -2.99999999955e-10, 2.0622047e-25"
    })
    void ratiosOfRisingFactorials(double a, double b, int n, double log, double byA, double byB) {
        double[] logs = new double[1];
        double[] slopesA = new double[1];
        double[] slopesB = new double[1];
        RisingFactorial.logRatios(a, b, new int[] {n}, logs, slopesA, slopesB);

        assertThat(logs[0]).isCloseTo(log, Percentage.withPercentage(1e-3)).isCloseTo(log, within(1e-11));
        assertThat(slopesA[0]).isCloseTo(byA, TEN_DIGITS);
        assertThat(slopesB[0]).isCloseTo(byB, Percentage.withPercentage(1e-3));
    }
}
