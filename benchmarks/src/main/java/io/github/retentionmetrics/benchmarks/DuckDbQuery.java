package io.github.retentionmetrics.benchmarks;

import java.util.Locale;

/** One way to ask DuckDB a question. */
record DuckDbQuery(DuckDbTable table, DuckDbShape shape, String sql) {
    static DuckDbQuery of(DuckDbTable table, DuckDbShape shape, String where, boolean bySegment) {
        return new DuckDbQuery(table, shape, shape.on(table, where, bySegment));
    }

    /** A name without spaces, by which a choice is handed from one process to another. */
    String name() {
        return (shape + "@" + table).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return name();
    }
}
