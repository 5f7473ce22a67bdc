package io.github.retentionmetrics.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PurchaseActivityTest {
    private static final BigDecimal REVENUE = new BigDecimal("120.00");

    @Test
    void tellsFirstFromRepeatOrders() {
        PurchaseActivity activity = new PurchaseActivity(10, 3, 4, 15, REVENUE);

        assertThat(activity.firstOrders()).isEqualTo(10 - 4);
        assertThat(activity.repeatOrders()).isEqualTo(15 - (10 - 4));
    }

    @Test
    void equalsWhateverTheTrailingZeros() {
        assertThat(new PurchaseActivity(1, 0, 0, 1, new BigDecimal("120.00")))
                .isEqualTo(new PurchaseActivity(1, 0, 0, 1, new BigDecimal("1.2E+2")))
                .hasToString(
                        "PurchaseActivity[customers=1, repeatCustomers=0, returningCustomers=0, orders=1, revenue=120]");
    }

    @Test
    void addsUp() {
        PurchaseActivity one = new PurchaseActivity(10, 3, 4, 15, new BigDecimal("99.95"));
        PurchaseActivity other = new PurchaseActivity(2, 0, 1, 2, new BigDecimal("-0.95"));

        assertThat(one.plus(other))
                .isEqualTo(other.plus(one))
                .isEqualTo(new PurchaseActivity(10 + 2, 3 + 0, 4 + 1, 15 + 2, new BigDecimal("99.00")));
        assertThat(one.plus(PurchaseActivity.empty())).isEqualTo(one);
        assertThat(PurchaseActivity.empty().plus(one)).isEqualTo(one);
    }

    @Test
    void refusesSumsThatDoNotFit() {
        PurchaseActivity most = new PurchaseActivity(Long.MAX_VALUE, 0, 0, Long.MAX_VALUE, REVENUE);

        assertThatThrownBy(() -> most.plus(most))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("customers must fit in a long: 9223372036854775807 + 9223372036854775807");
    }

    @Test
    void mayHaveRefundsWithoutOrders() {
        assertThat(new PurchaseActivity(0, 0, 0, 0, REVENUE.negate()).revenue()).isEqualByComparingTo("-120");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("repeatCustomers must not be negative: -1", new long[] {1, -1, 0, 1}),
                Arguments.of("returningCustomers must not be negative: -1", new long[] {1, 0, -1, 1}),
                Arguments.of("customers must not be negative: -1", new long[] {-1, 0, 0, 0}),
                Arguments.of("orders must not be negative: -1", new long[] {0, 0, 0, -1}),
                Arguments.of("repeatCustomers (3) must be at most customers (2)", new long[] {2, 3, 0, 6}),
                Arguments.of("returningCustomers (3) must be at most customers (2)", new long[] {2, 0, 3, 2}),
                Arguments.of(
                        "orders (1) must be at least customers (2) plus repeatCustomers (0)", new long[] {2, 0, 0, 1}),
                Arguments.of(
                        "orders (3) must be at least customers (2) plus repeatCustomers (2)", new long[] {2, 2, 0, 3}),
                Arguments.of(
                        "orders (9223372036854775807) must be at least customers (9223372036854775807) plus"
                                + " repeatCustomers (1)",
                        new long[] {Long.MAX_VALUE, 1, 0, Long.MAX_VALUE}),
                Arguments.of("orders (3) must equal customers (2) when repeatCustomers is 0", new long[] {2, 0, 0, 3}));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesCountsThatCannotBe(String message, long[] counts) {
        assertThatThrownBy(() -> new PurchaseActivity(counts[0], counts[1], counts[2], counts[3], REVENUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesRevenueThatCannotBeAddedTo() {
        assertThatThrownBy(() -> new PurchaseActivity(1, 0, 0, 1, new BigDecimal("1E+400000000")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("revenue must have at most 100 digits before the decimal point: 400000001");
        assertThatThrownBy(() -> new PurchaseActivity(1, 0, 0, 1, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("revenue");
        assertThatThrownBy(() -> PurchaseActivity.empty().plus(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("other");
    }

    @Test
    void survivesSerialisation() throws Exception {
        PurchaseActivity activity = new PurchaseActivity(10, 3, 4, 15, REVENUE);

        assertThat(Serialization.roundTrip(activity)).isEqualTo(activity);
    }
}
