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
 * Lifetime value from retention: a contribution per customer and period, the chance that a customer stays for the next
 * period, and a discount rate.
 *
 * <pre>
 *   END_OF_PERIOD    m / (1 + d - r)             = sum over t = 1, 2, ... of m r^(t-1) / (1+d)^t
 *   IMMEDIATE        m (1 + d) / (1 + d - r)     = sum over t = 0, 1, ... of m r^t / (1+d)^t
 *   AFTER_RETENTION  m r / (1 + d - r)           = sum over t = 1, 2, ... of m r^t / (1+d)^t
 * </pre>
 *
 * <p>m is the contribution: an amount, not a share. Where a customer brings 50 a month at a gross margin of 80 %, the
 * contribution is 40. m, r and d are of periods of one length; a yearly discount rate with a monthly retention is the
 * usual mistake, and {@link #monthlyDiscount} converts. The three {@linkplain Timing conventions} are all published
 * under the same name and differ by factors of 1 + d and r, so the caller always chooses the convention. Without
 * a {@linkplain #withHorizon horizon} the sum has no end; with one it has that many terms.
 *
 * <p>Putting the expected lifetime 1 / (1 - r) into the formula of an annuity is not this value but more, since the
 * present value of an average lifetime exceeds the average present value (4329.48 instead of 4000 in the example).
 *
 * <ul>
 *   <li>Arithmetic is decimal, with 50 digits; the answer is rounded once, to 34. Rates are taken as the decimal number
 *       that they print as.
 *   <li>r = 1 and d = 0 without a horizon: undefined, whatever the contribution. With a horizon of n it is n payments.
 *   <li>A negative contribution gives a negative value, and a contribution of zero gives zero.
 *   <li>The same chance to stay for all customers, always. Where customers differ the value is too low; a fitted model
 *       is better.
 * </ul>
 *
 * <pre>{@code
 * RetentionModel customer = RetentionModel.of(new BigDecimal("1000"), 0.8, 0.05, RetentionModel.Timing.END_OF_PERIOD);
 * customer.lifetimeValue();              // 4000.00
 * customer.gain(1);                      // 166.67: of one point of retention
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

    /** The longest horizon, so that every power can be taken. */
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

    /** When the first contribution comes, and whether a customer must have stayed for it. */
    public enum Timing {
        /** At the end of the first period, from every customer: discounted once. */
        END_OF_PERIOD,
        /** At once, from every customer: not discounted. */
        IMMEDIATE,
        /** At the end of the first period, from those who stayed: discounted once and multiplied by the retention. */
        AFTER_RETENTION
    }

    /**
     * A customer's contribution, retention and discount rate.
     *
     * @param contribution what a customer who is there brings per period, less what it costs to serve and keep them
     * @param retention the chance to stay from one period to the next, 0 to 1
     * @param discount the discount rate per period, 0 or more, such as 0.1
     * @param timing when the first contribution comes
     * @return the model, without a horizon
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the retention is not from 0 to 1, the discount rate not finite or negative,
     *     or the contribution longer than 100 digits before or after the decimal point
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
     * The discount rate of a month that compounds to that of a year.
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
     * @param retention the chance to stay from one period to the next, 0 to 1
     * @return the copy
     * @throws IllegalArgumentException if the retention is not from 0 to 1
     */
    public RetentionModel withRetention(double retention) {
        requireRetention(retention);
        return new RetentionModel(contribution, retention, discount, timing, horizon);
    }

    /**
     * A copy with the retention that was counted.
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
     * @param contribution what a customer who is there brings per period
     * @return the copy
     * @throws NullPointerException if the contribution is null
     * @throws IllegalArgumentException if it is longer than 100 digits before or after the decimal point
     */
    public RetentionModel withContribution(BigDecimal contribution) {
        return new RetentionModel(Decimals.normal(contribution, "contribution"), retention, discount, timing, horizon);
    }

    /**
     * A copy that counts a number of payments only.
     *
     * @param periods how many payments, at least 1
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
     * The chance to stay from one period to the next.
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
     * When the first contribution comes.
     *
     * @return the convention
     */
    public Timing timing() {
        return timing;
    }

    /**
     * How many payments are counted.
     *
     * @return the horizon, empty if the sum has no end
     */
    public OptionalInt horizon() {
        return horizon == NO_END ? OptionalInt.empty() : OptionalInt.of(horizon);
    }

    /**
     * The lifetime value of one customer.
     *
     * @return the discounted sum of expected contributions, undefined when it has no limit
     */
    public LifetimeValue lifetimeValue() {
        return hasLimit()
                ? LifetimeValue.of(contribution.multiply(firstPayment()).multiply(sumOfPowers(), DIGITS))
                : LifetimeValue.undefined("nobody leaves and nothing is discounted, so the value has no limit");
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

    /** What a payment weighs against the one before: q = r / (1 + d). */
    private BigDecimal weight() {
        return BigDecimal.valueOf(retention).divide(growth(), DIGITS);
    }

    /** One over 1 - q, from the exact difference 1 + d - r. */
    private BigDecimal endlessSum() {
        return growth().divide(growth().subtract(BigDecimal.valueOf(retention)), DIGITS);
    }

    /** The sum of q^t over t = 0 to n - 1, or without end. */
    private BigDecimal sumOfPowers() {
        return horizon == NO_END
                ? endlessSum()
                : PowerSum.of(weight(), horizon, DIGITS).sum();
    }

    /** The derivative by q of the sum of q^t over t = 0 to n - 1, or without end. */
    private BigDecimal slopeOfPowers(int n) {
        return horizon == NO_END
                ? endlessSum().pow(2, DIGITS)
                : PowerSum.of(weight(), n, DIGITS).slope();
    }

    /** The derivative by the retention, of a contribution of 1. */
    private BigDecimal unitSlope() {
        return switch (timing) {
            case END_OF_PERIOD -> slopeOfPowers(horizon).divide(growth().pow(2), DIGITS);
            case IMMEDIATE -> slopeOfPowers(horizon).divide(growth(), DIGITS);
            // its sum starts with q, not with 1: one power more
            case AFTER_RETENTION -> slopeOfPowers(horizon + 1).divide(growth(), DIGITS);
        };
    }

    /**
     * What more, or less, retention is worth: the difference of two lifetime values.
     *
     * @param points how many percentage points, such as 1 for 80 % instead of 79 %; negative for less
     * @return the lifetime value with that retention, less this one; undefined when either is
     * @throws IllegalArgumentException if the retention would not be from 0 to 1
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
     * What the next percentage point of retention is worth at the margin: the derivative of the lifetime value by the
     * retention, divided by 100.
     *
     * <pre>
     *   END_OF_PERIOD    m / (1 + d - r)^2 / 100
     *   the other two    m (1 + d) / (1 + d - r)^2 / 100
     * </pre>
     *
     * @return the value of a point; less than {@link #gain} of one point, since the value bends upwards; undefined as
     *     the lifetime value is
     */
    public LifetimeValue marginalPoint() {
        return hasLimit() ? LifetimeValue.of(contribution.multiply(unitSlope()).movePointLeft(2)) : lifetimeValue();
    }

    /**
     * How many percent the lifetime value rises by when the retention rises by one percent (of itself).
     *
     * <pre>
     *   derivative by the retention x retention / value
     * </pre>
     *
     * @return the elasticity, whatever the contribution; not a number when the value is undefined or always zero
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
