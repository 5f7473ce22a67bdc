package io.github.retentionmetrics.inference;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;

/**
 * How many customers two groups of a comparison have.
 *
 * @param first the size of the first group, at least 1
 * @param second the size of the second group, at least 1
 */
public record GroupSizes(long first, long second) implements Serializable {
    /**
     * Checks the sizes.
     *
     * @param first the size of the first group
     * @param second the size of the second group
     * @throws IllegalArgumentException if a size is below 1
     * @throws ArithmeticException if their sum exceeds a {@code long}
     */
    public GroupSizes {
        requirePositive(first, "first");
        requirePositive(second, "second");
        Checks.sum(first, second, "total");
    }

    private static void requirePositive(long size, String name) {
        if (size < 1) {
            throw new IllegalArgumentException(name + " must be at least 1: " + size);
        }
    }

    /**
     * Two groups of one size.
     *
     * @param size the size of each, at least 1
     * @return the sizes
     * @throws IllegalArgumentException if the size is below 1
     * @throws ArithmeticException if twice the size exceeds a {@code long}
     */
    public static GroupSizes each(long size) {
        return new GroupSizes(size, size);
    }

    /**
     * Both groups together.
     *
     * @return the sum of the sizes
     */
    public long total() {
        return first + second;
    }
}
