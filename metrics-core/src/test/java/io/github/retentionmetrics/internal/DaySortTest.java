package io.github.retentionmetrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DaySortTest {

    @ParameterizedTest
    @CsvSource({
        // customers' first rows and the number of rows; days
        "0 0, '', true",
        "0 1, 5, true",
        "0 3, 5 5 6, true",
        "0 3, 5 6 5, false",
        "0 2 4, 5 6 5 6, true",
        "0 2 4, 5 6 6 5, false",
        "0 2 4, 6 5 5 6, false",
        "0 2 2 2 4, 5 6 5 6, true",
        "0 0 2 4 4, 5 6 5 6, true",
        "0 0 2 4 4, 5 6 6 5, false",
        "0 1 2 3, 9 8 7, true",
    })
    void knowsWhetherThereIsAnythingToSort(String offsets, String days, boolean isSorted) {
        assertThat(DaySort.isSorted(numbers(offsets), numbers(days))).isEqualTo(isSorted);
    }

    private static int[] numbers(String text) {
        return text.isEmpty()
                ? new int[0]
                : Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    private record Row(int day, long amount, int category) {}

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sortsEachCustomersRowsAndKeepsTheOrderOfADay(boolean hasCategories) {
        Random random = new Random(11);
        int[] sizes = random.ints(300, 0, 60).toArray();
        int[] offsets = new int[sizes.length + 1];
        for (int i = 0; i < sizes.length; i++) {
            offsets[i + 1] = offsets[i] + sizes[i];
        }
        int rows = offsets[sizes.length];
        int[] days = random.ints(rows, -20, 20).toArray();
        long[] amounts = IntStream.range(0, rows).asLongStream().toArray();
        int[] categories = IntStream.range(0, rows).map(row -> row % 7).toArray();
        List<Row> expected = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            IntStream.range(offsets[i], offsets[i + 1])
                    .mapToObj(row -> new Row(days[row], amounts[row], categories[row]))
                    .sorted(Comparator.comparingInt(Row::day))
                    .forEach(expected::add);
        }

        DaySort.sort(offsets, days, amounts, hasCategories ? categories : null);

        assertThat(IntStream.range(0, rows)
                        .mapToObj(row -> new Row(
                                days[row], amounts[row], hasCategories ? categories[row] : (int) (amounts[row] % 7))))
                .isEqualTo(expected)
                .hasSize(rows);
        assertThat(DaySort.isSorted(offsets, days)).isTrue();
    }
}
