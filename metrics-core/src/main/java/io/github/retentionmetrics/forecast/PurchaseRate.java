package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.fit.ParametricFamily;
import io.github.retentionmetrics.purchase.PurchaseSummary;

/**
 * The pooled rate of repeat purchases, from which a search starts.
 *
 * @param perTime repeat purchases per unit of time and customer
 * @param meanAge the mean age of a customer
 */
record PurchaseRate(double perTime, double meanAge) {
    private static final double SMALLEST = 1e-200;

    private static final double LARGEST = 1e200;

    /** The rate, after checking that the histories can be fitted at all. */
    static PurchaseRate of(ParametricFamily family, Histories histories) {
        double purchases = 0;
        double time = 0;
        double customers = 0;
        for (int i = 0; i < histories.size(); i++) {
            customers += histories.count(i);
            purchases += histories.count(i) * histories.frequencies()[histories.frequency(i)];
            time += histories.count(i) * histories.times()[histories.age(i)];
        }
        if (!(purchases > 0) || !(time > 0)) {
            String why = customers == 0 ? "there are no customers" : "no customer bought on two days";
            throw family.failure(why);
        }
        return new PurchaseRate(within(purchases / time), within(time / customers));
    }

    /**
     * The number limited to a range in which starting points can be computed, even if times are near the smallest or
     * largest double.
     */
    private static double within(double value) {
        return Math.min(Math.max(value, SMALLEST), LARGEST);
    }

    /** Checks the numbers of a customer without creating an object. */
    static void requireSummary(int frequency, double recency, double age) {
        boolean isValid = frequency >= 0
                && age <= Double.MAX_VALUE
                && recency >= 0
                && recency <= age
                && (frequency > 0 || recency == 0);
        if (!isValid) {
            PurchaseSummary.of(frequency, recency, age);
        }
    }
}
