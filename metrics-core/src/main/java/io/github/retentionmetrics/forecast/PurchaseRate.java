package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.internal.fit.FitAccess;
import io.github.retentionmetrics.purchase.PurchaseSummary;

/**
 * How often customers buy again, all together: what a search starts from.
 *
 * @param perTime repeat purchases per unit of time and customer
 * @param meanAge the mean age of a customer
 */
record PurchaseRate(double perTime, double meanAge) {
    /** The rate, after making sure that there is something to learn from. */
    static PurchaseRate of(String model, Histories histories) {
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
            throw FitAccess.failure(model + " was not fitted: " + why);
        }
        return new PurchaseRate(purchases / time, time / customers);
    }

    /** Checks the numbers of a customer, without making an object of them. */
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
