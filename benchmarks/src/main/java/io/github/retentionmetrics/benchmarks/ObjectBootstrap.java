package io.github.retentionmetrics.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** The bootstrap as one writes it first: draw customers into a list, and add up the list. */
final class ObjectBootstrap {
    private ObjectBootstrap() {}

    record Customer(long spentMinor, long orders) {}

    static double[] ratios(List<Customer> customers, int resamples, long seed) {
        SeededRandom random = new SeededRandom(seed);
        double[] ratios = new double[resamples];
        for (int resample = 0; resample < resamples; resample++) {
            List<Customer> drawn = new ArrayList<>(customers.size());
            for (int i = 0; i < customers.size(); i++) {
                drawn.add(customers.get(random.nextInt(customers.size())));
            }
            ratios[resample] = ratio(drawn);
        }
        return ratios;
    }

    static double ratio(List<Customer> drawn) {
        long spent = drawn.stream().mapToLong(Customer::spentMinor).sum();
        long orders = drawn.stream().mapToLong(Customer::orders).sum();
        return (double) spent / orders / 100;
    }
}
