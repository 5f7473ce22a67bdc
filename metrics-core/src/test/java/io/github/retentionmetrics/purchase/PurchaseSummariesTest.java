package io.github.retentionmetrics.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.testing.ReferenceData;
import io.github.retentionmetrics.testing.Serialization;
import io.github.retentionmetrics.testing.Shop;
import java.io.Serializable;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurchaseSummariesTest {
    /** The table of the tests of lifetimes (tests/test_utils.py): frequency, recency, age in days. */
    @Test
    void anExampleFromTheField() {
        PurchaseSummaries daily = Shop.history(
                        "2015-02-07",
                        "1 2015-02-01 1",
                        "1 2015-02-06 1",
                        "2 2015-01-01 1",
                        "3 2015-01-05 1",
                        "3 2015-01-01 1",
                        "3 2015-01-02 1")
                .summaries(ChronoUnit.DAYS);

        assertThat(daily.size()).isEqualTo(3);
        assertThat(daily.customers()).isEqualTo(3);
        assertThat(daily.get(0)).isEqualTo(PurchaseSummary.of(1, 5, 6).withUnit(ChronoUnit.DAYS));
        assertThat(daily.get(1)).isEqualTo(PurchaseSummary.of(0, 0, 37).withUnit(ChronoUnit.DAYS));
        assertThat(daily.get(2)).isEqualTo(PurchaseSummary.of(2, 4, 37).withUnit(ChronoUnit.DAYS));
        assertThat(daily.customerId(2)).isEqualTo("3");
        assertThat(daily.unit()).contains(ChronoUnit.DAYS);
        assertThat(daily).hasToString("PurchaseSummaries[3 customers, in days]");
    }

    @Test
    void unitsAreFractions() {
        PurchaseHistory history = Shop.history("2026-03-31", "anna 2026-01-01 5", "anna 2026-01-18 7");

        assertThat(history.summaries(ChronoUnit.WEEKS).get(0))
                .isEqualTo(PurchaseSummary.of(1, 17 / 7.0, 89 / 7.0).withUnit(ChronoUnit.WEEKS));
        assertThat(history.summaries(ChronoUnit.MONTHS).get(0))
                .isEqualTo(PurchaseSummary.of(1, 17 / 30.436875, 89 / 30.436875).withUnit(ChronoUnit.MONTHS));
        assertThat(history.summaries(ChronoUnit.YEARS).age(0)).isEqualTo(89 / 365.2425);
        for (ChronoUnit unit : List.of(ChronoUnit.HALF_DAYS, ChronoUnit.ERAS, ChronoUnit.FOREVER)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> history.summaries(unit))
                    .withMessage("unit must be a length of at least a day: " + unit);
        }
    }

    @Test
    void purchasesOfOneDayAreOneOccasion() {
        PurchaseSummaries daily = Shop.history(
                        "2026-03-31",
                        "anna 2026-01-01 5",
                        "anna 2026-01-01 5",
                        "anna 2026-01-11 2.50",
                        "anna 2026-01-11 4")
                .summaries(ChronoUnit.DAYS);

        assertThat(daily.get(0)).isEqualTo(PurchaseSummary.of(1, 10, 89).withUnit(ChronoUnit.DAYS));
        assertThat(daily.monetaryValue(0)).isEqualTo(2.50 + 4);
    }

    @Test
    void refundsAndFreeOrders() {
        PurchaseHistory history = Shop.history(
                "2026-03-31",
                "anna 2026-01-01 0",
                "anna 2026-01-02 20",
                "anna 2026-01-12 30",
                "anna 2026-01-12 -10",
                "anna 2026-01-20 50",
                "anna 2026-01-20 -50",
                "anna 2026-02-01 -5",
                "bob 2026-01-01 9",
                "carla 2026-01-01 0",
                "dirk 2026-01-01 -3");

        PurchaseSummaries any = history.summaries(ChronoUnit.DAYS);
        assertThat(any.size()).isEqualTo(3);
        assertThat(any.get(0)).isEqualTo(PurchaseSummary.of(3, 19, 89).withUnit(ChronoUnit.DAYS));
        assertThat(any.monetaryValue(0)).isCloseTo((20 + (30 - 10) + (50 - 50)) / 3.0, within(1e-12));
        assertThat(any.monetaryValue(1)).isNaN();

        PurchaseSummaries paid =
                PurchaseSummaries.of(history, ChronoUnit.DAYS, PurchaseSummaries.PurchaseDay.WITH_SPEND);
        assertThat(paid.size()).isEqualTo(2);
        assertThat(paid.get(0)).isEqualTo(PurchaseSummary.of(1, 10, 88).withUnit(ChronoUnit.DAYS));
        assertThat(paid.monetaryValue(0)).isEqualTo(20);
        assertThat(paid.customerId(1)).isEqualTo("bob");
    }

    @Test
    void nobody() {
        assertThat(Shop.history("2026-03-31").summaries(ChronoUnit.WEEKS).size())
                .isZero();
    }

    @Test
    void columns() {
        PurchaseSummaries customers =
                PurchaseSummaries.ofColumns(new int[] {2, 0}, new double[] {3, 0}, new double[] {9, 4});

        assertThat(customers).isEqualTo(PurchaseSummaries.of(List.of(customers.get(0), customers.get(1))));
        assertThat(customers.unit()).isEmpty();
        assertThat(customers.monetaryValue(0)).isNaN();
        assertThat(customers.withMonetaryValues(new double[] {12, Double.NaN}).monetaryValue(0))
                .isEqualTo(12);
        assertThat(customers.withMonetaryValues(new double[] {12, 3}).monetaryValue(1))
                .isNaN();
        assertThat(customers.withCounts(new int[] {5, 0}).customers()).isEqualTo(5);
        assertThat(customers.withCounts(new int[] {5, 0}).count(0)).isEqualTo(5);
        assertThat(customers.count(1)).isEqualTo(1);
        assertThat(customers).hasToString("PurchaseSummaries[2 customers]");
        assertThatThrownBy(() -> customers.customerId(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("summaries must come from a history to have customer identifiers");
        assertThatThrownBy(() -> customers.count(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void valuesOfTheirOwn() {
        PurchaseSummaries weekly = Shop.history("2026-03-31", "anna 2026-01-01 5", "bob 2026-01-18 7")
                .summaries(ChronoUnit.WEEKS);
        PurchaseSummaries others = Shop.history("2026-03-31", "anna 2026-01-01 5", "carl 2026-01-18 7")
                .summaries(ChronoUnit.WEEKS);

        assertThat(Serialization.roundTrip(weekly)).isEqualTo(weekly).hasSameHashCodeAs(weekly);
        assertThat(weekly)
                .isNotEqualTo(others)
                .isNotEqualTo(weekly.withCounts(new int[] {1, 2}))
                .isNotEqualTo(null);
    }

    @Test
    void aCallersMistakes() {
        PurchaseSummaries customers = PurchaseSummaries.ofColumns(new int[] {2}, new double[] {3}, new double[] {9});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseSummaries.ofColumns(new int[1], new double[2], new double[1]))
                .withMessage("length of recency (2) must be the number of customers (1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseSummaries.ofColumns(new int[2], new double[] {0, 1}, new double[] {5, 5}))
                .withMessage("row 1: recency must be 0 when frequency is: 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> customers.withCounts(new int[] {-1}))
                .withMessage("row 0: count must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> customers.withMonetaryValues(new double[] {Double.NaN}))
                .withMessage("row 0: monetary value must be finite: NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseSummary.of(-1, 0, 1))
                .withMessage("frequency must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseSummary.of(1, 0, Double.NaN))
                .withMessage("age must be a finite number of at least 0: NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseSummary.of(1, 2, 1))
                .withMessage("recency (2.0) must be in 0..age (1.0)");
        assertThatNullPointerException()
                .isThrownBy(() -> PurchaseSummaries.of(null, ChronoUnit.DAYS))
                .withMessage("history");
    }

    /** lifetimes 0.11.3, summary_data_from_transaction_data by day. */
    @ParameterizedTest
    @ValueSource(strings = {"cdnow_sample", "cdnow_master", "apparel_trans", "grocery_elog", "online_retail_orders"})
    void everyCustomerOfTheReferenceSets(String set) {
        PurchaseSummaries daily = Shop.reference(set).summaries(ChronoUnit.DAYS);
        Map<String, Map<String, String>> expected = new java.util.HashMap<>();
        ReferenceData.rows("expected/" + set + "/lifetimes_summary_D.csv")
                .forEach(row -> expected.put(row.get("customer_id"), row));

        assertThat(daily.size()).isEqualTo(expected.size());
        for (int i = 0; i < daily.size(); i++) {
            check(daily, i, expected.get(daily.customerId(i)));
        }
    }

    /** The calibration period of the CDNOW sample, to 1997-09-30. */
    @Test
    void calibration() {
        PurchaseSummaries daily = Shop.reference("cdnow_sample")
                .asKnownOn(java.time.LocalDate.of(1997, 9, 30))
                .summaries(ChronoUnit.DAYS);
        List<Map<String, String>> rows =
                ReferenceData.rows("expected/cdnow_sample/lifetimes_calibration_holdout_D_1997-09-30.csv");

        assertThat(daily.size()).isEqualTo(rows.size()).isEqualTo(2_357);
        for (int i = 0; i < daily.size(); i++) {
            Map<String, String> row = rows.get(i);
            assertThat(daily.frequency(i)).isEqualTo((int) Double.parseDouble(row.get("frequency_cal")));
            assertThat(daily.recency(i)).isEqualTo(Double.parseDouble(row.get("recency_cal")));
            assertThat(daily.age(i)).isEqualTo(Double.parseDouble(row.get("T_cal")));
        }
    }

    private static void check(PurchaseSummaries daily, int i, Map<String, String> row) {
        int frequency = (int) Double.parseDouble(row.get("frequency"));
        assertThat(daily.frequency(i)).isEqualTo(frequency);
        assertThat(daily.recency(i)).isEqualTo(Double.parseDouble(row.get("recency")));
        assertThat(daily.age(i)).isEqualTo(Double.parseDouble(row.get("T")));
        if (frequency > 0 && row.containsKey("monetary_value")) {
            double expected = Double.parseDouble(row.get("monetary_value"));
            assertThat(daily.monetaryValue(i)).isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
        }
    }

    @Test
    void summariesKnowTheirUnit() {
        PurchaseSummaries weekly =
                Shop.history("2026-03-31", "ada 2026-01-01 1.00").summaries(ChronoUnit.WEEKS);
        assertThat(weekly.get(0).unit()).contains(ChronoUnit.WEEKS);
        assertThat(weekly.get(0).opportunities()).isEmpty();
        assertThat(weekly.withUnit(ChronoUnit.WEEKS)).isEqualTo(weekly);
        assertThat(weekly).hasToString("PurchaseSummaries[1 customers, in weeks]");
        PurchaseSummary unknown = PurchaseSummary.of(2, 3, 4);
        PurchaseSummary days = unknown.withUnit(ChronoUnit.DAYS);
        assertThat(unknown.unit()).isEmpty();
        assertThat(days)
                .isNotEqualTo(unknown)
                .hasToString("PurchaseSummary[frequency=2, recency=3.0, age=4.0, in days]");
        assertThat(PurchaseSummaries.of(List.of(unknown)).unit()).isEmpty();
        assertThat(PurchaseSummaries.of(List.of(unknown, days, unknown)).unit()).contains(ChronoUnit.DAYS);
        PurchaseSummaries monthly = PurchaseSummaries.of(List.of(unknown)).withOpportunities(Granularity.MONTH);
        assertThat(monthly.opportunities()).contains(Granularity.MONTH);
        assertThat(monthly.unit()).isEmpty();
        assertThat(monthly.get(0).opportunities()).contains(Granularity.MONTH);
        assertThat(monthly).hasToString("PurchaseSummaries[1 customers, counted in opportunities of a month]");
        for (Serializable stored : List.<Serializable>of(weekly, monthly, unknown, days)) {
            assertThat(Serialization.roundTrip(stored)).isEqualTo(stored).hasSameHashCodeAs(stored);
        }
    }

    @Test
    void aKnownUnitIsNotTakenForAnother() {
        PurchaseSummary days = PurchaseSummary.of(2, 3, 4).withUnit(ChronoUnit.DAYS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> days.withUnit(ChronoUnit.WEEKS))
                .withMessage("summaries must not be in weeks: they are in days");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseSummaries.of(List.of(days)).withUnit(ChronoUnit.WEEKS))
                .withMessage("summaries must not be in weeks: they are in days");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseSummaries.of(List.of(days)).withOpportunities(Granularity.MONTH))
                .withMessage("summaries must not be counted in opportunities of a month: they are in days");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseSummaries.of(
                        List.of(days, PurchaseSummary.of(0, 0, 1).withUnit(ChronoUnit.WEEKS))))
                .withMessage("summaries must not be in weeks: they are in days");
    }
}
