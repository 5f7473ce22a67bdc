package io.github.retentionmetrics.purchase;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.period.Period;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PurchaseHistoryBuilderTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);
    private static final BigDecimal TEN = new BigDecimal("10.00");

    private static PurchaseHistoryBuilder euros() {
        return PurchaseHistory.builder(EUR);
    }

    private static BigDecimal revenue(PurchaseHistoryBuilder builder, String amount) {
        return builder.add("C-17", DAY, new BigDecimal(amount)).build(DAY).revenue();
    }

    @ParameterizedTest
    @CsvSource({
        "EUR, 2, 12.34, 12.34",
        "EUR, 2, 12.3400, 12.34",
        "EUR, 2, 1E+3, 1000.00",
        "EUR, 2, 0E+400000000, 0.00",
        "EUR, 2, 0.000000, 0.00",
        "EUR, 2, -0.00, 0.00",
        "JPY, 0, 1200, 1200",
        "JPY, 0, 1200.0, 1200",
        "BHD, 3, 1.234, 1.234",
        "XXX, 0, 7, 7",
        // the largest and smallest number of cents, and 2^31 of them
        "EUR, 2, 92233720368547758.07, 92233720368547758.07",
        "EUR, 2, -92233720368547758.08, -92233720368547758.08",
        "EUR, 2, 21474836.48, 21474836.48",
    })
    void countsInMinorUnitsOfTheCurrency(String currency, int decimals, String amount, String expected) {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(Currency.getInstance(currency));

        assertThat(revenue(builder, amount)).isEqualTo(new BigDecimal(expected));
        assertThat(builder.build(DAY).decimals()).isEqualTo(decimals);
    }

    @ParameterizedTest
    @CsvSource({
        "EUR, 0.001, amount at row 0 must have at most 2 decimals for EUR unless withDecimals of the builder allows more: 3 decimals",
        "EUR, 0.0010, amount at row 0 must have at most 2 decimals for EUR unless withDecimals of the builder allows more: 3 decimals",
        "JPY, 1200.5, amount at row 0 must have at most 0 decimals for JPY unless withDecimals of the builder allows more: 1 decimals",
        "BHD, 1.2345, amount at row 0 must have at most 3 decimals for BHD unless withDecimals of the builder allows more: 4 decimals",
        "XXX, 0.1, amount at row 0 must have at most 0 decimals for XXX unless withDecimals of the builder allows more: 1 decimals",
        "EUR, 1E-400000000, amount at row 0 must have at most 2 decimals for EUR unless withDecimals of the builder allows more: 400000000 decimals",
        "EUR, 92233720368547758.08, amount at row 0 must fit in 64-bit minor units: 2 decimals of EUR",
        "EUR, -92233720368547758.09, amount at row 0 must fit in 64-bit minor units: 2 decimals of EUR",
        "EUR, 100000000000000000, amount at row 0 must fit in 64-bit minor units: 2 decimals of EUR",
        "EUR, 1E+400000000, amount at row 0 must fit in 64-bit minor units: 2 decimals of EUR",
        "EUR, -1E+2147483647, amount at row 0 must fit in 64-bit minor units: 2 decimals of EUR",
    })
    void refusesAmountsThatDoNotFitWithoutShowingThem(String currency, BigDecimal amount, String message) {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(Currency.getInstance(currency));

        assertThatThrownBy(() -> builder.add("C-17", DAY, amount))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThat(builder.build(DAY).orders()).isZero();
    }

    @Test
    void takesMoreDecimalsOrFewer() {
        assertThat(revenue(euros().withDecimals(3), "0.850")).isEqualTo(new BigDecimal("0.850"));
        assertThat(revenue(euros().withDecimals(9), "9223372036.854775807"))
                .isEqualTo(new BigDecimal("9223372036.854775807"));
        assertThat(revenue(euros().withDecimals(0), "12.00")).isEqualTo(new BigDecimal("12"));
        assertThatThrownBy(() -> euros().withDecimals(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("decimals must be in 0..9: -1");
        assertThatThrownBy(() -> euros().withDecimals(10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("decimals must be in 0..9: 10");
    }

    @Test
    void netsRefunds() {
        PurchaseHistory history = euros().add("a", DAY, TEN)
                .add("a", DAY, new BigDecimal("-2.50"))
                .build(DAY);

        assertThat(history.orders()).isEqualTo(1);
        assertThat(history.refunds()).isEqualTo(1);
        assertThat(history.ignoredRefunds()).isZero();
        assertThat(history.revenue()).isEqualTo(new BigDecimal("7.50"));
    }

    @Test
    void ignoresRefundsButCountsThem() {
        PurchaseHistory history = euros().withRefunds(PurchaseHistory.RefundPolicy.IGNORE)
                .add("a", DAY, TEN)
                .add("a", DAY, new BigDecimal("-2.50"))
                .add("b", DAY.minusYears(1), new BigDecimal("-2.50"))
                .build(DAY);

        assertThat(history.orders()).isEqualTo(1);
        assertThat(history.refunds()).isZero();
        assertThat(history.ignoredRefunds()).isEqualTo(2);
        assertThat(history.revenue()).isEqualTo(TEN);
        assertThat(history.span()).contains(Period.day(DAY));
        CustomerCursor cursor = history.cursor();
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.next()).isFalse();
    }

    @Test
    void refusesRefundsButNotZero() {
        PurchaseHistoryBuilder builder =
                euros().withRefunds(PurchaseHistory.RefundPolicy.REFUSE).add("a", DAY, BigDecimal.ZERO);

        assertThatThrownBy(() -> builder.add("a", DAY, new BigDecimal("-0.01")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("amount at row 1 must not be negative: refunds are refused");
        assertThat(builder.build(DAY).orders()).isEqualTo(1);
    }

    static Stream<Arguments> refusedRows() {
        Currency usd = Currency.getInstance("USD");
        return Stream.of(
                row("customerId at row 2 must not be blank: length 2", b -> b.add("  ", DAY, TEN)),
                row(
                        "date at row 2 must be in 0001-01-01..9999-12-31: +10000-01-01",
                        b -> b.add("a", LocalDate.of(10_000, 1, 1), TEN)),
                row(
                        "date at row 2 must be in 0001-01-01..9999-12-31: 0000-12-31",
                        b -> b.add("a", LocalDate.of(0, 12, 31), TEN)),
                row(
                        "currency at row 2 (USD) must be the history's currency (EUR)",
                        b -> b.add(Purchase.of("a", DAY, TEN, usd))),
                row(
                        "amount at row 2 must have at most 2 decimals for EUR unless withDecimals of the builder allows more: 3 decimals",
                        b -> b.add(Purchase.of("a", DAY, new BigDecimal("0.001"), EUR))));
    }

    private static Arguments row(String message, Consumer<PurchaseHistoryBuilder> call) {
        return Arguments.of(message, call);
    }

    @ParameterizedTest
    @MethodSource("refusedRows")
    void namesTheRowAndGoesOn(String message, Consumer<PurchaseHistoryBuilder> bad) {
        PurchaseHistoryBuilder builder = euros().add("a", DAY, TEN).add("b", DAY, TEN);

        assertThatThrownBy(() -> bad.accept(builder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> builder.add("", DAY, TEN))
                .hasMessage("customerId at row 3 must not be blank: length 0");
        builder.add("c", DAY, TEN);
        assertThat(builder.build(DAY).orders()).isEqualTo(3);
    }

    static Stream<Arguments> nulls() {
        return Stream.of(
                row("purchase at row 0", b -> b.add(null)),
                row("customerId at row 0", b -> b.add(null, DAY, TEN)),
                row("date at row 0", b -> b.add("a", null, TEN)),
                row("amount at row 0", b -> b.add("a", DAY, null)),
                row("dictionary", b -> b.addColumns(null, new int[0], new int[0], new long[0])),
                row("codes", b -> b.addColumns(new String[0], null, new int[0], new long[0])),
                row("dictionary entry 0", b -> b.addColumns(new String[1], new int[0], new int[0], new long[0])),
                row("other", b -> b.addAll(null)),
                row("refundPolicy", b -> b.withRefunds(null)),
                row("observedUntil", b -> b.build(null)));
    }

    @ParameterizedTest
    @MethodSource("nulls")
    void namesWhatIsNull(String name, Consumer<PurchaseHistoryBuilder> call) {
        assertThatThrownBy(() -> call.accept(euros()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage(name);
    }

    @Test
    void isSetUpBeforeTheFirstPurchase() {
        PurchaseHistoryBuilder builder = euros().add("a", DAY, TEN);

        assertThatThrownBy(() -> builder.withDecimals(3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("decimals must be set before the first purchase: 1 added");
        assertThatThrownBy(() -> builder.withRefunds(PurchaseHistory.RefundPolicy.NET))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("refundPolicy must be set before the first purchase: 1 added");
        PurchaseHistoryBuilder ignoring =
                euros().withRefunds(PurchaseHistory.RefundPolicy.IGNORE).add("a", DAY, TEN.negate());
        assertThatThrownBy(() -> ignoring.withDecimals(3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("decimals must be set before the first purchase: 1 added");
    }

    @Test
    void refusesPurchasesAfterTheObservationDay() {
        PurchaseHistoryBuilder builder = euros().add("a", DAY, TEN);

        assertThatThrownBy(() -> builder.build(DAY.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("observedUntil (2026-03-13) must be on or after the last purchase (2026-03-14)"
                        + ": give a later day, or leave out later purchases with asKnownOn");
        assertThat(builder.build(DAY).observedUntil()).isEqualTo(DAY);
        assertThatThrownBy(() -> euros().build(LocalDate.of(10_000, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("observedUntil must be in 0001-01-01..9999-12-31: +10000-01-01");
    }

    @Test
    void refusesIgnoredRefundsAfterTheObservationDayToo() {
        PurchaseHistoryBuilder builder =
                euros().withRefunds(PurchaseHistory.RefundPolicy.IGNORE).add("a", DAY, TEN.negate());

        assertThatThrownBy(() -> builder.build(DAY.minusDays(1)))
                .hasMessage("observedUntil (2026-03-13) must be on or after the last purchase (2026-03-14)"
                        + ": give a later day, or leave out later purchases with asKnownOn");
    }

    @Test
    void buildsAgainAfterMorePurchases() {
        PurchaseHistoryBuilder builder = euros().add("a", DAY, TEN);
        PurchaseHistory first = builder.build(DAY);
        PurchaseHistory second = builder.add("b", DAY.minusDays(1), TEN).build(DAY);

        assertThat(first.customers()).isEqualTo(1);
        assertThat(first.orders()).isEqualTo(1);
        assertThat(second.customers()).isEqualTo(2);
        assertThat(second.revenue()).isEqualTo(new BigDecimal("20.00"));
    }

    @Test
    void mergesEverythingThatAnotherHolds() {
        BigDecimal refund = TEN.negate();
        PurchaseHistoryBuilder merged = euros().withRefunds(PurchaseHistory.RefundPolicy.IGNORE)
                .add("a", DAY, TEN)
                .addAll(euros().withRefunds(PurchaseHistory.RefundPolicy.IGNORE)
                        .add("b", DAY, TEN)
                        .add("a", DAY.plusDays(1), TEN)
                        .add("a", DAY.plusDays(2), refund));

        assertThatThrownBy(() -> merged.build(DAY.plusDays(1)))
                .hasMessage("observedUntil (2026-03-15) must be on or after the last purchase (2026-03-16)"
                        + ": give a later day, or leave out later purchases with asKnownOn");
        assertThatThrownBy(() -> merged.add("", DAY, TEN))
                .hasMessage("customerId at row 4 must not be blank: length 0");
        PurchaseHistory history = merged.build(DAY.plusDays(2));
        assertThat(history.ignoredRefunds()).isEqualTo(1);
        assertThat(history.activity(Period.day(DAY))).isEqualTo(activity(2, 0, "20"));
        assertThat(history.activity(Period.day(DAY.plusDays(1)))).isEqualTo(activity(1, 1, "10"));
    }

    @Test
    void isEmptyOnceItsPurchasesHaveMoved() {
        PurchaseHistoryBuilder moved = euros().add("a", DAY, TEN).add("b", DAY, TEN);
        PurchaseHistoryBuilder all = euros().addAll(moved);

        assertThat(moved.build(DAY).orders()).isZero();
        assertThatThrownBy(() -> moved.add("", DAY, TEN)).hasMessage("customerId at row 0 must not be blank: length 0");
        all.addAll(moved.add("c", DAY, TEN).add("a", DAY, TEN));
        assertThat(all.build(DAY).customers()).isEqualTo(3);
        assertThat(all.build(DAY).orders()).isEqualTo(4);
    }

    static Stream<Arguments> refusedBuilders() {
        return Stream.of(
                Arguments.of(
                        PurchaseHistory.builder(Currency.getInstance("USD")).withDecimals(2),
                        "currency of other (USD) must be that of this (EUR)"),
                Arguments.of(euros().withDecimals(3), "decimals of other (3) must be that of this (2)"),
                Arguments.of(
                        euros().withRefunds(PurchaseHistory.RefundPolicy.IGNORE),
                        "refundPolicy of other (IGNORE) must be that of this (NET)"));
    }

    @ParameterizedTest
    @MethodSource("refusedBuilders")
    void takesOnlyTheSameKindOfPurchases(PurchaseHistoryBuilder other, String message) {
        PurchaseHistoryBuilder builder = euros().add("a", DAY, TEN);
        other.add("b", DAY, TEN);

        assertThatThrownBy(() -> builder.addAll(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThat(builder.build(DAY).orders()).isEqualTo(1);
        assertThat(other.build(DAY).orders()).isEqualTo(1);
    }

    @Test
    void doesNotTakeItself() {
        PurchaseHistoryBuilder builder = euros().add("a", DAY, TEN);

        assertThatThrownBy(() -> builder.addAll(builder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("other must be another builder: this one");
        assertThat(builder.build(DAY).orders()).isEqualTo(1);
    }

    @Test
    void readsFromABufferThatIsOverwritten() {
        PurchaseHistoryBuilder builder = euros();
        int today = (int) DAY.toEpochDay();
        char[] buffer = new char[40];
        for (int row = 0; row < 1000; row++) {
            // short, long, beyond Latin-1, and one of a single character
            String id = List.of("C" + row % 30, "a long identifier " + row % 7, "客户" + row % 5, "x")
                    .get(row % 4);
            id.getChars(0, id.length(), buffer, row % 10);
            builder.add(buffer, row % 10, id.length(), today, 100);
        }
        assertThatThrownBy(() -> builder.withDecimals(3))
                .hasMessage("decimals must be set before the first purchase: 1000 added");
        PurchaseHistory history = builder.build(DAY);

        assertThat(history.orders()).isEqualTo(1000);
        assertThat(history.customers()).isEqualTo(15 + 7 + 5 + 1);
        assertThat(history.filter("客户3"::equals).orders()).isEqualTo(50);
        assertThat(history.filter("x"::equals).orders()).isEqualTo(250);
    }

    @Test
    void refusesARowFromABufferAndGoesOn() {
        PurchaseHistoryBuilder builder = euros().withRefunds(PurchaseHistory.RefundPolicy.REFUSE);
        char[] buffer = "a \t\u2003b".toCharArray();
        int today = (int) DAY.toEpochDay();

        assertThatThrownBy(() -> builder.add(buffer, 1, 3, today, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customerId at row 0 must not be blank: length 3");
        assertThatThrownBy(() -> builder.add(buffer, 1, 0, today, 100))
                .hasMessage("customerId at row 1 must not be blank: length 0");
        assertThatThrownBy(() -> builder.add(buffer, 0, 1, Integer.MAX_VALUE, 100))
                .hasMessage("date at row 2 must be in 0001-01-01..9999-12-31: +5881580-07-11");
        assertThatThrownBy(() -> builder.add(buffer, 0, 1, today, -1))
                .hasMessage("amount at row 3 must not be negative: refunds are refused");
        assertThatThrownBy(() -> builder.add(null, 0, 1, today, 1))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("buffer at row 4");
        assertThatThrownBy(() -> builder.add(buffer, 4, 2, today, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        // white space at the start only is not blank
        assertThat(builder.add(buffer, 1, 4, today, 100).build(DAY).orders()).isEqualTo(1);
    }

    @Test
    void readsMoreRowsFromBuffersThanWaitAtOnce() {
        int rows = (1 << 20) + 5;
        PurchaseHistoryBuilder one = euros();
        PurchaseHistoryBuilder other = euros();
        char[] buffer = "C0".toCharArray();
        for (int row = 0; row < rows; row++) {
            buffer[1] = (char) ('0' + row % 10);
            one.add(buffer, 0, 2, row, 1);
            buffer[1]++;
            other.add(buffer, 0, 2, 0, 1);
        }
        one.addAll(other);

        assertThatThrownBy(() -> one.add(buffer, 0, 0, 0, 1))
                .hasMessage("customerId at row 2097162 must not be blank: length 0");
        PurchaseHistory history = one.build(LocalDate.ofEpochDay(rows - 1));
        assertThat(history)
                .hasToString("PurchaseHistory[2097162 orders and 0 refunds of 11 customers in EUR, observed until "
                        + LocalDate.ofEpochDay(rows - 1) + "]");
        CustomerCursor first = history.cursor();
        assertThat(first.next()).isTrue();
        assertThat(first.customerId()).isEqualTo("C0");
        assertThat(first.epochDay(first.orders() - 1)).isEqualTo((1 << 20) + 4);
        assertThat(history.filter("C:"::equals).orders()).isEqualTo(rows / 10);
    }

    @Test
    void shortIdentifiersFromABufferTakeEightBytesEach() throws IOException {
        int customers = 20_000;
        PurchaseHistoryBuilder builder = euros();
        for (int customer = 0; customer < customers; customer++) {
            builder.add(("C" + customer).toCharArray(), 0, ("C" + customer).length(), 0, 1);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(builder.build(DAY));
        }
        // of each its word, an offset, and a day and an amount; and a checksum per block
        assertThat(bytes.size()).isBetween((8 + 4 + 12) * customers, (8 + 4 + 12) * customers + 5_000);
    }

    @Test
    void textsOfOneHashAreStillDifferent() {
        // the pairs have the same hash, and so have all texts of four of them: more than the table probes
        List<String> pairs = List.of("Aa", "BB", "C#", "D\u0004");
        List<String> ids = pairs.stream()
                .flatMap(a -> pairs.stream()
                        .flatMap(b -> pairs.stream().flatMap(c -> pairs.stream().map(d -> a + b + c + d))))
                .toList();
        PurchaseHistoryBuilder one = euros();
        PurchaseHistoryBuilder other = euros();
        for (int round = 0; round < 2; round++) {
            ids.forEach(id -> one.add(id.toCharArray(), 0, id.length(), 0, 1));
            ids.forEach(id -> other.add(id, DAY, TEN));
        }

        assertThat(one.build(DAY).customers()).isEqualTo(256);
        assertThat(one.addAll(other).build(DAY).customers()).isEqualTo(256);
        assertThat(one.build(DAY).filter(ids.get(200)::equals).orders()).isEqualTo(4);
    }

    @Test
    void refusesBadColumnsOfTextsOfOneHash() {
        String[] ids = IntStream.rangeClosed(0, 128)
                .mapToObj(number -> String.format("%7s", Integer.toBinaryString(number))
                        .replaceAll("[ 0]", "Aa")
                        .replace("1", "BB"))
                .toArray(String[]::new);
        ids[128] = " ";
        PurchaseHistoryBuilder builder = euros().add("a", DAY, TEN);

        assertThatThrownBy(() -> builder.addColumns(ids, new int[129], new long[129]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customerId at row 129 must not be blank: length 1");
        ids[128] = "a";
        assertThat(builder.addColumns(ids, new int[129], new long[129]).build(DAY))
                .hasToString("PurchaseHistory[130 orders and 0 refunds of 129 customers in EUR, observed until " + DAY
                        + "]");
    }

    @Test
    void takesEncodedColumns() {
        String[] dictionary = {"a", "nobody", "b", "a"};
        PurchaseHistory history = euros().add("b", DAY, TEN)
                .addColumns(dictionary, new int[] {3, 2, 0}, new int[3], new long[] {100, 200, 400})
                .build(DAY);

        assertThat(history.customers()).isEqualTo(2);
        assertThat(history.filter("a"::equals).revenue()).isEqualTo(new BigDecimal("5.00"));
        assertThat(history.filter("b"::equals).revenue()).isEqualTo(new BigDecimal("12.00"));
    }

    static Stream<Arguments> refusedColumns() {
        int[] days = {0, 0};
        long[] amounts = {1, 1};
        return Stream.of(
                row(
                        "code at row 2 must be in the dictionary of 1 identifiers: 1",
                        b -> b.addColumns(new String[] {"c"}, new int[] {0, 1}, days, amounts)),
                row(
                        "code at row 1 must be in the dictionary of 1 identifiers: -1",
                        b -> b.addColumns(new String[] {"c"}, new int[] {-1, 0}, days, amounts)),
                row(
                        "dictionary entry 1 must not be blank: length 1",
                        b -> b.addColumns(new String[] {"c", " "}, new int[] {0, 0}, days, amounts)),
                row(
                        "epochDays length (2) must equal codes length (1)",
                        b -> b.addColumns(new String[] {"c"}, new int[] {0}, days, amounts)),
                row(
                        "amountsMinor length (1) must equal codes length (2)",
                        b -> b.addColumns(new String[] {"c"}, new int[] {0, 0}, days, new long[1])),
                row(
                        "epochDays length (2) must equal customerIds length (1)",
                        b -> b.addColumns(new String[] {"c"}, days, amounts)));
    }

    @ParameterizedTest
    @MethodSource("refusedColumns")
    void refusesAllRowsOfBadColumns(String message, Consumer<PurchaseHistoryBuilder> bad) {
        PurchaseHistoryBuilder builder = euros().add("a", DAY, TEN);

        assertThatThrownBy(() -> bad.accept(builder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThat(builder.build(DAY).orders()).isEqualTo(1);
        assertThat(builder.add("c", DAY, TEN).build(DAY).customers()).isEqualTo(2);
        assertThatThrownBy(() -> builder.add("", DAY, TEN)).hasMessageStartingWith("customerId at row 2 ");
    }

    private static PurchaseActivity activity(long customers, long returning, String revenue) {
        return new PurchaseActivity(customers, 0, returning, customers, new BigDecimal(revenue));
    }

    @Test
    void growsWithItsInput() {
        PurchaseHistoryBuilder builder = euros();
        for (int row = 0; row < 10_000; row++) {
            builder.add("C" + row % 300, DAY.minusDays(row % 700), TEN);
        }
        PurchaseHistory history = builder.build(DAY);

        assertThat(history.orders()).isEqualTo(10_000);
        assertThat(history.customers()).isEqualTo(300);
        assertThat(history.revenue()).isEqualTo(new BigDecimal("100000.00"));
    }
}
