package io.github.retentionmetrics.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.purchase.Purchase;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All ways from records give the answer of the columns, and so does the naive way. */
class RecordsBenchmarkTest {
    @ParameterizedTest
    @CsvSource({"1, SHORT", "2, UUID", "100, SHORT", "100, UUID", "30000, SHORT", "30000, UUID"})
    void allWaysAgree(int purchases, Identifiers identifiers) {
        Size size = new Size();
        size.purchases = purchases;
        RecordsState shared = new RecordsState();
        shared.setUp(size);
        NewRecordsState records = new NewRecordsState();
        records.identifiers = identifiers;
        records.setUp(size);
        records.copy();
        LibraryState library = new LibraryState();
        library.setUp(size);
        CohortTable expected = TimedBenchmark.BY_MONTH.over(library.history);
        RecordsBenchmark benchmark = new RecordsBenchmark();

        assertThat(TimedBenchmark.BY_MONTH.over(benchmark.buildFromSharedRecords(shared)))
                .isEqualTo(expected);
        assertThat(TimedBenchmark.BY_MONTH.over(benchmark.buildFromRecords(records)))
                .isEqualTo(expected);
        assertThat(TimedBenchmark.BY_MONTH.over(benchmark.addParts(records))).isEqualTo(expected);
        assertThat(TimedBenchmark.BY_MONTH.over(benchmark.collectRecords(records)))
                .isEqualTo(expected);
        assertThat(benchmark.buildAndAsk(records)).isEqualTo(expected);
        assertThat(benchmark.streamRecords(records)).isEqualTo(CohortCells.of(expected));
    }

    @ParameterizedTest
    @CsvSource({"SHORT", "UUID"})
    void recordsShareNoTextDateOrAmount(Identifiers identifiers) {
        Size size = new Size();
        size.purchases = 100;
        NewRecordsState records = new NewRecordsState();
        records.identifiers = identifiers;
        records.setUp(size);
        records.copy();
        List<Purchase> before = records.purchases;
        records.copy();

        assertThat(records.purchases).isEqualTo(before);
        for (int row = 0; row < 100; row++) {
            assertThat(records.purchases.get(row).customerId())
                    .isNotSameAs(before.get(row).customerId());
            assertThat(records.purchases.get(row).date())
                    .isNotSameAs(before.get(row).date());
            assertThat(records.purchases.get(row).amount())
                    .isNotSameAs(before.get(row).amount());
        }
    }
}
