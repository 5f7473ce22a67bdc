package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The expected number of repeat purchases of a base of customers, with each distinct age computed once. */
final class Tracking {
    private Tracking() {}

    static double expected(TransactionModel model, PurchaseSummaries customers, double shift) {
        SortedMap<Double, Double> customersByAge = new TreeMap<>();
        for (int row = 0; row < customers.size(); row++) {
            customersByAge.merge(customers.age(row), (double) customers.count(row), Double::sum);
        }
        double sum = 0;
        for (Map.Entry<Double, Double> entry : customersByAge.entrySet()) {
            double time = entry.getKey() + shift;
            sum += time > 0 ? entry.getValue() * model.expectedPurchases(time) : 0;
        }
        return sum;
    }
}
