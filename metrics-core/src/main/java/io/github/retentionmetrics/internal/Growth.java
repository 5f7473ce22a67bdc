package io.github.retentionmetrics.internal;

/** How arrays grow, and where they end. */
public final class Growth {
    /** The most elements that an array holds on every virtual machine. */
    static final int MOST = Integer.MAX_VALUE - 8;

    private static final int MOST_CUSTOMERS = (1 << 29) - 1;

    private Growth() {}

    /**
     * Twice the size, as far as an array may be.
     *
     * @param size the size of the full array, at least 1
     * @param name what it holds, for a message
     * @return the size of a larger array
     * @throws IllegalStateException if no array is larger
     */
    public static int larger(int size, String name) {
        requireRoom(size + 1L, name);
        return (int) Math.min(2L * size, MOST);
    }

    /** Makes sure that the hash tables, whose size is a power of two, never fill up. */
    static void requireCustomers(long customers) {
        if (customers > MOST_CUSTOMERS) {
            throw new IllegalStateException("customers must be at most " + MOST_CUSTOMERS + " in one history");
        }
    }

    static void requireRoom(long size, String name) {
        if (size > MOST) {
            throw new IllegalStateException(name + " must be at most " + MOST + " in one history: " + size);
        }
    }
}
