package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.fit.Likelihood;
import io.github.retentionmetrics.fit.LogLikelihoodSum;
import io.github.retentionmetrics.internal.math.RisingFactorial;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The log-likelihood of BG/BB, history by history: the probability of the purchases until the last one, times that of
 * silence since.
 *
 * <pre>
 *   L = (alpha)_x (beta)_(tx-x) / (alpha+beta)_tx  (delta)_tx / (gamma+delta)_tx  silence
 *
 *   silence = stay(T) + sum over i from tx to T-1 of stay(i) gamma / (gamma+delta+i)
 *   stay(i) = product over j from tx to i-1 of (beta+j-x) / (alpha+beta+j)  (delta+j) / (gamma+delta+j)
 * </pre>
 *
 * <p>(a)_k is a rising factorial. stay(i) is the probability that the customer bought at none of the opportunities
 * after tx until i and was alive at each. Divided by the beta functions of the parameters, this is the likelihood of
 * Fader, Hardie and Shang (2010).
 *
 * <p>Not thread-safe: each fit has its own.
 */
final class OpportunityLikelihood implements Likelihood {
    private final Histories histories;

    /** Tables that each evaluation fills anew, so that a fit does not allocate them hundreds of times. */
    private final UntilLastPurchase until;

    /**
     * The likelihood of customers.
     *
     * @param customers the summaries of the customers, in whole opportunities
     * @throws IllegalArgumentException if the numbers of a row are not whole opportunities
     */
    OpportunityLikelihood(PurchaseSummaries customers) {
        this.until = new UntilLastPurchase(latestPurchase(customers));
        this.histories = Histories.of(customers);
    }

    private static int latestPurchase(PurchaseSummaries customers) {
        int latest = 0;
        for (int row = 0; row < customers.size(); row++) {
            try {
                Opportunities.require(customers.frequency(row), customers.recency(row), customers.age(row));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("row " + row + ": " + e.getMessage(), e);
            }
            latest = customers.count(row) == 0 ? latest : Math.max(latest, (int) customers.recency(row));
        }
        return latest;
    }

    /** The latest opportunity at which a customer bought; 0 if no customer bought again. */
    int longest() {
        return until.opportunities.length - 1;
    }

    @Override
    public void addTo(LogLikelihoodSum sum, double[] parameters) {
        until.fill(parameters);
        Silence silence = new Silence(parameters);
        double[] gradient = new double[4];
        for (int i = 0; i < histories.size(); i++) {
            int x = histories.frequencies()[histories.frequency(i)];
            int last = (int) histories.times()[histories.recency(i)];
            int age = (int) histories.times()[histories.age(i)];
            double log = until.evaluate(x, last, gradient);
            sum.add(histories.count(i), log + silence.evaluate(x, last, age, gradient), gradient);
        }
    }

    /** The probability of x purchases until the last one, from tables of the rising factorials. */
    private static final class UntilLastPurchase {
        /** Every number of opportunities until a last purchase. */
        private final int[] opportunities;

        private final double[] bought;
        private final double[] boughtByAlpha;
        private final double[] silent;
        private final double[] silentByBeta;
        private final double[] either;
        private final double[] eitherBySum;
        private final double[] stayed;
        private final double[] stayedByGamma;
        private final double[] stayedByDelta;

        UntilLastPurchase(int latest) {
            int n = latest + 1;
            this.opportunities = IntStream.range(0, n).toArray();
            this.bought = new double[n];
            this.boughtByAlpha = new double[n];
            this.silent = new double[n];
            this.silentByBeta = new double[n];
            this.either = new double[n];
            this.eitherBySum = new double[n];
            this.stayed = new double[n];
            this.stayedByGamma = new double[n];
            this.stayedByDelta = new double[n];
        }

        void fill(double[] parameters) {
            double alpha = parameters[0];
            double beta = parameters[1];
            RisingFactorial.logs(alpha, opportunities, bought, boughtByAlpha);
            RisingFactorial.logs(beta, opportunities, silent, silentByBeta);
            RisingFactorial.logs(alpha + beta, opportunities, either, eitherBySum);
            RisingFactorial.logRatios(
                    parameters[2], parameters[3], opportunities, stayed, stayedByGamma, stayedByDelta);
        }

        /** The logarithm of the probability; sets its derivatives. */
        double evaluate(int x, int last, double[] gradient) {
            gradient[0] = boughtByAlpha[x] - eitherBySum[last];
            gradient[1] = silentByBeta[last - x] - eitherBySum[last];
            gradient[2] = stayedByGamma[last];
            gradient[3] = stayedByDelta[last];
            return bought[x] + silent[last - x] - either[last] + stayed[last];
        }
    }

    /**
     * The probability of no purchase since the last one: that the customer left after one of the opportunities, or did
     * not.
     */
    private static final class Silence {
        private final double alpha;
        private final double beta;
        private final double gamma;
        private final double delta;

        private double logStay;
        private final double[] stayGradient = new double[4];
        private double left;
        private final double[] leftGradient = new double[4];

        Silence(double[] parameters) {
            this.alpha = parameters[0];
            this.beta = parameters[1];
            this.gamma = parameters[2];
            this.delta = parameters[3];
        }

        /** The logarithm of the probability; adds its derivatives. */
        double evaluate(int x, int last, int age, double[] gradient) {
            clear();
            double stay = 1;
            for (int i = last; i < age; i++) {
                addLeaving(i, stay);
                addStaying(i, x);
                stay = Math.exp(logStay);
            }
            double sum = left + stay;
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] += (leftGradient[k] + stay * stayGradient[k]) / sum;
            }
            return Math.log(sum);
        }

        private void clear() {
            logStay = 0;
            left = 0;
            Arrays.fill(stayGradient, 0);
            Arrays.fill(leftGradient, 0);
        }

        /** The customer is alive until opportunity i and leaves after it. */
        private void addLeaving(int i, double stay) {
            double end = gamma + delta + i;
            double term = stay * (gamma / end);
            left += term;
            for (int k = 0; k < leftGradient.length; k++) {
                leftGradient[k] += term * stayGradient[k];
            }
            leftGradient[2] += term * ((delta + i) / end / gamma);
            leftGradient[3] -= term / end;
        }

        /** The customer does not leave after opportunity i, and does not buy at the next one. */
        private void addStaying(int i, int x) {
            double both = alpha + beta + i;
            double end = gamma + delta + i;
            double silent = beta + i - x;
            double staying = delta + i;
            logStay += Math.log(silent / both) + Math.log(staying / end);
            stayGradient[0] -= 1 / both;
            stayGradient[1] += (alpha + x) / both / silent;
            stayGradient[2] -= 1 / end;
            stayGradient[3] += gamma / end / staying;
        }
    }
}
