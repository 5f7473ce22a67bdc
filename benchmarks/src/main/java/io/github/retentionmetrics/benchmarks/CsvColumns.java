package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import java.util.Arrays;

/** Some rows of a file as columns, on their way to a builder. */
final class CsvColumns {
    static final int ROWS = 1 << 14;

    private final String[] customerIds = new String[ROWS];
    private final int[] epochDays = new int[ROWS];
    private final long[] amountsMinor = new long[ROWS];
    private int size;

    boolean isFull() {
        return size == ROWS;
    }

    void add(String customerId, int epochDay, long amountMinor) {
        customerIds[size] = customerId;
        epochDays[size] = epochDay;
        amountsMinor[size++] = amountMinor;
    }

    void addTo(PurchaseHistoryBuilder builder) {
        if (isFull()) {
            builder.addColumns(customerIds, epochDays, amountsMinor);
        } else {
            builder.addColumns(
                    Arrays.copyOf(customerIds, size),
                    Arrays.copyOf(epochDays, size),
                    Arrays.copyOf(amountsMinor, size));
        }
    }

    void clear() {
        size = 0;
    }
}
