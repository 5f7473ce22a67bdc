package io.github.retentionmetrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.testing.Serialization;
import io.github.retentionmetrics.testing.Shop;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueAtRiskTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 31);
    private static final ParetoNbd MODEL = ParetoNbd.of(0.55, 10.58, 0.61, 11.67);
    private static final GammaGamma SPEND = GammaGamma.of(6.25, 3.74, 15.44);
    private static final CustomerValueForecast NEXT_YEAR =
            CustomerValueForecast.of(MODEL, SPEND, ValueHorizon.steps(52, 1, 0));

    private static PurchaseSummaries customers() {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(Shop.EUR);
        buy(builder, "here", "40", 2, 30, 60, 90, 120, 150);
        buy(builder, "drifting", "40", 100, 130, 160, 190, 220);
        buy(builder, "cheap and drifting", "4", 100, 130, 160, 190, 220);
        buy(builder, "gone", "40", 700, 707, 714, 721, 728);
        buy(builder, "free of charge", "0", 100, 130);
        buy(builder, "twin", "40", 100, 130, 160, 190, 220);
        return builder.build(TODAY).summaries(ChronoUnit.WEEKS);
    }

    private static void buy(PurchaseHistoryBuilder builder, String customer, String amount, int... daysAgo) {
        for (int days : daysAgo) {
            builder.add(customer, TODAY.minusDays(days), new BigDecimal(amount));
        }
    }

    @Test
    void listsThoseWhoAreWorthItAndNotYetGoneFirst() {
        List<ValueAtRisk> calls = ValueAtRisk.of(NEXT_YEAR, customers());

        // a mean spend of 0 has no expected value
        assertThat(calls)
                .extracting(ValueAtRisk::customerId)
                .containsExactly("drifting", "twin", "cheap and drifting", "here", "gone");
        assertThat(calls).isSortedAccordingTo((a, b) -> Double.compare(b.atRisk(), a.atRisk()));
    }

    @Test
    void isTheValueOfTheForecastTimesTheProbabilityToHaveLeft() {
        PurchaseSummaries customers = customers();
        double[] values = NEXT_YEAR.values(customers);
        List<ValueAtRisk> calls = ValueAtRisk.of(NEXT_YEAR, customers);
        int found = 0;
        for (int row = 0; row < customers.size(); row++) {
            String id = customers.customerId(row);
            for (ValueAtRisk call : calls) {
                if (call.customerId().equals(id)) {
                    double alive = MODEL.probabilityAlive(
                            customers.frequency(row), customers.recency(row), customers.age(row));
                    assertThat(call.probabilityAlive()).isEqualTo(alive);
                    assertThat(call.value()).isEqualTo(values[row]);
                    assertThat(call.atRisk()).isEqualTo(values[row] * (1 - alive));
                    found++;
                }
            }
        }
        assertThat(found).isEqualTo(5);
    }

    @Test
    void noValueIsAtRiskForACustomerWhoIsCertainlyAlive() {
        assertThat(ValueAtRisk.of("a", 1, 500).atRisk()).isZero();
        assertThat(ValueAtRisk.of("a", 0, 500).atRisk()).isEqualTo(500);
        assertThat(ValueAtRisk.of("a", 0.75, 500).atRisk()).isEqualTo(125);
        assertThat(Serialization.roundTrip(ValueAtRisk.of("a", 0.75, 500))).isEqualTo(ValueAtRisk.of("a", 0.75, 500));
    }

    @Test
    void refusesWhatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueAtRisk.of("a", 1.5, 1))
                .withMessage("probabilityAlive must be in 0..1: 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueAtRisk.of("a", 0.5, Double.NaN))
                .withMessage("value must be at least 0 and finite: it is not");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ValueAtRisk("a", 0.5, 10, 6))
                .withMessage("atRisk must be value x (1 - probabilityAlive): it is not");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueAtRisk.of(" ", 0.5, 1))
                .withMessage("customerId must not be blank: length 1");
    }
}
