package io.github.retentionmetrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagedRowsTest {
    private final StagedRows rows = new StagedRows();
    private final CustomerDictionary customers = new CustomerDictionary();
    private final PurchaseRows purchases = new PurchaseRows();

    private void add(int size, IntFunction<String> idOf) {
        for (int row = 0; row < size; row++) {
            if (rows.isFull()) {
                rows.moveTo(customers, purchases);
            }
            rows.add(idOf.apply(row), row % 5, row, row % 3 == 0 ? "" : "K" + row % 3);
        }
    }

    /** Each row as text, customer by customer, and in the order of days and arrival. */
    private List<String> stored() {
        PurchaseColumns orders = purchases.orders(customers.size());
        CustomerIds ids = customers.toIds();
        List<String> stored = new ArrayList<>();
        for (int customer = 0; customer < ids.size(); customer++) {
            for (int row = orders.from(customer); row < orders.to(customer); row++) {
                int category = orders.category(row);
                stored.add(ids.get(customer) + " " + orders.days()[row] + " " + orders.amounts()[row] + " "
                        + (category == 0 ? "" : purchases.categories().get(category - 1)));
            }
        }
        return stored;
    }

    private static List<String> expected(int size, IntFunction<String> idOf) {
        return IntStream.range(0, size)
                .mapToObj(idOf)
                .distinct()
                .flatMap(id -> IntStream.range(0, 5)
                        .boxed()
                        .flatMap(day -> IntStream.range(0, size)
                                .filter(row -> row % 5 == day && idOf.apply(row).equals(id))
                                .mapToObj(
                                        row -> id + " " + day + " " + row + " " + (row % 3 == 0 ? "" : "K" + row % 3))))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 128, 129, 1000})
    void rowsOfAnyNumberOfBlocksGoOnInOrder(int size) {
        List<IntFunction<String>> identifiers = List.of(
                row -> "C" + row % 37,
                row -> "a longer identifier " + row % 37,
                row -> row % 4 == 0 ? "a longer one " + row % 37 : "C" + row % 37,
                row -> row < 200 ? "a longer one " + row % 37 : "C" + row % 37,
                row -> row < 200 ? "C" + row % 37 : "a longer one " + row % 37,
                row -> "\u20ac" + row % 37);
        for (IntFunction<String> idOf : identifiers) {
            StagedRowsTest test = new StagedRowsTest();
            test.add(size, idOf);
            assertThat(test.rows.rows()).isEqualTo(size == 0 ? 0 : 1 + (size - 1) % 64);
            test.rows.moveTo(test.customers, test.purchases);

            assertThat(test.rows.rows()).isZero();
            assertThat(test.stored()).isEqualTo(expected(size, idOf));
        }
    }

    @Test
    void nothingGoesOnTwice() {
        add(10, row -> "C" + row);
        rows.moveTo(customers, purchases);
        rows.moveTo(customers, purchases);

        assertThat(purchases.rows()).isEqualTo(10);
        assertThat(customers.size()).isEqualTo(10);
    }

    @Test
    void identifiersOfOneHashAreStillDifferent() {
        String[] texts = Arrays.copyOf(CraftedIdentifiersTest.sameHashCode(16), 40_000);
        add(texts.length, row -> texts[row]);
        rows.moveTo(customers, purchases);

        assertThat(customers.size()).isEqualTo(texts.length);
        assertThat(customers.toIds().get(texts.length - 1)).isEqualTo(texts[texts.length - 1]);
    }
}
