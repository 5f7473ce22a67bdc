package io.github.retentionmetrics.benchmarks;

/**
 * Four segments of the workload's customers, about a quarter of them each, as an attribute known of a customer:
 * {@code S0} to {@code S3}. Half of the customers are those of the first two.
 */
final class WorkloadSegments {
    static final int COUNT = 4;

    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private WorkloadSegments() {}

    /** The segment of a customer's number, from 0 to 3: the upper two bits of a multiplicative hash. */
    static int of(int customer) {
        return (customer * GOLDEN_RATIO) >>> 30;
    }

    /** The name of the segment of a customer, whose identifier is the decimal text of the number. */
    static String nameOf(String customerId) {
        return "S" + of(Integer.parseInt(customerId));
    }

    static boolean isInHalf(String customerId) {
        return of(Integer.parseInt(customerId)) < COUNT / 2;
    }
}
