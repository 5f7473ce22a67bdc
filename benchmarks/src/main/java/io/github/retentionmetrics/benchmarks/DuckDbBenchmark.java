package io.github.retentionmetrics.benchmarks;

import java.sql.SQLException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** The peer: every question that the other benchmarks ask of the library, asked of DuckDB in its fastest way. */
public class DuckDbBenchmark extends TimedBenchmark {
    /** DuckDB and a question. */
    public static class Asked extends DuckDbState {
        /** The question; without a choice, each in turn. */
        @Param
        public DuckDbQuestion question = DuckDbQuestion.COHORT_TABLE;

        @Override
        DuckDbQuestion question() {
            return question;
        }
    }

    /**
     * DuckDB.
     *
     * @param duckDb the table and the query
     * @return the answer in plain numbers
     * @throws SQLException if DuckDB fails
     */
    @Benchmark
    public Object ask(Asked duckDb) throws SQLException {
        return duckDb.read();
    }
}
