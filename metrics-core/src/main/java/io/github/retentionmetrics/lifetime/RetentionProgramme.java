package io.github.retentionmetrics.lifetime;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;

/**
 * The return of a programme that raises the retention of a customer base, compared with its cost.
 *
 * <pre>
 *   customers kept by it   = customers x points / 100
 *   gain                   = customers kept by it x value of a kept customer
 *   profit                 = gain - cost
 *   return on investment   = profit / cost
 *   break-even points      = 100 x cost / (customers x value of a kept customer)
 * </pre>
 *
 * <p>The lift is in percentage points of retention: from 80 % to 82 % is 2 points. Measure it against customers without
 * the programme ({@link #ofGroups}), not against last year. The value of a kept customer is the future value from then
 * on, preferably in contribution.
 *
 * <ul>
 *   <li>A lift below zero, of a programme that drives customers away: a negative gain.
 *   <li>No cost: the return is undefined, since it would be infinite.
 *   <li>No customers, or a value of zero or less: the break-even points are undefined, since no lift breaks even.
 *   <li>An undefined value: gain, profit and return are undefined, for the same reason.
 * </ul>
 *
 * <pre>{@code
 * RetentionProgramme programme = RetentionProgramme.of(
 *         10_000, 2, LifetimeValue.of(new BigDecimal("250")), new BigDecimal("20000"));
 * programme.gain();                 // 50000.00
 * programme.profit();               // 30000.00
 * programme.returnOnInvestment();   // 1.500 (30000 of 20000)
 * programme.breakEvenPoints();      // 0.800 (2000000 of 2500000)
 * }</pre>
 *
 * @param customers the number of customers that the programme is for
 * @param points the percentage points of retention that it adds
 * @param value the value of a kept customer
 * @param cost the cost of the programme
 */
public record RetentionProgramme(long customers, BigDecimal points, LifetimeValue value, BigDecimal cost)
        implements Serializable {
    private static final String NO_VALUE = "a kept customer has no positive value";

    /**
     * Checks the parts.
     *
     * @param customers the number of customers that the programme is for
     * @param points the percentage points of retention that it adds, -100 to 100
     * @param value the value of a kept customer
     * @param cost the cost of the programme
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the number of customers or the cost is negative, the points are not from -100
     *     to 100, or a number is longer than 100 digits before or after the decimal point
     */
    public RetentionProgramme {
        Checks.notNegative(customers, "customers");
        points = Decimals.normal(points, "points");
        if (points.abs().compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException("points must be in -100..100: " + points.toPlainString());
        }
        Objects.requireNonNull(value, "value");
        cost = Checks.notNegative(Decimals.normal(cost, "cost"), "cost");
    }

    /**
     * A programme with a known or assumed lift.
     *
     * @param customers the number of customers that the programme is for
     * @param points the percentage points of retention that it adds, -100 to 100
     * @param value the value of a kept customer
     * @param cost the cost of the programme
     * @return the programme
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the number of customers or the cost is negative, or the points are not from
     *     -100 to 100
     */
    public static RetentionProgramme of(long customers, double points, LifetimeValue value, BigDecimal cost) {
        if (!Double.isFinite(points)) {
            throw new IllegalArgumentException("points must be in -100..100: " + points);
        }
        return new RetentionProgramme(customers, BigDecimal.valueOf(points), value, cost);
    }

    /**
     * A programme with a measured lift: the retention of customers with the programme less that of customers without
     * it. {@link Rate#minus} tests whether the lift could be due to chance.
     *
     * @param with the retention of the customers with the programme, who are the customers that it is for
     * @param without the retention of comparable customers without it
     * @param value the value of a kept customer
     * @param cost the cost of the programme
     * @return the programme
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a rate is undefined, or the cost negative
     */
    public static RetentionProgramme ofGroups(Rate with, Rate without, LifetimeValue value, BigDecimal cost) {
        BigDecimal points = percent(with, "with").subtract(percent(without, "without"));
        return new RetentionProgramme(with.denominator(), points, value, cost);
    }

    private static BigDecimal percent(Rate retention, String name) {
        Objects.requireNonNull(retention, name);
        if (!retention.isDefined()) {
            throw new IllegalArgumentException(name + " must be defined: " + retention);
        }
        return BigDecimal.valueOf(retention.numerator())
                .movePointRight(2)
                .divide(BigDecimal.valueOf(retention.denominator()), MathContext.DECIMAL128);
    }

    /**
     * The number of customers whom the programme keeps and who would have left without it.
     *
     * @return the expected number, which may be fractional; negative if the programme drives customers away
     */
    public BigDecimal customersKept() {
        return points.multiply(BigDecimal.valueOf(customers)).movePointLeft(2);
    }

    /**
     * The value of the customers kept by the programme.
     *
     * @return the gain before the cost; undefined when the value is undefined
     */
    public LifetimeValue gain() {
        return value.amount()
                .map(amount -> LifetimeValue.of(amount.multiply(customersKept())))
                .orElse(value);
    }

    /**
     * The gain less the cost.
     *
     * @return gain less cost; undefined when the value is undefined
     */
    public LifetimeValue profit() {
        return value.amount()
                .map(amount -> LifetimeValue.of(amount.multiply(customersKept()).subtract(cost)))
                .orElse(value);
    }

    /**
     * The return on the programme: profit for every unit spent (ROI).
     *
     * @return profit over cost: 0 at break-even and -1 when all is lost; undefined when it cost nothing
     */
    public Ratio returnOnInvestment() {
        return profit().amount()
                .map(profit -> Quotient.of(profit, cost, "the programme cost nothing"))
                .orElseGet(() -> Quotient.undefined(value.reason()));
    }

    /**
     * The lift at which the programme pays for itself.
     *
     * @return percentage points of retention; above 100 when no programme can pay for itself at that cost; undefined
     *     when the value of a kept customer is zero or less, or there are no customers
     */
    public Ratio breakEvenPoints() {
        BigDecimal all = value.amount().orElse(BigDecimal.ZERO).multiply(BigDecimal.valueOf(customers));
        if (all.signum() <= 0) {
            return Quotient.undefined(value.isDefined() ? NO_VALUE : value.reason());
        }
        return Quotient.of(cost.movePointRight(2), all, NO_VALUE);
    }
}
