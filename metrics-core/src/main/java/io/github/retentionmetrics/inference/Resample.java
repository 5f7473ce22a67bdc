package io.github.retentionmetrics.inference;

import io.github.retentionmetrics.internal.WideSum;
import java.util.Objects;

/**
 * Customers drawn with replacement from those there are: how often each of them counts.
 *
 * <p>Valid during the call that hands it over, and only there: the next resample uses the same memory.
 *
 * <pre>{@code
 * long[] orders = {3, 1, 2};
 * Statistic.of(3, resample -> resample.sum(orders) / resample.customers());
 * }</pre>
 */
public final class Resample {
    private final int[] weights;
    private final int customers;
    private final WideSum sum = new WideSum();

    Resample(int[] weights, int customers) {
        this.weights = weights;
        this.customers = customers;
    }

    /**
     * How many customers were drawn, repeated ones counted as often as they were drawn.
     *
     * @return the sum of the weights
     */
    public int customers() {
        return customers;
    }

    /**
     * How often a customer was drawn.
     *
     * @param customer the customer's number, from 0
     * @return the weight, at least 0
     * @throws ArrayIndexOutOfBoundsException if there is no such customer
     */
    public int weight(int customer) {
        return weights[customer];
    }

    /**
     * The sum of a column over the drawn customers.
     *
     * @param column one number per customer
     * @return the sum of weight times number, added up in the order of the column, on which the last digits may depend;
     *     whole numbers, such as minor units, are {@linkplain #sum(long[]) exact}
     * @throws NullPointerException if the column is null
     * @throws IllegalArgumentException if the column is not as long as there are customers
     */
    public double sum(double[] column) {
        requireLength(Objects.requireNonNull(column, "column").length);
        double total = 0;
        for (int customer = 0; customer < column.length; customer++) {
            total += weights[customer] * column[customer];
        }
        return total;
    }

    /**
     * The sum of a column of whole numbers over the drawn customers.
     *
     * @param column one number per customer, such as minor units
     * @return the exact sum of weight times number, rounded once
     * @throws NullPointerException if the column is null
     * @throws IllegalArgumentException if the column is not as long as there are customers
     */
    public double sum(long[] column) {
        requireLength(Objects.requireNonNull(column, "column").length);
        long total = 0;
        long overflow = 0;
        for (int customer = 0; customer < column.length; customer++) {
            long value = column[customer];
            long product = weights[customer] * value;
            long next = total + product;
            // a number beyond 2^31 times a weight may overflow, and so may the sum: look at all of them at once
            overflow |= (value ^ (value >> 31)) | ((total ^ next) & (product ^ next) & Long.MIN_VALUE);
            total = next;
        }
        return overflow >>> 31 == 0 ? total : wideSum(column);
    }

    private double wideSum(long[] column) {
        sum.clear();
        for (int customer = 0; customer < column.length; customer++) {
            sum.addProduct(weights[customer], column[customer]);
        }
        return sum.toBigInteger().doubleValue();
    }

    /** Checks that a column, or a statistic, is of as many customers. */
    void requireLength(int length) {
        if (length != weights.length) {
            throw new IllegalArgumentException(
                    "column (" + length + " rows) must be as long as there are customers (" + weights.length + ")");
        }
    }
}
