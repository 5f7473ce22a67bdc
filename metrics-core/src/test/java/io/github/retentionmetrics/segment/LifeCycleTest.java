package io.github.retentionmetrics.segment;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static io.github.retentionmetrics.testing.Shop.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifeCycleTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    private static final LifeCycle TEN_DAYS = LifeCycle.withDefaults().withRhythmOfOthers(10);

    /** One customer who bought so many days ago. */
    private static PurchaseHistory buying(String daysAgo) {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(EUR);
        for (String days : daysAgo.split(" ", -1)) {
            builder.add("anna", TODAY.minusDays(Long.parseLong(days)), BigDecimal.ONE);
        }
        return builder.build(TODAY);
    }

    private static String stage(LifeCycle rules, PurchaseHistory history) {
        return rules.over(history).toMap().get("anna");
    }

    @ParameterizedTest
    @CsvSource({
        // one purchase day, judged by ten days
        "0, new",
        "20, new",
        "20 20, new",
        "21, at risk",
        "40, at risk",
        "41, dormant",
        "70, dormant",
        "71, lost",
        // one gap is no rhythm of one's own
        "5 6, active",
        "21 22, at risk",
        "5 45, active",
        "5 46, won back",
        "71 72, lost",
        // every two days: the median of gaps of 2 days
        "0 2 4, active",
        "4 6 8, active",
        "5 7 9, at risk",
        "8 10 12, at risk",
        "9 11 13, dormant",
        "15 17 19, lost",
        // gaps of 1 and 6 days are 3.5 in the middle: 2 x 3.5 = 7
        "7 8 14, active",
        "8 9 15, at risk",
        // every hundred days: half a year is nothing
        "200 300 400, active",
        "201 301 401, at risk",
        // back after 9 days where it used to be 2; and active with the next purchase
        "1 10 12 14, won back",
        "1 9 11 13, active",
        "0 1 10 12 14, active",
        // gone again after coming back: gaps of 9, 2 and 2 days
        "5 14 16 18, at risk"
    })
    void judgesByTheOwnRhythm(String daysAgo, String expected) {
        assertThat(stage(TEN_DAYS, buying(daysAgo))).isEqualTo(expected);
    }

    @Test
    void judgesOneTimeBuyersByTheOthers() {
        PurchaseHistory history = history(
                "2026-03-31",
                "weekly 2026-03-10 1",
                "weekly 2026-03-17 1",
                "weekly 2026-03-24 1",
                "fortnightly 2026-03-10 1",
                "fortnightly 2026-03-24 1",
                "anna 2026-03-10 1",
                "refunded 2026-03-10 -1");
        LifeCycle rules = LifeCycle.withDefaults();

        // the median of 7 and 14
        assertThat(rules.rhythmOfOthers(history)).hasValue((7 + 14) / 2.0);
        // 21 days are no more than twice 10.5
        assertThat(stage(rules, history)).isEqualTo("new");
        assertThat(stage(rules.withAtRiskAfter(1.9), history)).isEqualTo("at risk");
        assertThat(rules.over(history).toMap()).doesNotContainKey("refunded").hasSize(3);
        assertThat(rules.over(history).names())
                .containsExactly("new", "active", "won back", "at risk", "dormant", "lost");
    }

    @Test
    void hasNoStageWithoutAnyRhythm() {
        Segmentation stages = LifeCycle.withDefaults().over(buying("3 3"));

        assertThat(LifeCycle.withDefaults().rhythmOfOthers(buying("3 3"))).isEmpty();
        assertThat(stages.customers()).isZero();
        assertThat(stages.names()).hasSize(6);
        assertThat(LifeCycle.withDefaults().over(history("2026-03-31")).customers())
                .isZero();
    }

    @Test
    void takesOtherMultiples() {
        LifeCycle rules = TEN_DAYS.withLostAfter(30).withDormantAfter(20).withAtRiskAfter(10);

        assertThat(stage(rules, buying("100"))).isEqualTo("new");
        assertThat(stage(rules, buying("101"))).isEqualTo("at risk");
        assertThat(stage(rules, buying("201"))).isEqualTo("dormant");
        assertThat(stage(rules, buying("301"))).isEqualTo("lost");
        assertThat(rules)
                .hasToString("LifeCycle[at risk after 10.0, dormant after 20.0, lost after 30.0 times the rhythm]");
        assertThat(stage(Serialization.roundTrip(rules), buying("301"))).isEqualTo("lost");
    }

    @Test
    void takesOneGapForARhythmWhenAsked() {
        // 8 days of silence after a gap of 3
        assertThat(stage(TEN_DAYS, buying("8 11"))).isEqualTo("active");
        assertThat(stage(TEN_DAYS.withOwnRhythmFrom(1), buying("8 11"))).isEqualTo("at risk");
    }

    @Test
    void keepsManyGapsApart() {
        StringBuilder everyDay = new StringBuilder("3");
        for (int day = 4; day < 60; day++) {
            everyDay.append(' ').append(day);
        }

        assertThat(stage(TEN_DAYS, buying(everyDay.toString()))).isEqualTo("at risk");
    }

    @Test
    void refusesRulesWithoutMeaning() {
        assertRefused(
                () -> LifeCycle.withDefaults().withAtRiskAfter(4),
                "multiples of the rhythm must ascend from above 0: atRiskAfter (4.0), dormantAfter (4.0), lostAfter (7.0)");
        assertRefused(
                () -> LifeCycle.withDefaults().withAtRiskAfter(Double.NaN),
                "multiples of the rhythm must ascend from above 0: atRiskAfter (NaN), dormantAfter (4.0), lostAfter (7.0)");
        assertRefused(
                () -> LifeCycle.withDefaults().withLostAfter(3),
                "multiples of the rhythm must ascend from above 0: atRiskAfter (2.0), dormantAfter (4.0), lostAfter (3.0)");
        assertRefused(() -> LifeCycle.withDefaults().withOwnRhythmFrom(0), "gaps must be at least 1: 0");
        assertRefused(() -> LifeCycle.withDefaults().withRhythmOfOthers(0), "days must be above 0 and finite: 0.0");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
