package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.event.Funnel;
import io.github.retentionmetrics.event.FunnelTable;
import io.github.retentionmetrics.event.ReturnRule;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.retention.ActiveCustomers;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Questions about the events of users: weekly retention, a funnel of three steps, and users active by day, week and
 * month.
 *
 * <p>The library also counts returns by cell, and has the attempt of each user at the funnel, which DuckDB is not asked
 * for.
 */
public class EventBenchmark extends TimedBenchmark {
    static final CohortAnalysis BY_WEEK = CohortAnalysis.by(Granularity.WEEK);
    static final ReturnRule ANY = ReturnRule.ofAnyEvent();
    static final Funnel FUNNEL = Funnel.of("view", "add_to_cart", "purchase").within(Duration.ofDays(7));

    /** DuckDB with a question. */
    @State(Scope.Benchmark)
    public static class Peer {
        /** The question. */
        @Param
        public EventQuestion question = EventQuestion.RETENTION;

        /** How many threads DuckDB may use. */
        @Param("2")
        public int threads;

        /** How many events there are, of a tenth as many users. */
        @Param("10000000")
        public int events;

        private @Nullable DuckDbEvents database;
        private @Nullable PreparedStatement query;

        /**
         * Loads the events and prepares the fastest query.
         *
         * @throws SQLException if DuckDB fails
         */
        @Setup
        public void setUp() throws SQLException {
            DuckDbEvents loaded = DuckDbEvents.load(EventWorkload.of(events), threads);
            String fastest = loaded.fastest(question);
            System.out.println("# fastest: " + fastest);
            database = loaded;
            query = loaded.prepare(Objects.requireNonNull(question.queries().get(fastest)));
        }

        List<long[]> ask() throws SQLException {
            return DuckDbEvents.ask(Objects.requireNonNull(query));
        }

        /**
         * Frees the database.
         *
         * @throws SQLException if DuckDB fails
         */
        @TearDown
        public void tearDown() throws SQLException {
            Objects.requireNonNull(query).close();
            Objects.requireNonNull(database).close();
        }
    }

    /**
     * Weekly retention, asked again; one thread.
     *
     * @param state the history
     * @return the cohorts by week
     */
    @Benchmark
    public CohortTable askRetention(EventState state) {
        return BY_WEEK.over(state.history, ANY);
    }

    /**
     * The funnel; one thread.
     *
     * @param state the history
     * @return the users of each step and their times
     */
    @Benchmark
    public FunnelTable askFunnel(EventState state) {
        return FUNNEL.over(state.history);
    }

    /**
     * Users active by day, week and month, asked again; one thread.
     *
     * @param state the history
     * @return a row for each day
     */
    @Benchmark
    public List<ActiveCustomers> askActive(EventState state) {
        return ActiveCustomers.of(state.history.activeDays());
    }

    /**
     * Weekly retention asked for the first time, of a history that keeps nothing yet; one thread.
     *
     * @param state the history
     * @return the cohorts by week
     */
    @Benchmark
    public CohortTable firstRetention(EventState state) {
        return BY_WEEK.over(unasked(state), ANY);
    }

    /**
     * Users active by day, week and month, asked for the first time; one thread.
     *
     * @param state the history
     * @return a row for each day
     */
    @Benchmark
    public List<ActiveCustomers> firstActive(EventState state) {
        return ActiveCustomers.of(unasked(state).activeDays());
    }

    /** The same events as a history of its own, which shares them. */
    private static EventHistory unasked(EventState state) {
        return state.history.withObservedFrom(EventWorkload.FIRST_DAY);
    }

    /**
     * DuckDB, whose tables are loaded.
     *
     * @param peer the tables and the query
     * @return the answer in plain numbers
     * @throws SQLException if DuckDB fails
     */
    @Benchmark
    public List<long[]> askDuckDb(Peer peer) throws SQLException {
        return peer.ask();
    }
}
