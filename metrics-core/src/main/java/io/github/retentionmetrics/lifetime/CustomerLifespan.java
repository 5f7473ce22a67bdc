package io.github.retentionmetrics.lifetime;

import io.github.retentionmetrics.internal.Lengths;
import io.github.retentionmetrics.internal.WideSum;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Answer;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.spend.PurchasePace;
import io.github.retentionmetrics.subscription.SubscriberCursor;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * The lifespan of a customer: the average time that a customer stays, with the unit of time.
 *
 * <p>Three published definitions give different numbers:
 *
 * <pre>
 *   from churn           1 / churn rate, in the periods of the rate
 *   from subscriptions   days that customers were active / customers lost
 *   from purchases       mean over customers of (day of last order - day of first order)
 * </pre>
 *
 * <ul>
 *   <li>{@link #ofChurn(Rate, ChronoUnit)} assumes that every customer leaves with the same probability in every
 *       period. If some are more loyal than others, as is usual, it is too short (Fader and Hardie, 2010).
 *   <li>{@link #ofSubscriptions} also assumes a constant probability, but takes current customers into account: their
 *       days are in the numerator, without a loss in the denominator. The mean length of ended subscriptions alone is
 *       too short, since the long ones have not ended yet. A customer who comes back and leaves again is lost twice; a
 *       subscription that was never active on any day does not count.
 *   <li>{@link #ofPurchases} is the observed lifespan so far: a customer with one order counts with 0 days, and the
 *       later purchases of current customers are missing. In young data it is far too short.
 *   <li>No customer left: undefined. The lifespan is then unknown, not zero and not infinite.
 * </ul>
 *
 * <pre>{@code
 * CustomerLifespan lifespan = CustomerLifespan.ofChurn(Rate.of(40, 1_000), ChronoUnit.MONTHS);
 * lifespan.value();             // 25.0 months
 * lifespan.toUnit(ChronoUnit.YEARS).value();    // 2.083
 * }</pre>
 *
 * @param length the length, in units
 * @param unit the unit of time: days, weeks, months or years, which convert as {@link PurchasePace} says
 */
public record CustomerLifespan(Ratio length, ChronoUnit unit) implements Answer, Serializable {
    private static final String NOBODY_LEFT = "no customer has left, so the lifespan is not known";

    /**
     * Checks the parts.
     *
     * @param length the length, in units
     * @param unit the unit of time: days, weeks, months or years
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the length is negative or the unit is none of these
     */
    public CustomerLifespan {
        Objects.requireNonNull(length, "length");
        Lengths.requireOfCalendar(unit, "unit");
        if (length.numerator().signum() < 0) {
            throw new IllegalArgumentException("length must not be negative: " + length.value());
        }
    }

    /**
     * A known lifespan.
     *
     * @param length the length, in units
     * @param unit the unit of time: days, weeks, months or years
     * @return the lifespan
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the length is negative or the unit is none of these
     */
    public static CustomerLifespan of(BigDecimal length, ChronoUnit unit) {
        Objects.requireNonNull(length, "length");
        return new CustomerLifespan(Ratio.of(length, BigDecimal.ONE), unit);
    }

    /**
     * The lifespan under a churn rate of customers.
     *
     * @param churn the share of customers who leave in a period
     * @param unit the length of the period of the rate: a day, week, month or year
     * @return one over the rate, undefined when no customer left or the rate is undefined
     * @throws NullPointerException if a parameter is null
     */
    public static CustomerLifespan ofChurn(Rate churn, ChronoUnit unit) {
        Objects.requireNonNull(churn, "churn");
        return ofChurn(Ratio.of(churn.numerator(), churn.denominator(), reasonOf(churn)), unit);
    }

    /**
     * The lifespan under a churn rate that is not a share of customers, such as the churn rate of revenue.
     *
     * @param churn the loss in a period as a share of the amount at its start
     * @param unit the length of the period of the rate: a day, week, month or year
     * @return one over the rate; undefined when it is zero, negative (expansion exceeds the losses, so that nothing
     *     ends) or undefined
     * @throws NullPointerException if a parameter is null
     */
    public static CustomerLifespan ofChurn(Ratio churn, ChronoUnit unit) {
        Objects.requireNonNull(churn, "churn");
        if (!churn.isDefined()) {
            return new CustomerLifespan(nothing(churn.reason()), unit);
        }
        if (churn.numerator().signum() < 0) {
            return new CustomerLifespan(nothing("churn is negative, so the lifespan is not known"), unit);
        }
        return new CustomerLifespan(
                Ratio.of(/* numerator= */ churn.denominator(), /* denominator= */ churn.numerator(), NOBODY_LEFT),
                unit);
    }

    private static Ratio nothing(String reason) {
        return Ratio.of(BigDecimal.ZERO, BigDecimal.ZERO, reason);
    }

    private static String reasonOf(Rate churn) {
        return churn.isDefined() ? NOBODY_LEFT : churn.reason();
    }

    /**
     * The lifespan of subscribers, including current ones.
     *
     * @param base the subscriptions
     * @return the days on which customers were active until the observation day over the number of customers lost;
     *     undefined when no customer left
     * @throws NullPointerException if the base is null
     */
    public static CustomerLifespan ofSubscriptions(SubscriptionHistory base) {
        Objects.requireNonNull(base, "base");
        long observedEnd = base.observedUntil().toEpochDay() + 1;
        WideSum days = new WideSum();
        long lost = 0;
        for (SubscriberCursor customer = base.stays().cursor(); customer.next(); ) {
            for (int i = 0; i < customer.subscriptions(); i++) {
                long start = customer.startEpochDay(i);
                long end = customer.endEpochDay(i);
                days.add(Math.min(end, observedEnd) - start);
                // a stay that ended on the day it started had no active day to lose
                lost += end > start && end < observedEnd ? 1 : 0;
            }
        }
        return new CustomerLifespan(
                Ratio.of(new BigDecimal(days.toBigInteger()), BigDecimal.valueOf(lost), NOBODY_LEFT), ChronoUnit.DAYS);
    }

    /**
     * The observed lifespan in purchases: the days from a customer's first order to their last.
     *
     * @param history the purchases
     * @return the mean over all customers with an order, undefined without customers
     * @throws NullPointerException if the history is null
     */
    public static CustomerLifespan ofPurchases(PurchaseHistory history) {
        Objects.requireNonNull(history, "history");
        WideSum days = new WideSum();
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            if (customer.orders() > 0) {
                days.add(customer.epochDay(customer.orders() - 1) - customer.epochDay(0));
            }
        }
        return new CustomerLifespan(
                Ratio.of(new BigDecimal(days.toBigInteger()), BigDecimal.valueOf(history.customers()), "no customers"),
                ChronoUnit.DAYS);
    }

    /**
     * The same lifespan in another unit of time.
     *
     * @param unit the unit of time: days, weeks, months or years
     * @return the lifespan in that unit, exactly
     * @throws NullPointerException if the unit is null
     * @throws IllegalArgumentException if the unit is none of these
     */
    public CustomerLifespan toUnit(ChronoUnit unit) {
        Objects.requireNonNull(unit, "unit");
        return new CustomerLifespan(
                length.times(
                        this.unit.getDuration().toSeconds(), unit.getDuration().toSeconds()),
                unit);
    }

    /** {@return the length in units, or NaN when undefined} */
    @Override
    public double value() {
        return length.value();
    }

    @Override
    public boolean isDefined() {
        return length.isDefined();
    }

    @Override
    public String reason() {
        return length.reason();
    }

    /** {@return the text of {@link #unit()}, for JSON mappers and templates} */
    public String getUnit() {
        return Lengths.text(unit);
    }

    @Override
    public String toString() {
        return length + " " + Lengths.text(unit);
    }
}
