package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.cohort.CohortTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From a CSV file with texts for customers to the cohort table by month, two threads each. */
public class CsvBenchmark extends TimedBenchmark {
    /** The file, which the operating system is likely to hold in memory. */
    @State(Scope.Benchmark)
    public static class File {
        private Path path;

        /**
         * Writes the file, unless there is one from an earlier process.
         *
         * @param size how many rows
         * @throws IOException if it cannot be written
         */
        @Setup
        public void setUp(Size size) throws IOException {
            @Nullable String folder = System.getProperty(DuckDbState.FOLDER_PROPERTY);
            path = folder == null
                    ? Files.createTempFile("purchases", ".csv")
                    : savedFile(Path.of(folder), size.purchases);
            if (folder == null || Files.notExists(path)) {
                CsvFile.write(size.workload(), path);
            }
        }

        static Path savedFile(Path folder, int purchases) {
            return folder.resolve("purchases-" + purchases + ".csv");
        }

        /**
         * Deletes the file, unless another process may want it.
         *
         * @throws IOException if it cannot be deleted
         */
        @TearDown
        public void tearDown() throws IOException {
            if (System.getProperty(DuckDbState.FOLDER_PROPERTY) == null) {
                Files.delete(path);
            }
        }
    }

    /** DuckDB, and how it is asked. */
    @State(Scope.Benchmark)
    public static class Peer {
        static final String WAY_PROPERTY = "benchmarks.duckdb.csv";

        private DuckDbCsv duckDb;
        private String way;

        /**
         * Opens DuckDB.
         *
         * @param file the file
         * @throws SQLException if DuckDB fails
         */
        @Setup
        public void setUp(File file) throws SQLException {
            duckDb = new DuckDbCsv(file.path, 2);
            way = System.getProperty(WAY_PROPERTY, "table_bits");
        }

        /**
         * Closes DuckDB.
         *
         * @throws SQLException if it fails
         */
        @TearDown
        public void tearDown() throws SQLException {
            duckDb.close();
        }
    }

    /**
     * The library behind FastCSV, into one history.
     *
     * @param file the file
     * @return customers, orders and revenue
     * @throws IOException if the file cannot be read
     */
    @Benchmark
    public CohortTable readHistoryWithFastCsv(File file) throws IOException {
        return BY_MONTH.over(CsvHalves.history(file.path, FastCsvHistory::read));
    }

    /**
     * The library behind FastCSV, into a history of half of the customers for each thread.
     *
     * @param file the file
     * @return customers, orders and revenue
     * @throws IOException if the file cannot be read
     */
    @Benchmark
    public CohortTable readPartsWithFastCsv(File file) throws IOException {
        return CsvHalves.table(file.path, FastCsvHistory::read, BY_MONTH);
    }

    /**
     * The library behind a parser of the benchmark's own: how much further one can go.
     *
     * @param file the file
     * @return customers, orders and revenue
     * @throws IOException if the file cannot be read
     */
    @Benchmark
    public CohortTable readPartsWithOwnParser(File file) throws IOException {
        return CsvHalves.table(file.path, ByteCsvHistory::read, BY_MONTH);
    }

    /**
     * FastCSV alone, which throws all rows away: what a library for CSV leaves of the time.
     *
     * @param file the file
     * @return how many characters the fields have
     * @throws IOException if the file cannot be read
     */
    @Benchmark
    public long parseWithFastCsv(File file) throws IOException {
        long[] ends = CsvFile.halves(file.path);
        return CsvHalves.onTwoThreads(half -> FastCsvHistory.parse(file.path, ends[half], ends[half + 1])).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /**
     * DuckDB and its own reader.
     *
     * @param duckDb DuckDB
     * @return customers, orders and revenue
     * @throws SQLException if DuckDB fails
     */
    @Benchmark
    public Object readWithDuckDb(Peer duckDb) throws SQLException {
        return duckDb.duckDb.table(duckDb.way);
    }
}
