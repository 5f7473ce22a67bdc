package io.github.retentionmetrics.benchmarks;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * From a CSV file to the cohort table in DuckDB: its reader is told the columns and their types, so that it need not
 * guess.
 *
 * <p>Two ways: into a table first, or all in one query, which reads the file once too.
 */
final class DuckDbCsv implements AutoCloseable {
    private static final Set<DuckDbShape> SHAPES = DuckDbShape.plainTables();

    private final DuckDb database;
    private final String source;

    DuckDbCsv(Path file, int threads) throws SQLException {
        this.database = DuckDb.empty();
        database.setThreads(threads);
        this.source = "(select customer, date as day, (amount * 100)::bigint as amount from read_csv('" + file
                + "', header = true, auto_detect = false, delim = ',', quote = '', escape = '', columns = "
                + "{'customer': 'varchar', 'date': 'date', 'amount': 'decimal(9, 2)'}, dateformat = '%Y-%m-%d'))";
    }

    /** The ways to ask, by name. */
    static List<String> ways() {
        List<String> ways = new ArrayList<>();
        for (DuckDbShape shape : SHAPES) {
            ways.add("table_" + shape.name().toLowerCase(Locale.ROOT));
            ways.add("query_" + shape.name().toLowerCase(Locale.ROOT));
        }
        return ways;
    }

    CohortCells table(String way) throws SQLException {
        DuckDbShape shape =
                DuckDbShape.valueOf(way.substring(way.indexOf('_') + 1).toUpperCase(Locale.ROOT));
        String query = shape.on(DuckDbTable.ARRIVED, "", false);
        if (way.startsWith("table")) {
            database.execute("create or replace temp table arrived as from " + source);
        } else {
            query = "with arrived as materialized " + source + ", " + query.substring("with ".length());
        }
        try (DuckDbAnswer answer = database.prepare(query)) {
            return answer.cells();
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
