package io.github.retentionmetrics.subscription;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/**
 * The terms of a subscription during one phase: a price per billing interval, for a number of seats or units, less a
 * discount, on a plan, in a state.
 *
 * <pre>
 *   ARR = max(0, amount x quantity - discount) x billing intervals per year
 *   MRR = ARR / 12
 * </pre>
 *
 * <p>A year has 365 days, 52 weeks, 12 months and 4 quarters; an interval of n units comes 1/n times as often. A price
 * that is paid once does not recur: its ARR is 0. Terms are values: one object may serve all subscriptions that share
 * it.
 *
 * <pre>{@code
 * Terms silver = Terms.of(new BigDecimal("30.00"), EUR, BillingInterval.MONTH).withPlan("Silver");
 * Terms team = silver.withQuantity(5).withDiscount(Discount.percent(new BigDecimal("20")));
 * team.arr();                                             // 1440
 * Subscription phase = Subscription.of("C-17", LocalDate.of(2026, 1, 15)).withTerms(team);
 * }</pre>
 *
 * <p>A price may have more decimals than its currency. The annual amount is exact to a ten-thousandth of the currency's
 * smallest unit, and is rounded there, half up, where an interval does not divide (100.00 every 3 years).
 *
 * @param amount the price per billing interval of one unit, not negative, without tax
 * @param currency the currency of the price
 * @param interval the billing interval
 * @param quantity the number of units, such as seats or licences; 0 or more
 * @param discount the discount
 * @param plan the name of the plan, empty when unknown
 * @param state the state of the subscription in this phase
 */
public record Terms(
        BigDecimal amount,
        Currency currency,
        BillingInterval interval,
        long quantity,
        Discount discount,
        String plan,
        State state)
        implements Serializable {

    /**
     * Checks the parts.
     *
     * @param amount the price per billing interval of one unit, not negative
     * @param currency the currency of the price
     * @param interval the billing interval
     * @param quantity the number of units, 0 or more
     * @param discount the discount; null, as from JSON without the property, for nothing
     * @param plan the name of the plan; blank or null when unknown, which is kept as empty
     * @param state the state; null, as from JSON without the property, for {@link State#ACTIVE}
     * @throws NullPointerException if the amount, the currency or the interval is null
     * @throws IllegalArgumentException if the amount or the quantity is negative, or the amount longer than 100 digits
     *     before or after the decimal point
     */
    public Terms {
        amount = Decimals.normal(amount, "amount");
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("amount must not be negative: it is");
        }
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(interval, "interval");
        Checks.notNegative(quantity, "quantity");
        discount = discount == null ? Discount.none() : discount;
        plan = Checks.textOrEmpty(plan);
        state = state == null ? State.ACTIVE : state;
    }

    /**
     * Terms of one unit, without a discount, on no plan, active.
     *
     * @param amount the price per billing interval, not negative, without tax
     * @param currency the currency of the price
     * @param interval the billing interval
     * @return the terms
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the amount is negative, or longer than 100 digits before or after the decimal
     *     point
     */
    public static Terms of(BigDecimal amount, Currency currency, BillingInterval interval) {
        return new Terms(amount, currency, interval, 1, Discount.none(), "", State.ACTIVE);
    }

    /**
     * The same terms for several units.
     *
     * @param quantity the number of units, 0 or more
     * @return the copy
     * @throws IllegalArgumentException if the quantity is negative
     */
    public Terms withQuantity(long quantity) {
        return new Terms(amount, currency, interval, quantity, discount, plan, state);
    }

    /**
     * The same terms with another discount.
     *
     * @param discount the discount; {@link Discount#none()} for nothing
     * @return the copy
     * @throws NullPointerException if the discount is null
     */
    public Terms withDiscount(Discount discount) {
        Objects.requireNonNull(discount, "discount");
        return new Terms(amount, currency, interval, quantity, discount, plan, state);
    }

    /**
     * The same terms on a plan.
     *
     * @param plan the name of the plan; blank for none
     * @return the copy
     * @throws NullPointerException if the plan is null
     */
    public Terms withPlan(String plan) {
        Objects.requireNonNull(plan, "plan");
        return new Terms(amount, currency, interval, quantity, discount, plan, state);
    }

    /**
     * The same terms in another state.
     *
     * @param state the state
     * @return the copy
     * @throws NullPointerException if the state is null
     */
    public Terms withState(State state) {
        Objects.requireNonNull(state, "state");
        return new Terms(amount, currency, interval, quantity, discount, plan, state);
    }

    /**
     * The annual recurring revenue while these terms are in force, in any state.
     *
     * @return the amount per year, exact to a ten-thousandth of the currency's smallest unit
     */
    public BigDecimal arr() {
        return Decimals.normal(RevenueConventions.withDefaults().arr(this), "arr");
    }

    /**
     * The state of a subscription during a phase. Each says whether the phase brings recurring revenue unless {@link
     * RevenueConventions} say otherwise.
     */
    public enum State {
        /** Paid, or about to be: counts. */
        ACTIVE(true),
        /** On trial: does not count. A trial of an active subscription is better given by its last day. */
        TRIALING(false),
        /** A bill is unpaid and still being collected: counts. */
        PAST_DUE(true),
        /** On hold by agreement: does not count. */
        PAUSED(false),
        /** Collection has been given up: does not count. */
        UNPAID(false),
        /** Cancelled, but running until its end: counts until then. */
        CANCELLED(true),
        /** The first bill has not been paid: does not count. */
        INCOMPLETE(false);

        private final boolean counts;

        State(boolean counts) {
            this.counts = counts;
        }

        /**
         * Whether a phase in this state brings recurring revenue by the default conventions.
         *
         * @return true if it does
         */
        public boolean counts() {
            return counts;
        }
    }
}
