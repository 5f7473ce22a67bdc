package io.github.retentionmetrics.benchmarks;

import static io.github.retentionmetrics.benchmarks.DuckDbQuestion.COHORT_CUSTOMERS;
import static io.github.retentionmetrics.benchmarks.DuckDbQuestion.COHORT_TABLE;
import static io.github.retentionmetrics.benchmarks.DuckDbQuestion.COHORT_TABLE_AT_FIRST;
import static io.github.retentionmetrics.benchmarks.DuckDbQuestion.COHORT_TABLE_MADE_FOR_IT;
import static io.github.retentionmetrics.benchmarks.DuckDbQuestion.COHORT_TABLE_OF_PLAIN_COLUMNS;
import static io.github.retentionmetrics.benchmarks.DuckDbQuestion.HALF;
import static io.github.retentionmetrics.benchmarks.DuckDbQuestion.HALF_OF_PLAIN_COLUMNS;
import static io.github.retentionmetrics.benchmarks.DuckDbQuestion.MOVEMENTS_OF_PLAIN_COLUMNS;
import static io.github.retentionmetrics.benchmarks.DuckDbQuestion.SEGMENTS_OF_PLAIN_COLUMNS;

import java.util.List;
import java.util.stream.Stream;

/**
 * One line of the comparison: what is asked, and which benchmarks answer it.
 *
 * @param question the question, for people
 * @param ours the benchmark of the library, such as {@code CohortBenchmark.askHistory}
 * @param peer the benchmark that it is held against, such as {@code DuckDbBenchmark.ask, COHORT_TABLE}
 */
record ComparisonRow(String question, String ours, String peer) {
    private static final String COHORTS = "CohortBenchmark.";
    private static final String HISTORY = "HistoryBenchmark.";
    private static final String MOVEMENTS = "MovementBenchmark.";
    private static final String SEGMENTS = "SegmentBenchmark.";
    private static final String DUCK_DB = "DuckDbBenchmark.ask, ";
    private static final String RFM = "RfmBenchmark.";
    private static final String CSV = "CsvBenchmark.";

    /** Against DuckDB on plain columns: customer, day, amount, segment. */
    static final List<ComparisonRow> PLAIN_COLUMNS = List.of(
            row("cohort table, asked again", COHORTS, "askHistory", COHORT_TABLE_OF_PLAIN_COLUMNS),
            row("the same, ours on two threads", COHORTS, "askHistoryTwoThreads", COHORT_TABLE_OF_PLAIN_COLUMNS),
            row("growth accounting", MOVEMENTS, "askHistory", MOVEMENTS_OF_PLAIN_COLUMNS),
            row("the same, ours on two threads", MOVEMENTS, "askHistoryTwoThreads", MOVEMENTS_OF_PLAIN_COLUMNS),
            row("RFM values of every customer", RFM, "askValues", DuckDbQuestion.RFM_VALUES),
            row("RFM scores, customers in each of 125 cells", RFM, "askCells", DuckDbQuestion.RFM_CELLS),
            row("half of the customers", SEGMENTS, "askHalf", HALF_OF_PLAIN_COLUMNS),
            row("the same, ours on two threads", SEGMENTS, "askHalfTwoThreads", HALF_OF_PLAIN_COLUMNS),
            row("four segments at once", SEGMENTS, "askSegments", SEGMENTS_OF_PLAIN_COLUMNS),
            row("the same, ours on two threads", SEGMENTS, "askSegmentsTwoThreads", SEGMENTS_OF_PLAIN_COLUMNS),
            row(
                    "first question, index included, of the table as it arrives",
                    HISTORY,
                    "askFirst",
                    COHORT_TABLE_AT_FIRST),
            row(
                    "built from columns and asked once, DuckDB of loaded data",
                    HISTORY,
                    "buildAndAsk",
                    COHORT_TABLE_AT_FIRST));

    /** Against DuckDB with each row's month and its customer's cohort worked out beforehand. */
    static final List<ComparisonRow> COHORT_COLUMN = List.of(
            row("cohort table, asked again", COHORTS, "askHistory", COHORT_TABLE),
            row("the same, DuckDB with customers only", COHORTS, "askHistory", COHORT_CUSTOMERS),
            row("the same, DuckDB's table made for this question", COHORTS, "askHistory", COHORT_TABLE_MADE_FOR_IT),
            row("growth accounting", MOVEMENTS, "askHistory", DuckDbQuestion.MOVEMENTS),
            row("half of the customers", SEGMENTS, "askHalf", HALF),
            row("four segments at once", SEGMENTS, "askSegments", DuckDbQuestion.SEGMENTS));

    /** Against DuckDB from a file with texts for customers, two threads each. */
    static final List<ComparisonRow> FILE = List.of(
            row("FastCSV, parts asked on two threads", CSV, "readPartsWithFastCsv", "readWithDuckDb"),
            row("FastCSV, one history", CSV, "readHistoryWithFastCsv", "readWithDuckDb"),
            row(
                    "a parser of the benchmark's own, parts asked on two threads",
                    CSV,
                    "readPartsWithOwnParser",
                    "readWithDuckDb"),
            row("FastCSV alone, which throws the rows away", CSV, "parseWithFastCsv", "readWithDuckDb"));

    /** Against plain Java. */
    static final List<ComparisonRow> JAVA = List.of(
            row("cohort table, streams over records", COHORTS, "askHistory", "streamRecords"),
            row("growth accounting, streams over records", MOVEMENTS, "askHistory", "streamRecords"),
            row("RFM values, streams over records", RFM, "askValues", "streamRecords"),
            row("cohort table, a plain pass over two bytes a purchase", COHORTS, "askHistory", "readTwoBytesEach"));

    private static ComparisonRow row(String question, String prefix, String ours, String peer) {
        return new ComparisonRow(question, prefix + ours, prefix + peer);
    }

    private static ComparisonRow row(String question, String prefix, String ours, DuckDbQuestion peer) {
        return new ComparisonRow(question, prefix + ours, DUCK_DB + peer);
    }

    static Stream<ComparisonRow> all() {
        return Stream.of(PLAIN_COLUMNS, COHORT_COLUMN, FILE, JAVA).flatMap(List::stream);
    }
}
