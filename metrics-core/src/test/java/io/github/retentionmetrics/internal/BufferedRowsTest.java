package io.github.retentionmetrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BufferedRowsTest {
    private static final int MOST = 1 << 20;

    private final BufferedRows rows = new BufferedRows();
    private final CustomerDictionary customers = new CustomerDictionary();
    private final PurchaseRows purchases = new PurchaseRows();

    /** The number of the row is the amount, and modulo 7 the day. */
    private void add(String customerId, int number) {
        char[] buffer = ("," + customerId + ",").toCharArray();
        rows.add(buffer, 1, customerId.length(), number % 7, number);
        Arrays.fill(buffer, 'x');
    }

    private List<String> ids() {
        CustomerIds ids = customers.toIds();
        return IntStream.range(0, ids.size()).mapToObj(ids::get).toList();
    }

    /** The numbers of the rows of a customer. */
    private long[] numbersOf(int customer) {
        PurchaseColumns orders = purchases.orders(customers.size());
        IntStream range = IntStream.range(orders.from(customer), orders.to(customer));
        assertThat(range.allMatch(row -> orders.days()[row] == orders.amounts()[row] % 7))
                .isTrue();
        return Arrays.stream(orders.amounts(), orders.from(customer), orders.to(customer))
                .sorted()
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 191, 192, 193, 100_000, 200_000})
    void rowsOfAnyNumberOfBlocksGoOnInOrder(int size) {
        for (int number = 0; number < 2 * size; number++) {
            if (number == size) {
                rows.moveTo(customers, purchases);
                assertThat(rows.rows()).isZero();
                assertThat(purchases.rows()).isEqualTo(size);
            }
            add("C" + number % 13, number);
        }
        assertThat(rows.rows()).isEqualTo(size);
        rows.moveTo(customers, purchases);
        rows.moveTo(customers, purchases);

        assertThat(purchases.rows()).isEqualTo(2L * size);
        assertThat(ids())
                .isEqualTo(IntStream.range(0, Math.min(13, 2 * size))
                        .mapToObj(i -> "C" + i)
                        .toList());
        for (int customer = 0; customer < ids().size(); customer++) {
            assertThat(numbersOf(customer))
                    .isEqualTo(LongStream.iterate(customer, number -> number < 2L * size, number -> number + 13)
                            .toArray());
        }
    }

    @Test
    void isFullOfAMillionRows() {
        for (int number = 0; number < MOST; number++) {
            assertThat(number > MOST - 3 && rows.isFull()).isFalse();
            add("C", number);
        }
        assertThat(rows.isFull()).isTrue();
        rows.moveTo(customers, purchases);

        assertThat(rows.isFull()).isFalse();
        assertThat(numbersOf(0)).isEqualTo(LongStream.range(0, MOST).toArray());
    }

    @Test
    void isFullOfAMillionCharactersOfLongTexts() {
        add("C-17", 0);
        add("x".repeat(MOST - 3), 1);
        assertThat(rows.isFull()).isFalse();
        add("another text", 2);
        assertThat(rows.isFull()).isTrue();
        rows.moveTo(customers, purchases);

        assertThat(rows.isFull()).isFalse();
        assertThat(ids()).containsExactly("C-17", "x".repeat(MOST - 3), "another text");
    }

    /** A length takes two characters, of which the first is for more than 65,535. */
    @Test
    void textsOfAnyLengthAndOfAnyCharactersAreKept() {
        List<String> texts = new ArrayList<>(List.of(
                "\u0000",
                "a\u0000",
                "\u0000a",
                "\u0000\u0000",
                "a",
                "\u00FF".repeat(8),
                "\u0100",
                "\u0161",
                "客户",
                "\uD83D\uDE00",
                "\uDE00"));
        for (int length : new int[] {8, 9, 40, 65_535, 65_536, 65_537, 131_072, 200_000}) {
            texts.add("x".repeat(length));
            texts.add("x".repeat(length - 1) + "\u0000");
        }
        for (int round = 0; round < 2; round++) {
            for (int text = 0; text < texts.size(); text++) {
                add(texts.get(text), text);
            }
            rows.moveTo(customers, purchases);
        }
        assertThat(ids().equals(texts)).isTrue();
        assertThat(IntStream.range(0, texts.size()))
                .allSatisfy(text -> assertThat(numbersOf(text)).containsExactly(text, text));
    }
}
