package io.github.retentionmetrics.testing;

import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/** Customers who live and buy by the very assumptions of a model, with known parameters. */
public final class SimulatedCustomers {
    private final SplittableRandom random;

    private SimulatedCustomers(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Customers who leave with a probability after a purchase; with {@code more} = 1 also after their first. */
    public static PurchaseSummaries geometric(long seed, int customers, double[] parameters, int more) {
        SimulatedCustomers simulation = new SimulatedCustomers(seed);
        return simulation.of(customers, parameters, () -> simulation.beta(parameters[2], parameters[3]), more);
    }

    /** Customers who may leave at any moment. */
    public static PurchaseSummaries pareto(long seed, int customers, double[] parameters) {
        SimulatedCustomers simulation = new SimulatedCustomers(seed);
        return simulation.of(customers, parameters, () -> 0, 0);
    }

    private PurchaseSummaries of(int customers, double[] parameters, DoubleSupplier leaving, int more) {
        int[] frequency = new int[customers];
        double[] recency = new double[customers];
        double[] age = new double[customers];
        for (int i = 0; i < customers; i++) {
            double p = leaving.getAsDouble();
            double rate = gamma(parameters[0]) / parameters[1];
            age[i] = 30 + 60 * random.nextDouble();
            double end = p > 0 ? age[i] : Math.min(age[i], exponential(gamma(parameters[2]) / parameters[3]));
            boolean alive = more == 0 || random.nextDouble() >= p;
            for (double time = exponential(rate); alive && time < end; time += exponential(rate)) {
                frequency[i]++;
                recency[i] = time;
                alive = random.nextDouble() >= p;
            }
        }
        return PurchaseSummaries.ofColumns(frequency, recency, age);
    }

    private double exponential(double rate) {
        return -Math.log1p(-random.nextDouble()) / rate;
    }

    private double beta(double a, double b) {
        double x = gamma(a);
        return x / (x + gamma(b));
    }

    /** Marsaglia and Tsang's method. */
    private double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * Math.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        while (true) {
            double normal = random.nextGaussian();
            double v = Math.pow(1 + normal / Math.sqrt(9 * d), 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < normal * normal / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
