package io.github.retentionmetrics.segment;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The names of the segments of two results that are combined. */
final class SegmentNames {
    private SegmentNames() {}

    /**
     * All names: in their order if both have the same, otherwise in alphabetical order, so that sums do not depend on
     * order.
     */
    static List<String> union(Collection<String> some, Collection<String> others) {
        List<String> one = List.copyOf(some);
        List<String> other = List.copyOf(others);
        if (one.equals(other) || other.isEmpty()) {
            return one;
        }
        return one.isEmpty()
                ? other
                : Stream.concat(one.stream(), other.stream())
                        .distinct()
                        .sorted()
                        .toList();
    }
}
