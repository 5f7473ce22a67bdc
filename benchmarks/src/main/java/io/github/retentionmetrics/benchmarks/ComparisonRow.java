package io.github.retentionmetrics.benchmarks;

import java.util.List;
import java.util.stream.Stream;

/**
 * One line of the comparison: what is asked, and which benchmarks answer it.
 *
 * @param question the question, for people
 * @param ours the benchmark of the library, such as {@code CohortBenchmark.askHistory}
 * @param peer the benchmark that it is held against
 */
record ComparisonRow(String question, String ours, String peer) {
    private static final String COHORTS = "CohortBenchmark.";
    private static final String HISTORY = "HistoryBenchmark.";
    private static final String MOVEMENTS = "MovementBenchmark.";
    private static final String SEGMENTS = "SegmentBenchmark.";
    private static final String CSV = "CsvBenchmark.";

    /** Against DuckDB on plain columns: customer, day, amount, segment. */
    static final List<ComparisonRow> PLAIN_COLUMNS = List.of(
            row("cohort table, asked again", COHORTS, "askHistory", "askDuckDbPlainColumns"),
            row("the same, ours on two threads", COHORTS, "askHistoryTwoThreads", "askDuckDbPlainColumns"),
            row("growth accounting", MOVEMENTS, "askHistory", "askDuckDbPlainColumns"),
            row("the same, ours on two threads", MOVEMENTS, "askHistoryTwoThreads", "askDuckDbPlainColumns"),
            row("half of the customers", SEGMENTS, "askHalf", "askDuckDbPlainColumnsForHalf"),
            row("the same, ours on two threads", SEGMENTS, "askHalfTwoThreads", "askDuckDbPlainColumnsForHalf"),
            row("four segments at once", SEGMENTS, "askSegments", "askDuckDbPlainColumnsForSegments"),
            row("the same, ours on two threads", SEGMENTS, "askSegmentsTwoThreads", "askDuckDbPlainColumnsForSegments"),
            row("first question, index included, of the table as it arrives", HISTORY, "askFirst", "askDuckDbFirst"),
            row("built from columns and asked once, DuckDB of loaded data", HISTORY, "buildAndAsk", "askDuckDbFirst"));

    /** Against DuckDB with each row's month and its customer's cohort worked out beforehand. */
    static final List<ComparisonRow> COHORT_COLUMN = List.of(
            row("cohort table, asked again", COHORTS, "askHistory", "askDuckDb"),
            row("the same, DuckDB with customers only", COHORTS, "askHistory", "askDuckDbForCustomers"),
            row("the same, DuckDB's table made for this question", COHORTS, "askHistory", "askDuckDbMadeForIt"),
            row("growth accounting", MOVEMENTS, "askHistory", "askDuckDb"),
            row("half of the customers", SEGMENTS, "askHalf", "askDuckDbForHalf"),
            row("four segments at once", SEGMENTS, "askSegments", "askDuckDbForSegments"));

    /** Against DuckDB from a file with texts for customers, two threads each. */
    static final List<ComparisonRow> FILE = List.of(
            row("FastCSV, a thread for each half of the file", CSV, "readHalvesWithFastCsv", "readWithDuckDb"),
            row("FastCSV, a thread to read and one to build", CSV, "readAheadWithFastCsv", "readWithDuckDb"),
            row(
                    "a parser of the benchmark's own, a thread for each half",
                    CSV,
                    "readHalvesWithOwnParser",
                    "readWithDuckDb"));

    /** Against plain Java. */
    static final List<ComparisonRow> JAVA = List.of(
            row("cohort table, streams over records", COHORTS, "askHistory", "streamRecords"),
            row("growth accounting, streams over records", MOVEMENTS, "askHistory", "streamRecords"),
            row("cohort table, a plain pass over two bytes a purchase", COHORTS, "askHistory", "readTwoBytesEach"));

    private static ComparisonRow row(String question, String prefix, String ours, String peer) {
        return new ComparisonRow(question, prefix + ours, prefix + peer);
    }

    static Stream<ComparisonRow> all() {
        return Stream.of(PLAIN_COLUMNS, COHORT_COLUMN, FILE, JAVA).flatMap(List::stream);
    }
}
