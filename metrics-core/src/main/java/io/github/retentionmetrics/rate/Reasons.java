package io.github.retentionmetrics.rate;

import io.github.retentionmetrics.internal.Checks;
import java.util.Objects;

/** The reasons of undefined answers, and the rule that selects one of two when answers are pooled. */
final class Reasons {
    /** The reason of a quotient whose caller gave none. */
    static final String ZERO_DENOMINATOR = "the denominator is 0";

    /** The reason why a single value has no interval. */
    static final String ONE_VALUE = "one value does not vary";

    private Reasons() {}

    /** The reason to store: empty for a defined answer, so that equality depends on the numbers only. */
    static String normalised(boolean defined, String reason) {
        Objects.requireNonNull(reason, "reason");
        return defined ? "" : Checks.identifier(reason, "reason");
    }

    /**
     * One of two reasons, independent of order and grouping: no reason yields to any reason, the general reason yields
     * to a specific one, and of two specific ones the alphabetically first is kept.
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
