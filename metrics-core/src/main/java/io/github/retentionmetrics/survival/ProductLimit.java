package io.github.retentionmetrics.survival;

import io.github.retentionmetrics.internal.Restored;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** The sums and the product behind a survival curve, just after each of the times of its durations. */
final class ProductLimit implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The relative tolerance for equal heights, as in R, since a product of quotients is rarely exact. */
    private static final double TOLERANCE = 0x1p-26;

    private final Durations durations;
    private final double[] survival;
    private final double[] greenwood;
    private final double[] hazard;
    private final double[] hazardVariance;

    ProductLimit(Durations durations) {
        this.durations = durations;
        int size = durations.size();
        this.survival = new double[size];
        this.greenwood = new double[size];
        this.hazard = new double[size];
        this.hazardVariance = new double[size];
        double product = 1;
        double relativeVariance = 0;
        double expected = 0;
        double variance = 0;
        for (int i = 0; i < size; i++) {
            if (durations.eventsOf(i) > 0) {
                double atRisk = durations.atRiskOf(i);
                double events = durations.eventsOf(i);
                product *= (durations.atRiskOf(i) - durations.eventsOf(i)) / atRisk;
                relativeVariance += greenwoodTerm(i);
                expected += events / atRisk;
                variance += events / atRisk / atRisk;
            }
            survival[i] = product;
            greenwood[i] = relativeVariance;
            hazard[i] = expected;
            hazardVariance[i] = variance;
        }
    }

    /** The contribution of the events at one time to the relative variance; infinite when no subject is left. */
    private double greenwoodTerm(int index) {
        // where there are only late entries, it is possible that no subject is at risk
        if (durations.eventsOf(index) == 0) {
            return 0;
        }
        double left = durations.atRiskOf(index) - durations.eventsOf(index);
        return durations.eventsOf(index) / left / durations.atRiskOf(index);
    }

    /** The survival just after the time of an index, or at the beginning for -1; likewise below. */
    double survival(int index) {
        return index < 0 ? 1 : survival[index];
    }

    /** Greenwood's standard error; NaN when no subject is left. */
    double standardError(int index) {
        // zero times infinity is NaN
        return index < 0 ? 0 : survival[index] * Math.sqrt(greenwood[index]);
    }

    double hazard(int index) {
        return index < 0 ? 0 : hazard[index];
    }

    double hazardError(int index) {
        return index < 0 ? 0 : Math.sqrt(hazardVariance[index]);
    }

    /**
     * The time at which a band reaches a height, as defined by {@link SurvivalCurve.Quantile}; NaN if it never does.
     */
    double crossing(double wanted, IntToDoubleFunction band) {
        // below 1, where every band is before anyone has had the event
        double height = Math.min(wanted, 1 - 2 * TOLERANCE);
        for (int i = 0; i < survival.length; i++) {
            double value = band.applyAsDouble(i);
            if (value <= height + TOLERANCE) {
                return value > height - TOLERANCE ? middle(i, height, band) : durations.timeOf(i);
            }
        }
        return Double.NaN;
    }

    /**
     * The middle of the flat section that begins at an index and ends with the first lower or undefined value, or at
     * the last time.
     */
    private double middle(int from, double height, IntToDoubleFunction band) {
        int end = from;
        do {
            end++;
        } while (end < survival.length && band.applyAsDouble(end) > height - TOLERANCE);
        long start = durations.timeOf(from);
        return start + (durations.timeOf(Math.min(end, survival.length - 1)) - start) / 2.0;
    }

    /** The area under the curve up to a horizon, with the curve held at its last value, and its standard error. */
    RestrictedMean restrictedMean(long horizon) {
        double area = 0;
        double variance = 0;
        long end = horizon;
        for (int i = durations.lastUpTo(horizon); i >= 0; i--) {
            area += survival[i] * (end - durations.timeOf(i));
            end = durations.timeOf(i);
            // where the curve ends at zero there is no area, and no error of it
            variance += area > 0 ? area * area * greenwoodTerm(i) : 0;
        }
        double mean = Math.min(area + end, (double) horizon);
        return new RestrictedMean(mean, Math.sqrt(variance), horizon, durations.unit(), "");
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> isSame(new ProductLimit(durations)));
    }

    boolean isOf(Durations others) {
        return durations.equals(others);
    }

    private boolean isSame(ProductLimit derived) {
        return Arrays.equals(survival, derived.survival)
                && Arrays.equals(greenwood, derived.greenwood)
                && Arrays.equals(hazard, derived.hazard)
                && Arrays.equals(hazardVariance, derived.hazardVariance);
    }
}
