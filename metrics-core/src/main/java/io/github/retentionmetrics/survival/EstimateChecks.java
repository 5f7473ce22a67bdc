package io.github.retentionmetrics.survival;

import io.github.retentionmetrics.internal.Checks;
import java.util.Objects;

/** Checks of numbers with a standard error, or with a reason for being undefined. */
final class EstimateChecks {
    private EstimateChecks() {}

    static void check(double value, double standardError, String reason) {
        Objects.requireNonNull(reason, "reason");
        if (!Checks.isReason(reason, !Double.isNaN(value))) {
            throw new IllegalArgumentException(
                    "reason (" + reason + ") must be given exactly when value is NaN: " + value);
        }
        finite(value, "value");
        finite(standardError, "standardError");
    }

    private static void finite(double value, String name) {
        notNegative(value, name);
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be finite: " + value);
        }
    }

    static void notNegative(double value, String name) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must not be negative: " + value);
        }
    }

    /** A time as a text, without a fraction if it is whole. */
    static String text(double time) {
        return time == Math.rint(time) ? Long.toString((long) time) : Double.toString(time);
    }
}
