package io.github.retentionmetrics.inference;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.rate.Difference;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.SignificanceTest;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A difference with its values in the resamples: between two groups of different customers
 * ({@link BootstrapEstimate#minus}), or within the same customers ({@link BootstrapEstimate#toDifference}).
 *
 * <pre>
 * interval  = percentiles of the differences in the resamples
 * p         = 2 (1 + the smaller number of differences at or below 0, and at or above 0) / (1 + resamples), at most 1
 * statistic = value / standard deviation of the differences
 * </pre>
 *
 * <p>The test is derived from the interval: p is the smallest alpha whose interval leaves out 0. It cannot be below
 * {@code 2 / (1 + resamples)}: with 999 resamples, p is at least 0.002.
 *
 * <ul>
 *   <li>Undefined when an estimate is undefined; without interval and test when an estimate has no interval.
 *   <li>All differences equal: the interval is the difference, and there is no test.
 *   <li>A difference beyond the range of a double is undefined; with a standard error beyond it there is no test.
 *   <li>The interval of a biased statistic may exclude the value itself, which is a sign of the bias. A {@link
 *       Comparison} shows the interval widened up to the value.
 * </ul>
 *
 * <p>Source: A. C. Davison and D. V. Hinkley, Bootstrap Methods and their Application, 1997, sections 4.2.5 and 5.3.1.
 */
public final class BootstrapDifference implements Difference, Serializable {
    private static final long serialVersionUID = 1L;

    private final double value;
    private final String reason;

    /** The differences in the resamples; empty when there is no interval. */
    private final Replicates differences;

    private BootstrapDifference(double value, String reason, Replicates differences) {
        this.value = value;
        this.reason = reason;
        this.differences = differences;
    }

    static BootstrapDifference of(BootstrapEstimate estimate) {
        boolean usable = estimate.intervalReason().isEmpty();
        return new BootstrapDifference(
                estimate.value(), estimate.reason(), usable ? estimate.replicates() : Replicates.NONE);
    }

    static BootstrapDifference of(BootstrapEstimate first, BootstrapEstimate second) {
        boolean usable =
                first.intervalReason().isEmpty() && second.intervalReason().isEmpty();
        Replicates mine = first.replicates();
        Replicates others = second.replicates();
        if (usable) {
            Checks.same("number of resamples", mine.size(), others.size());
        }
        double[] differences = usable
                ? IntStream.range(0, mine.size())
                        .mapToDouble(number -> mine.value(number) - others.value(number))
                        .toArray()
                : new double[0];
        double value = first.value() - second.value();
        if (Double.isInfinite(value) || Arrays.stream(differences).anyMatch(Double::isInfinite)) {
            return new BootstrapDifference(Double.NaN, "a difference is beyond the range of a double", Replicates.NONE);
        }
        return new BootstrapDifference(
                value, first.isDefined() ? second.reason() : first.reason(), Replicates.ofAll(differences));
    }

    @Override
    public double value() {
        return value;
    }

    @Override
    public boolean isDefined() {
        return reason.isEmpty();
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public Interval interval(double level) {
        Checks.level(level);
        double tail = (1 - level) / 2;
        return differences.size() == 0
                ? Interval.undefined(level, whyNoInterval())
                : BootstrapEstimate.IntervalMethod.between(differences.sorted(), tail, 1 - tail, level);
    }

    @Override
    public SignificanceTest test() {
        if (differences.size() == 0) {
            return SignificanceTest.undefined(whyNoInterval());
        }
        double error = differences.standardDeviation();
        if (!(error > 0 && error < Double.POSITIVE_INFINITY)) {
            return SignificanceTest.undefined(whyNoTest(error));
        }
        double[] all = differences.toStream().toArray();
        long below = Arrays.stream(all).filter(difference -> difference <= 0).count();
        long above = Arrays.stream(all).filter(difference -> difference >= 0).count();
        double p = 2 * (1.0 + Math.min(below, above)) / (1.0 + all.length);
        return SignificanceTest.of(value / error, Math.min(p, 1));
    }

    private String whyNoInterval() {
        return isDefined() ? "one of the two has no interval" : reason;
    }

    private String whyNoTest(double error) {
        return error == 0 || differences.size() == 1
                ? "no resample differs from another"
                : "the standard error is beyond the range of a double";
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> Restored.arePresent(differences) && Restored.isAnswer(value, reason));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BootstrapDifference that
                && Double.compare(value, that.value) == 0
                && reason.equals(that.reason)
                && differences.equals(that.differences);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value, reason, differences);
    }

    /**
     * The difference as a text: {@code 1.250 (1999 resamples)}, or {@code undefined: } and the reason.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return isDefined()
                ? Decimals.text(value, 3) + " (" + differences.size() + " resamples)"
                : "undefined: " + reason;
    }
}
