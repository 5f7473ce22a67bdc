package io.github.retentionmetrics.purchase;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.testing.Serialization;
import io.github.retentionmetrics.testing.Shop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Histories from columns, and histories from histories. */
class PurchaseColumnsTest {
    private static final LocalDate UNTIL = LocalDate.of(2026, 3, 31);
    private static final int DAY = (int) LocalDate.of(2026, 3, 14).toEpochDay();

    private static PurchaseHistory ofColumns(String[] ids, int[] days, long... amounts) {
        return PurchaseHistory.ofColumns(EUR, ids, days, amounts, UNTIL);
    }

    private static int[] days(int... daysAfter) {
        int[] days = new int[daysAfter.length];
        for (int row = 0; row < days.length; row++) {
            days[row] = DAY + daysAfter[row];
        }
        return days;
    }

    @Test
    void readsColumnsInAnyOrderAndKeepsNone() {
        String[] ids = {"a", "b", "a", "a"};
        int[] days = days(3, 0, 1, 2);
        long[] amounts = {300, 250, -50, 199};
        PurchaseHistory history = PurchaseHistory.ofColumns(EUR, ids, days, amounts, UNTIL);
        ids[0] = "z";
        days[0] = 0;
        amounts[0] = 0;

        assertThat(history.orders()).isEqualTo(3);
        assertThat(history.refunds()).isEqualTo(1);
        assertThat(history.revenue()).isEqualTo(new BigDecimal("6.99"));
        CustomerCursor cursor = history.cursor();
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.customerId()).isEqualTo("a");
        assertThat(cursor.epochDay(0)).isEqualTo(DAY + 2);
        assertThat(cursor.amountMinor(1)).isEqualTo(300);
    }

    @Test
    void aBuilderKeepsCopies() {
        int[] days = days(0);
        long[] amounts = {100};
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(EUR).addColumns(new int[] {17}, days, amounts);
        days[0] = 0;
        amounts[0] = 0;

        assertThat(builder.build(UNTIL).revenue()).isEqualTo(new BigDecimal("1.00"));
        assertThat(builder.build(UNTIL).span().orElseThrow().startInclusive().toEpochDay())
                .isEqualTo(DAY);
    }

    @Test
    void numbersStayTheCustomersTheyAre() {
        PurchaseHistory history = PurchaseHistory.builder(EUR)
                .addColumns(new int[] {-3, 7}, days(0, 1), new long[] {1, 2})
                .addColumns(new long[] {7, Long.MIN_VALUE}, days(2, 3), new long[] {4, 8})
                .add("7", LocalDate.of(2026, 3, 20), new BigDecimal("0.16"))
                .addColumns(new int[] {-3}, days(4), new long[] {32})
                .build(UNTIL);

        assertThat(history.customers()).isEqualTo(3);
        CustomerCursor cursor = history.cursor();
        StringBuilder seen = new StringBuilder();
        while (cursor.next()) {
            seen.append(cursor.customerId())
                    .append('=')
                    .append(cursor.revenueMinor())
                    .append(' ');
        }
        assertThat(seen).hasToString("-3=33 7=22 -9223372036854775808=8 ");
    }

    private static void assertRefused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void namesTheRowAndTheRule() {
        String[] two = {"a", "b"};
        assertRefused("epochDays length (1) must equal customerIds length (2)", () -> ofColumns(two, days(0), 1, 2));
        assertRefused(
                "amountsMinor length (3) must equal customerIds length (2)", () -> ofColumns(two, days(0, 0), 1, 2, 3));
        assertRefused(
                "customerId at row 1 must not be blank: length 1",
                () -> ofColumns(new String[] {"a", " "}, days(0, 0), 1, 2));
        assertRefused(
                "date at row 1 must be in 0001-01-01..9999-12-31: +10000-01-01",
                () -> ofColumns(two, new int[] {DAY, 2_932_897}, 1, 2));
        assertRefused(
                "observedUntil (2026-03-31) must be on or after the last purchase (2026-04-01)"
                        + ": give a later day, or leave out later purchases with asKnownOn",
                () -> ofColumns(two, days(0, 18), 1, 2));
        assertThatThrownBy(() -> ofColumns(new String[] {"a", null}, days(0, 0), 1, 2))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("customerId at row 1");
        assertThatThrownBy(() -> PurchaseHistory.ofColumns(EUR, (String[]) null, days(), new long[0], UNTIL))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("customerIds");
        assertThatThrownBy(() -> PurchaseHistory.ofColumns(EUR, two, null, new long[0], UNTIL))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("epochDays");
        assertThatThrownBy(() -> PurchaseHistory.ofColumns(EUR, two, days(), null, UNTIL))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("amountsMinor");
    }

    @Test
    void categoriesAreCheckedBeforeAnyWork() {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(EUR);
        String[] two = {"a", "b"};

        assertRefused(
                "categories length (1) must equal customerIds length (2)",
                () -> builder.addColumns(two, days(0, 0), new long[2], new String[] {"tea"}));
        assertThatThrownBy(() -> builder.addColumns(two, days(0, 0), new long[2], new String[] {"tea", null}))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("category at row 1");
        assertThatThrownBy(() -> builder.addColumns(two, days(0, 0), new long[2], null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("categories");
        assertThatThrownBy(() -> builder.add("a", UNTIL, BigDecimal.ONE, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("category at row 0");
        assertThat(builder.build(UNTIL).categories()).isEmpty();
        assertThat(builder.build(UNTIL).orders()).isZero();
    }

    @Test
    void categoriesAreThoseOfWhatIsLeft() {
        PurchaseHistory history = PurchaseHistory.builder(EUR)
                .withRefunds(PurchaseHistory.RefundPolicy.IGNORE)
                .add("a", LocalDate.of(2026, 3, 3), BigDecimal.ONE, "tea")
                .add("b", LocalDate.of(2026, 3, 2), BigDecimal.ONE, "books")
                .add("b", LocalDate.of(2026, 3, 1), BigDecimal.ONE)
                .add("b", LocalDate.of(2026, 3, 1), BigDecimal.ONE.negate(), "ignored")
                .build(UNTIL);

        assertThat(history.categories()).containsExactly("books", "tea");
        assertThat(history.filter("a"::equals).categories()).containsExactly("tea");
        assertThat(history.asKnownOn(LocalDate.of(2026, 3, 2)).categories()).containsExactly("books");
        assertThat(history.asKnownOn(LocalDate.of(2026, 3, 1)).categories()).isEmpty();
        assertThat(history.split(2).stream().map(PurchaseHistory::categories))
                .containsExactlyInAnyOrder(List.of("tea"), List.of("books"));
        CustomerCursor customer = history.filter("b"::equals).cursor();
        assertThat(customer.next()).isTrue();
        assertThat(customer.category(0)).isEmpty();
        assertThat(customer.categoryIndex(0)).isEqualTo(-1);
        assertThat(customer.category(1)).isEqualTo("books");
        assertThat(customer.categoryIndex(1)).isZero();
        assertThatThrownBy(() -> customer.category(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void manyOrdersOfOneCustomerKeepTheirCategories() {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(EUR);
        for (int i = 0; i < 99; i++) {
            builder.add("a", UNTIL.minusDays(i), BigDecimal.valueOf(i), "c" + i % 10);
        }
        CustomerCursor customer = builder.build(UNTIL).cursor();
        customer.next();

        assertThat(IntStream.range(0, 99)).allSatisfy(order -> {
            assertThat(customer.amountMinor(order)).isEqualTo(100L * (98 - order));
            assertThat(customer.category(order)).isEqualTo("c" + (98 - order) % 10);
        });
    }

    @Test
    void refusedColumnsLeaveTheBuilderAsItWas() {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(EUR)
                .withRefunds(PurchaseHistory.RefundPolicy.REFUSE)
                .addColumns(new String[] {"a", "b"}, days(0, 1), new long[] {1, 2});

        assertRefused(
                "amount at row 3 must not be negative: refunds are refused",
                () -> builder.addColumns(new String[] {"c", "d"}, days(0, 1), new long[] {1, -2}));
        assertRefused(
                "customerId at row 3 must not be blank: length 0",
                () -> builder.addColumns(new String[] {"c", ""}, days(0, 1), new long[] {1, 2}));
        PurchaseHistory history = builder.addColumns(new String[] {"d", "a"}, days(0, 1), new long[] {4, 8})
                .build(UNTIL);
        assertThat(history.customers()).isEqualTo(3);
        assertThat(history.revenue()).isEqualTo(new BigDecimal("0.15"));
    }

    @Test
    void turnsTimestampsIntoTheDaysOfAZone() {
        ZoneId amsterdam = ZoneId.of("Europe/Amsterdam");
        String[] instants = {
            "2026-03-28T22:59:59.999Z", "2026-03-28T23:00:00Z", "2026-03-29T21:59:59.999Z", "2026-03-29T22:00:00Z",
            "1900-01-01T00:00:00Z", "2026-10-25T00:59:59Z", "2026-10-25T01:00:00Z", "9999-12-31T22:59:59.999Z"
        };
        long[] millis = new long[instants.length];
        int[] expected = new int[instants.length];
        for (int row = 0; row < instants.length; row++) {
            Instant instant = Instant.parse(instants[row]);
            millis[row] = instant.toEpochMilli();
            expected[row] = (int) LocalDate.ofInstant(instant, amsterdam).toEpochDay();
        }
        assertThat(PurchaseHistory.epochDays(millis, amsterdam)).isEqualTo(expected);
        assertThat(PurchaseHistory.epochDays(new long[] {-1, 0, 86_399_999, 86_400_000}, ZoneId.of("UTC")))
                .containsExactly(-1, 0, 0, 1);
        assertRefused(
                "epochMillis at row 1 must be in 0001-01-01..9999-12-31: +10000-01-01",
                () -> PurchaseHistory.epochDays(
                        new long[] {0, Instant.parse("9999-12-31T23:00:00Z").toEpochMilli()}, amsterdam));
        assertThatThrownBy(() -> PurchaseHistory.epochDays(new long[] {Long.MAX_VALUE}, amsterdam))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("epochMillis at row 0 must be in 0001-01-01..9999-12-31: ");
        assertThatThrownBy(() -> PurchaseHistory.epochDays(null, amsterdam)).hasMessage("epochMillis");
        assertThatThrownBy(() -> PurchaseHistory.epochDays(millis, null)).hasMessage("zone");
    }

    @Test
    void isCutBackOrExtendedToAnotherDay() {
        PurchaseHistory history = Shop.history("2026-03-31", "a 2026-03-01 1", "b 2026-03-02 2", "a 2026-03-02 4");

        assertThat(history.asKnownOn(LocalDate.of(2026, 3, 1)))
                .hasToString(
                        "PurchaseHistory[1 orders and 0 refunds of 1 customers in EUR, observed until 2026-03-01]");
        assertThat(history.asKnownOn(LocalDate.of(2026, 2, 28)).span()).isEmpty();
        assertRefused(
                "date (2026-04-01) must be on or before observedUntil (2026-03-31)",
                () -> history.asKnownOn(LocalDate.of(2026, 4, 1)));
        assertThat(history.withObservedUntil(LocalDate.of(2026, 4, 1)).observedUntil())
                .isEqualTo("2026-04-01");
        assertRefused(
                "observedUntil (2026-03-01) must be on or after the last purchase (2026-03-02)"
                        + ": give a later day, or leave out later purchases with asKnownOn",
                () -> history.withObservedUntil(LocalDate.of(2026, 3, 1)));
    }

    @Test
    void joinsOnlyWhatIsAlike() {
        PurchaseHistory history = Shop.history("2026-03-31", "a 2026-03-01 1");

        assertRefused(
                "observedUntil of other (2026-03-30) must be that of this (2026-03-31)"
                        + ": see withObservedUntil for a later day, asKnownOn for an earlier one",
                () -> history.plus(Shop.history("2026-03-30")));
        assertRefused(
                "currency of other (USD) must be that of this (EUR)",
                () -> history.plus(PurchaseHistory.of(Currency.getInstance("USD"), List.of(), UNTIL)));
        assertRefused(
                "decimals of other (3) must be that of this (2)",
                () -> history.plus(PurchaseHistory.builder(EUR).withDecimals(3).build(UNTIL)));
        assertRefused("parts must be at least 1: 0", () -> history.split(0));
    }

    @Test
    void sortsManyPurchasesOfOneCustomer() {
        int rows = 1_000;
        String[] ids = new String[rows];
        int[] days = new int[rows];
        long[] amounts = new long[rows];
        for (int row = 0; row < rows; row++) {
            ids[row] = "a";
            days[row] = DAY - (row * 37) % 500;
            amounts[row] = row;
        }
        CustomerCursor cursor = ofColumns(ids, days, amounts).cursor();

        assertThat(cursor.next()).isTrue();
        for (int order = 1; order < rows; order++) {
            boolean isSameDay = cursor.epochDay(order) == cursor.epochDay(order - 1);
            assertThat(cursor.epochDay(order)).isGreaterThanOrEqualTo(cursor.epochDay(order - 1));
            assertThat(!isSameDay || cursor.amountMinor(order) > cursor.amountMinor(order - 1))
                    .isTrue();
        }
    }

    @Test
    void takesTwelveBytesAPurchaseAndTwelveACustomer() throws IOException, ClassNotFoundException {
        int rows = 100_000;
        int customers = 14_000;
        int[] ids = IntStream.range(0, rows).map(row -> row % customers).toArray();
        int[] days = IntStream.range(0, rows).map(row -> DAY - row % 900).toArray();
        PurchaseHistory history = PurchaseHistory.ofColumns(EUR, ids, days, new long[rows], UNTIL);

        // as in memory: 4 bytes a day, 8 an amount, 4 an offset, 8 a number; and 5 for each kilobyte of the stream
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(history);
        }
        assertThat(bytes.size()).isBetween(12 * rows + 12 * customers, 12 * rows + 12 * customers + 10_000);
        assertThat(Serialization.roundTrip(history)).hasToString(history.toString());
    }

    @Test
    void textsThatCollideAreStillFoundQuickly() {
        int customers = 1 << 13;
        String[] ids = new String[2 * customers];
        for (int customer = 0; customer < customers; customer++) {
            StringBuilder id = new StringBuilder();
            for (int bit = 0; bit < 13; bit++) {
                // "Aa" and "BB" have the same hash code, and so has every text made of them
                id.append((customer >> bit & 1) == 0 ? "Aa" : "BB");
            }
            ids[customer] = id.toString();
            ids[customers + customer] = id.toString();
        }
        PurchaseHistory history = ofColumns(ids, new int[ids.length], new long[ids.length]);

        assertThat(history.customers()).isEqualTo(customers);
        assertThat(history.orders()).isEqualTo(2L * customers);
    }
}
