package io.github.retentionmetrics.internal;

import org.jspecify.annotations.Nullable;

/** Numbers as a JSON mapper writes them: JSON has neither NaN nor infinity. */
public final class Beans {
    private Beans() {}

    /** The number, or null where it is not finite. */
    public static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }
}
