package io.github.retentionmetrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.purchase.Purchase;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.rate.Expectation;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Forecasts customer by customer, and horizons in months. */
class ForecastRowsTest {
    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final ParetoNbd MODEL = ParetoNbd.of(0.55, 10.6, 0.61, 11.7).withUnit(ChronoUnit.WEEKS);
    private static final GammaGamma SPEND = GammaGamma.of(6.25, 3.74, 15.44);

    private static Purchase purchase(String customer, int week, String amount) {
        return Purchase.of(customer, START.plusWeeks(week), new BigDecimal(amount), Currency.getInstance("EUR"));
    }

    private static PurchaseSummaries customers() {
        List<Purchase> purchases = List.of(
                purchase("once", 0, "20.00"),
                purchase("regular", 1, "30.00"),
                purchase("regular", 20, "25.00"),
                purchase("regular", 35, "35.00"),
                purchase("returner", 2, "40.00"),
                purchase("returner", 9, "40.00"),
                purchase("returner", 9, "-40.00"));
        return PurchaseHistory.of(Currency.getInstance("EUR"), purchases, START.plusWeeks(40))
                .summaries(ChronoUnit.WEEKS);
    }

    @Test
    void everyCustomerHasARow() {
        PurchaseSummaries customers = customers();
        CustomerValueForecast forecast =
                CustomerValueForecast.of(MODEL, SPEND, ValueHorizon.months(12)).withMargin(Ratio.of(50, 100));

        List<CustomerValueForecast.Row> rows = forecast.rows(customers);

        assertThat(rows)
                .extracting(CustomerValueForecast.Row::customerId)
                .containsExactly("once", "regular", "returner");
        CustomerValueForecast.Row regular = rows.get(1);
        assertThat(regular.probabilityAlive()).isEqualTo(MODEL.probabilityAlive(customers.get(1)));
        double purchases = MODEL.expectedPurchases(customers.get(1), 365.2425 / 7);
        assertThat(regular.expectedPurchases().value()).isCloseTo(purchases, within(1e-12));
        assertThat(regular.value().value()).isCloseTo(purchases * SPEND.expectedValue(2, 30) * 0.5, within(1e-12));
        double[] values = forecast.values(customers);
        assertThat(rows.get(0).value().value()).isEqualTo(values[0]);
        assertThat(rows.get(2).value())
                .isEqualTo(Expectation.undefined("the mean spend of the customer is not above 0"));
        assertThat(rows.get(2).expectedPurchases().isDefined()).isTrue();
        assertThat(Serialization.roundTrip(regular)).isEqualTo(regular);
    }

    @Test
    void whatIsInfiniteIsUndefined() {
        CustomerValueForecast forever =
                CustomerValueForecast.of(ParetoNbd.of(0.55, 10.6, 0.61, 11.7), SPEND, ValueHorizon.undiscounted());

        CustomerValueForecast.Row once = forever.rows(customers()).get(0);

        assertThat(once.expectedPurchases())
                .isEqualTo(Expectation.undefined("the expected number of purchases is infinite"));
        assertThat(once.value()).isEqualTo(Expectation.undefined("the expected value is infinite"));
    }

    @Test
    void rowsNeedIdentifiers() {
        PurchaseSummaries columns = PurchaseSummaries.ofColumns(new int[1], new double[1], new double[] {9});
        assertThatThrownBy(() -> CustomerValueForecast.of(MODEL, SPEND, ValueHorizon.forever(0.01))
                        .rows(columns))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("summaries must come from a history to have customer identifiers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CustomerValueForecast.Row("a", 1.5, Expectation.of(1), Expectation.of(1)))
                .withMessage("probabilityAlive must be in 0..1: 1.5");
    }

    @Test
    void aMonthIsConvertedToTheUnitOfTheModel() {
        ValueHorizon year = ValueHorizon.months(12);
        double weeks = 365.2425 / 7;

        assertThat(year.discountedPurchases(MODEL, 3, 20, 30))
                .isCloseTo(MODEL.expectedPurchases(3, 20, 30, weeks), within(1e-12));
        ParetoNbd daily = ParetoNbd.of(0.55, 10.6 * 7, 0.61, 11.7 * 7).withUnit(ChronoUnit.DAYS);
        assertThat(year.discountedPurchases(daily, 3, 140, 210))
                .isCloseTo(year.discountedPurchases(MODEL, 3, 20, 30), within(1e-12));
        double rate = Math.pow(1.1, 1.0 / 12) - 1;
        assertThat(ValueHorizon.months(12, 0.10).discountedPurchases(MODEL, 3, 20, 30))
                .isCloseTo(
                        ValueHorizon.steps(12, weeks / 12, rate).discountedPurchases(MODEL, 3, 20, 30), within(1e-12));
        assertThat(Serialization.roundTrip(year)).isEqualTo(year).isNotEqualTo(ValueHorizon.months(12, 0.1));
    }

    @Test
    void aModelOfNoKnownUnitIsRefused() {
        ParetoNbd unknown = ParetoNbd.of(0.55, 10.6, 0.61, 11.7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerValueForecast.of(unknown, SPEND, ValueHorizon.months(12)))
                .withMessage(
                        "unit of the model must be known for a horizon in months: give it by withUnit, or use steps");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueHorizon.months(0))
                .withMessage("months must be in 1..1200: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueHorizon.months(12, -0.1))
                .withMessage("ratePerYear must be a finite number of at least 0: -0.1");
    }
}
