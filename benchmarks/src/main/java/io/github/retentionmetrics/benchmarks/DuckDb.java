package io.github.retentionmetrics.benchmarks;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * A DuckDB in this process that holds the workload in memory: the peer beside the library.
 *
 * <p>The rows are loaded by the appender; the other {@linkplain DuckDbTable layouts} are made of them when a query
 * first needs them, which no measurement includes. A database can be saved, so that the next process need not load it
 * again.
 */
final class DuckDb implements AutoCloseable {
    private final DuckDBConnection connection;
    private final Set<DuckDbTable> tables = EnumSet.noneOf(DuckDbTable.class);
    private final boolean isSaved;

    private DuckDb(boolean isSaved) throws SQLException {
        this.connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        this.isSaved = isSaved;
    }

    /** A database without rows, for questions about a file. */
    static DuckDb empty() throws SQLException {
        return new DuckDb(false);
    }

    static DuckDb load(PurchaseWorkload workload) throws SQLException {
        DuckDb database = new DuckDb(false);
        database.execute("create table arrived (customer integer, day date, amount bigint, segment utinyint)");
        database.append(workload.customers(), workload.epochDays(), workload.amountsMinor());
        database.tables.add(DuckDbTable.ARRIVED);
        return database;
    }

    private void append(int[] customers, int[] epochDays, long[] amountsMinor) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("arrived")) {
            for (int row = 0; row < customers.length; row++) {
                appender.beginRow()
                        .append(customers[row])
                        .appendEpochDays(epochDays[row])
                        .append(amountsMinor[row])
                        .append((byte) WorkloadSegments.of(customers[row]))
                        .endRow();
            }
        }
    }

    /** The saved tables, each of which is copied into memory when it is first needed. */
    static DuckDb open(Path file) throws SQLException {
        DuckDb database = new DuckDb(true);
        database.execute("attach '" + file + "' as saved (read_only)");
        return database;
    }

    void save(Path file) throws SQLException {
        for (DuckDbTable table : DuckDbTable.values()) {
            require(table);
        }
        execute("attach '" + file + "' as saved");
        execute("copy from database memory to saved");
        execute("detach saved");
    }

    void setThreads(int threads) throws SQLException {
        execute("set threads = " + threads);
    }

    /** Makes sure that a table is in memory. */
    void require(DuckDbTable table) throws SQLException {
        if (!tables.add(table)) {
            return;
        }
        String query = "select * from saved." + table.sqlName();
        if (!isSaved) {
            if (table.hasCohort() && table != DuckDbTable.COHORT) {
                require(DuckDbTable.COHORT);
            }
            query = table.query();
        }
        execute("create table " + table.sqlName() + " as " + query);
    }

    /** A query with its plan made and its table in memory. */
    DuckDbAnswer prepare(DuckDbQuery query) throws SQLException {
        require(query.table());
        return new DuckDbAnswer(connection.prepareStatement(query.sql()));
    }

    DuckDbAnswer prepare(String sql) throws SQLException {
        return new DuckDbAnswer(connection.prepareStatement(sql));
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String version() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select version()")) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
