package io.github.retentionmetrics.segment;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static io.github.retentionmetrics.testing.Shop.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTiersTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private static PurchaseHistory spending(String euros) {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(EUR);
        String[] amounts = euros.isEmpty() ? new String[0] : euros.split(" ", -1);
        for (int customer = 0; customer < amounts.length; customer++) {
            builder.add("C" + customer, DAY, new BigDecimal(amounts[customer]));
        }
        return builder.build(DAY);
    }

    private static String tiers(ValueTiers tiers, String euros) {
        return String.join("", tiers.over(spending(euros)).toMap().values());
    }

    /** Of 100: A while those above bring less than 80, B while they bring less than 95. */
    @ParameterizedTest
    @CsvSource({
        "50 30 15 5, AABC",
        "50 29 16 5, AAAC",
        "79 2 14 5, ACAB", // above 14 are 79, above 5 are 93, above 2 are 98
        "100, A",
        "10 10 10 10 10, AAAAA",
        "80 10 10, ABB",
        "80 5 5 5 5, ABBBB",
        "95 4 1, ACC",
        "94 5 1, ABC",
        "80 15 5 0 0, ABCCC",
        "80 15 5 -20, ABC", // somebody with a refund only is no customer
        "0 0, CC",
        "-3, ''"
    })
    void sharesAreOfCustomersWhoSpentStrictlyMore(String euros, String expected) {
        assertThat(tiers(ValueTiers.abc(), euros)).isEqualTo(expected);
    }

    @Test
    void nobodyHasNoTier() {
        assertThat(ValueTiers.abc().over(spending("")).customers()).isZero();
    }

    @Test
    void whoWasRefundedMoreThanTheyBoughtIsInTheLastTier() {
        PurchaseHistory history =
                history("2026-03-31", "a 2026-01-05 10", "b 2026-01-05 5", "b 2026-01-06 -9", "c 2026-01-07 -1");

        assertThat(ValueTiers.abc().over(history).toMap()).containsExactly(entry("a", "A"), entry("b", "C"));
        assertThat(SegmentValues.of(history, ValueTiers.abc().over(history))
                        .unsegmented()
                        .revenue())
                .isEqualTo("-1");
    }

    @Test
    void amountsAreReached() {
        ValueTiers tiers = ValueTiers.ofThresholds(List.of(new BigDecimal("50"), new BigDecimal("20.005")));

        assertThat(tiers(tiers, "50 49.99 20.01 20 -5")).isEqualTo("ABBC");
        assertThat(tiers).hasToString("ValueTiers[A, B, C] from [50, 20.005]");
    }

    @Test
    void tiersMayHaveOtherSharesAndNames() {
        ValueTiers tiers = ValueTiers.ofShares(List.of(0.5, 0.5)).withNames(List.of("top", "rest"));
        Segmentation segments = Serialization.roundTrip(tiers).over(spending("60 30 10"));

        assertThat(segments.names()).containsExactly("top", "rest");
        assertThat(segments.customerIds("top")).containsExactly("C0");
        assertThat(ValueTiers.ofShares(List.of(0.1, 0.2, 0.7))).hasToString("ValueTiers[A, B, C] up to [0.1, 0.3]");
    }

    @Test
    void addsUpMoreThanALong() {
        String most = "92233720368547758.07";

        assertThat(tiers(ValueTiers.abc(), most + " " + most + " 1")).isEqualTo("AAC");
    }

    @Test
    void refusesTiersWithoutMeaning() {
        assertRefused(() -> ValueTiers.ofShares(List.of(1.0)), "tiers must be in 2..26: 1");
        assertRefused(() -> ValueTiers.ofShares(List.of(0.5, 0.4)), "shares must add up to 1: 0.9");
        assertRefused(() -> ValueTiers.ofShares(List.of(1.0, 0.0)), "shares must be above 0 and at most 1: 0.0");
        assertRefused(() -> ValueTiers.ofShares(List.of(1.5, -0.5)), "shares must be above 0 and at most 1: 1.5");
        assertRefused(() -> ValueTiers.ofThresholds(List.of()), "tiers must be in 2..26: 1");
        assertRefused(
                () -> ValueTiers.ofThresholds(List.of(BigDecimal.ONE, BigDecimal.ONE)),
                "leastAmounts must be descending: [1, 1]");
        assertRefused(() -> ValueTiers.abc().withNames(List.of("a", "b")), "names must be 3 different ones: [a, b]");
        assertRefused(
                () -> ValueTiers.abc().withNames(List.of("a", "b", "a")), "names must be 3 different ones: [a, b, a]");
        assertRefused(() -> ValueTiers.abc().withNames(List.of("a", "b", " ")), "name must not be blank: length 1");
        ValueTiers huge = ValueTiers.ofThresholds(List.of(new BigDecimal("1e30")));
        assertRefused(() -> huge.over(spending("1")), "leastAmounts must fit in 64-bit minor units: 33 digits");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
