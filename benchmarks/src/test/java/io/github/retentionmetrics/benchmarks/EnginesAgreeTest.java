package io.github.retentionmetrics.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.benchmarks.CsvHalves.RangeReader;
import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every engine, and every query that DuckDB may be asked, gives the same answer on the same purchases. */
class EnginesAgreeTest {
    private static final CohortAnalysis BY_MONTH = CohortAnalysis.by(Granularity.MONTH);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100, 30_000})
    void onEveryQuestion(int purchases) throws SQLException {
        PurchaseWorkload workload = PurchaseWorkload.of(purchases);
        LibraryState library = library(purchases);
        CohortTable table = BY_MONTH.over(library.history);
        CohortCells cells = CohortCells.of(table);

        assertThat(cells.orders()).isEqualTo(purchases);
        assertThat(StreamCohorts.byMonth(workload.toPurchases())).isEqualTo(cells);
        assertThat(new CohortBenchmark().askHistoryTwoThreads(library)).isEqualTo(table);
        try (DuckDb duckDb = DuckDb.load(workload)) {
            assertAnswers(duckDb, DuckDbQuestion.COHORT_TABLE, cells);
            assertAnswers(duckDb, DuckDbQuestion.COHORT_TABLE_MADE_FOR_IT, cells);
            assertAnswers(duckDb, DuckDbQuestion.COHORT_CUSTOMERS, cells.customersOnly());
            assertAnswers(duckDb, DuckDbQuestion.HALF, half(library));
            assertSegments(duckDb, segments(library));
            assertMovements(duckDb, library);
        }
    }

    private static LibraryState library(int purchases) {
        Size size = new Size();
        size.purchases = purchases;
        LibraryState library = new LibraryState();
        library.setUp(size);
        return library;
    }

    private static void assertAnswers(DuckDb duckDb, DuckDbQuestion question, CohortCells expected)
            throws SQLException {
        for (DuckDbQuery query : question.candidates()) {
            try (DuckDbAnswer answer = duckDb.prepare(query)) {
                assertThat(answer.cells()).as("%s %s", question, query).isEqualTo(expected);
                assertThat(answer.cells()).as("%s %s again", question, query).isEqualTo(expected);
            }
        }
    }

    private static CohortCells half(LibraryState library) {
        SegmentBenchmark benchmark = new SegmentBenchmark();
        CohortTable filtered = benchmark.filterHalfAndAsk(library);
        Map<String, CohortTable> half = benchmark.askHalf(library);

        assertThat(benchmark.askHalfTwoThreads(library)).isEqualTo(half);
        CohortCells cells = half.containsKey("half") ? CohortCells.of(half.get("half")) : new CohortCells();
        assertThat(CohortCells.of(filtered)).isEqualTo(cells);
        return cells;
    }

    private static List<CohortCells> segments(LibraryState library) {
        SegmentBenchmark benchmark = new SegmentBenchmark();
        Map<String, CohortTable> segments = benchmark.askSegments(library);

        assertThat(benchmark.askSegmentsTwoThreads(library)).isEqualTo(segments);
        return List.of("S0", "S1", "S2", "S3").stream()
                .map(name -> segments.containsKey(name) ? CohortCells.of(segments.get(name)) : new CohortCells())
                .toList();
    }

    private static void assertSegments(DuckDb duckDb, List<CohortCells> expected) throws SQLException {
        for (DuckDbQuery query : DuckDbQuestion.SEGMENTS.candidates()) {
            try (DuckDbAnswer answer = duckDb.prepare(query)) {
                assertThat(answer.segments()).as("%s", query).isEqualTo(expected);
            }
        }
    }

    private static void assertMovements(DuckDb duckDb, LibraryState library) throws SQLException {
        NavigableMap<Period, CustomerMovement> movements = library.history.movements(Granularity.MONTH);

        assertThat(new MovementBenchmark().askHistoryTwoThreads(library)).isEqualTo(movements);
        for (DuckDbQuery query : DuckDbQuestion.MOVEMENTS.candidates()) {
            try (DuckDbAnswer answer = duckDb.prepare(query)) {
                NavigableMap<Period, CustomerMovement> theirs = answer.movements();
                assertThat(theirs).as("%s", query).containsAllEntriesOf(movements);
                // a history begins with its first purchase, the workload's months always in January 2023
                assertThat(theirs.headMap(movements.firstKey()).values())
                        .allMatch(CustomerMovement.empty()::equals)
                        .hasSize(theirs.size() - movements.size());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 50_000})
    void onAFile(int purchases, @TempDir Path folder) throws Exception {
        PurchaseWorkload workload = PurchaseWorkload.of(purchases);
        Path file = folder.resolve("purchases.csv");
        CsvFile.write(workload, file);
        CohortTable table = BY_MONTH.over(LibraryState.history(workload));

        for (RangeReader reader : List.<RangeReader>of(FastCsvHistory::read, ByteCsvHistory::read)) {
            assertThat(BY_MONTH.over(CsvHalves.history(file, reader))).isEqualTo(table);
            assertThat(CsvHalves.table(file, reader, BY_MONTH)).isEqualTo(table);
        }
        try (DuckDbCsv duckDb = new DuckDbCsv(file, 2)) {
            for (String way : DuckDbCsv.ways()) {
                assertThat(duckDb.table(way)).as(way).isEqualTo(CohortCells.of(table));
            }
        }
    }

    @Test
    void aSavedDatabaseHasTheSameTables(@TempDir Path folder) throws SQLException {
        PurchaseWorkload workload = PurchaseWorkload.of(5_000);
        Path file = DuckDbState.savedFile(folder, 5_000);
        CohortCells cells = CohortCells.of(BY_MONTH.over(LibraryState.history(workload)));
        try (DuckDb duckDb = DuckDb.load(workload)) {
            duckDb.save(file);
        }

        try (DuckDb duckDb = DuckDb.open(file)) {
            assertAnswers(duckDb, DuckDbQuestion.COHORT_TABLE, cells);
            assertAnswers(duckDb, DuckDbQuestion.COHORT_TABLE_MADE_FOR_IT, cells);
        }
    }

    @Test
    void theFastestQueryIsOneOfTheCandidates() throws SQLException {
        try (DuckDb duckDb = DuckDb.load(PurchaseWorkload.of(1_000))) {
            List<DuckDbQuery> candidates = DuckDbQuestion.MOVEMENTS.candidates();
            DuckDbChoice choice = DuckDbChoice.of(duckDb, candidates);

            assertThat(candidates).containsAll(choice.promising());
            assertThat(choice.promising()).startsWith(choice.fastest());
            assertThat(choice.bestTimes()).hasSameSizeAs(candidates);
            assertThat(DuckDbQuestion.MOVEMENTS.candidate(choice.fastest().name()))
                    .isEqualTo(choice.fastest());
        }
    }

    @Test
    void questionsOfFewerTablesHaveSomeOfTheSameQueries() {
        assertThat(DuckDbQuestion.COHORT_TABLE.candidates())
                .hasSize(18)
                .containsAll(DuckDbQuestion.COHORT_TABLE_OF_PLAIN_COLUMNS.candidates())
                .containsAll(DuckDbQuestion.COHORT_TABLE_AT_FIRST.candidates());
        assertThat(DuckDbQuestion.HALF.candidates())
                .hasSize(18)
                .containsAll(DuckDbQuestion.HALF_OF_PLAIN_COLUMNS.candidates());
        assertThat(DuckDbQuestion.SEGMENTS.candidates())
                .hasSize(18)
                .containsAll(DuckDbQuestion.SEGMENTS_OF_PLAIN_COLUMNS.candidates());
        assertThat(DuckDbQuestion.MOVEMENTS.candidates())
                .hasSize(12)
                .containsAll(DuckDbQuestion.MOVEMENTS_OF_PLAIN_COLUMNS.candidates());
    }

    @Test
    void anUnknownQueryIsRefused() {
        assertThatThrownBy(() -> DuckDbQuestion.COHORT_TABLE_MADE_FOR_IT.candidate("guess"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("query must be one of [first_in_month@first_in_month]: guess");
    }
}
