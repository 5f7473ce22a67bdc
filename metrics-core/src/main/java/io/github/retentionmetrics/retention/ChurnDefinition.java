package io.github.retentionmetrics.retention;

import io.github.retentionmetrics.customer.CustomerFlow;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.util.Arrays;
import java.util.Objects;

/**
 * The definitions of customer churn that dashboards use, by the name of the source that documents each.
 *
 * <p>They differ in the customers who count as lost, and in the number of customers to divide by:
 *
 * <pre>
 *   definition    counts as lost                                               divides by
 *   TEXTBOOK      at the start, not at the end                                 start
 *   CHARTMOGUL    at the start, not at the end                                 start
 *   PROFITWELL    the same, and those who left and came back in the period           start
 *   BAREMETRICS   the same, and those who joined (or returned) and left in it        start
 *   STRIPE        as BAREMETRICS                                               start and all who came in the period
 *   KUSTO         at the start, not at the end, less those won                 start
 *   PROFITABLE    as BAREMETRICS                                               end
 * </pre>
 *
 * <p>From 0 to 1, with three exceptions: {@code BAREMETRICS} and {@code PROFITABLE} can exceed 1, since their
 * denominator does not include all customers who left, and {@code KUSTO} is negative for a growing base. The
 * definitions are those that the tools documented when this was written; a dashboard may differ today, and most have
 * settings. Two more definitions in use need other data and are not included: losses among the contracts due for
 * renewal in the period, which is a {@link io.github.retentionmetrics.rate.Rate} of those two counts, and the sum of
 * the daily rates of a month, which is not a rate.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no customers to divide by: undefined.
 * </ul>
 *
 * <pre>{@code
 * CustomerFlow march = base.flow(Period.month(2026, 3));
 * ChurnDefinition.TEXTBOOK.of(march);                                // lost / start
 * ChurnDefinition.BAREMETRICS.of(base, Period.month(2026, 3));  // higher, for customers who joined and left in March
 * ChurnComparison.of(march, ChurnDefinition.TEXTBOOK, ChurnDefinition.BAREMETRICS).contributions();
 * }</pre>
 */
public enum ChurnDefinition {
    /** Customers at the start who are not customers at the end: the definition of {@link ChurnRate}. */
    TEXTBOOK(Losses.START_AGAINST_END, Base.START),

    /**
     * ChartMogul's standard: customers who joined and left in the period, and customers who left and came back in it,
     * are not counted. Equal to the textbook definition.
     */
    CHARTMOGUL(Losses.START_AGAINST_END, Base.START),

    /**
     * ProfitWell's: customers who joined and left in the same calendar month are ignored; customers who left count even
     * if they came back, since a return is a separate reactivation. A loss is booked at the end of the paid cycle, so
     * the ends of the subscriptions must be those dates.
     */
    PROFITWELL(Losses.EVERYBODY_OF_START, Base.START),

    /** Baremetrics': all customers who left in the period, including those who joined in it, over the start. */
    BAREMETRICS(Losses.EVERYBODY, Base.START),

    /**
     * Stripe's and Chargify's: all customers who left in the period, over the start and all customers who joined or
     * returned in it.
     */
    STRIPE(Losses.EVERYBODY, Base.START_AND_ARRIVALS),

    /**
     * Kusto's activity metrics: the start less the end, over the start. Documented as 100 % less retention, which is
     * correct only when no customer is won; a growing base has negative churn.
     */
    KUSTO(Losses.NET_OF_ARRIVALS, Base.START),

    /**
     * The profitable library's: all customers who left in the period, over the customers at the end. It divides by the
     * survivors, so it is too high and can exceed 1. Included to recognise a dashboard, not for new ones.
     */
    PROFITABLE(Losses.EVERYBODY, Base.END);

    private final Losses losses;
    private final Base base;

    ChurnDefinition(Losses losses, Base base) {
        this.losses = losses;
        this.base = base;
    }

    /**
     * Churn in a period of a history by this definition.
     *
     * @param history the subscriptions
     * @param period the period; counted as far as it is observed
     * @return the customers counted as lost over the denominator; undefined when the denominator is 0
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    public Ratio of(SubscriptionHistory history, Period period) {
        Objects.requireNonNull(history, "history");
        return of(history.flow(period));
    }

    /**
     * Churn in a period by this definition.
     *
     * @param flow the flow of customers in the period
     * @return the customers counted as lost over the denominator; undefined when the denominator is 0
     * @throws NullPointerException if the flow is null
     */
    public Ratio of(CustomerFlow flow) {
        Objects.requireNonNull(flow, "flow");
        long lost = Arrays.stream(Cause.values())
                .mapToLong(cause -> counted(cause, flow))
                .sum();
        return Ratio.of(lost, base.customers(flow), base.noneReason);
    }

    /** The number of customers of one kind that this definition counts as lost. */
    long counted(Cause cause, CustomerFlow flow) {
        return losses.include(cause) ? cause.countedIn(flow) : 0;
    }

    /** The customers who count as lost. */
    private enum Losses {
        START_AGAINST_END,
        EVERYBODY_OF_START,
        EVERYBODY,
        NET_OF_ARRIVALS;

        boolean include(Cause cause) {
            return switch (cause) {
                case LOST -> true;
                case INTERRUPTED -> this == EVERYBODY_OF_START || this == EVERYBODY;
                case JOINED_AND_LEFT, RETURNED_AND_LEFT -> this == EVERYBODY;
                case ARRIVALS -> this == NET_OF_ARRIVALS;
                case DENOMINATOR -> false;
            };
        }
    }

    /** The denominators. */
    private enum Base {
        START(RetentionRate.NOBODY_AT_START),
        START_AND_ARRIVALS("no customers at the start of the period and none who came in it"),
        END("no customers at the end of the period");

        private final String noneReason;

        Base(String noneReason) {
            this.noneReason = noneReason;
        }

        long customers(CustomerFlow flow) {
            return switch (this) {
                case START -> flow.start();
                case START_AND_ARRIVALS ->
                    flow.start() + flow.joined() + flow.joinedAndLeft() + flow.returned() + flow.returnedAndLeft();
                case END -> flow.toMovement().end();
            };
        }
    }

    /**
     * The causes of differences between churn rates: the customers who count as lost, and the denominator.
     *
     * @see ChurnComparison
     */
    public enum Cause {
        /** Customers at the start who are not customers at the end; every definition counts them. */
        LOST("customers active at the start and not at the end"),

        /** Customers who left and were back before the end of the period. */
        INTERRUPTED("customers who left and came back within the period"),

        /** New customers of the period who left in it. */
        JOINED_AND_LEFT("customers who joined and left within the period"),

        /** Former customers who came back in the period and left again in it. */
        RETURNED_AND_LEFT("former customers who came back and left within the period"),

        /** Customers won in the period, offset against the lost ones. */
        ARRIVALS("customers won in the period, set off against those lost"),

        /** The same losses divided by another number of customers. */
        DENOMINATOR("the number of customers that the losses are divided by");

        private final String description;

        Cause(String description) {
            this.description = description;
        }

        /**
         * The cause in words, for display.
         *
         * @return a phrase without a full stop
         */
        public String description() {
            return description;
        }

        /** The number of customers that this cause adds to the losses; negative if they are offset against them. */
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
}
