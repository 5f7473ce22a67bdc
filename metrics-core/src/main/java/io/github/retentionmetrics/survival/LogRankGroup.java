package io.github.retentionmetrics.survival;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.util.Locale;

/**
 * What a log-rank test knows of one group.
 *
 * @param count how many durations it has, each with its weight
 * @param observed how many of them had the event
 * @param expected how many events it would have, if at each time all groups had them in proportion to their numbers at risk
 */
public record LogRankGroup(long count, long observed, double expected) implements Serializable {
    /**
     * Checks the counts.
     *
     * @param count how many durations it has
     * @param observed how many of them had the event
     * @param expected how many events it would have
     * @throws IllegalArgumentException if a number is negative, the expected one not finite, or more had the event than
     *     there are
     */
    public LogRankGroup {
        expected = Checks.unsignedZero(expected);
        Checks.partOfWhole(observed, "observed", count, "count");
        if (!(expected >= 0 && expected < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("expected must be finite and not negative: " + expected);
        }
    }

    /**
     * The group for people: {@code 21 of 21, 10.7 expected}.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d of %d, %.1f expected", observed, count, expected);
    }
}
