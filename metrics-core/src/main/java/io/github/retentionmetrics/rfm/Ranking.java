package io.github.retentionmetrics.rfm;

import io.github.retentionmetrics.internal.CustomerIds;
import io.github.retentionmetrics.internal.Selection;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Scores, from 1, of columns of values in which higher is better. */
final class Ranking {
    private Ranking() {}

    /** Scores that are one more than the number of limits that a value exceeds. */
    static byte[] byLimits(long[] values, long[] ascendingLimits) {
        byte[] scores = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            int score = 1;
            for (long limit : ascendingLimits) {
                score += values[i] > limit ? 1 : 0;
            }
            scores[i] = (byte) score;
        }
        return scores;
    }

    /**
     * One more than the whole part of scores x (smaller values) / n. As a value has at least t smaller ones exactly if
     * it exceeds the t-th smallest, that is the number of such values it exceeds, with t = ceil(n / scores), ceil(2 n /
     * scores) and so on: the quantiles of Hyndman and Fan's definition 1.
     */
    static byte[] byShareBelow(long[] values, int scores) {
        return byLimits(values, quantiles(values, scores));
    }

    /** The values that are the largest of the lowest 1, 2, ... of some parts of all values. */
    static long[] quantiles(long[] values, int parts) {
        if (values.length == 0) {
            return new long[0];
        }
        int[] ranks = IntStream.range(1, parts)
                .map(part -> (int) (((long) part * values.length + parts - 1) / parts) - 1)
                .toArray();
        return Selection.atRanks(values.clone(), ranks);
    }

    /**
     * Equal numbers of values for each score, with one more for the lowest scores if they do not divide evenly; ties in
     * the order of the identifiers.
     */
    static byte[] byPlace(long[] values, int scores, CustomerIds ids) {
        if (values.length == 0) {
            return new byte[0];
        }
        int[] ends = endsOfTiles(values.length, scores);
        long[] limits = Selection.atRanks(
                values.clone(), Arrays.stream(ends).map(end -> end - 1).toArray());
        byte[] result = byLimits(values, limits);
        long[] tied = Arrays.stream(limits).distinct().toArray();
        for (long value : tied) {
            scoreTied(value, values, ends, ids, result);
        }
        return result;
    }

    /** The numbers of values with at most the score 1, 2, and so on, up to the score below the highest. */
    private static int[] endsOfTiles(int n, int scores) {
        int each = n / scores;
        int larger = n % scores;
        return IntStream.range(1, scores)
                .map(tile -> Math.min(n, tile * each + Math.min(tile, larger)))
                .toArray();
    }

    private static void scoreTied(long value, long[] values, int[] ends, CustomerIds ids, byte[] result) {
        int smaller = 0;
        for (long other : values) {
            smaller += other < value ? 1 : 0;
        }
        record Tied(String id, int row) {}
        List<Tied> inOrder = IntStream.range(0, values.length)
                .filter(row -> values[row] == value)
                .mapToObj(row -> new Tied(ids.get(row), row))
                .sorted(Comparator.comparing(Tied::id))
                .toList();
        int place = smaller;
        for (Tied tied : inOrder) {
            int at = place++;
            result[tied.row()] =
                    (byte) (1 + Arrays.stream(ends).filter(end -> end <= at).count());
        }
    }
}
