package io.github.retentionmetrics.evaluation;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.fit.Parameters;
import io.github.retentionmetrics.rate.Expectation;
import java.io.Serializable;
import java.util.Locale;

/**
 * What customers of one frequency did in a holdout period, and what was predicted.
 *
 * @param frequency the number of repeat purchases in the calibration period
 * @param isOpen whether customers with more are in it as well, as in the last bin of a table
 * @param customers how many customers
 * @param actual how many purchases they made in the holdout period
 * @param predicted how many they were expected to make
 */
public record FrequencyBin(int frequency, boolean isOpen, long customers, long actual, double predicted)
        implements Serializable {
    /**
     * Checks the counts.
     *
     * @param frequency the number of repeat purchases in the calibration period
     * @param isOpen whether customers with more are in it as well
     * @param customers how many customers
     * @param actual how many purchases they made in the holdout period
     * @param predicted how many they were expected to make
     * @throws IllegalArgumentException if a number is negative or not finite
     */
    public FrequencyBin {
        predicted = Checks.unsignedZero(predicted);
        Checks.notNegative(frequency, "frequency");
        Checks.notNegative(customers, "customers");
        Checks.notNegative(actual, "actual");
        Parameters.notNegative(predicted, "predicted");
    }

    /**
     * The actual number of purchases per customer.
     *
     * @return actual / customers; undefined without customers
     */
    public Expectation meanActual() {
        return perCustomer((double) actual);
    }

    /**
     * The expected number of purchases per customer.
     *
     * @return predicted / customers; undefined without customers
     */
    public Expectation meanPredicted() {
        return perCustomer(predicted);
    }

    private Expectation perCustomer(double sum) {
        return customers == 0
                ? Expectation.undefined("no customer has this frequency")
                : Expectation.of(sum / (double) customers);
    }

    /**
     * A readable text of the bin.
     *
     * @return such as {@code 7+: 64 customers, actual 6.359, predicted 6.157}
     */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d%s: %d customers, actual %s, predicted %s",
                frequency,
                isOpen ? "+" : "",
                customers,
                meanActual(),
                meanPredicted());
    }
}
