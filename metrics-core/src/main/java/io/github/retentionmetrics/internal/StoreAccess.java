package io.github.retentionmetrics.internal;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way in which other packages of this library reach what a history is made of, which is no part of its API: the
 * class of histories registers its accessor in its static initialiser.
 */
public final class StoreAccess {
    private static volatile @Nullable Function<Object, PurchaseStore> stores;
    private static volatile @Nullable Function<Object, ReturnIndexes> returnIndexes;

    private StoreAccess() {}

    /**
     * Says how to reach the store of a history.
     *
     * @param storeOf from a history to its store
     */
    public static void ofHistories(Function<Object, PurchaseStore> storeOf) {
        stores = storeOf;
    }

    /**
     * The store of a history.
     *
     * @param history a purchase history
     * @return its store
     */
    public static PurchaseStore store(Object history) {
        return Objects.requireNonNull(stores, "stores").apply(history);
    }

    /**
     * Says how to reach the indexes that a history of events keeps.
     *
     * @param indexesOf from a history to its indexes
     */
    public static void ofEventHistories(Function<Object, ReturnIndexes> indexesOf) {
        returnIndexes = indexesOf;
    }

    /**
     * The indexes that a history of events keeps.
     *
     * @param history an event history
     * @return its indexes
     */
    public static ReturnIndexes returnIndexes(Object history) {
        return Objects.requireNonNull(returnIndexes, "returnIndexes").apply(history);
    }
}
