package io.github.retentionmetrics.benchmarks;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which of several queries is the fastest here and now: each is asked once, and the promising ones twice more.
 *
 * <p>What counts is a query's best time, so that a machine that is busy for a moment rules out none.
 */
final class DuckDbChoice {
    /** How much slower than the best one a query may be and still be tried again. */
    private static final double PROMISING = 2;

    private static final int MORE_ROUNDS = 2;

    private final Map<String, Double> bestTimes = new TreeMap<>();
    private final List<DuckDbQuery> promising;

    private DuckDbChoice(DuckDb database, List<DuckDbQuery> candidates) throws SQLException {
        List<DuckDbQuery> left = candidates;
        for (int round = 0; round <= MORE_ROUNDS && (round == 0 || left.size() > 1); round++) {
            for (DuckDbQuery query : left) {
                bestTimes.merge(query.name(), time(database, query), Math::min);
            }
            double limit =
                    PROMISING * bestTimes.values().stream().min(Double::compare).orElseThrow();
            left = left.stream().filter(query -> bestTime(query) <= limit).toList();
        }
        promising = left.stream().sorted(Comparator.comparing(this::bestTime)).toList();
    }

    static DuckDbChoice of(DuckDb database, List<DuckDbQuery> candidates) throws SQLException {
        return new DuckDbChoice(database, candidates);
    }

    private double bestTime(DuckDbQuery query) {
        return bestTimes.getOrDefault(query.name(), Double.POSITIVE_INFINITY);
    }

    DuckDbQuery fastest() {
        return promising.get(0);
    }

    /** The queries that came within twice the time of the fastest, which comes first. */
    List<DuckDbQuery> promising() {
        return promising;
    }

    /** Milliseconds by query. */
    Map<String, Double> bestTimes() {
        return bestTimes;
    }

    /** Milliseconds for one answer; its table and its plan are made before. */
    private static double time(DuckDb database, DuckDbQuery query) throws SQLException {
        try (DuckDbAnswer answer = database.prepare(query)) {
            long start = System.nanoTime();
            answer.count();
            return (System.nanoTime() - start) / 1e6;
        }
    }
}
