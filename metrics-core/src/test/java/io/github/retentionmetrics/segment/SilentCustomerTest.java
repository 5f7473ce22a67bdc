package io.github.retentionmetrics.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.testing.Serialization;
import io.github.retentionmetrics.testing.Shop;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SilentCustomerTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 31);

    private final PurchaseHistoryBuilder builder = PurchaseHistory.builder(Shop.EUR);

    private void buy(String customer, String amount, int... daysAgo) {
        for (int days : daysAgo) {
            builder.add(customer, TODAY.minusDays(days), new BigDecimal(amount));
        }
    }

    @Test
    void areThoseAtRiskAndDormantByTheYearBeforeTheirLastPurchase() {
        buy("active", "1000", 3, 10, 17);
        buy("lost", "1000", 400, 407, 414);
        buy("at risk", "10", 20, 27, 34);
        buy("dormant", "12", 30, 37, 44);
        // two of the three purchases of each lie in the 365 days up to the last one
        buy("three in a year and a day", "20", 900, 1200, 1265);
        buy("every 300 days", "20", 900, 1264, 1628);
        buy("refunded", "50", 20, 27, 34);
        buy("refunded", "-120", 1);
        buy("refunded in full", "50", 20, 27, 34);
        buy("refunded in full", "-150", 1);
        buy("same b", "10", 20, 27, 34);
        PurchaseHistory history = builder.build(TODAY);

        assertThat(SilentCustomer.of(history, LifeCycle.withDefaults()))
                .containsExactly(
                        silent("every 300 days", LifeCycle.Stage.AT_RISK, 900, "40"),
                        silent("three in a year and a day", LifeCycle.Stage.DORMANT, 900, "40"),
                        silent("dormant", LifeCycle.Stage.DORMANT, 30, "36"),
                        silent("at risk", LifeCycle.Stage.AT_RISK, 20, "30"),
                        silent("refunded", LifeCycle.Stage.AT_RISK, 20, "30"),
                        silent("same b", LifeCycle.Stage.AT_RISK, 20, "30"));
    }

    @Test
    void aPurchaseOneYearBeforeTheLastIsNotInTheLastYear() {
        buy("a", "7", 800, 1164, 1165);
        buy("b", "7", 800, 1163, 1164);
        PurchaseHistory history = builder.build(TODAY);
        LifeCycle rules = LifeCycle.withDefaults();

        assertThat(SilentCustomer.of(history, rules))
                .containsExactly(
                        silent("b", LifeCycle.Stage.DORMANT, 800, "21"),
                        silent("a", LifeCycle.Stage.DORMANT, 800, "14"));
    }

    private static SilentCustomer silent(String id, LifeCycle.Stage stage, long days, String lastYear) {
        return new SilentCustomer(id, stage, days, new BigDecimal(lastYear));
    }

    @Test
    void nobodyIsSilentWithoutARhythm() {
        buy("a", "10", 500);
        assertThat(SilentCustomer.of(builder.build(TODAY), LifeCycle.withDefaults()))
                .isEmpty();
        assertThat(SilentCustomer.of(
                        builder.build(TODAY), LifeCycle.withDefaults().withRhythmOfOthers(100)))
                .containsExactly(silent("a", LifeCycle.Stage.DORMANT, 500, "10"));
    }

    @Test
    void isAValue() {
        SilentCustomer customer = silent("a", LifeCycle.Stage.AT_RISK, 3, "12.50");

        assertThat(customer).isEqualTo(silent("a", LifeCycle.Stage.AT_RISK, 3, "12.5"));
        assertThat(Serialization.roundTrip(customer)).isEqualTo(customer);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> silent("a", LifeCycle.Stage.AT_RISK, -1, "12.50"))
                .withMessage("silenceDays must not be negative: -1");
    }
}
