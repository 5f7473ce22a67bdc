package io.github.retentionmetrics.certainty;

import java.util.stream.IntStream;

/** The mean of one number per customer, added up by size whatever the order of the customers. */
final class MeanStatistic implements Statistic {
    /** The customers, by their numbers. */
    private final int[] order;

    /** How far the numbers are beyond the middle one, ascending: the mean of equal numbers is then just that number. */
    private final double[] beyond;

    private final double middle;

    MeanStatistic(double[] values) {
        double[] copy = values.clone();
        this.order = QuantileStatistic.ascending(copy);
        this.middle = copy.length == 0 ? 0 : copy[order[copy.length / 2]];
        this.beyond = IntStream.of(order).mapToDouble(i -> copy[i] - middle).toArray();
    }

    @Override
    public int customers() {
        return order.length;
    }

    @Override
    public double of(Resample resample) {
        resample.requireLength(order.length);
        double sum = 0;
        for (int i = 0; i < order.length; i++) {
            sum += resample.weight(order[i]) * beyond[i];
        }
        return middle + sum / resample.customers();
    }
}
