package io.github.retentionmetrics.retention;

import io.github.retentionmetrics.customer.CustomerFlow;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The reasons why two dashboards show different churn for the same customers and the same period.
 *
 * <p>The difference between two {@link ChurnDefinition definitions} is divided into the contribution of each cause:
 *
 * <pre>
 *   second - first = sum over causes of (second counts - first counts) / first's denominator
 *                    + second's losses x (1 / second's denominator - 1 / first's denominator)
 * </pre>
 *
 * <p>The contributions add up to the difference. Causes without a contribution are left out.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>one of the two rates is undefined: no contributions, and {@link #difference()} is NaN.
 * </ul>
 *
 * <pre>{@code
 * CustomerFlow march = CustomerFlow.startingWith(100).withLost(10, 0).withJoined(19, 6);
 * ChurnComparison why = ChurnComparison.of(march, ChurnDefinition.TEXTBOOK, ChurnDefinition.STRIPE);
 * why.firstRate();          // 0.100 (10 of 100)
 * why.secondRate();         // 0.128 (16 of 125)
 * why.contributions();      // {JOINED_AND_LEFT=0.06, DENOMINATOR=-0.032}
 * }</pre>
 *
 * @param flow the flow of customers in the period
 * @param first the first definition
 * @param second the second definition
 */
public record ChurnComparison(CustomerFlow flow, ChurnDefinition first, ChurnDefinition second)
        implements Serializable {

    /**
     * Checks the parts.
     *
     * @param flow the flow of customers in the period
     * @param first the first definition
     * @param second the second definition
     * @throws NullPointerException if a parameter is null
     */
    public ChurnComparison {
        Objects.requireNonNull(flow, "flow");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
    }

    /**
     * Compares two definitions on a period of a history.
     *
     * @param history the subscriptions
     * @param period the period; counted as far as it is observed
     * @param first the first definition
     * @param second the second definition
     * @return the comparison
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    public static ChurnComparison of(
            SubscriptionHistory history, Period period, ChurnDefinition first, ChurnDefinition second) {
        Objects.requireNonNull(history, "history");
        return of(history.flow(period), first, second);
    }

    /**
     * Compares two definitions on the same period.
     *
     * @param flow the flow of customers in the period
     * @param first the first definition
     * @param second the second definition
     * @return the comparison
     * @throws NullPointerException if a parameter is null
     */
    public static ChurnComparison of(CustomerFlow flow, ChurnDefinition first, ChurnDefinition second) {
        return new ChurnComparison(flow, first, second);
    }

    /**
     * The churn by the first definition.
     *
     * @return the ratio, undefined when there are no customers to divide by
     */
    public Ratio firstRate() {
        return first.of(flow);
    }

    /**
     * The churn by the second definition.
     *
     * @return the ratio, undefined when there are no customers to divide by
     */
    public Ratio secondRate() {
        return second.of(flow);
    }

    /**
     * The second rate less the first.
     *
     * @return the difference as a fraction; NaN if one of the two is undefined
     */
    public double difference() {
        return secondRate().value() - firstRate().value();
    }

    /**
     * The contribution of each cause to the difference between the two rates.
     *
     * @return the contributions by cause as fractions, which add up to the difference, without causes that contribute
     *     nothing; unmodifiable
     */
    public Map<ChurnDefinition.Cause, Double> contributions() {
        Ratio from = firstRate();
        Ratio to = secondRate();
        Map<ChurnDefinition.Cause, Double> contributions = new EnumMap<>(ChurnDefinition.Cause.class);
        if (from.isDefined() && to.isDefined()) {
            double denominator = from.denominator().doubleValue();
            for (ChurnDefinition.Cause cause : ChurnDefinition.Cause.values()) {
                put(contributions, cause, (second.counted(cause, flow) - first.counted(cause, flow)) / denominator);
            }
            if (from.denominator().compareTo(to.denominator()) != 0) {
                double losses = to.numerator().doubleValue();
                put(contributions, ChurnDefinition.Cause.DENOMINATOR, to.value() - losses / denominator);
            }
        }
        return Collections.unmodifiableMap(contributions);
    }

    private static void put(
            Map<ChurnDefinition.Cause, Double> contributions, ChurnDefinition.Cause cause, double contribution) {
        if (contribution != 0) {
            contributions.put(cause, contribution);
        }
    }

    /** {@return both rates with their definitions, and the contribution of each cause} */
    @Override
    public String toString() {
        return first + " " + firstRate() + ", " + second + " " + secondRate() + ": " + contributions();
    }
}
