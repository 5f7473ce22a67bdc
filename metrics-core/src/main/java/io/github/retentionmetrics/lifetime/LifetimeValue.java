package io.github.retentionmetrics.lifetime;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerTotals;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Answer;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.spend.AverageOrderValue;
import io.github.retentionmetrics.spend.PurchasePace;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lifetime value of a customer: the revenue or contribution over the whole relationship.
 *
 * <p>This type has the formulas from averages, without discounting:
 *
 * <pre>
 *   textbook   average order value x orders per unit of time x lifespan in that unit
 *   revenue    revenue per customer and unit of time x lifespan in that unit
 *   ARPA/churn revenue per customer and period / churn rate of that period
 *   margin     any of these x gross margin, a share of revenue
 * </pre>
 *
 * <p>{@link RetentionModel} has the formulas with retention and a discount rate, {@link MigrationModel} those with
 * states, and {@link CustomerTotals} the value of customers so far. The two models return this type as well.
 *
 * <ul>
 *   <li>In the currency of the input. Revenue gives a value in revenue, contribution a value in contribution; the
 *       acquisition cost is deducted from neither.
 *   <li>Units of time are part of the input and are converted as {@link PurchasePace} says: orders per month times a
 *       lifespan in years is orders per month times twelve times the years.
 *   <li>Exact if the result has at most 34 digits, otherwise rounded once to 34 digits, half even.
 *   <li>Zero or negative margin: a value of zero or less.
 *   <li>Zero churn, or anything that makes a factor undefined: undefined, for the same reason. Tools that show 0 or the
 *       revenue of one period instead are guessing.
 *   <li>Averages hide that customers differ: if they do, 1 / churn is too short a lifespan (Fader and Hardie,
 *       Customer-Base Valuation in a Contractual Setting, Marketing Science 29(1), 2010).
 * </ul>
 *
 * <pre>{@code
 * LifetimeValue.of(AverageOrderValue.of(history, year2026), PurchasePace.of(history, year2026),
 *         CustomerLifespan.of(new BigDecimal("3"), ChronoUnit.YEARS));                   // 244.80
 * LifetimeValue.ofChurn(Ratio.of(100, 1), Rate.of(5, 100));                  // 2000.00
 * LifetimeValue.ofChurn(Ratio.of(100, 1), Rate.of(0, 100)).isDefined();      // false
 * }</pre>
 */
