package io.github.retentionmetrics.benchmarks;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What DuckDB says of every customer, in plain columns that grow. */
final class RfmColumns {
    private int[] customers = new int[1024];
    private int[] recencyDays = new int[1024];
    private int[] orders = new int[1024];
    private long[] monetary = new long[1024];
    private int size;

    void add(int customer, int days, int count, long spent) {
        if (size == customers.length) {
            customers = Arrays.copyOf(customers, 2 * size);
            recencyDays = Arrays.copyOf(recencyDays, 2 * size);
            orders = Arrays.copyOf(orders, 2 * size);
            monetary = Arrays.copyOf(monetary, 2 * size);
        }
        customers[size] = customer;
        recencyDays[size] = days;
        orders[size] = count;
        monetary[size++] = spent;
    }

    /** A line of text by customer, for comparing. */
    Map<String, String> toMap() {
        Map<String, String> map = new TreeMap<>();
        for (int row = 0; row < size; row++) {
            map.put(Integer.toString(customers[row]), recencyDays[row] + " " + orders[row] + " " + monetary[row]);
        }
        return map;
    }
}
