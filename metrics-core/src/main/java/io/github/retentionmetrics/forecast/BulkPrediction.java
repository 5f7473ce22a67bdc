package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.internal.LongTable;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.util.Arrays;

/**
 * Predictions for many customers. Where the model allows it, the prediction for a customer who is alive is computed
 * once for each distinct pair of frequency and age, of which there are few, and multiplied by each customer's
 * probability of being alive.
 */
final class BulkPrediction {
    private BulkPrediction() {}

    /** A prediction for one customer that is proportional to the probability that the customer is alive. */
    @FunctionalInterface
    interface Prediction {
        double of(int frequency, double recency, double age);
    }

    /** The predictions by row. */
    static double[] of(TransactionModel model, PurchaseSummaries customers, Prediction prediction) {
        return model instanceof MemorylessModel
                ? factored(model, customers, prediction)
                : oneByOne(customers, prediction);
    }

    /** The predictions by row, each on its own. */
    static double[] oneByOne(PurchaseSummaries customers, Prediction prediction) {
        double[] predictions = new double[customers.size()];
        for (int row = 0; row < predictions.length; row++) {
            predictions[row] = prediction.of(customers.frequency(row), customers.recency(row), customers.age(row));
        }
        return predictions;
    }

    private static double[] factored(TransactionModel model, PurchaseSummaries customers, Prediction prediction) {
        double[] predictions = new double[customers.size()];
        LongTable ages = new LongTable();
        LongTable pairs = new LongTable();
        double[] ifAlive = new double[64];
        int known = 0;
        for (int row = 0; row < predictions.length; row++) {
            int frequency = customers.frequency(row);
            double age = customers.age(row);
            double alive = model.probabilityAlive(frequency, customers.recency(row), age);
            int place = ages.add(Double.doubleToLongBits(age));
            int pair = pairs.add((long) frequency << Integer.SIZE | place);
            if (pair == known) {
                ifAlive = known == ifAlive.length ? Arrays.copyOf(ifAlive, 2 * known) : ifAlive;
                ifAlive[pair] = ifAlive(model, frequency, age, prediction);
                known++;
            }
            predictions[row] = alive == 0 ? 0 : alive * ifAlive[pair];
        }
        return predictions;
    }

    /**
     * The prediction divided by the probability of being alive, computed for the recency at which that probability is
     * highest: a last repeat purchase just now.
     */
    private static double ifAlive(TransactionModel model, int frequency, double age, Prediction prediction) {
        double recency = frequency == 0 ? 0 : age;
        double alive = model.probabilityAlive(frequency, recency, age);
        return alive == 0 ? 0 : prediction.of(frequency, recency, age) / alive;
    }
}
