package io.github.retentionmetrics.internal;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way in which other packages of this library reach what a history and its segments are made of, which is no part of
 * their API: these classes say how when they are loaded, and whoever holds one of them has loaded its class.
 */
public final class StoreAccess {
    private static volatile @Nullable Function<Object, PurchaseStore> stores;
    private static volatile @Nullable Function<Object, CustomerGroups> groups;

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
     * Says how to reach the groups of segments.
     *
     * @param groupsOf from segments to their groups
     */
    public static void ofSegments(Function<Object, CustomerGroups> groupsOf) {
        groups = groupsOf;
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
     * The groups of segments.
     *
     * @param segments customer segments
     * @return their groups
     */
    public static CustomerGroups groups(Object segments) {
        return Objects.requireNonNull(groups, "groups").apply(segments);
    }
}
