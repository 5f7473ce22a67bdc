package io.github.retentionmetrics.rate;

import java.math.BigDecimal;

/**
 * An accumulator of the sums of a {@link Mean}: in longs while they fit, since a big decimal per value would be slow.
 */
final class MeanAccumulator {
    /** The largest magnitude of a value for which the sum of two squares fits a long. */
    private static final long SMALL = 2_000_000_000L;

    private long count;
    private long pendingSum;
    private long pendingSquares;
    private BigDecimal sum = BigDecimal.ZERO;
    private BigDecimal squares = BigDecimal.ZERO;

    void add(long value) {
        if (value < -SMALL || value > SMALL) {
            add(BigDecimal.valueOf(value));
            return;
        }
        if (pendingSquares > Long.MAX_VALUE - value * value) {
            flush();
        }
        count++;
        // The sum of whole numbers is at most the sum of their squares: it cannot overflow before that does.
        pendingSum += value;
        pendingSquares += value * value;
    }

    void add(BigDecimal value) {
        count++;
        sum = sum.add(value);
        squares = squares.add(value.multiply(value));
    }

    /** Adds the other's values to this one, and returns this one. */
    MeanAccumulator merge(MeanAccumulator other) {
        other.flush();
        count += other.count;
        sum = sum.add(other.sum);
        squares = squares.add(other.squares);
        return this;
    }

    Mean toMean() {
        flush();
        return Mean.of(count, sum, squares);
    }

    private void flush() {
        sum = sum.add(BigDecimal.valueOf(pendingSum));
        squares = squares.add(BigDecimal.valueOf(pendingSquares));
        pendingSum = 0;
        pendingSquares = 0;
    }
}
