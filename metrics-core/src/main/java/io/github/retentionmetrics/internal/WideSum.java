package io.github.retentionmetrics.internal;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * An exact sum of longs, or of products of two of them, in 128 bits: as fast as a long and with nothing to overflow.
 *
 * <p>Room for 2^31 products of an {@code int} and a {@code long}, or of two numbers below 2^47 in size, or for 2^63
 * longs. Not thread-safe.
 */
public final class WideSum {
    private long high;
    private long low;

    /**
     * Sums of nothing.
     *
     * @param size how many
     * @return the sums
     */
    public static WideSum[] array(int size) {
        WideSum[] sums = new WideSum[size];
        Arrays.setAll(sums, i -> new WideSum());
        return sums;
    }

    /** A sum of nothing. */
    public WideSum() {}

    /**
     * The sum of two numbers.
     *
     * @param first one number
     * @param second the other
     * @return their sum
     */
    public static WideSum of(long first, long second) {
        WideSum sum = new WideSum();
        sum.add(first);
        sum.add(second);
        return sum;
    }

    /**
     * Adds a number.
     *
     * @param value the number
     */
    public void add(long value) {
        add(value >> 63, value);
    }

    /**
     * Adds a product.
     *
     * @param factor one factor
     * @param value the other
     */
    public void addProduct(long factor, long value) {
        add(Math.multiplyHigh(factor, value), factor * value);
    }

    private void add(long upper, long lower) {
        low += lower;
        // the lower words are unsigned: a sum smaller than one of its parts has carried
        high += Long.compareUnsigned(low, lower) < 0 ? upper + 1 : upper;
    }

    /** Starts again at zero. */
    public void clear() {
        high = 0;
        low = 0;
    }

    /**
     * The sum, where it must be a long.
     *
     * @param name what is summed; the sum itself is not part of the message, since hosts log messages
     * @return the sum
     * @throws ArithmeticException if the sum does not fit in a long
     */
    public long toLong(String name) {
        if (high != low >> 63) {
            throw new ArithmeticException(name + " must fit in 64-bit minor units");
        }
        return low;
    }

    /**
     * The sum, whatever its size.
     *
     * @return the sum
     */
    public BigInteger toBigInteger() {
        return new BigInteger(
                ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array());
    }
}
