package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.fit.FitOptions;
import io.github.retentionmetrics.internal.LongTable;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntToLongFunction;

/**
 * The distinct purchase histories (frequency, recency and age) of customers with the number of customers who have each:
 * the input of a likelihood.
 *
 * <p>A history refers to its frequency and times by their indices among the distinct ones, so that a likelihood
 * computes terms that depend on one of them alone only once. Histories are sorted by frequency, age and recency: sums
 * over them do not depend on the order of the customers.
 */
final class Histories {
    private final int[] frequencies;
    private final double[] times;
    private final int[] frequency;
    private final int[] recency;
    private final int[] age;
    private final double[] count;

    /**
     * Distinct histories.
     *
     * @param timeBits the distinct times, as the bits of doubles
     * @param spans the distinct pairs of an age and a recency, as indices among the times
     * @param histories the distinct pairs of a frequency and the index of a span
     * @param count how many customers have each history
     */
    private Histories(long[] timeBits, long[] spans, long[] histories, double[] count) {
        int n = histories.length;
        this.times =
                Arrays.stream(timeBits).mapToDouble(Double::longBitsToDouble).toArray();
        this.frequencies =
                Arrays.stream(histories).mapToInt(Histories::first).distinct().toArray();
        this.frequency = new int[n];
        this.recency = new int[n];
        this.age = new int[n];
        this.count = count;
        int place = 0;
        for (int i = 0; i < n; i++) {
            place += frequencies[place] == first(histories[i]) ? 0 : 1;
            long span = spans[second(histories[i])];
            frequency[i] = place;
            age[i] = first(span);
            recency[i] = second(span);
        }
    }

    /** The histories to fit to; refuses null options before doing the work. */
    static Histories of(PurchaseSummaries customers, FitOptions options) {
        Objects.requireNonNull(customers, "customers");
        Objects.requireNonNull(options, "options");
        return of(Units.requireTimes(customers));
    }

    static Histories of(PurchaseSummaries summaries) {
        return of(new Rows() {
            @Override
            public int size() {
                return summaries.size();
            }

            @Override
            public int frequency(int row) {
                return summaries.frequency(row);
            }

            @Override
            public double recency(int row) {
                return summaries.recency(row);
            }

            @Override
            public double age(int row) {
                return summaries.age(row);
            }

            @Override
            public double count(int row) {
                return summaries.count(row);
            }
        });
    }

    /** The histories of customers, in any order and possibly repeated. */
    interface Rows {
        int size();

        int frequency(int row);

        double recency(int row);

        double age(int row);

        double count(int row);
    }

    static Histories of(Rows rows) {
        int n = rows.size();
        // non-negative numbers have the order of their bits; adding 0 turns -0 into 0
        Ranks times = Ranks.of(2 * n, i -> Double.doubleToLongBits((i < n ? rows.recency(i) : rows.age(i - n)) + 0.0));
        Ranks spans = Ranks.of(n, row -> pair(times.of(n + row), times.of(row)));
        Ranks histories = Ranks.of(n, row -> pair(rows.frequency(row), spans.of(row)));
        return new Histories(times.distinct(), spans.distinct(), histories.distinct(), counts(rows, histories));
    }

    private static double[] counts(Rows rows, Ranks histories) {
        double[] count = new double[histories.distinct().length];
        for (int row = 0; row < rows.size(); row++) {
            count[histories.of(row)] += rows.count(row);
        }
        return count;
    }

    /**
     * The ranks of numbers.
     *
     * @param distinct the distinct numbers, ascending
     * @param ranks the index of each number among them
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Ranks(long[] distinct, int[] ranks) {
        static Ranks of(int n, IntToLongFunction numbers) {
            LongTable table = new LongTable();
            int[] ordinals = new int[n];
            Arrays.setAll(ordinals, i -> table.add(numbers.applyAsLong(i)));
            int[] ranksOfOrdinals = table.ranks();
            return new Ranks(
                    table.sorted(),
                    Arrays.stream(ordinals)
                            .map(ordinal -> ranksOfOrdinals[ordinal])
                            .toArray());
        }

        int of(int index) {
            return ranks[index];
        }
    }

    private static long pair(int first, int second) {
        return (long) first << Integer.SIZE | second;
    }

    private static int first(long pair) {
        return (int) (pair >> Integer.SIZE);
    }

    private static int second(long pair) {
        return (int) pair;
    }

    /** The number of distinct histories. */
    int size() {
        return count.length;
    }

    /** The distinct frequencies, ascending; shared. */
    int[] frequencies() {
        return frequencies;
    }

    /** The distinct recencies and ages, ascending; shared. */
    double[] times() {
        return times;
    }

    /** The index of a history's frequency. */
    int frequency(int history) {
        return frequency[history];
    }

    /** The index of a history's recency among the times. */
    int recency(int history) {
        return recency[history];
    }

    /** The index of a history's age among the times. */
    int age(int history) {
        return age[history];
    }

    /** The number of customers who have a history. */
    double count(int history) {
        return count[history];
    }
}
