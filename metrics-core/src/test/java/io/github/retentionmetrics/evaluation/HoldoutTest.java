package io.github.retentionmetrics.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.forecast.BgNbd;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.testing.Serialization;
import io.github.retentionmetrics.testing.Shop;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HoldoutTest {
    private static final LocalDate CUT = LocalDate.of(2026, 3, 31);
    private static final BgNbd MODEL = BgNbd.of(0.243, 4.414, 0.793, 2.426);

    /** Anna buys on; Bert once; Carl, with a refund before his first order, and Dora come too late. */
    private static final PurchaseHistory HISTORY = Shop.history(
            "2026-05-26",
            "anna 2026-01-06 10.00",
            "carl 2026-01-07 -1.00",
            "anna 2026-02-03 10.00",
            "anna 2026-02-03 5.00",
            "bert 2026-03-10 10.00",
            "anna 2026-03-31 10.00",
            "anna 2026-04-01 10.00",
            "carl 2026-04-20 10.00",
            "anna 2026-05-26 10.00",
            "dora 2026-05-01 10.00",
            "dora 2026-05-02 10.00");

    private static final Holdout HOLDOUT = Holdout.of(HISTORY, CUT, ChronoUnit.WEEKS);

    @Test
    void aHistoryIsCutInTwo() {
        assertThat(HOLDOUT.calibration().size()).isEqualTo(2);
        assertThat(HOLDOUT.calibration().get(0))
                .hasToString("PurchaseSummary[frequency=2, recency=12.0, age=12.0, in weeks]");
        assertThat(HOLDOUT.calibration().get(1))
                .hasToString("PurchaseSummary[frequency=0, recency=0.0, age=3.0, in weeks]");
        assertThat(HOLDOUT.actual(0)).isEqualTo(2);
        assertThat(HOLDOUT.actual(1)).isZero();
        assertThat(HOLDOUT.duration()).isEqualTo(8);
        assertThat(HOLDOUT).hasToString("Holdout[2 customers until 2026-03-31, 2 purchases until 2026-05-26]");
        assertThat(Serialization.roundTrip(HOLDOUT)).hasToString(HOLDOUT.toString());
    }

    @Test
    void errorsByHand() {
        double anna = MODEL.expectedPurchases(2, 12, 12, 8);
        double bert = MODEL.expectedPurchases(0, 0, 3, 8);
        ForecastErrors errors = HOLDOUT.errors(MODEL);
        assertThat(errors.meanAbsoluteError().value()).isCloseTo((2 - anna + bert) / 2, within(1e-15));
        assertThat(errors.rootMeanSquareError().value())
                .isCloseTo(Math.sqrt(((2 - anna) * (2 - anna) + bert * bert) / 2), within(1e-15));
        assertThat(errors.bias().value()).isCloseTo((anna + bert - 2) / 2, within(1e-15));
        assertThat(errors.cumulativeError().value()).isCloseTo((anna + bert - 2) / 2, within(1e-15));
        List<Holdout.FrequencyBin> bins = HOLDOUT.byFrequency(MODEL, 1);
        assertThat(bins.get(0)).isEqualTo(new Holdout.FrequencyBin(0, false, 1, 0, bert));
        assertThat(bins.get(1)).isEqualTo(new Holdout.FrequencyBin(1, true, 1, 2, anna));
        assertThat(HOLDOUT.byFrequency(MODEL, 5).get(3).meanActual())
                .hasToString("undefined (no customer has this frequency)");
    }

    @Test
    void theOrderOfTheRowsChangesNothingToTheLastDigit() {
        List<String> rows = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(5);
        for (int row = 0; row < 600; row++) {
            LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(140));
            rows.add("c" + random.nextInt(150) + " " + day + " 10.00");
        }
        List<Holdout.FrequencyBin> bins = bins(rows);
        for (int seed = 1; seed < 4; seed++) {
            Collections.shuffle(rows, new Random(seed));
            assertThat(bins(rows)).isEqualTo(bins);
        }
    }

    private static List<Holdout.FrequencyBin> bins(List<String> rows) {
        PurchaseHistory history = Shop.history("2026-05-26", rows.toArray(String[]::new));
        return Holdout.of(history, CUT, ChronoUnit.WEEKS).byFrequency(MODEL, 3);
    }

    @Test
    void trackingByMonth() {
        List<Holdout.TrackedPeriod> months = HOLDOUT.tracking(MODEL, Granularity.MONTH);
        assertThat(months).extracting(Holdout.TrackedPeriod::actual).containsExactly(0L, 1L, 1L, 1L, 1L);
        assertThat(months)
                .extracting(Holdout.TrackedPeriod::isHoldout)
                .containsExactly(false, false, false, true, true);
        assertThat(months.get(4).cumulativeActual()).isEqualTo(4);
        assertThat(months.get(4).period()).hasToString("2026-05-01/2026-05-27");
        // at the end everybody has the age of the observation day
        double all = MODEL.expectedPurchases(20) + MODEL.expectedPurchases(11);
        assertThat(months.get(4).cumulativeExpected()).isCloseTo(all, within(1e-12));
        assertThat(months.stream().mapToDouble(Holdout.TrackedPeriod::expected).sum())
                .isCloseTo(all, within(1e-12));
        assertThat(months.get(4).cumulativeError().value()).isCloseTo(all / 4 - 1, within(1e-12));
        assertThat(months.get(0).cumulativeError()).hasToString("undefined (no customer has bought again yet)");
        assertThat(months.get(0))
                .hasToString(String.format(
                        java.util.Locale.ROOT,
                        "2026-01: actual 0, expected %.1f; cumulative 0, expected %1$.1f",
                        months.get(0).expected()));
    }

    @Test
    void noCustomersToCompareWith() {
        Holdout empty = Holdout.of(HISTORY, LocalDate.of(2025, 12, 31), ChronoUnit.WEEKS);
        assertThat(empty.tracking(MODEL, Granularity.MONTH)).isEmpty();
        assertThat(empty.errors(MODEL).meanAbsoluteError()).hasToString("undefined (there are no customers)");
        assertThat(empty.errors(MODEL).rootMeanSquareError().isDefined()).isFalse();
        assertThat(empty.errors(MODEL).cumulativeError())
                .hasToString("undefined (no customer bought in the holdout period)");
        assertThat(empty.compare()).allSatisfy(row -> assertThat(row.isFitted()).isFalse());
        assertThat(empty.compare().get(0)).hasToString("BG/NBD was not fitted: there are no customers");
    }

    /** A refund without its order, of a time before the data, is no reason for periods in which nobody could buy. */
    @Test
    void trackingStartsWithTheFirstOrderAndNotWithARefund() {
        PurchaseHistory history = Shop.history("2026-05-31", "C0 2025-01-10 -5.00", "C1 2026-03-05 9.00");
        Holdout holdout = Holdout.of(history, LocalDate.of(2026, 3, 31), ChronoUnit.WEEKS);

        assertThat(holdout.tracking(MODEL, Granularity.MONTH))
                .extracting(period -> period.period().startInclusive())
                .containsExactly(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1), LocalDate.of(2026, 5, 1));
    }

    @Test
    void errorsAddUp() {
        ForecastErrors first = ForecastErrors.of(new double[] {0.5}, new int[] {0});
        ForecastErrors second = ForecastErrors.of(new double[] {2.5}, new int[] {4});
        ForecastErrors both = ForecastErrors.of(new double[] {0.5, 2.5}, new int[] {0, 4});
        assertThat(first.plus(second)).isEqualTo(both);
        assertThat(both.plus(ForecastErrors.empty())).isEqualTo(both);
        assertThat(both).hasToString("predicted 3.0, actual 4 of 2 customers: MAE 1.000, RMSE 1.118");
    }

    @Test
    void mistakesOfTheCallerAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Holdout.of(HISTORY, LocalDate.of(2026, 5, 26), ChronoUnit.WEEKS))
                .withMessage("calibratedUntil (2026-05-26) must be before observedUntil (2026-05-26)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Holdout.of(HISTORY, CUT, ChronoUnit.HOURS))
                .withMessage("unit must be a length of at least a day: Hours");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HOLDOUT.byFrequency(MODEL, -1))
                .withMessage("last must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HOLDOUT.byFrequency(MODEL, Integer.MAX_VALUE))
                .withMessage("last must be at most 1000000: 2147483647");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForecastErrors.of(new double[1], new int[2]))
                .withMessage("length of predicted (1) must be that of actual (2)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForecastErrors.of(new double[] {Double.NaN}, new int[1]))
                .withMessage("row 0: predicted (NaN) and actual (0) must be finite and not negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForecastErrors.of(new double[1], new int[] {-1}))
                .withMessage("row 0: predicted (0.0) and actual (-1) must be finite and not negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Holdout.ComparedModel("x", Double.NaN, 0, 0, ForecastErrors.empty(), ""))
                .withMessage("problem must say why there is no fit: x");
        assertThatNullPointerException().isThrownBy(() -> HOLDOUT.errors(null)).withMessage("model");
        ModelFit<BgNbd> other = BgNbd.fit(HISTORY.summaries(ChronoUnit.WEEKS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HOLDOUT.compare(List.of(other)))
                .withMessage("observations of a fit (4) must be the customers of the calibration period (2)");
        assertThat(Holdout.of(HISTORY, LocalDate.of(2026, 5, 25), ChronoUnit.WEEKS)
                        .compare(List.of(other)))
                .singleElement()
                .asString()
                .startsWith("BG/NBD: log-likelihood ");
    }
}
