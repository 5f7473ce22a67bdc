package io.github.retentionmetrics.evaluation;

import static io.github.retentionmetrics.testing.ReferenceCustomers.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.forecast.BgNbd;
import io.github.retentionmetrics.forecast.ParetoNbd;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.testing.ReferenceData;
import io.github.retentionmetrics.testing.Shop;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The split of CDNOW at 39 weeks, against lifetimes' and CLVTools' splits and the BTYD walkthrough. */
class HoldoutReferenceTest {
    private static final LocalDate CUT = LocalDate.of(1997, 9, 30);
    private static final BgNbd BG_NBD = BgNbd.of(0.2425945, 4.4136019, 0.7929199, 2.4258881);

    private static Holdout cdnow() {
        return Holdout.of(Shop.reference("cdnow_sample"), CUT, ChronoUnit.WEEKS);
    }

    @Test
    void everyCustomersSplitIsThatOfLifetimes() {
        Holdout holdout = cdnow();
        List<Map<String, String>> rows =
                ReferenceData.rows("expected/cdnow_sample/lifetimes_calibration_holdout_D_1997-09-30.csv");
        assertThat(holdout.calibration().size()).isEqualTo(rows.size()).isEqualTo(2357);
        assertThat(holdout.duration()).isEqualTo(39);
        for (int row = 0; row < rows.size(); row++) {
            Map<String, String> expected = rows.get(row);
            assertThat(expected)
                    .containsEntry("customer_id", holdout.calibration().customerId(row));
            assertThat((double) holdout.calibration().frequency(row)).isEqualTo(number(expected, "frequency_cal"));
            assertThat(holdout.calibration().recency(row)).isEqualTo(number(expected, "recency_cal") / 7);
            assertThat(holdout.calibration().age(row)).isEqualTo(number(expected, "T_cal") / 7);
            assertThat((double) holdout.actual(row)).isEqualTo(number(expected, "frequency_holdout"));
        }
    }

    /** BTYD's walkthrough, at Hardie's parameters; the data of both rounds ages to two decimals. */
    @Test
    void conditionalExpectationsByFrequency() {
        double[] actual = {.2367, .6970, 1.3925, 1.56, 2.532, 2.947, 3.862, 6.359};
        double[] expected = {.2251, .5231, 1.0441, 1.5203, 2.164, 2.654, 3.504, 6.157};
        long[] customers = {1411, 439, 214, 100, 62, 38, 29, 64};

        List<Holdout.FrequencyBin> bins = cdnow().byFrequency(BG_NBD, 7);

        assertThat(bins).hasSize(8);
        for (int i = 0; i < 8; i++) {
            assertThat(bins.get(i).customers()).isEqualTo(customers[i]);
            assertThat(bins.get(i).meanActual().value()).isCloseTo(actual[i], within(1e-3));
            assertThat(bins.get(i).meanPredicted().value()).isCloseTo(expected[i], within(1e-3));
        }
        assertThat(bins.get(7)).hasToString("7+: 64 customers, actual 6.359, predicted 6.157");
    }

    @Test
    void trackingInTotal() {
        List<Holdout.TrackedPeriod> weeks = cdnow().tracking(BG_NBD, Granularity.WEEK);
        Holdout.TrackedPeriod last = weeks.get(weeks.size() - 1);
        assertThat(weeks).hasSize(79);
        long inSample = weeks.stream()
                .filter(week -> !week.isHoldout())
                .mapToLong(Holdout.TrackedPeriod::actual)
                .sum();
        assertThat(inSample).isBetween(2_300L, 2_457L);
        long purchases = 0;
        Holdout holdout = cdnow();
        for (int row = 0; row < holdout.calibration().size(); row++) {
            purchases += holdout.calibration().frequency(row) + holdout.actual(row);
        }
        assertThat(last.cumulativeActual()).isEqualTo(purchases);
        // forecast-manifesto reports 4.1 % at the end of the holdout period
        assertThat(last.cumulativeError().value()).isBetween(-0.06, 0.06);
    }

    @Test
    void modelsSideBySide() {
        List<Holdout.ComparedModel> models = cdnow().compare();

        assertThat(models).extracting(Holdout.ComparedModel::model).containsExactly("BG/NBD", "MBG/NBD", "Pareto/NBD");
        assertThat(models.get(0).logLikelihood()).isCloseTo(-9582.42920667514, within(1e-4));
        assertThat(models.get(2).logLikelihood()).isCloseTo(-9594.97618090094, within(1e-4));
        assertThat(models).allSatisfy(model -> {
            assertThat(model.isFitted()).isTrue();
            assertThat(model.errors().customers()).isEqualTo(2357);
            assertThat(model.errors().cumulativeError().value()).isBetween(-0.17, -0.11);
        });
    }

    /** CLVTools' own expectations, at its parameters, and its count of the holdout purchases. */
    @Test
    void predictionsAreThoseOfClvTools() {
        ParetoNbd model = ParetoNbd.of(0.553270010456162, 10.5778006853506, 0.606019997028961, 11.6639145100055);
        Holdout holdout = cdnow();
        PurchaseSummaries customers = holdout.calibration();
        double[] expected = model.expectedPurchases(customers, holdout.duration());
        Map<String, Integer> rowOf = IntStream.range(0, expected.length)
                .boxed()
                .collect(Collectors.toMap(customers::customerId, row -> row));
        List<Map<String, String>> rows =
                ReferenceData.rows("expected/cdnow_sample/clvtools_calibration_1997-09-30_pnbd_customers.csv");
        assertThat(rows.size()).isGreaterThan(500);
        for (Map<String, String> row : rows) {
            int customer = rowOf.get(row.get("Id"));
            assertThat(expected[customer]).isCloseTo(number(row, "CET"), within(1e-8 * expected[customer]));
            assertThat((double) holdout.actual(customer)).isEqualTo(number(row, "actual.x"));
        }
    }
}
