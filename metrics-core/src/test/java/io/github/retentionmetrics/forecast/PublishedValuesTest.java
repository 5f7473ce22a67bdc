package io.github.retentionmetrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Figures printed for the CDNOW sample: by B. G. S. Hardie's spreadsheets, the BTYD walkthrough and manual, and the
 * tests of lifetimes and CLVTools.
 */
class PublishedValuesTest {
    /** The maximum of the paper's data (Fader, Hardie and Lee 2005), as BTYD and lifetimes print it. */
    private static final BgNbd BG_NBD = BgNbd.of(0.2425945, 4.4136019, 0.7929199, 2.4258881);

    /** The rounded parameters that the manual of BTYD calculates with. */
    private static final BgNbd BG_NBD_ROUNDED = BgNbd.of(0.243, 4.414, 0.793, 2.426);

    private static final ParetoNbd PARETO_NBD = ParetoNbd.of(0.5532773, 10.5775930, 0.6062190, 11.6682120);

    @ParameterizedTest
    @CsvSource({
        "0.1429, 0.0078",
        "1, 0.0532",
        "3, 0.1506",
        "31.8571, 1.0405",
        "32, 1.0437",
        "78, 1.8576",
        "52, 1.444004"
    })
    void bgNbdExpectedPurchasesOfANewCustomer(double weeks, double expected) {
        assertThat(BG_NBD.expectedPurchases(weeks)).isCloseTo(expected, within(2e-4 * expected + 5e-5));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 30.43, 38.86, 39, 1.226, 0.7266",
        "1, 1.71, 38.86, 39, 0.2032, 0.2121",
        "0, 0, 38.86, 39, 0.1951, 1",
        "7, 29.43, 38.86, 39, 3.3371, 0.6418",
        "26, 30.857, 31, 52, 25.75659, 0.9688523"
    })
    void bgNbdOfSingleCustomers(int x, double recency, double age, double horizon, double purchases, double alive) {
        assertThat(BG_NBD.expectedPurchases(x, recency, age, horizon)).isCloseTo(purchases, within(2e-3 * purchases));
        assertThat(BG_NBD.probabilityAlive(x, recency, age)).isCloseTo(alive, within(2e-4));
    }

    /** The more often somebody bought before they fell silent, the surer that they are gone (BTYD walkthrough). */
    @ParameterizedTest
    @CsvSource({
        "10, 0.3474606, 0.7062289",
        "15, 0.04283391, 0.1442396",
        "20, 0.004158973, 0.02250658",
        "25, 0.0003583685, 0.00309267"
    })
    void increasingFrequencyParadox(int x, double bgNbd, double paretoNbd) {
        assertThat(BG_NBD.expectedPurchases(x, 20, 39, 52)).isCloseTo(bgNbd, within(1e-3 * bgNbd));
        assertThat(PARETO_NBD.expectedPurchases(x, 20, 39, 52)).isCloseTo(paretoNbd, within(1e-3 * paretoNbd));
    }

    @Test
    void bgNbdDistributionOfPurchases() {
        double[] expected = {
            0.0019995214,
            0.0015170236,
            0.0011633150,
            0.0009003148,
            0.0007023638,
            0.0005517902,
            0.0004361913,
            0.0003467171,
            0.0002769613,
            0.0002222260
        };
        assertThat(IntStream.rangeClosed(11, 20)
                        .mapToDouble(n -> BG_NBD_ROUNDED.probabilityOfPurchases(n, 30))
                        .toArray())
                .containsExactly(expected, within(1e-9));
        assertThat(BG_NBD_ROUNDED.probabilityOfPurchases(10, 2)).isCloseTo(1.07869e-07, within(1e-12));
        assertThat(BG_NBD_ROUNDED.probabilityOfPurchases(0, 39)).isCloseTo(0.5737864, within(1e-7));
    }

    @Test
    void paretoNbdOfTheWalkthrough() {
        assertThat(PARETO_NBD.expectedPurchases(52)).isCloseTo(1.473434, within(5e-5));
        assertThat(PARETO_NBD.expectedPurchases(26, 30.857142857, 31, 52)).isCloseTo(25.45647, within(2e-3));
        assertThat(PARETO_NBD.probabilityAlive(26, 30.857142857, 31)).isCloseTo(0.997874, within(2e-6));
    }

    @Test
    void paretoNbdExpectedPurchasesOfANewCustomer() {
        double[] expected = {
            0,
            0.05077821,
            0.09916088,
            0.14542507,
            0.18979930,
            0.23247466,
            0.27361274,
            0.31335159,
            0.35181024,
            0.38909211
        };
        ParetoNbd rounded = ParetoNbd.of(0.5501, 10.5730, 0.6060, 11.6559);
        assertThat(IntStream.range(0, 10)
                        .mapToDouble(rounded::expectedPurchases)
                        .toArray())
                .containsExactly(expected, within(2e-4));
    }

    /** Other tools return NaN for buyers as frequent as these (CLVTools, issue 100 and its tests). */
    @ParameterizedTest
    @CsvSource({"161, 116.28, 116.57", "254, 116.43, 116.57", "221, 103.42857, 103.57143"})
    void frequentBuyersHaveNumbers(int x, double recency, double age) {
        ParetoNbd model = ParetoNbd.of(0.5143, 2.8845, 0.2856, 14.1087);

        assertThat(model.probabilityAlive(x, recency, age)).isBetween(0.99, 1.0);
        assertThat(model.expectedPurchases(x, recency, age, 10)).isBetween(10.0, 40.0);
        assertThat(model.discountedPurchases(x, recency, age, 0.002)).isBetween(100.0, 2_000.0);
        assertThat(BG_NBD.probabilityAlive(x, recency, age)).isBetween(0.9, 1.0);
        assertThat(BG_NBD.expectedPurchases(x, recency, age, 10)).isBetween(10.0, 40.0);
    }

    /**
     * Who buys at a rate of 2/3 and hardly ever leaves: the integral of that rate, discounted, is the rate over the
     * discount.
     */
    @ParameterizedTest
    @ValueSource(doubles = {9.99, 10.01, 1e50})
    void aDiscountMuchFasterThanLeavingLeavesTheRateOverTheDiscount(double discountRate) {
        double rate = 2 / 3.0;
        assertThat(ParetoNbd.of(2, 3, 0.7, 1e16).discountedPurchases(0, 0, 0, discountRate) * discountRate)
                .isCloseTo(rate, within(1e-14));
        assertThat(ParetoNbd.of(2, 3, 0.7, 5).discountedPurchases(0, 0, Double.MAX_VALUE, discountRate))
                .isBetween(0.0, 1e-300);
    }
}
