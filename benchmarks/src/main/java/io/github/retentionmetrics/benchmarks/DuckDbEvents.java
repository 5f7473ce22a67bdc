package io.github.retentionmetrics.benchmarks;

import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A DuckDB in this process that holds the events in memory: the peer beside the library. */
final class DuckDbEvents implements AutoCloseable {
    private static final int ROUNDS = 3;

    private final DuckDBConnection connection;

    private DuckDbEvents() throws SQLException {
        connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
    }

    static DuckDbEvents load(EventWorkload workload, int threads) throws SQLException {
        DuckDbEvents database = new DuckDbEvents();
        database.execute("set threads = " + threads);
        database.execute("create table arrived (person integer, micros bigint, name utinyint)");
        try (DuckDBAppender appender = database.connection.createAppender("arrived")) {
            for (int row = 0; row < workload.size(); row++) {
                appender.beginRow()
                        .append(workload.user(row))
                        .append(workload.micros(row))
                        .append(workload.name(row))
                        .endRow();
            }
        }
        for (Map.Entry<String, String> table : EventQuestion.TABLES.entrySet()) {
            database.execute("create table " + table.getKey()
                    + " as select person, make_timestamp(micros) as moment, name,"
                    + " (make_timestamp(micros)::date - date '" + EventWorkload.FIRST_DAY + "')::smallint as day,"
                    + " ((make_timestamp(micros)::date - date '" + EventWorkload.FIRST_DAY
                    + "') // 7)::utinyint as week"
                    + " from arrived order by " + table.getValue());
        }
        database.execute("drop table arrived");
        return database;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    PreparedStatement prepare(String query) throws SQLException {
        return connection.prepareStatement(query);
    }

    /** The rows of an answer as numbers. */
    static List<long[]> ask(PreparedStatement query) throws SQLException {
        List<long[]> answer = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                long[] row = new long[columns];
                for (int column = 0; column < columns; column++) {
                    row[column] = rows.getLong(column + 1);
                }
                answer.add(row);
            }
        }
        return answer;
    }

    /** The name of the query with the shortest time of three. */
    String fastest(EventQuestion question) throws SQLException {
        String fastest = "";
        long least = Long.MAX_VALUE;
        for (Map.Entry<String, String> query : question.queries().entrySet()) {
            try (PreparedStatement prepared = prepare(query.getValue())) {
                long time = time(prepared);
                // a query that takes three times as long as the fastest gets no second chance
                for (int round = 1; round < ROUNDS && time / 3 < least; round++) {
                    time = Math.min(time, time(prepared));
                }
                if (time < least) {
                    least = time;
                    fastest = query.getKey();
                }
            }
        }
        return fastest;
    }

    private static long time(PreparedStatement query) throws SQLException {
        long start = System.nanoTime();
        ask(query);
        return System.nanoTime() - start;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
