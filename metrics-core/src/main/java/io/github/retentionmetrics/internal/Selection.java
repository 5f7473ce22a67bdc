package io.github.retentionmetrics.internal;

import java.util.Arrays;

/** Numbers by their rank, without sorting all of them: time linear in their number. */
public final class Selection {
    /** So few numbers are sorted. */
    private static final int FEW = 32;

    /** After so many unlucky pivots the rest is sorted, so that no input takes quadratic time. */
    private static final int MOST_ROUNDS = 64;

    private Selection() {}

    /**
     * The numbers at some ranks, were the numbers in ascending order.
     *
     * @param numbers the numbers; rearranged
     * @param ranks the ranks from 0, ascending
     * @return the number at each rank
     * @throws ArrayIndexOutOfBoundsException if there is no such rank
     */
    public static long[] atRanks(long[] numbers, int[] ranks) {
        long[] found = new long[ranks.length];
        int from = 0;
        for (int i = 0; i < ranks.length; i++) {
            moveToRank(numbers, from, numbers.length, ranks[i]);
            found[i] = numbers[ranks[i]];
            from = ranks[i];
        }
        return found;
    }

    /** Moves to a rank the number that belongs there, smaller ones before it and larger ones after it. */
    private static void moveToRank(long[] numbers, int from, int to, int rank) {
        int low = from;
        int high = to;
        for (int round = 0; high - low > FEW && round < MOST_ROUNDS; round++) {
            long pivot = median(numbers[low], numbers[(low + high) >>> 1], numbers[high - 1]);
            int left = low;
            int right = high - 1;
            while (left <= right) {
                while (numbers[left] < pivot) {
                    left++;
                }
                while (numbers[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    long number = numbers[left];
                    numbers[left++] = numbers[right];
                    numbers[right--] = number;
                }
            }
            // what lies between the two is equal to the pivot
            if (rank > right && rank < left) {
                return;
            }
            low = rank > right ? left : low;
            high = rank > right ? high : right + 1;
        }
        Arrays.sort(numbers, low, high);
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
