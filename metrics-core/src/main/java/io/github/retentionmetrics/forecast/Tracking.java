package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.internal.LongTable;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.util.Arrays;

/** The expected number of repeat purchases of a base of customers, with each distinct age computed once. */
final class Tracking {
    private Tracking() {}

    static double expected(TransactionModel model, PurchaseSummaries customers, double shift) {
        LongTable ages = new LongTable();
        double[] counts = new double[64];
        for (int row = 0; row < customers.size(); row++) {
            // non-negative numbers have the order of their bits; adding 0 makes -0 a 0
            int place = ages.add(Double.doubleToLongBits(customers.age(row) + 0.0));
            counts = place == counts.length ? Arrays.copyOf(counts, 2 * place) : counts;
            counts[place] += customers.count(row);
        }
        double sum = 0;
        // in the order of age, so that the order of the customers does not matter to the last bit
        for (long age : ages.sorted()) {
            double time = Double.longBitsToDouble(age) + shift;
            sum += time > 0 ? counts[ages.add(age)] * model.expectedPurchases(time) : 0;
        }
        return sum;
    }
}
