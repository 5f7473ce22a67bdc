package io.github.retentionmetrics.internal;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The indexes of returns that a history of events keeps: those of the rules asked last. Thread-safe; the index of a
 * rule that several threads ask for at once may be made more than once.
 */
public final class ReturnIndexes {
    private static final int MOST = 4;

    /** From the one not used for the longest time on; empty where an index would be too large. */
    private final Map<Object, Optional<ReturnIndex>> indexes = new LinkedHashMap<>(2 * MOST, 0.75f, true);

    /** None. */
    public ReturnIndexes() {}

    /**
     * The index of a rule, made when it is not kept.
     *
     * @param rule what the index is of, equal by value
     * @param maker makes the index, unless it would be too large
     * @return the index; empty if it would be too large
     */
    public Optional<ReturnIndex> of(Object rule, Supplier<Optional<ReturnIndex>> maker) {
        Optional<ReturnIndex> known;
        synchronized (indexes) {
            known = indexes.get(rule);
        }
        return known != null ? known : keep(rule, maker.get());
    }

    private Optional<ReturnIndex> keep(Object rule, Optional<ReturnIndex> made) {
        synchronized (indexes) {
            indexes.put(rule, made);
            Iterator<Object> oldest = indexes.keySet().iterator();
            for (int more = indexes.size(); more > MOST; more--) {
                oldest.next();
                oldest.remove();
            }
        }
        return made;
    }
}
