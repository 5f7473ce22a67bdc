package io.github.retentionmetrics.forecast;

import static io.github.retentionmetrics.testing.ReferenceCustomers.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.purchase.PurchaseSummary;
import io.github.retentionmetrics.testing.ReferenceData;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BG/BB on the donations of Fader, Hardie and Shang 2010, against lifetimes 0.11.3, BTYD 2.4.3 and the paper. */
class OpportunityReferenceTest {
    private static final BgBb PUBLISHED = BgBb.of(1.203528, 0.749726, 0.6567808, 2.783796);
    private static final BgBb BTYD = BgBb.of(1.20350708052731, 0.749766677759683, 0.656756817145443, 2.78388732532571);

    /** Frequency, recency and number of the donors, each with six opportunities; the table of the paper. */
    private static final int[][] DONORS = {
        {0, 0, 3464}, {1, 1, 1091}, {1, 2, 277}, {1, 3, 129}, {1, 4, 78}, {1, 5, 119}, {1, 6, 129}, {2, 2, 613},
        {2, 3, 255}, {2, 4, 155}, {2, 5, 173}, {2, 6, 234}, {3, 3, 322}, {3, 4, 181}, {3, 5, 225}, {3, 6, 357},
        {4, 4, 240}, {4, 5, 284}, {4, 6, 512}, {5, 5, 335}, {5, 6, 728}, {6, 6, 1203}
    };

    static PurchaseSummaries donors() {
        List<PurchaseSummary> rows = java.util.Arrays.stream(DONORS)
                .map(row -> PurchaseSummary.of(row[0], row[1], 6))
                .toList();
        return PurchaseSummaries.of(rows)
                .withCounts(
                        java.util.Arrays.stream(DONORS).mapToInt(row -> row[2]).toArray());
    }

    @Test
    void theTableIsThatOfTheDataSet() {
        List<Map<String, String>> rows = ReferenceData.rows("data/donations_bgbb.csv");
        assertThat(rows).hasSize(DONORS.length);
        for (Map<String, String> row : rows) {
            int[] found = java.util.Arrays.stream(DONORS)
                    .filter(donor -> donor[0] == number(row, "frequency") && donor[1] == number(row, "recency"))
                    .findFirst()
                    .orElseThrow();
            assertThat(found[2]).isEqualTo((int) number(row, "weights"));
        }
    }

    @Test
    void fitIsTheBestThatAnyoneFound() {
        ModelFit<BgBb> fit = BgBb.fit(donors());

        assertThat(fit.isConverged()).isTrue();
        assertThat(fit.outcome()).isEqualTo(ModelFit.Outcome.DETERMINED);
        assertThat(fit.observations()).isEqualTo(11_104);
        assertThat(fit.logLikelihood()).isBetween(-33225.58127434614 - 1e-6, -33225.58127434614 + 1e-5);
        double[] expected = {1.2035223936080575, 0.7497163581757686, 0.6567181695499168, 2.783441982887393};
        int i = 0;
        for (double parameter : fit.parameters().values()) {
            assertThat(parameter).isCloseTo(expected[i], within(2e-4 * expected[i]));
            i++;
        }
        assertThat(BTYD.logLikelihood(donors())).isCloseTo(-33225.5812852484, within(1e-8));
    }

    /** P(alive), five-year expectations and DERT at 10 % a year, of BTYD at its own parameters. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.108149168747092, 0.0728726667354413, 0.114766699075413",
        "1, 1, 0.0694709663436787, 0.0857058798114909, 0.134977644677508",
        "1, 2, 0.254721538417614, 0.31424830696924, 0.494907658749869",
        "1, 6, 0.930433050199312, 1.14786920882204, 1.807771911862",
        "2, 4, 0.589661577509656, 1.05759976434197, 1.66560713823076",
        "3, 3, 0.0950151923278895, 0.223613316189345, 0.352167188577394",
        "4, 5, 0.696803586187069, 2.03001550114651, 3.19705849360933",
        "5, 5, 0.521988989872291, 1.81297348330419, 2.85524040097851",
        "6, 6, 0.930433050199313, 3.75251073451968, 5.90980527458074"
    })
    void predictionsOfBtyd(int x, int recency, double alive, double purchases, double discounted) {
        assertThat(BTYD.probabilityAlive(x, recency, 6)).isCloseTo(alive, within(1e-12 * alive));
        assertThat(BTYD.expectedPurchases(x, recency, 6, 5)).isCloseTo(purchases, within(1e-11 * purchases));
        assertThat(BTYD.discountedPurchases(x, recency, 6, Math.log(1.1)))
                .isCloseTo(discounted, within(1e-11 * discounted));
    }

    /** The walkthrough of BTYD, the tests of lifetimes, and table 6 of the paper. */
    @Test
    void whatIsPublished() {
        assertThat(PUBLISHED.expectedPurchases(10)).isCloseTo(3.179805, within(1e-5));
        assertThat(PUBLISHED.expectedPurchases(0, 0, 6, 10)).isCloseTo(0.1302169, within(1e-5));
        assertThat(PUBLISHED.expectedPurchases(4, 5, 6, 10)).isCloseTo(3.627858, within(1e-5));
        assertThat(11_104 * PUBLISHED.probabilityOfPurchases(0, 6)).isCloseTo(3454.9, within(0.1));
        assertThat(11_104 * PUBLISHED.probabilityOfPurchases(6, 6)).isCloseTo(1253.1, within(0.1));
        double sum = 0;
        double[] predicted = PUBLISHED.expectedPurchases(donors(), 5);
        for (int row = 0; row < predicted.length; row++) {
            sum += predicted[row] * donors().count(row);
        }
        assertThat(sum).isCloseTo(12884, within(0.5));
        BgBb rounded = BgBb.of(1.20, .75, .66, 2.78);
        assertThat(rounded.probabilityAlive(3, 4, 6)).isCloseTo(.438344, within(1e-6));
        assertThat(rounded.expectedPurchases(3, 4, 6, 10)).isCloseTo(1.840813, within(1e-6));
        assertThat(rounded.discountedPurchases(3, 4, 6, Math.log(1.1))).isCloseTo(1.621379, within(1e-6));
    }

    @Test
    void conditionalExpectationsByFrequency() {
        double[] expected = {.072863, .324884, .708942, 1.333666, 2.031203, 2.784482, 3.7525};
        for (int x = 0; x <= 6; x++) {
            double donors = 0;
            double sum = 0;
            for (int[] row : DONORS) {
                if (row[0] == x) {
                    donors += row[2];
                    sum += row[2] * PUBLISHED.expectedPurchases(x, row[1], 6, 5);
                }
            }
            assertThat(sum / donors).isCloseTo(expected[x], within(3e-5));
        }
    }

    @Test
    void trackingByYear() {
        double[] expected = {
            5535.833, 4717.059, 4147.621, 3724.665, 3395.888, 3131.647, 2913.778, 2730.482, 2573.731, 2437.854, 2318.727
        };
        assertThat(IntStream.rangeClosed(1, 11)
                        .mapToDouble(year -> PUBLISHED.expectedCumulativePurchases(donors(), year - 6)
                                - PUBLISHED.expectedCumulativePurchases(donors(), year - 7))
                        .toArray())
                .containsExactly(expected, within(0.02));
    }
}
