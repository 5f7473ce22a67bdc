package io.github.retentionmetrics.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.rfm.RfmScore;
import io.github.retentionmetrics.rfm.RfmValues;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The library, DuckDB and plain Java say the same of every customer. */
class RfmBenchmarkTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100, 50_000})
    void allWaysAgree(int purchases) throws SQLException {
        PurchaseWorkload workload = PurchaseWorkload.of(purchases);
        Size size = new Size();
        size.purchases = purchases;
        LibraryState library = new LibraryState();
        library.setUp(size);
        RfmBenchmark benchmark = new RfmBenchmark();
        Map<String, String> values = text(benchmark.askValues(library));
        long[] cells = cells(benchmark.askCells(library));

        Map<String, String> streamed = new TreeMap<>();
        RfmBenchmark.stream(workload.toPurchases())
                .forEach((id, text) -> streamed.put(Integer.toString(Integer.parseInt(id.substring(1))), text));
        assertThat(streamed).isEqualTo(values);
        try (DuckDb duckDb = DuckDb.load(workload)) {
            for (DuckDbQuery query : DuckDbQuestion.RFM_VALUES.candidates()) {
                try (DuckDbAnswer answer = duckDb.prepare(query)) {
                    assertThat(answer.rfmValues().toMap()).as("%s", query).isEqualTo(values);
                }
            }
            for (DuckDbQuery query : DuckDbQuestion.RFM_CELLS.candidates()) {
                try (DuckDbAnswer answer = duckDb.prepare(query)) {
                    assertThat(answer.rfmCells()).as("%s", query).isEqualTo(cells);
                }
            }
        }
    }

    private static Map<String, String> text(RfmValues values) {
        Map<String, String> text = new TreeMap<>();
        for (int customer = 0; customer < values.size(); customer++) {
            text.put(
                    values.customerId(customer),
                    values.recencyDays(customer) + " " + values.orders(customer) + " "
                            + values.monetaryMinor(customer));
        }
        return text;
    }

    private static long[] cells(SortedMap<RfmScore, Long> byScore) {
        long[] cells = new long[125];
        byScore.forEach((score, customers) ->
                cells[25 * score.recency() + 5 * score.frequency() + score.monetary() - 31] = customers);
        return cells;
    }
}
