package io.github.retentionmetrics.inference;

import java.util.stream.IntStream;

/** The mean of one number per customer, added up by size, independent of the order of the customers. */
final class MeanStatistic implements Statistic {
    /** The customers, from the one with the smallest number to the one with the largest. */
    private final int[] order;

    /** A number from the middle of the sorted ones; 0 without customers. */
    private final double middle;

    /** The sorted numbers less the middle one; where all numbers are equal these are 0, and their mean is exact. */
    private final double[] beyond;

    MeanStatistic(double[] values) {
        double[] copy = SampleQuantiles.requireFinite(values.clone());
        this.order = QuantileStatistic.ascending(copy);
        this.middle = copy.length == 0 ? 0 : copy[order[copy.length / 2]];
        this.beyond = IntStream.of(order).mapToDouble(i -> copy[i] - middle).toArray();
    }

    @Override
    public int customers() {
        return order.length;
    }

    @Override
    public double value(Statistic.Resample resample) {
        resample.requireLength(order.length);
        double sum = 0;
        for (int i = 0; i < order.length; i++) {
            sum += resample.weight(order[i]) * beyond[i];
        }
        return middle + sum / resample.customers();
    }
}
