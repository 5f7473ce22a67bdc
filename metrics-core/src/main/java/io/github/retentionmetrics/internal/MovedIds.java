package io.github.retentionmetrics.internal;

import java.util.ArrayList;
import java.util.List;

/** The identifiers of customers, divided by whether each was active before a period, at its start and at its end. */
public final class MovedIds {
    private final CustomerIds ids;
    private final List<String> added = new ArrayList<>();
    private final List<String> retained = new ArrayList<>();
    private final List<String> resurrected = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();

    /**
     * No customers yet.
     *
     * @param ids the identifiers by ordinal
     */
    public MovedIds(CustomerIds ids) {
        this.ids = ids;
    }

    /**
     * Adds a customer who was active at the start.
     *
     * @param customer the customer's ordinal
     * @param isActiveAtEnd whether the customer is active at the end
     */
    public void addActive(int customer, boolean isActiveAtEnd) {
        (isActiveAtEnd ? retained : lost).add(ids.get(customer));
    }

    /**
     * Adds a customer who is active at the end and was not at the start.
     *
     * @param customer the customer's ordinal
     * @param wasActiveBefore whether the customer was ever active before the period
     */
    public void addArrived(int customer, boolean wasActiveBefore) {
        (wasActiveBefore ? resurrected : added).add(ids.get(customer));
    }

    /**
     * The customers who were never active before.
     *
     * @return their identifiers
     */
    public List<String> added() {
        return added;
    }

    /**
     * The customers who were active at both ends.
     *
     * @return their identifiers
     */
    public List<String> retained() {
        return retained;
    }

    /**
     * The customers who were active before and at the end, but not at the start.
     *
     * @return their identifiers
     */
    public List<String> resurrected() {
        return resurrected;
    }

    /**
     * The customers who were active at the start only.
     *
     * @return their identifiers
     */
    public List<String> lost() {
        return lost;
    }
}
