package io.github.retentionmetrics.benchmarks;

/**
 * Random numbers that are the same on every JDK and every machine.
 *
 * <p>The generator is SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA
 * 2014), written out here because the algorithms behind {@code java.util} may change between releases; logarithms and
 * powers are {@code StrictMath}'s for the same reason. Not thread-safe.
 */
final class SeededRandom {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    SeededRandom(long seed) {
        this.state = seed;
    }

    long nextLong() {
        state += GOLDEN_GAMMA;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** A uniform number strictly between 0 and 1, so that its logarithm exists. */
    double nextUniform() {
        return ((nextLong() >>> 12) + 0.5) * 0x1p-52;
    }

    /** A number from 0 to below the bound; the bias of multiplying instead of rejecting is below bound / 2^32. */
    int nextInt(int bound) {
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /** An exponentially distributed number with mean 1. */
    double nextExponential() {
        return -StrictMath.log(nextUniform());
    }

    /** A standard normal number, by Marsaglia's polar method. */
    double nextNormal() {
        double x;
        double square;
        do {
            x = 2 * nextUniform() - 1;
            double y = 2 * nextUniform() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        return x * Math.sqrt(-2 * StrictMath.log(square) / square);
    }

    /** A lognormal number with mean 1 whose logarithm has the given standard deviation. */
    double nextLognormal(double sigma) {
        return StrictMath.exp(sigma * nextNormal() - sigma * sigma / 2);
    }

    /** A Lomax (Pareto type II) number: a heavy-tailed duration, by inversion. */
    double nextLomax(double scale, double shape) {
        return scale * (StrictMath.pow(nextUniform(), -1 / shape) - 1);
    }

    /**
     * A gamma number with scale 1, by the method of Marsaglia and Tsang, "A simple method for generating gamma
     * variables", ACM TOMS 26 (2000), 363-372, with their section 6 for a shape below 1: Gamma(a) = Gamma(a + 1)
     * U^(1/a).
     */
    double nextGammaBelowOne(double shape) {
        double d = shape + 1 - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        double boost = StrictMath.pow(nextUniform(), 1 / shape);
        while (true) {
            double x = nextNormal();
            double root = 1 + c * x;
            double v = root * root * root;
            if (v > 0 && StrictMath.log(nextUniform()) < x * x / 2 + d - d * v + d * StrictMath.log(v)) {
                return d * v * boost;
            }
        }
    }
}
