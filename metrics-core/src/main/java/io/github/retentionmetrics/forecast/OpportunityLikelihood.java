package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.fit.Likelihood;
import io.github.retentionmetrics.fit.LogLikelihoodSum;
import io.github.retentionmetrics.internal.math.RisingFactorial;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.util.stream.IntStream;

/**
 * The log-likelihood of BG/BB: the probability of the purchases up to the last one, times that of silence since, being the
 * sum over when the customer may have left.
 */
final class OpportunityLikelihood implements Likelihood {
    private final Histories histories;
    private final int[] steps;

    OpportunityLikelihood(PurchaseSummaries customers) {
        int last = 0;
        for (int row = 0; row < customers.size(); row++) {
            try {
                Opportunities.require(customers.frequency(row), customers.recency(row), customers.age(row));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("row " + row + ": " + e.getMessage(), e);
            }
            last = customers.count(row) == 0 ? last : Math.max(last, (int) customers.recency(row));
        }
        this.histories = Histories.of(customers);
        this.steps = IntStream.rangeClosed(0, last).toArray();
    }

    /** The latest opportunity at which somebody bought; 0 if nobody bought again. */
    int longest() {
        return steps.length - 1;
    }

    @Override
    public void addTo(LogLikelihoodSum sum, double[] parameters) {
        double alpha = parameters[0];
        double beta = parameters[1];
        double gamma = parameters[2];
        double delta = parameters[3];
        double[][] logs = new double[4][steps.length];
        double[][] slopes = new double[5][steps.length];
        RisingFactorial.logs(alpha, steps, logs[0], slopes[0]);
        RisingFactorial.logs(beta, steps, logs[1], slopes[1]);
        RisingFactorial.logs(alpha + beta, steps, logs[2], slopes[2]);
        RisingFactorial.logRatios(gamma, delta, steps, logs[3], slopes[3], slopes[4]);
        double[] gradient = new double[4];
        for (int i = 0; i < histories.size(); i++) {
            int x = histories.frequencies()[histories.frequency(i)];
            int last = (int) histories.times()[histories.recency(i)];
            int age = (int) histories.times()[histories.age(i)];
            gradient[0] = slopes[0][x] - slopes[2][last];
            gradient[1] = slopes[1][last - x] - slopes[2][last];
            gradient[2] = slopes[3][last];
            gradient[3] = slopes[4][last];
            double silence = addSilence(parameters, x, last, age, gradient);
            sum.add(
                    histories.count(i),
                    logs[0][x] + logs[1][last - x] - logs[2][last] + logs[3][last] + silence,
                    gradient);
        }
    }

    /** Adds the derivatives of the logarithm of the probability of silence, and returns it. */
    private static double addSilence(double[] parameters, int x, int last, int age, double[] gradient) {
        double both = parameters[0] + parameters[1];
        double end = parameters[2] + parameters[3];
        double present = 0;
        double scale = 1;
        double all = 0;
        double[] presentSlopes = new double[4];
        double[] allSlopes = new double[4];
        for (int i = last; i < age; i++) {
            double leaving = parameters[2] / (end + i);
            double term = scale * leaving;
            double stay = parameters[3] + i;
            all += term;
            for (int k = 0; k < 4; k++) {
                allSlopes[k] += term * presentSlopes[k];
            }
            allSlopes[2] += term * (stay / (end + i) / parameters[2]);
            allSlopes[3] -= term / (end + i);
            double pass = parameters[1] + i - x;
            // the logarithm of the probability to be still there and not to have bought
            present += Math.log(pass / (both + i)) + Math.log(stay / (end + i));
            scale = Math.exp(present);
            presentSlopes[0] -= 1 / (both + i);
            presentSlopes[1] += (parameters[0] + x) / (both + i) / pass;
            presentSlopes[2] -= 1 / (end + i);
            presentSlopes[3] += parameters[2] / (end + i) / stay;
        }
        double sum = all + scale;
        for (int k = 0; k < 4; k++) {
            gradient[k] += (allSlopes[k] + scale * presentSlopes[k]) / sum;
        }
        return Math.log(sum);
    }
}
