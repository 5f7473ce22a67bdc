package io.github.retentionmetrics.rate;

import io.github.retentionmetrics.internal.Checks;
import java.util.Objects;

/** The words of undefined answers, and which of two survives when they are pooled. */
final class Reasons {
    /** What a quotient says when its caller gave no reason of its own. */
    static final String ZERO_DENOMINATOR = "the denominator is 0";

    /** Why one value has no interval. */
    static final String ONE_VALUE = "one value does not vary";

    private Reasons() {}

    /** The reason to store: none for a defined answer, so that equality is by the numbers. */
    static String normalised(boolean defined, String reason) {
        Objects.requireNonNull(reason, "reason");
        return defined ? "" : Checks.identifier(reason, "reason");
    }

    /**
     * One reason out of two, whatever their order and grouping: none yields to any, the general one yields to a
     * specific one, and of two specific ones the smaller text stays.
     */
    static String pooled(String first, String second) {
        int difference = weight(first) - weight(second);
        if (difference != 0) {
            return difference > 0 ? first : second;
        }
        return first.compareTo(second) <= 0 ? first : second;
    }

    private static int weight(String reason) {
        if (reason.isEmpty()) {
            return 0;
        }
        return reason.equals(ZERO_DENOMINATOR) ? 1 : 2;
    }
}
