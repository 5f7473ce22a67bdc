package io.github.retentionmetrics.inference;

import io.github.retentionmetrics.internal.Restored;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Numbered values, some of which may be missing because they belong to another part of the work. */
final class Replicates implements Serializable {
    static final Replicates NONE = new Replicates(new double[0], new BitSet());

    private static final long serialVersionUID = 1L;

    private final double[] values;
    private final BitSet present;

    private Replicates(double[] values, BitSet present) {
        this.values = values;
        this.present = present;
    }

    static Replicates of(int from, int to, int size, IntToDoubleFunction value) {
        double[] values = new double[size];
        for (int number = from; number < to; number++) {
            values[number] = value.applyAsDouble(number);
        }
        BitSet present = new BitSet(size);
        present.set(from, to);
        return new Replicates(values, present);
    }

    /** Values none of which is missing. */
    static Replicates ofAll(double[] values) {
        BitSet present = new BitSet(values.length);
        present.set(0, values.length);
        return new Replicates(values, present);
    }

    int size() {
        return values.length;
    }

    int present() {
        return present.cardinality();
    }

    boolean isComplete() {
        return present() == values.length;
    }

    /** The number of values that are NaN, without missing ones. */
    long undefined() {
        return toStream().filter(Double::isNaN).count();
    }

    double value(int number) {
        return values[number];
    }

    /** The values that are not missing, in the order of their numbers. */
    DoubleStream toStream() {
        return present.stream().mapToDouble(number -> values[number]);
    }

    double[] sorted() {
        double[] copy = toStream().toArray();
        Arrays.sort(copy);
        return copy;
    }

    /**
     * The mean, added up in the order of the numbers, so that it does not depend on how the work was divided. The order
     * is part of the definition: the numbers are those of the resamples, or of the customers by whose positions the
     * resamples are drawn.
     */
    double mean() {
        double[] all = toStream().toArray();
        // counted from the first, so that the mean of equal numbers is just that number
        double first = all.length == 0 ? 0 : all[0];
        double sum = 0;
        for (double value : all) {
            sum += value - first;
        }
        return first + sum / all.length;
    }

    /** The standard deviation, with the number of values less one as the divisor. */
    double standardDeviation() {
        double mean = mean();
        double squares = 0;
        for (double value : toStream().toArray()) {
            squares += (value - mean) * (value - mean);
        }
        return present() < 2 ? Double.NaN : Math.sqrt(squares / (present() - 1));
    }

    Replicates plus(Replicates other) {
        if (present.intersects(other.present)) {
            throw new IllegalArgumentException(
                    "other must be another part of the same bootstrap: resample " + firstCommon(other) + " is in both");
        }
        double[] both = values.clone();
        other.present.stream().forEach(number -> both[number] = other.values[number]);
        BitSet union = (BitSet) present.clone();
        union.or(other.present);
        return new Replicates(both, union);
    }

    private int firstCommon(Replicates other) {
        BitSet common = (BitSet) present.clone();
        common.and(other.present);
        return common.nextSetBit(0);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> present.length() <= values.length
                && IntStream.range(0, values.length)
                        .allMatch(number ->
                                present.get(number) ? !Double.isInfinite(values[number]) : values[number] == 0));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Replicates that && present.equals(that.present) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(present, Arrays.hashCode(values));
    }
}
