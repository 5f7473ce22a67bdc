package io.github.retentionmetrics.inference;

import io.github.retentionmetrics.internal.math.QuantilePosition;
import java.util.Comparator;
import java.util.stream.IntStream;

/** A quantile of the drawn customers: they are sorted once, and every resample walks over them in that order. */
final class QuantileStatistic implements Statistic {
    private final double share;
    private final int[] order;
    private final double[] sorted;
    /** The position among as many customers as there are, the usual size of a resample. */
    private final QuantilePosition usual;

    QuantileStatistic(double share, double[] values) {
        this.share = QuantilePosition.requireShare(share);
        double[] copy = SampleQuantiles.requireFinite(values.clone());
        this.order = ascending(copy);
        this.sorted = IntStream.of(order).mapToDouble(i -> copy[i]).toArray();
        this.usual = QuantilePosition.of(share, Math.max(1, sorted.length));
    }

    /** The customers, numbered from 0, from the one with the smallest value to the one with the largest. */
    static int[] ascending(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public int customers() {
        return sorted.length;
    }

    @Override
    public double value(Statistic.Resample resample) {
        resample.requireLength(sorted.length);
        if (resample.customers() == 0) {
            return Double.NaN;
        }
        QuantilePosition position =
                resample.customers() == sorted.length ? usual : QuantilePosition.of(share, resample.customers());
        int i = 0;
        long seen = resample.weight(order[0]);
        while (seen <= position.below()) {
            seen += resample.weight(order[++i]);
        }
        if (position.fraction() == 0 || seen > position.below() + 1) {
            return sorted[i];
        }
        int next = i + 1;
        while (resample.weight(order[next]) == 0) {
            next++;
        }
        return position.between(sorted[i], sorted[next]);
    }
}
