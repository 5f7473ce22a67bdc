package io.github.retentionmetrics.internal.math;

import java.util.Arrays;

/**
 * Random numbers by position: the n-th number of a stream is a function of seed, stream and n alone, so that streams
 * can be drawn in any order, on any thread, with the same result.
 *
 * <p>The numbers of a stream are those of SplitMix64 from a start that is mixed from seed and stream. Source: G. L.
 * Steele, D. Lea and C. H. Flood, Fast Splittable Pseudorandom Number Generators, OOPSLA 2014, with the finalizer of D.
 * Stafford (variant 13) that they use.
 */
public final class CounterRandom {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private CounterRandom() {}

    /**
     * Where a stream starts.
     *
     * @param seed the seed of all streams
     * @param stream the number of the stream
     * @return the key of the stream
     */
    public static long key(long seed, long stream) {
        return mix(mix(seed + GOLDEN_GAMMA) + GOLDEN_GAMMA * (stream + 1));
    }

    /**
     * One number of a stream.
     *
     * @param key the key of the stream
     * @param position the position, from 0
     * @return 64 random bits
     */
    public static long bits(long key, long position) {
        return mix(key + GOLDEN_GAMMA * (position + 1));
    }

    /**
     * Draws as many elements as there are, with replacement, and counts how often each was drawn.
     *
     * @param counts where to count; what is in it is overwritten
     * @param key the key of the stream
     */
    public static void drawWithReplacement(int[] counts, long key) {
        Arrays.fill(counts, 0);
        // 63 random bits times the size, shifted right by 63: the bias is below size / 2^63
        long twice = 2L * counts.length;
        for (int draw = 0; draw < counts.length; draw++) {
            counts[(int) Math.multiplyHigh(bits(key, draw) >>> 1, twice)]++;
        }
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