public final class LifetimeValue implements Answer, Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * The digits of the largest double: more than the result of any model needs, and few enough to add and to print.
     */
    private static final int MOST_DIGITS = 309;

    private final @Nullable BigDecimal amount;
    private final String reason;

    private LifetimeValue(@Nullable BigDecimal amount, String reason) {
        this.amount = amount;
        this.reason = reason;
    }

    /**
     * A value that was computed elsewhere.
     *
     * @param amount the amount; rounded to 34 digits if it has more
     * @return the value
     * @throws NullPointerException if the amount is null
     * @throws IllegalArgumentException if it is beyond the range of a double, or longer than 309 digits before or after
     *     the decimal point
     */
    public static LifetimeValue of(BigDecimal amount) {
        BigDecimal rounded = Objects.requireNonNull(amount, "amount").round(MathContext.DECIMAL128);
        BigDecimal stripped = Decimals.stripped(rounded, MOST_DIGITS, "amount");
        if (Double.isInfinite(stripped.doubleValue())) {
            throw new IllegalArgumentException("amount must be in the range of a double");
        }
        return new LifetimeValue(stripped.scale() < 0 ? stripped.setScale(0) : stripped, "");
    }

    /**
     * An undefined value.
     *
     * @param reason the reason, a phrase for display
     * @return an undefined value
     * @throws NullPointerException if the reason is null
     * @throws IllegalArgumentException if the reason is blank
     */
    public static LifetimeValue undefined(String reason) {
        return new LifetimeValue(null, Checks.identifier(reason, "reason"));
    }

    /**
     * The textbook product of average order value, orders per unit of time and lifespan.
     *
     * @param averageOrderValue the revenue, or contribution, per order
     * @param pace the orders per customer and unit of time
     * @param lifespan the lifespan of a customer, in any unit
     * @return the product, undefined when a factor is undefined
     * @throws NullPointerException if a parameter is null
     */
    public static LifetimeValue of(Ratio averageOrderValue, PurchasePace pace, CustomerLifespan lifespan) {
        Objects.requireNonNull(averageOrderValue, "averageOrderValue");
        Objects.requireNonNull(pace, "pace");
        Objects.requireNonNull(lifespan, "lifespan");
        return product(
                averageOrderValue, pace.orders(), lifespan.toUnit(pace.unit()).length());
    }

    /**
     * The value of a customer from a history: average order value and orders per customer and year in a period, times
     * the lifespan.
     *
     * @param history the purchases
     * @param period the period in which order value and pace are measured, such as a whole year
     * @param lifespan the lifespan of a customer, in any unit, such as {@link CustomerLifespan#ofPurchases} or an
     *     assumed number of years
     * @return the product, undefined when a factor is undefined
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     */
    public static LifetimeValue of(PurchaseHistory history, Period period, CustomerLifespan lifespan) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(period, "period");
        return of(AverageOrderValue.of(history, period), PurchasePace.of(history, period), lifespan);
    }

    /**
     * The product of revenue per customer and unit of time and lifespan.
     *
     * @param revenuePerCustomer the revenue, or contribution, per customer and unit of time
     * @param unit the unit of time: days, weeks, months or years
     * @param lifespan the lifespan of a customer, in any unit
     * @return the product, undefined when a factor is undefined
     * @throws NullPointerException if a parameter is null
     */
    public static LifetimeValue of(Ratio revenuePerCustomer, ChronoUnit unit, CustomerLifespan lifespan) {
        Objects.requireNonNull(revenuePerCustomer, "revenuePerCustomer");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(lifespan, "lifespan");
        return product(revenuePerCustomer, lifespan.toUnit(unit).length());
    }

    /**
     * The revenue per customer and period over the churn rate of customers: ARPA / churn.
     *
     * <p>Both must be of periods of the same length, such as a month; otherwise use
     * {@link CustomerLifespan#ofChurn(Rate, ChronoUnit)} and {@link #of(Ratio, ChronoUnit, CustomerLifespan)}. Tools
     * that divide by a trailing churn rate use that of several periods, pooled with {@link Rate#plus} or averaged.
     * Leave out the current period, which is not over.
     *
     * @param revenuePerCustomer the revenue, or contribution, per customer and period
     * @param churn the share of customers who leave in a period of that length
     * @return the quotient; undefined when no customer left or either is undefined
     * @throws NullPointerException if a parameter is null
     */
    public static LifetimeValue ofChurn(Ratio revenuePerCustomer, Rate churn) {
        return of(revenuePerCustomer, ChronoUnit.MONTHS, CustomerLifespan.ofChurn(churn, ChronoUnit.MONTHS));
    }

    /**
     * The revenue per customer and period over the churn rate of revenue: ARPA / revenue churn.
     *
     * <pre>{@code
     * Ratio churn = RevenueChurn.GROSS.of(RevenueMovement.of(mrr.movement(Period.month(2026, 3))));
     * Ratio arpa = mrr.at(LocalDate.of(2026, 3, 31)).arpa();
     * LifetimeValue.ofRevenueChurn(arpa, churn).withMargin(Ratio.of(80, 100));
     * }</pre>
     *
     * @param revenuePerCustomer the revenue, or contribution, per customer and period
     * @param churn the share of revenue that is lost in a period of that length, gross or net
     * @return the quotient; undefined when no revenue is lost, when expansion exceeds the losses, or when either is
     *     undefined
     * @throws NullPointerException if a parameter is null
     */
    public static LifetimeValue ofRevenueChurn(Ratio revenuePerCustomer, Ratio churn) {
        Objects.requireNonNull(revenuePerCustomer, "revenuePerCustomer");
        Objects.requireNonNull(churn, "churn");
        if (!churn.isDefined()) {
            return undefined(churn.reason());
        }
        return churn.numerator().signum() <= 0
                ? undefined("no revenue is lost")
                : product(
                        revenuePerCustomer,
                        Ratio.of(/* numerator= */ churn.denominator(), /* denominator= */ churn.numerator()));
    }

    private static LifetimeValue product(Ratio... factors) {
        BigDecimal numerator = BigDecimal.ONE;
        BigDecimal denominator = BigDecimal.ONE;
        for (Ratio factor : factors) {
            if (!factor.isDefined()) {
                return undefined(factor.reason());
            }
            numerator = numerator.multiply(factor.numerator());
            denominator = denominator.multiply(factor.denominator());
        }
        return of(numerator.divide(denominator, MathContext.DECIMAL128));
    }

    /**
     * The part of this value that remains after the cost of goods, if this is a value in revenue.
     *
     * @param margin the gross margin as a share of revenue, such as 0.7; negative when goods cost more than they bring
     * @return this value times the margin; undefined when either is undefined
     * @throws NullPointerException if the margin is null
     */
    public LifetimeValue withMargin(Ratio margin) {
        Objects.requireNonNull(margin, "margin");
        return amount == null ? this : product(Ratio.of(amount, BigDecimal.ONE), margin);
    }

    /**
     * The value as an exact decimal.
     *
     * @return the amount, empty when undefined
     */
    public Optional<BigDecimal> amount() {
        return Optional.ofNullable(amount);
    }

    /** {@return the amount as a double, or NaN when undefined} */
    @Override
    public double value() {
        return amount == null ? Double.NaN : amount.doubleValue();
    }

    @Override
    public boolean isDefined() {
        return amount != null;
    }

    @Override
    public String reason() {
        return reason;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> Checks.isReason(reason, amount != null) && (amount == null || equals(of(amount))));
    }

    /** {@return the {@link #amount()}, or null when there is none, for JSON mappers and templates} */
    public @Nullable BigDecimal getAmount() {
        return amount().orElse(null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LifetimeValue that && Objects.equals(amount, that.amount) && reason.equals(that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(amount, reason);
    }

    /** {@return the amount with two decimals, rounded half up, or the reason why it is undefined} */
    @Override
    public String toString() {
        return amount == null
                ? "undefined: " + reason
                : amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
