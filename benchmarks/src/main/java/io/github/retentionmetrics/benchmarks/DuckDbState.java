package io.github.retentionmetrics.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The peer's side: a DuckDB with the workload in memory and one question prepared, by the fastest of its queries.
 *
 * <p>Which is the fastest is measured during the set-up. {@link Comparison} does that once for all processes and hands
 * over its choice, and a database to copy the table from, in two system properties.
 */
@State(Scope.Benchmark)
public abstract class DuckDbState {
    /** The folder of saved databases. */
    static final String FOLDER_PROPERTY = "benchmarks.duckdb.folder";

    private static final String QUERY_PROPERTY = "benchmarks.duckdb.query.";

    /** How many threads DuckDB may use. */
    @Param({"2", "1"})
    public int threads;

    private DuckDb database;
    private DuckDbAnswer answer;

    abstract DuckDbQuestion question();

    Object read() throws SQLException {
        return question().read(answer);
    }

    /**
     * Loads the table and prepares the query.
     *
     * @param size how many rows
     * @throws SQLException if DuckDB fails
     */
    @Setup
    public void setUp(Size size) throws SQLException {
        database = open(size);
        database.setThreads(threads);
        answer = database.prepare(query());
    }

    private static DuckDb open(Size size) throws SQLException {
        @Nullable String folder = System.getProperty(FOLDER_PROPERTY);
        Path saved = savedFile(Path.of(folder == null ? "" : folder), size.purchases);
        return folder != null && Files.exists(saved) ? DuckDb.open(saved) : DuckDb.load(size.workload());
    }

    static Path savedFile(Path folder, int purchases) {
        return folder.resolve("purchases-" + purchases + ".duckdb");
    }

    private DuckDbQuery query() throws SQLException {
        @Nullable String chosen = System.getProperty(queryProperty(question()));
        return chosen == null
                ? DuckDbChoice.of(database, question().candidates()).fastest()
                : question().candidate(chosen);
    }

    static String queryProperty(DuckDbQuestion question) {
        return QUERY_PROPERTY + question.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Frees the database.
     *
     * @throws SQLException if DuckDB fails
     */
    @TearDown
    public void tearDown() throws SQLException {
        answer.close();
        database.close();
    }
}
