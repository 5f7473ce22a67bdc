package io.github.retentionmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.retentionmetrics.customer.CustomerFlow;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChurnDefinitionTest {
    private static final long MAX = Long.MAX_VALUE;

    /** Each count has a digit of its own, so that a count too many or too few shows. */
    private static final CustomerFlow FLOW = CustomerFlow.startingWith(1_000_000)
            .withLost(1, 10)
            .withJoined(10_000, 100)
            .withReturned(100_000, 1_000);

    @ParameterizedTest
    @CsvSource({
        "TEXTBOOK,    1,       1000000",
        "CHARTMOGUL,  1,       1000000",
        "PROFITWELL,  11,      1000000",
        "BAREMETRICS, 1111,    1000000",
        "STRIPE,      1111,    1111100",
        "KUSTO,       -109999, 1000000",
        "PROFITABLE,  1111,    1109999"
    })
    void everyDefinitionCountsItsOwn(ChurnDefinition definition, long losses, long base) {
        assertThat(definition.of(FLOW)).isEqualTo(Ratio.of(losses, base));
    }

    @Test
    void chartMogulsExample() {
        // 100 at the start; 12 churned, of whom 1 came back and 1 had joined in the period: 10 %
        LocalDate before = LocalDate.of(2026, 1, 15);
        LocalDate midMarch = LocalDate.of(2026, 3, 15);
        List<Subscription> rows = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            rows.add(i <= 11 ? Subscription.of("C" + i, before, midMarch) : Subscription.of("C" + i, before));
        }
        rows.add(Subscription.of("C1", midMarch.plusDays(10)));
        rows.add(Subscription.of("joined", LocalDate.of(2026, 3, 2), midMarch));
        SubscriptionHistory history = SubscriptionHistory.of(rows, LocalDate.of(2026, 3, 31));
        CustomerFlow march = history.flow(Period.month(2026, 3));

        assertThat(march)
                .isEqualTo(CustomerFlow.startingWith(100).withLost(10, 1).withJoined(0, 1));
        assertThat(ChurnDefinition.CHARTMOGUL.of(march)).isEqualTo(Ratio.of(12 - 1 - 1, 100));
        assertThat(ChurnDefinition.TEXTBOOK.of(march))
                .isEqualTo(Ratio.of(10, 100))
                .isEqualTo(ChurnDefinition.TEXTBOOK.of(history, Period.month(2026, 3)));
        assertThat(ChurnDefinition.PROFITWELL.of(march)).isEqualTo(Ratio.of(12 - 1, 100));
        assertThat(ChurnDefinition.BAREMETRICS.of(march)).isEqualTo(Ratio.of(12, 100));
        assertThat(ChurnDefinition.STRIPE.of(march)).isEqualTo(Ratio.of(12, 100 + 1));
        assertThat(ChurnDefinition.KUSTO.of(march)).isEqualTo(Ratio.of(100 - 90, 100));
        assertThat(ChurnDefinition.PROFITABLE.of(march)).isEqualTo(Ratio.of(12, 90));
    }

    @Test
    void kustoIsStartLessEndOverStart() {
        CustomerFlow growing = CustomerFlow.startingWith(50).withLost(10, 0).withJoined(30, 0);
        assertThat(ChurnDefinition.KUSTO.of(growing)).isEqualTo(Ratio.of(50 - 70, 50));
        assertThat(ChurnDefinition.KUSTO.of(growing).value()).isEqualTo(-0.4);
        CustomerFlow lostAll = CustomerFlow.startingWith(50).withLost(50, 0);
        assertThat(ChurnDefinition.KUSTO.of(lostAll).value()).isEqualTo(1);
    }

    @Test
    void onlyTwoDefinitionsCanExceedOne() {
        CustomerFlow restless = CustomerFlow.startingWith(1).withJoined(1, 8).withReturned(0, 1);
        assertThat(ChurnDefinition.BAREMETRICS.of(restless)).isEqualTo(Ratio.of(9, 1));
        assertThat(ChurnDefinition.PROFITABLE.of(restless)).isEqualTo(Ratio.of(9, 2));
        assertThat(ChurnDefinition.STRIPE.of(restless)).isEqualTo(Ratio.of(9, 1 + 1 + 8 + 1));
        assertThat(ChurnDefinition.TEXTBOOK.of(restless)).isEqualTo(Ratio.of(0, 1));
    }

    @ParameterizedTest
    @EnumSource
    void nobodyAtAllIsUndefinedByEveryDefinition(ChurnDefinition definition) {
        String reason = switch (definition) {
            case STRIPE -> "no customers at the start of the period and none who came in it";
            case PROFITABLE -> "no customers at the end of the period";
            default -> "no customers at the start of the period";
        };
        assertThat(definition.of(CustomerFlow.empty())).isEqualTo(Ratio.of(0, 0, reason));
        assertThat(definition.of(CustomerFlow.empty()).isDefined()).isFalse();
    }

    @Test
    void undefinedKeepsItsLosses() {
        CustomerFlow joinedAndLeft = CustomerFlow.empty().withJoined(0, 3);
        assertThat(ChurnDefinition.BAREMETRICS.of(joinedAndLeft))
                .hasToString("undefined (3 of 0): no customers at the start of the period");
        assertThat(ChurnDefinition.STRIPE.of(joinedAndLeft)).isEqualTo(Ratio.of(3, 3));
    }

    @ParameterizedTest
    @CsvSource({"TEXTBOOK", "BAREMETRICS", "STRIPE", "KUSTO"})
    void countsUpToTheLargestAreExact(ChurnDefinition definition) {
        CustomerFlow flow = new CustomerFlow(MAX / 2, MAX / 4, MAX / 4, MAX / 8, MAX / 8, MAX / 8, MAX / 8);
        Ratio expected = switch (definition) {
            case TEXTBOOK -> Ratio.of(MAX / 4, MAX / 2);
            case STRIPE -> Ratio.of(2 * (MAX / 4) + 2 * (MAX / 8), MAX / 2 + 4 * (MAX / 8));
            case KUSTO -> Ratio.of(MAX / 4 - 2 * (MAX / 8), MAX / 2);
            default -> Ratio.of(2 * (MAX / 4) + 2 * (MAX / 8), MAX / 2);
        };
        assertThat(definition.of(flow)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void nullIsNamed(ChurnDefinition definition) {
        assertThatNullPointerException().isThrownBy(() -> definition.of(null)).withMessage("flow");
    }

    @ParameterizedTest
    @EnumSource
    void causesAreDescribedInWords(ChurnDefinition.Cause cause) {
        assertThat(cause.description()).isNotBlank().doesNotEndWith(".").doesNotContain("_");
    }
}
