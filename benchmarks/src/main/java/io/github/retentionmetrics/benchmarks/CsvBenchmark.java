package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.period.Granularity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From a CSV file with texts for customers to the cohort table by month, two threads each. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class CsvBenchmark {
    private static final CohortAnalysis BY_MONTH = CohortAnalysis.by(Granularity.MONTH);

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
     * The library behind FastCSV, one half of the file for each thread.
     *
     * @param file the file
     * @return customers, orders and revenue
     * @throws IOException if the file cannot be read
     */
    @Benchmark
    public CohortTable readHalvesWithFastCsv(File file) throws IOException {
        return BY_MONTH.of(FastCsvHistory.fromTwoHalves(file.path));
    }

    /**
     * The library behind FastCSV, one thread that reads and one that builds.
     *
     * @param file the file
     * @return customers, orders and revenue
     * @throws IOException if the file cannot be read
     */
    @Benchmark
    public CohortTable readAheadWithFastCsv(File file) throws IOException {
        return BY_MONTH.of(FastCsvHistory.withOneReader(file.path));
    }

    /**
     * The library behind a parser of the benchmark's own: how much further one can go.
     *
     * @param file the file
     * @return customers, orders and revenue
     * @throws IOException if the file cannot be read
     */
    @Benchmark
    public CohortTable readHalvesWithOwnParser(File file) throws IOException {
        return BY_MONTH.of(ByteCsvHistory.fromTwoHalves(file.path));
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
