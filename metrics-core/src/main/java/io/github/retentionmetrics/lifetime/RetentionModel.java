package io.github.retentionmetrics.lifetime;

import io.github.retentionmetrics.internal.Beans;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.rate.Rate;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Lifetime value from retention: a contribution per customer and period, the probability that a customer stays for the
 * next period, and a discount rate.
 *
 * <pre>
 *   END_OF_PERIOD    m / (1 + d - r)             = sum over t = 1, 2, ... of m r^(t-1) / (1+d)^t
 *   IMMEDIATE        m (1 + d) / (1 + d - r)     = sum over t = 0, 1, ... of m r^t / (1+d)^t
 *   AFTER_RETENTION  m r / (1 + d - r)           = sum over t = 1, 2, ... of m r^t / (1+d)^t
 * </pre>
 *
 * <p>m is the contribution: an amount, not a share. If a customer brings 50 a month at a gross margin of 80 %, the
 * contribution is 40. m, r and d must be of periods of the same length; using a yearly discount rate with a monthly
 * retention is a common mistake, and {@link #monthlyDiscount} converts the rate. The three {@linkplain Timing
 * conventions} are all published under the same name and differ by factors of 1 + d and r, so the caller must choose
 * one. Without a {@linkplain #withHorizon horizon} the sum is infinite; with a horizon it has that many terms.
 *
 * <p>An annuity over the expected lifetime 1 / (1 - r) is not this value but a higher one, since the present value of
 * an average lifetime exceeds the average present value (4329.48 instead of 4000 in the example).
 *
 * <ul>
 *   <li>Arithmetic is decimal, with 50 digits; the result is rounded once, to 34 digits. Rates are taken as the decimal
 *       numbers that they print as.
 *   <li>r = 1 and d = 0: undefined without a horizon, for any contribution; n contributions with a horizon of n.
 *   <li>A negative contribution gives a negative value, and a contribution of zero a value of zero.
 *   <li>The probability to stay is the same for all customers at all times. If customers differ, the value is too low;
 *       use a fitted model.
 * </ul>
 *
 * <pre>{@code
 * RetentionModel customer = RetentionModel.of(new BigDecimal("1000"), 0.8, 0.05, RetentionModel.Timing.END_OF_PERIOD);
 * customer.lifetimeValue();              // 4000.00
 * customer.gain(1);                      // 166.67: the value of one more point of retention
 * customer.elasticity();                 // 3.2: one percent more retention is 3.2 % more value
 * customer.withHorizon(5).lifetimeValue();   // 2973.02
 * }</pre>
 *
 * <p>Source: Blattberg and Deighton, Manage Marketing by the Customer Equity Test, Harvard Business Review 74(4), 1996;
 * Gupta and Lehmann, Customers as Assets, Journal of Interactive Marketing 17(1), 2003 (margin after retention); Berger
 * and Nasr, Customer Lifetime Value: Marketing Models and Applications, Journal of Interactive Marketing 12(1), 1998.
 */
public final class RetentionModel implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final MathContext DIGITS = new MathContext(50);
    private static final int NO_END = 0;

    /** The longest horizon, which limits the exponents of powers. */
    private static final int LONGEST = 999_999_999;

    private final BigDecimal contribution;
    private final double retention;
    private final double discount;
    private final Timing timing;
    private final int horizon;

    private RetentionModel(BigDecimal contribution, double retention, double discount, Timing timing, int horizon) {
        this.contribution = contribution;
        this.retention = Checks.unsignedZero(retention);
        this.discount = Checks.unsignedZero(discount);
        this.timing = timing;
        this.horizon = horizon;
    }

    /** The time of the first contribution, and whether a customer must have stayed for it. */
    public enum Timing {
        /** At the end of the first period, from every customer: discounted once. */
        END_OF_PERIOD,
        /** Immediately, from every customer: not discounted. */
        IMMEDIATE,
        /**
         * At the end of the first period, from the customers who stayed: discounted once and multiplied by the
         * retention.
         */
        AFTER_RETENTION
    }

    /**
     * A customer's contribution, retention and discount rate.
     *
     * @param contribution the revenue from a current customer per period, less the cost of serving and keeping them
     * @param retention the probability to stay from one period to the next, in 0..1
     * @param discount the discount rate per period, 0 or more, such as 0.1
     * @param timing the time of the first contribution
     * @return the model, without a horizon
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the retention is not in 0..1, the discount rate not finite or negative, or
     *     the contribution longer than 100 digits before or after the decimal point
     */
    public static RetentionModel of(BigDecimal contribution, double retention, double discount, Timing timing) {
        BigDecimal normal = Decimals.normal(contribution, "contribution");
        Objects.requireNonNull(timing, "timing");
        requireRetention(retention);
        if (!(discount >= 0 && discount < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("discount must be finite and not negative: " + discount);
        }
        return new RetentionModel(normal, retention, discount, timing, NO_END);
    }

    private static void requireRetention(double retention) {
        if (!(retention >= 0 && retention <= 1)) {
            throw new IllegalArgumentException("retention must be in 0..1: " + retention);
        }
    }

    /**
     * The monthly discount rate that compounds to a yearly one.
     *
     * @param yearly the rate per year, 0 or more
     * @return {@code (1 + yearly)^(1/12) - 1}
     * @throws IllegalArgumentException if the rate is not finite or negative
     */
    public static double monthlyDiscount(double yearly) {
        if (!(yearly >= 0 && yearly < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("yearly must be finite and not negative: " + yearly);
        }
        return Math.expm1(Math.log1p(yearly) / 12);
    }

    /**
     * A copy with another retention.
     *
     * @param retention the probability to stay from one period to the next, in 0..1
     * @return the copy
     * @throws IllegalArgumentException if the retention is not in 0..1
     */
    public RetentionModel withRetention(double retention) {
        requireRetention(retention);
        return new RetentionModel(contribution, retention, discount, timing, horizon);
    }

    /**
     * A copy with a measured retention rate.
     *
     * @param retention the share of customers who stay from one period to the next
     * @return the copy
     * @throws NullPointerException if the rate is null
     * @throws IllegalArgumentException if the rate is undefined
     */
    public RetentionModel withRetention(Rate retention) {
        Objects.requireNonNull(retention, "retention");
        if (!retention.isDefined()) {
            throw new IllegalArgumentException("retention must be defined: " + retention);
        }
        return withRetention(retention.value());
    }

    /**
     * A copy with another contribution.
     *
     * @param contribution the contribution of a current customer per period
     * @return the copy
     * @throws NullPointerException if the contribution is null
     * @throws IllegalArgumentException if it is longer than 100 digits before or after the decimal point
     */
    public RetentionModel withContribution(BigDecimal contribution) {
        return new RetentionModel(Decimals.normal(contribution, "contribution"), retention, discount, timing, horizon);
    }

    /**
     * A copy that counts only a number of payments.
     *
     * @param periods the number of payments, at least 1
     * @return the copy
     * @throws IllegalArgumentException if the number is not from 1 to 999,999,999
     */
    public RetentionModel withHorizon(int periods) {
        if (periods < 1 || periods > LONGEST) {
            throw new IllegalArgumentException("periods must be in 1.." + LONGEST + ": " + periods);
        }
        return new RetentionModel(contribution, retention, discount, timing, periods);
    }

    /**
     * The contribution per period: the contribution margin of one customer, as an amount.
     *
     * @return the amount
     */
    public BigDecimal contribution() {
        return contribution;
    }

    /**
     * The probability to stay from one period to the next.
     *
     * @return the retention, 0 to 1
     */
    public double retention() {
        return retention;
    }

    /**
     * The discount rate per period.
     *
     * @return the rate, 0 or more
     */
    public double discount() {
        return discount;
    }

    /**
     * The time of the first contribution.
     *
     * @return the convention
     */
    public Timing timing() {
        return timing;
    }

    /**
     * The number of payments that are counted.
     *
     * @return the horizon; empty if the sum is infinite
     */
    public OptionalInt horizon() {
        return horizon == NO_END ? OptionalInt.empty() : OptionalInt.of(horizon);
    }

    /**
     * The lifetime value of one customer.
     *
     * @return the discounted sum of expected contributions; undefined when it has no limit
     */
    public LifetimeValue lifetimeValue() {
        return hasLimit()
                ? LifetimeValue.of(contribution.multiply(firstPayment()).multiply(sumOfPowers(), DIGITS))
                : LifetimeValue.undefined("no customer leaves and nothing is discounted, so the value has no limit");
    }

    private boolean hasLimit() {
        return horizon != NO_END || retention < 1 || discount > 0;
    }

    /** The first payment of a contribution of 1. */
    private BigDecimal firstPayment() {
        return switch (timing) {
            case END_OF_PERIOD -> BigDecimal.ONE.divide(growth(), DIGITS);
            case IMMEDIATE -> BigDecimal.ONE;
            case AFTER_RETENTION -> weight();
        };
    }

    /** 1 + d. */
    private BigDecimal growth() {
        return BigDecimal.ONE.add(BigDecimal.valueOf(discount));
    }

    /** The ratio of a payment's expected present value to that of the payment before: q = r / (1 + d). */
    private BigDecimal weight() {
        return BigDecimal.valueOf(retention).divide(growth(), DIGITS);
    }

    /** One over 1 - q, from the exact difference 1 + d - r. */
    private BigDecimal endlessSum() {
        return growth().divide(growth().subtract(BigDecimal.valueOf(retention)), DIGITS);
    }

    /** The sum of q^t over t = 0 to n - 1, or to infinity. */
    private BigDecimal sumOfPowers() {
        return horizon == NO_END
                ? endlessSum()
                : PowerSum.of(weight(), horizon, DIGITS).sum();
    }

    /** The derivative by q of the sum of q^t over t = 0 to n - 1, or to infinity. */
    private BigDecimal slopeOfPowers(int n) {
        return horizon == NO_END
                ? endlessSum().pow(2, DIGITS)
                : PowerSum.of(weight(), n, DIGITS).slope();
    }

    /** The derivative by the retention of the value of a contribution of 1. */
    private BigDecimal unitSlope() {
        return switch (timing) {
            case END_OF_PERIOD -> slopeOfPowers(horizon).divide(growth().pow(2), DIGITS);
            case IMMEDIATE -> slopeOfPowers(horizon).divide(growth(), DIGITS);
            // its sum starts with q, not with 1: one power more
            case AFTER_RETENTION -> slopeOfPowers(horizon + 1).divide(growth(), DIGITS);
        };
    }

    /**
     * The gain from a higher retention, or the loss from a lower one: the difference of two lifetime values.
     *
     * @param points the percentage points by which retention changes, such as 1 from 79 % to 80 %; negative for a
     *     decrease
     * @return the lifetime value with that retention, less this one; undefined when either is undefined undefined
     * @throws IllegalArgumentException if the resulting retention is not in 0..1
     */
    public LifetimeValue gain(double points) {
        if (!Double.isFinite(points)) {
            throw new IllegalArgumentException("points must be finite: " + points);
        }
        double moved = BigDecimal.valueOf(retention)
                .add(BigDecimal.valueOf(points).movePointLeft(2))
                .doubleValue();
        if (moved < 0 || moved > 1) {
            throw new IllegalArgumentException(
                    "points (" + points + ") must leave the retention (" + retention + ") in 0..1: " + moved);
        }
        LifetimeValue now = lifetimeValue();
        LifetimeValue then = withRetention(moved).lifetimeValue();
        return then.amount()
                .flatMap(more -> now.amount().map(more::subtract))
                .map(LifetimeValue::of)
                .orElse(then.isDefined() ? now : then);
    }

    /**
     * The marginal value of a percentage point of retention: the derivative of the lifetime value by the retention,
     * divided by 100.
     *
     * <pre>
     *   END_OF_PERIOD    m / (1 + d - r)^2 / 100
     *   the other two    m (1 + d) / (1 + d - r)^2 / 100
     * </pre>
     *
     * @return the value of a point, which is less than {@link #gain} of one point, since the lifetime value is convex
     *     in the retention; undefined when the lifetime value is undefined
     */
    public LifetimeValue marginalPoint() {
        return hasLimit() ? LifetimeValue.of(contribution.multiply(unitSlope()).movePointLeft(2)) : lifetimeValue();
    }

    /**
     * The elasticity of the lifetime value: its relative change per relative change of the retention.
     *
     * <pre>
     *   derivative by the retention x retention / value
     * </pre>
     *
     * @return the elasticity, which does not depend on the contribution; NaN when the value is undefined or always zero
     */
    public double elasticity() {
        boolean isZero = timing == Timing.AFTER_RETENTION && retention == 0;
        if (!hasLimit() || contribution.signum() == 0 || isZero) {
            return Double.NaN;
        }
        BigDecimal value = firstPayment().multiply(sumOfPowers());
        return unitSlope()
                .multiply(BigDecimal.valueOf(retention))
                .divide(value, MathContext.DECIMAL128)
                .doubleValue();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> horizon >= 0
                && horizon <= LONGEST
                && of(contribution, retention, discount, timing).contribution.compareTo(contribution) == 0);
    }

    /** {@return the {@link #contribution()}, for JSON mappers and templates} */
    public BigDecimal getContribution() {
        return contribution();
    }

    /** {@return the {@link #retention()}, or null when undefined, for JSON mappers and templates} */
    public @Nullable Double getRetention() {
        return Beans.finite(retention());
    }

    /** {@return the {@link #discount()}, or null when undefined, for JSON mappers and templates} */
    public @Nullable Double getDiscount() {
        return Beans.finite(discount());
    }

    /** {@return the {@link #timing()}, for JSON mappers and templates} */
    public Timing getTiming() {
        return timing();
    }

    /** {@return the {@link #horizon()}, or null when there is none, for JSON mappers and templates} */
    public @Nullable Integer getHorizon() {
        return horizon().isPresent() ? horizon().getAsInt() : null;
    }

    /** {@return the {@link #lifetimeValue()}, for JSON mappers and templates} */
    public LifetimeValue getLifetimeValue() {
        return lifetimeValue();
    }

    /** {@return the {@link #marginalPoint()}, for JSON mappers and templates} */
    public LifetimeValue getMarginalPoint() {
        return marginalPoint();
    }

    /** {@return the {@link #elasticity()}, or null when undefined, for JSON mappers and templates} */
    public @Nullable Double getElasticity() {
        return Beans.finite(elasticity());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RetentionModel that
                && contribution.equals(that.contribution)
                && Double.compare(retention, that.retention) == 0
                && Double.compare(discount, that.discount) == 0
                && timing == that.timing
                && horizon == that.horizon;
    }

    @Override
    public int hashCode() {
        return Objects.hash(contribution, retention, discount, timing.name(), horizon);
    }

    @Override
    public String toString() {
        return "RetentionModel[contribution " + contribution + ", retention " + retention + ", discount " + discount
                + ", " + timing + (horizon == NO_END ? "]" : ", " + horizon + " payments]");
    }
}
