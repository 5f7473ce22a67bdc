package io.github.retentionmetrics.lifetime;

import io.github.retentionmetrics.customer.CustomerHistory;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Ratio;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * The retention cost: the cost of keeping a customer in a period.
 *
 * <pre>
 *   per customer at the start   cost / customers at the start
 *   per retained customer       cost / (customers at the start - lost)
 *   per average customer        cost / ((customers at the start + customers at the end) / 2)
 * </pre>
 *
 * <p>All three are in use under the same name. The second is never less than the first; the third spreads the cost over
 * new customers as well. The cost is that of marketing to customers, support, the loyalty programme and other
 * initiatives: {@link CostTotals} with {@link Cost.Purpose#RETENTION}, or any part of it.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no customers to divide by: undefined, for any cost.
 * </ul>
 *
 * <pre>{@code
 * CustomerMovement year = CustomerMovement.startingWith(1_000).withLost(200).withNew(400);
 * BigDecimal cost = CostTotals.of(EUR, costs).total(Cost.Purpose.RETENTION);
 * RetentionCost.perCustomerAtStart(cost, year);    // 4.800 (4800 of 1000)
 * RetentionCost.perRetainedCustomer(cost, year);   // 6.000 (4800 of 800)
 * RetentionCost.perAverageCustomer(cost, year);    // 4.364 (4800 of 1100)
 * RetentionCost.perRetainedCustomer(history, year2026, CostTotals.of(EUR, costs));
 * }</pre>
 */
public final class RetentionCost {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private RetentionCost() {}

    /**
     * The retention cost per customer at the start of a period of a history.
     *
     * @param history the history of purchases, subscriptions or any other activity
     * @param period the period; counted as far as it is observed
     * @param costs the costs of the period, of which only those for retention count
     * @return cost over the customers at the start; undefined without customers at the start
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the history has no movement of the period, such as one that begins after the
     *     observation day
     */
    public static Ratio perCustomerAtStart(CustomerHistory history, Period period, CostTotals costs) {
        Objects.requireNonNull(history, "history");
        return perCustomerAtStart(retention(costs), history.movement(period));
    }

    /**
     * The retention cost per customer at the start.
     *
     * @param cost the spend in the period to keep customers
     * @param movement the movement of customers in the period
     * @return cost over the customers at the start; undefined without customers at the start
     * @throws NullPointerException if a parameter is null
     */
    public static Ratio perCustomerAtStart(BigDecimal cost, CustomerMovement movement) {
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(movement, "movement");
        return Quotient.of(cost, movement.start(), "no customers at the start of the period");
    }

    /**
     * The retention cost per customer retained in a period of a history.
     *
     * @param history the history of purchases, subscriptions or any other activity
     * @param period the period; counted as far as it is observed
     * @param costs the costs of the period, of which only those for retention count
     * @return cost over the retained customers; undefined when no customer was retained
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the history has no movement of the period, such as one that begins after the
     *     observation day
     */
    public static Ratio perRetainedCustomer(CustomerHistory history, Period period, CostTotals costs) {
        Objects.requireNonNull(history, "history");
        return perRetainedCustomer(retention(costs), history.movement(period));
    }

    /**
     * The retention cost per retained customer.
     *
     * @param cost the spend in the period to keep customers
     * @param movement the movement of customers in the period
     * @return cost over the retained customers; undefined when no customer was retained
     * @throws NullPointerException if a parameter is null
     */
    public static Ratio perRetainedCustomer(BigDecimal cost, CustomerMovement movement) {
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(movement, "movement");
        return Quotient.of(cost, movement.retained(), "no customers were retained in the period");
    }

    /**
     * The retention cost per average customer in a period of a history.
     *
     * @param history the history of purchases, subscriptions or any other activity
     * @param period the period; counted as far as it is observed
     * @param costs the costs of the period, of which only those for retention count
     * @return cost over the mean number of customers at start and end; undefined when there were no customers at either
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the history has no movement of the period, such as one that begins after the
     *     observation day
     */
    public static Ratio perAverageCustomer(CustomerHistory history, Period period, CostTotals costs) {
        Objects.requireNonNull(history, "history");
        return perAverageCustomer(retention(costs), history.movement(period));
    }

    /**
     * The retention cost per average customer of the period.
     *
     * @param cost the spend in the period to keep customers
     * @param movement the movement of customers in the period
     * @return cost over the mean number of customers at start and end; undefined when there were no customers at either
     * @throws NullPointerException if a parameter is null
     */
    public static Ratio perAverageCustomer(BigDecimal cost, CustomerMovement movement) {
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(movement, "movement");
        BigDecimal both = BigDecimal.valueOf(movement.start()).add(BigDecimal.valueOf(movement.end()));
        return Ratio.of(cost, both.multiply(HALF), "no customers at the start nor at the end of the period");
    }

    private static BigDecimal retention(CostTotals costs) {
        return Objects.requireNonNull(costs, "costs").total(Cost.Purpose.RETENTION);
    }

    /**
     * The ratio of the cost of keeping a customer to that of winning one.
     *
     * <pre>
     *   keeping against winning = retention cost per customer / acquisition cost per customer
     * </pre>
     *
     * <p>Below 1 keeping is cheaper. A customer is won once but kept year after year, so the ratio depends on the
     * length of the period of the retention cost.
     *
     * @param retentionCost the cost of keeping a customer, best {@linkplain #perRetainedCustomer per retained customer}
     * @param acquisitionCost the cost of winning a customer
     * @return the quotient; undefined when either is undefined, or when winning a customer costs nothing
     * @throws NullPointerException if a parameter is null
     */
    public static Ratio againstAcquisition(Ratio retentionCost, Ratio acquisitionCost) {
        Objects.requireNonNull(retentionCost, "retentionCost");
        Objects.requireNonNull(acquisitionCost, "acquisitionCost");
        return Quotient.of(retentionCost, acquisitionCost, "winning a customer costs nothing");
    }
}
