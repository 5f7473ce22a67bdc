package io.github.retentionmetrics.testing;

import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.renewal.RenewalCounts;
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

    /** Customers who may buy, and leave, at each of so many opportunities. */
    public static PurchaseSummaries opportunities(long seed, int customers, double[] parameters, int opportunities) {
        SimulatedCustomers simulation = new SimulatedCustomers(seed);
        int[] frequency = new int[customers];
        double[] recency = new double[customers];
        double[] age = new double[customers];
        for (int i = 0; i < customers; i++) {
            double buying = simulation.beta(parameters[0], parameters[1]);
            double leaving = simulation.beta(parameters[2], parameters[3]);
            age[i] = opportunities;
            for (int t = 1; t <= opportunities && simulation.random.nextDouble() >= leaving; t++) {
                if (simulation.random.nextDouble() < buying) {
                    frequency[i]++;
                    recency[i] = t;
                }
            }
        }
        return PurchaseSummaries.ofColumns(frequency, recency, age);
    }

    /**
     * Customers with one to nine repeat purchases, the amounts of which have a gamma distribution of their own scale.
     */
    public static PurchaseSummaries spend(long seed, int customers, double[] parameters) {
        SimulatedCustomers simulation = new SimulatedCustomers(seed);
        int[] frequency = new int[customers];
        double[] recency = new double[customers];
        double[] age = new double[customers];
        double[] value = new double[customers];
        for (int i = 0; i < customers; i++) {
            frequency[i] = 1 + simulation.random.nextInt(9);
            recency[i] = frequency[i];
            age[i] = 10;
            double scale = simulation.gamma(parameters[1]) / parameters[2];
            value[i] = simulation.gamma(parameters[0] * frequency[i]) / scale / frequency[i];
        }
        return PurchaseSummaries.ofColumns(frequency, recency, age).withMonetaryValues(value);
    }

    /**
     * Customers with up to twelve renewals behind them; the third parameter is 1 where nobody becomes more likely to
     * leave.
     */
    public static RenewalCounts renewals(long seed, int customers, double... parameters) {
        SimulatedCustomers simulation = new SimulatedCustomers(seed);
        int[] renewals = new int[customers];
        boolean[] isLost = new boolean[customers];
        for (int i = 0; i < customers; i++) {
            double logStay = Math.log1p(-simulation.beta(parameters[0], parameters[1]));
            int age = 1 + simulation.random.nextInt(12);
            // survival to the t-th renewal is (1 - theta)^(t^c)
            double life = Math.pow(Math.log(simulation.random.nextDouble()) / logStay, 1 / parameters[2]);
            renewals[i] = (int) Math.min(age, Math.floor(life));
            isLost[i] = renewals[i] < age;
        }
        return RenewalCounts.ofColumns(renewals, isLost);
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
