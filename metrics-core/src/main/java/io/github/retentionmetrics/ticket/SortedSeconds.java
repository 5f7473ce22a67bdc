package io.github.retentionmetrics.ticket;

import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.math.QuantilePosition;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Numbers of seconds in ascending order. */
final class SortedSeconds implements Serializable {
    private static final long serialVersionUID = 1L;

    static final SortedSeconds NONE = new SortedSeconds(LongStream.empty());

    private final long[] ascending;

    private SortedSeconds(LongStream seconds) {
        this.ascending = seconds.sorted().toArray();
    }

    static SortedSeconds of(LongStream.Builder seconds) {
        return new SortedSeconds(seconds.build());
    }

    SortedSeconds plus(SortedSeconds other) {
        return new SortedSeconds(LongStream.concat(stream(), other.stream()));
    }

    LongStream stream() {
        return Arrays.stream(ascending);
    }

    int size() {
        return ascending.length;
    }

    /** The value at position {@code (n - 1) share}, counted from 0, interpolated linearly; NaN for none. */
    double quantile(double share) {
        return QuantilePosition.quantile(share, ascending.length, rank -> ascending[(int) rank]);
    }

    /** The count of numbers of at most a number of seconds. */
    int upTo(long seconds) {
        int from = 0;
        int to = ascending.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ascending[middle] <= seconds) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> Restored.areAscending(ascending, false) && Restored.areCounts(ascending));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SortedSeconds that && Arrays.equals(ascending, that.ascending);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ascending);
    }
}
