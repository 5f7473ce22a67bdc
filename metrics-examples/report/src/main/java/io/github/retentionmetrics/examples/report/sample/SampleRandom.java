package io.github.retentionmetrics.examples.report.sample;

/** A small generator (SplitMix64) whose numbers are the same on every JDK and machine. */
final class SampleRandom {
    private long state;

    SampleRandom(long seed) {
        this.state = seed;
    }

    /** A number from 0 to below 1, in steps of 2^-53. */
    double uniform() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** Whether something happens that does so with a probability. */
    boolean chance(double probability) {
        return uniform() < probability;
    }

    /** A whole number from {@code lowest} to {@code highest}, both included. */
    int between(int lowest, int highest) {
        return lowest + (int) (uniform() * (highest - lowest + 1));
    }

    /** A waiting time with a mean. */
    double exponential(double mean) {
        return -mean * StrictMath.log(1 - uniform());
    }

    /** A positive number whose logarithm is normal. */
    double logNormal(double median, double sigma) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return median * StrictMath.exp(sigma * radius * StrictMath.cos(2 * StrictMath.PI * uniform()));
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
