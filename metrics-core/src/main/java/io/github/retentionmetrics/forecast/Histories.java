package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.fit.FitOptions;
import io.github.retentionmetrics.internal.LongTable;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.util.Arrays;
import java.util.Objects;

/**
 * The distinct summaries of customers and how many customers share each: what a likelihood is computed from.
 *
 * <p>Frequencies and times are numbered, so that what depends on one of them alone is computed once each. The order is that of
 * frequency, age and recency, whatever the order of the customers: sums come out the same to the last bit.
 */
final class Histories {
    private final int[] frequencies;
    private final double[] times;
    private final int[] frequency;
    private final int[] recency;
    private final int[] age;
    private final double[] count;

    private Histories(int[] frequencies, double[] times, int[] frequency, int[] recency, int[] age, double[] count) {
        this.frequencies = frequencies;
        this.times = times;
        this.frequency = frequency;
        this.recency = recency;
        this.age = age;
        this.count = count;
    }

    /** The histories to fit to, after a look at the options, whose absence is found before any work is done. */
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

    /** Histories that may repeat, in any order. */
    interface Rows {
        int size();

        int frequency(int row);

        double recency(int row);

        double age(int row);

        double count(int row);
    }

    static Histories of(Rows summaries) {
        int n = summaries.size();
        LongTable allTimes = new LongTable();
        int[] recency = new int[n];
        int[] age = new int[n];
        for (int row = 0; row < n; row++) {
            // non-negative numbers have the order of their bits; adding 0 makes -0 a 0
            recency[row] = allTimes.add(Double.doubleToLongBits(summaries.recency(row) + 0.0));
            age[row] = allTimes.add(Double.doubleToLongBits(summaries.age(row) + 0.0));
        }
        int[] timeRanks = allTimes.ranks();
        LongTable allSpans = new LongTable();
        int[] span = new int[n];
        for (int row = 0; row < n; row++) {
            span[row] = allSpans.add(pair(timeRanks[age[row]], timeRanks[recency[row]]));
        }
        int[] spanRanks = allSpans.ranks();
        LongTable all = new LongTable();
        int[] history = new int[n];
        for (int row = 0; row < n; row++) {
            history[row] = all.add(pair(summaries.frequency(row), spanRanks[span[row]]));
        }
        return of(all, allSpans.sorted(), allTimes.sorted(), history, summaries);
    }

    private static Histories of(LongTable all, long[] spans, long[] times, int[] history, Rows summaries) {
        long[] distinct = all.sorted();
        int[] ranks = all.ranks();
        double[] count = new double[distinct.length];
        for (int row = 0; row < history.length; row++) {
            count[ranks[history[row]]] += summaries.count(row);
        }
        int[] frequencies =
                Arrays.stream(distinct).mapToInt(Histories::first).distinct().toArray();
        int[] frequency = new int[distinct.length];
        int[] recency = new int[distinct.length];
        int[] age = new int[distinct.length];
        int place = 0;
        for (int i = 0; i < distinct.length; i++) {
            place += frequencies[place] == first(distinct[i]) ? 0 : 1;
            frequency[i] = place;
            age[i] = first(spans[second(distinct[i])]);
            recency[i] = second(spans[second(distinct[i])]);
        }
        return new Histories(
                frequencies,
                Arrays.stream(times).mapToDouble(Double::longBitsToDouble).toArray(),
                frequency,
                recency,
                age,
                count);
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

    /** Which of the frequencies a history has. */
    int frequency(int history) {
        return frequency[history];
    }

    /** Which of the times is a history's recency. */
    int recency(int history) {
        return recency[history];
    }

    /** Which of the times is a history's age. */
    int age(int history) {
        return age[history];
    }

    /** How many customers have a history. */
    double count(int history) {
        return count[history];
    }
}
