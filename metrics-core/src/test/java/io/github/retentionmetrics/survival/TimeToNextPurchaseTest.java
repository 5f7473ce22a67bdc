package io.github.retentionmetrics.survival;

import static io.github.retentionmetrics.testing.Shop.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.testing.Shop;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimeToNextPurchaseTest {
    private static final PurchaseHistory HISTORY = history(
            "2024-03-31",
            "a 2024-02-27 1.00",
            "a 2024-02-29 1.00",
            "a 2024-02-29 1.00",
            "a 2024-03-10 1.00",
            "b 2024-03-01 1.00",
            "b 2024-03-01 1.00",
            "b 2024-03-02 -1.00",
            "c 2024-01-01 1.00",
            "c 2024-03-31 0.00",
            "d 2024-03-31 1.00",
            "e 2024-03-31 -1.00");

    @Test
    void theSecondPurchaseIsThatOfAnotherDay() {
        // a after 2 days, b not within 30, c after 90 (an order of nothing is one), d not within 0; e never bought
        assertThat(TimeToNextPurchase.of(HISTORY)).isEqualTo(Lasting.of("2 30+ 90 0+"));
    }

    @Test
    void theThirdCountsFromTheSecond() {
        assertThat(TimeToNextPurchase.of(HISTORY, 2)).isEqualTo(Lasting.of("10 0+"));
        assertThat(TimeToNextPurchase.of(HISTORY, 3)).isEqualTo(Lasting.of("21+"));
        assertThat(TimeToNextPurchase.of(HISTORY, 4)).isEqualTo(Durations.empty(ChronoUnit.DAYS));
        assertThat(TimeToNextPurchase.of(HISTORY, Integer.MAX_VALUE)).isEqualTo(Durations.empty(ChronoUnit.DAYS));
    }

    @Test
    void segmentsHaveTimesOfTheirOwn() {
        Segmentation channels = Segmentation.of(
                List.of("shop", "web", "fair"), Map.of("b", "web", "c", "shop", "e", "web", "d", "web"));

        assertThat(TimeToNextPurchase.of(HISTORY, channels))
                .containsExactly(
                        entry("shop", Lasting.of("90")),
                        entry("web", Lasting.of("30+ 0+")),
                        entry("fair", Durations.empty(ChronoUnit.DAYS)));
        assertThat(TimeToNextPurchase.of(HISTORY, channels.withRest("others")))
                .containsEntry("others", Lasting.of("2"));
    }

    @Test
    void thereIsNoneWithoutCustomers() {
        assertThat(TimeToNextPurchase.of(history("2024-03-31"))).isEqualTo(Durations.empty(ChronoUnit.DAYS));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeToNextPurchase.of(HISTORY, 0))
                .withMessage("purchase must be at least 1: 0");
        assertThatNullPointerException()
                .isThrownBy(() -> TimeToNextPurchase.of(null))
                .withMessage("history");
    }

    /**
     * {@code expected/cdnow_sample/overall.json}, {@code customers_2plus_days}: customers with two or more distinct
     * purchase days.
     */
    @Test
    void secondPurchasesOfCdnow() {
        PurchaseHistory history = Shop.reference("cdnow_sample");
        Durations second = TimeToNextPurchase.of(history);
        assertThat(second.count()).isEqualTo(2_357);
        assertThat(second.events()).isEqualTo(1_139);
        // who bought twice may buy a third time
        assertThat(TimeToNextPurchase.of(history, 2).count()).isEqualTo(second.events());
    }
}
