package io.github.retentionmetrics.purchase;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PurchaseTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);
    private static final BigDecimal AMOUNT = new BigDecimal("24.95");

    @Test
    void equalsWhateverTheTrailingZeros() {
        Purchase purchase = Purchase.of("C-17", DAY, new BigDecimal("12.50"), EUR);

        assertThat(purchase).isEqualTo(Purchase.of("C-17", DAY, new BigDecimal("12.5"), EUR));
        assertThat(purchase).hasSameHashCodeAs(Purchase.of("C-17", DAY, new BigDecimal("12.500"), EUR));
        assertThat(Purchase.of("C-17", DAY, new BigDecimal("1E+2"), EUR).amount())
                .isEqualTo(new BigDecimal("100"));
    }

    @Test
    void hasACategoryOnceGiven() {
        Purchase order = Purchase.of("C-17", DAY, AMOUNT, EUR);

        assertThat(order.category()).isEmpty();
        assertThat(new Purchase("C-17", DAY, AMOUNT, EUR, null)).isEqualTo(order);
        assertThat(order.withCategory("books")).isEqualTo(new Purchase("C-17", DAY, AMOUNT, EUR, "books"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-13T23:30:00Z, Europe/Amsterdam, 2026-03-14",
        "2026-03-13T23:30:00Z, UTC, 2026-03-13",
        "2026-03-14T03:00:00Z, America/New_York, 2026-03-13",
        // the two sides of midnight on the day that summer time makes 23 hours long
        "2026-03-28T22:59:59Z, Europe/Amsterdam, 2026-03-28",
        "2026-03-29T21:59:59Z, Europe/Amsterdam, 2026-03-29",
        "2026-03-29T22:00:00Z, Europe/Amsterdam, 2026-03-30",
        "0001-01-01T00:00:00Z, UTC, 0001-01-01",
        "+10000-01-01T05:00:00Z, -18:00, 9999-12-31",
        "0000-12-31T06:00:00Z, +18:00, 0001-01-01",
    })
    void takesTheDayOfTheZone(Instant instant, String zone, LocalDate expected) {
        assertThat(Purchase.at("C-17", instant, ZoneId.of(zone), AMOUNT, EUR).date())
                .isEqualTo(expected);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("customerId must not be blank: length 0", with("", DAY, AMOUNT)),
                Arguments.of("customerId must not be blank: length 2", with(" \t", DAY, AMOUNT)),
                Arguments.of(
                        "date must be in 0001-01-01..9999-12-31: 0000-12-31",
                        with("C-17", LocalDate.of(0, 12, 31), AMOUNT)),
                Arguments.of(
                        "date must be in 0001-01-01..9999-12-31: +10000-01-01",
                        with("C-17", LocalDate.of(10_000, 1, 1), AMOUNT)),
                Arguments.of(
                        "amount must have at most 100 digits before the decimal point: 400000001",
                        with("C-17", DAY, new BigDecimal("1E+400000000"))),
                Arguments.of(
                        "amount must have at most 100 decimals: 400000000",
                        with("C-17", DAY, new BigDecimal("1E-400000000"))),
                Arguments.of(
                        "instant must be in 0001-01-01..9999-12-31: +1000000000-12-31T23:59:59.999999999Z",
                        at(Instant.MAX)),
                Arguments.of("instant must be in 0001-01-01..9999-12-31: -1000000000-01-01T00:00:00Z", at(Instant.MIN)),
                Arguments.of(
                        "instant must be in 0001-01-01..9999-12-31: +10000-01-01",
                        at(Instant.parse("+10000-01-01T00:00:00Z"))));
    }

    private static ThrowingCallable with(String customerId, LocalDate date, BigDecimal amount) {
        return () -> Purchase.of(customerId, date, amount, EUR);
    }

    private static ThrowingCallable at(Instant instant) {
        return () -> Purchase.at("C-17", instant, ZoneOffset.UTC, AMOUNT, EUR);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatIsOutOfRange(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    static Stream<Arguments> nulls() {
        return Stream.of(
                isNull("customerId", with(null, DAY, AMOUNT)),
                isNull("date", with("C-17", null, AMOUNT)),
                isNull("amount", with("C-17", DAY, null)),
                isNull("currency", () -> Purchase.of("C-17", DAY, AMOUNT, null)),
                isNull("category", () -> Purchase.of("C-17", DAY, AMOUNT, EUR).withCategory(null)),
                isNull("instant", at(null)),
                isNull("zone", () -> Purchase.at("C-17", Instant.EPOCH, null, AMOUNT, EUR)));
    }

    private static Arguments isNull(String name, ThrowingCallable call) {
        return Arguments.of(name, call);
    }

    @ParameterizedTest
    @MethodSource("nulls")
    void namesWhatIsNull(String name, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(name);
    }

    @Test
    void survivesSerialisation() throws Exception {
        Purchase purchase = new Purchase("C-17", DAY, AMOUNT, EUR, "books");

        assertThat(Serialization.roundTrip(purchase)).isEqualTo(purchase);
        assertThat(purchase)
                .hasToString("Purchase[customerId=C-17, date=2026-03-14, amount=24.95, currency=EUR, category=books]");
    }
}
