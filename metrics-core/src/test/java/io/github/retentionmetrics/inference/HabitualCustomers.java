package io.github.retentionmetrics.inference;

import java.util.SplittableRandom;

/**
 * Customers with habits: each has a level of spending of their own, lognormal, and buys in a period or not. No period
 * differs from another, so the expected change of every metric is 0.
 */
final class HabitualCustomers {
    private static final double BUYS = 0.6;

    private HabitualCustomers() {}

    /** What each of some customers spends in three periods, in cents: a row per period. */
    static long[][] spend(int customers, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[][] spent = new long[3][customers];
        for (int i = 0; i < customers; i++) {
            double level = Math.exp(8 + 0.5 * random.nextGaussian());
            for (long[] period : spent) {
                double amount = level * Math.exp(0.7 * random.nextGaussian());
                period[i] = random.nextDouble() < BUYS ? Math.round(amount) : 0;
            }
        }
        return spent;
    }
}
