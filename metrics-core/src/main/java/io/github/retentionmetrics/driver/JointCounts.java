package io.github.retentionmetrics.driver;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Restored;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The number of occurrences of each pair of two scores: exact, mergeable, and sufficient for the correlation of their
 * ranks.
 */
final class JointCounts implements Serializable {
    private static final long serialVersionUID = 1L;

    /** A base above the largest score, so that a pair can be encoded in one number. */
    private static final int BASE = 1 << 10;

    private final TreeMap<Integer, Long> counts;

    JointCounts() {
        this.counts = new TreeMap<>();
    }

    JointCounts(JointCounts other) {
        this.counts = new TreeMap<>(other.counts);
    }

    void add(int first, int second) {
        add(first * BASE + second, 1L);
    }

    void add(JointCounts other) {
        other.counts.forEach(this::add);
    }

    private void add(Integer pair, Long count) {
        counts.merge(pair, count, (a, b) -> Checks.sum(a, b, "respondents"));
    }

    /**
     * The centred sums of products of twice the midranks of both scores: {@code centred(x, x), centred(x, y),
     * centred(y, y)}.
     */
    BigInteger[] centredRanks() {
        Map<Integer, BigInteger> firstRanks = ranks(pair -> pair / BASE);
        Map<Integer, BigInteger> secondRanks = ranks(pair -> pair % BASE);
        BigInteger respondents = BigInteger.ZERO;
        // the mean midrank is (n + 1) / 2 whatever the ties, so that deviations of twice the ranks are whole numbers
        for (long count : counts.values()) {
            respondents = respondents.add(BigInteger.valueOf(count));
        }
        BigInteger mean = respondents.add(BigInteger.ONE);
        BigInteger[] sums = {BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO};
        counts.forEach((pair, count) -> {
            BigInteger first = rank(firstRanks, pair / BASE).subtract(mean);
            BigInteger second = rank(secondRanks, pair % BASE).subtract(mean);
            BigInteger times = BigInteger.valueOf(count);
            sums[0] = sums[0].add(first.multiply(first).multiply(times));
            sums[1] = sums[1].add(first.multiply(second).multiply(times));
            sums[2] = sums[2].add(second.multiply(second).multiply(times));
        });
        return sums;
    }

    private static BigInteger rank(Map<Integer, BigInteger> ranks, int score) {
        return ranks.getOrDefault(score, BigInteger.ZERO);
    }

    /** Twice the midrank of each score: {@code 2 below + count + 1}. */
    private Map<Integer, BigInteger> ranks(IntUnaryOperator scoreOf) {
        SortedMap<Integer, Long> marginal = new TreeMap<>();
        counts.forEach((pair, count) -> marginal.merge(scoreOf.applyAsInt(pair), count, Long::sum));
        Map<Integer, BigInteger> ranks = new TreeMap<>();
        BigInteger below = BigInteger.ZERO;
        for (Map.Entry<Integer, Long> score : marginal.entrySet()) {
            BigInteger count = BigInteger.valueOf(score.getValue());
            ranks.put(score.getKey(), below.shiftLeft(1).add(count).add(BigInteger.ONE));
            below = below.add(count);
        }
        return ranks;
    }

    /** Whether the sums of two variables are those of these pairs, whose scores lie in ranges from 0. */
    boolean agreeWith(Moments moments, int first, int firstRange, int second, int secondRange) {
        long pairs = 0;
        long[] sums = new long[5];
        for (Map.Entry<Integer, Long> pair : counts.entrySet()) {
            long x = pair.getKey() / BASE;
            long y = pair.getKey() % BASE;
            long count = pair.getValue();
            if (x > firstRange || y > secondRange) {
                return false;
            }
            pairs = Math.addExact(pairs, count);
            long[] each = {x, y, x * x, x * y, y * y};
            for (int sum = 0; sum < sums.length; sum++) {
                sums[sum] = Math.addExact(sums[sum], Math.multiplyExact(each[sum], count));
            }
        }
        return moments.areOf(first, second, pairs, sums);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> counts.comparator() == null
                && counts.entrySet().stream().allMatch(entry -> entry.getKey() >= 0 && entry.getValue() > 0));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JointCounts that && counts.equals(that.counts);
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }
}
