package io.github.retentionmetrics.retention;

import io.github.retentionmetrics.customer.CustomerFlow;

/**
 * What a churn rate can count as lost, and so what two churn rates can differ in.
 *
 * @see ChurnComparison
 */
public enum ChurnCause {
    /** Customers who were there at the start and are not there at the end; every definition counts them. */
    LOST("customers active at the start and not at the end"),

    /** Customers who left and were back before the end of the period. */
    INTERRUPTED("customers who left and came back within the period"),

    /** Customers who came for the first time in the period and left in it. */
    JOINED_AND_LEFT("customers who joined and left within the period"),

    /** Former customers who came back in the period and left again in it. */
    RETURNED_AND_LEFT("former customers who came back and left within the period"),

    /** Customers won in the period, set off against the lost. */
    ARRIVALS("customers won in the period, set off against those lost"),

    /** The same losses divided by another number of customers. */
    DENOMINATOR("the number of customers that the losses are divided by");

    private final String description;

    ChurnCause(String description) {
        this.description = description;
    }

    /**
     * The cause in words that a report can print.
     *
     * @return a phrase without a full stop
     */
    public String description() {
        return description;
    }

    /** How many customers this cause adds to the losses; negative where they are set off against them. */
    long countedIn(CustomerFlow flow) {
        return switch (this) {
            case LOST -> flow.lost();
            case INTERRUPTED -> flow.interrupted();
            case JOINED_AND_LEFT -> flow.joinedAndLeft();
            case RETURNED_AND_LEFT -> flow.returnedAndLeft();
            case ARRIVALS -> -(flow.joined() + flow.returned());
            case DENOMINATOR -> 0;
        };
    }
}
