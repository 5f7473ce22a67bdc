package io.github.retentionmetrics.lifetime;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Lengths;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.rate.Answer;
import io.github.retentionmetrics.rate.Ratio;
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
 * The payback time: the time until a customer has earned back the acquisition cost.
 *
 * <pre>
 *   simple        acquisition cost / (revenue per customer and period x gross margin)
 *   with churn    the first period after which the expected discounted contributions reach the acquisition cost
 * </pre>
 *
 * <p>The simple figure assumes that every customer stays until then. With churn and discounting the time is longer, and
 * the cost may never be earned back although the simple figure is short: at 20 % churn a month, a customer who costs
 * six months of contribution stays for five months on average. Without the margin the time would be too short, so the
 * margin is required; it is 1 if the given revenue is already the contribution.
 *
 * <ul>
 *   <li>A margin or revenue of zero or less: undefined, since it is never earned back. Never a negative time.
 *   <li>More than 999,999,999 periods with churn and discounting: undefined.
 *   <li>Nothing to earn back: 0.
 * </ul>
 *
 * <pre>{@code
 * Ratio cost = AcquisitionCost.of(new BigDecimal("60000"), 200);
 * PaybackTime.ofCost(cost)
 *         .revenuePerCustomer(Ratio.of(50, 1), ChronoUnit.MONTHS)
 *         .margin(Ratio.of(80, 100));    // 7.5 months
 * RetentionModel model = RetentionModel.of(new BigDecimal("40"), 0.95, 0, END_OF_PERIOD);
 * PaybackTime.of(cost, model, ChronoUnit.MONTHS).value();   // 10.0
 * }</pre>
 */
public final class PaybackTime implements Answer, Serializable {
    private static final long serialVersionUID = 1L;
    private static final String NO_MARGIN = "a customer brings no margin, so the cost is never earned back";
    private static final String NO_CONTRIBUTION = "a customer brings no contribution, so the cost is never earned back";
    private static final String STAYS_BELOW =
            "the contributions to expect stay below the cost, so it is never earned back";

    /** The longest horizon of a model. */
    private static final int LONGEST = 999_999_999;

    private final @Nullable BigDecimal periods;
    private final ChronoUnit unit;
    private final String reason;

    private PaybackTime(@Nullable BigDecimal periods, ChronoUnit unit, String reason) {
        this.periods = periods;
        this.unit = unit;
        this.reason = reason;
    }

    /**
     * The simple payback time, as if no customer left, in steps: the acquisition cost, the revenue, the margin.
     *
     * @param acquisitionCost the cost of winning a customer
     * @return the next step, which asks for the revenue
     * @throws NullPointerException if the cost is null
     * @throws IllegalArgumentException if the cost is negative
     */
    public static WithCost ofCost(Ratio acquisitionCost) {
        requireCost(acquisitionCost);
        return (revenuePerCustomer, unit) -> {
            Objects.requireNonNull(revenuePerCustomer, "revenuePerCustomer");
            Lengths.requireOfCalendar(unit, "unit");
            return margin -> simple(acquisitionCost, revenuePerCustomer, unit, margin);
        };
    }

    private static PaybackTime simple(Ratio acquisitionCost, Ratio revenuePerCustomer, ChronoUnit unit, Ratio margin) {
        Objects.requireNonNull(margin, "margin");
        for (Ratio part : new Ratio[] {acquisitionCost, revenuePerCustomer, margin}) {
            if (!part.isDefined()) {
                return new PaybackTime(null, unit, part.reason());
            }
        }
        // not of their product: that of two negative ones is positive
        if (revenuePerCustomer.numerator().signum() <= 0 || margin.numerator().signum() <= 0) {
            return new PaybackTime(null, unit, NO_MARGIN);
        }
        BigDecimal earned = revenuePerCustomer.numerator().multiply(margin.numerator());
        BigDecimal periods = acquisitionCost
                .numerator()
                .multiply(revenuePerCustomer.denominator())
                .multiply(margin.denominator())
                .divide(acquisitionCost.denominator().multiply(earned), MathContext.DECIMAL128);
        return new PaybackTime(normal(periods), unit, "");
    }

    /**
     * The payback time with churn and discounting.
     *
     * @param acquisitionCost the cost of winning a customer
     * @param model contribution, retention and discount rate per period; a horizon limits the search
     * @param unit the length of a period: a day, week, month or year
     * @return the whole number of periods after which the expected contributions reach the cost; undefined when they
     *     never do
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the acquisition cost is negative, or the unit is not one of these
     */
    public static PaybackTime of(Ratio acquisitionCost, RetentionModel model, ChronoUnit unit) {
        requireCost(acquisitionCost);
        Objects.requireNonNull(model, "model");
        Lengths.requireOfCalendar(unit, "unit");
        if (!acquisitionCost.isDefined()) {
            return new PaybackTime(null, unit, acquisitionCost.reason());
        }
        if (model.contribution().signum() <= 0) {
            return new PaybackTime(null, unit, NO_CONTRIBUTION);
        }
        BigDecimal cost = acquisitionCost.numerator().divide(acquisitionCost.denominator(), MathContext.DECIMAL128);
        if (cost.signum() == 0) {
            return new PaybackTime(BigDecimal.ZERO, unit, "");
        }
        if (!isBelowLimit(cost, model)) {
            return new PaybackTime(null, unit, STAYS_BELOW);
        }
        if (!isReached(cost, model, longest(model))) {
            return new PaybackTime(null, unit, "it takes more than 999,999,999 periods to earn the cost back");
        }
        int payments = firstReaching(cost, model);
        int waited = model.timing() == RetentionModel.Timing.IMMEDIATE ? payments - 1 : payments;
        return new PaybackTime(BigDecimal.valueOf(waited), unit, "");
    }

    /**
     * Whether the cost is below the limit of the sum. A limit equal to the cost is never reached, unless there is a
     * last payment.
     */
    private static boolean isBelowLimit(BigDecimal cost, RetentionModel model) {
        int needed = model.horizon().isPresent() || model.retention() == 0 ? 0 : 1;
        return model.lifetimeValue()
                .amount()
                .map(limit -> limit.compareTo(cost) >= needed)
                .orElse(true);
    }

    private static int longest(RetentionModel model) {
        return model.horizon().orElse(LONGEST);
    }

    private static boolean isReached(BigDecimal cost, RetentionModel model, int payments) {
        return model.withHorizon(payments)
                        .lifetimeValue()
                        .amount()
                        .orElseThrow()
                        .compareTo(cost)
                >= 0;
    }

    /** The first payment after which the sum reaches the cost, by bisection, since the sum grows with every payment. */
    private static int firstReaching(BigDecimal cost, RetentionModel model) {
        int below = 0;
        int reaching = longest(model);
        while (reaching - below > 1) {
            int middle = below + (reaching - below) / 2;
            if (isReached(cost, model, middle)) {
                reaching = middle;
            } else {
                below = middle;
            }
        }
        return reaching;
    }

    private static void requireCost(Ratio acquisitionCost) {
        Objects.requireNonNull(acquisitionCost, "acquisitionCost");
        if (acquisitionCost.numerator().signum() < 0) {
            throw new IllegalArgumentException("acquisitionCost must not be negative: " + acquisitionCost.value());
        }
    }

    private static BigDecimal normal(BigDecimal periods) {
        BigDecimal stripped = periods.signum() == 0 ? BigDecimal.ZERO : periods.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * The time as an exact decimal, rounded to 34 digits if it has more.
     *
     * @return the number of periods, empty when undefined
     */
    public Optional<BigDecimal> periods() {
        return Optional.ofNullable(periods);
    }

    /**
     * The length of a period.
     *
     * @return the unit of the time
     */
    public ChronoUnit unit() {
        return unit;
    }

    /** {@return the number of periods, or NaN when undefined} */
    @Override
    public double value() {
        return periods == null ? Double.NaN : periods.doubleValue();
    }

    @Override
    public boolean isDefined() {
        return periods != null;
    }

    @Override
    public String reason() {
        return reason;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> Restored.arePresent(unit)
                && Checks.isReason(reason, periods != null)
                && (periods == null || periods.signum() >= 0));
    }

    /** {@return the {@link #periods()}, or null when there is none, for JSON mappers and templates} */
    public @Nullable BigDecimal getPeriods() {
        return periods().orElse(null);
    }

    /** {@return the text of {@link #unit()}, for JSON mappers and templates} */
    public String getUnit() {
        return Lengths.text(unit);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PaybackTime that
                && Objects.equals(periods, that.periods)
                && unit.equals(that.unit)
                && reason.equals(that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(periods, unit, reason);
    }

    /** {@return the time with one decimal and its unit, or the reason why it is undefined} */
    @Override
    public String toString() {
        return periods == null
                ? "undefined: " + reason
                : periods.setScale(1, RoundingMode.HALF_UP).toPlainString() + " " + Lengths.text(unit);
    }

    /** The first step of {@link PaybackTime#ofCost}: the acquisition cost is known. */
    @FunctionalInterface
    public interface WithCost {
        /**
         * Adds the revenue per customer.
         *
         * @param revenuePerCustomer the revenue per customer and period
         * @param unit the length of a period: a day, week, month or year
         * @return the next step, which asks for the margin
         * @throws NullPointerException if a parameter is null
         * @throws IllegalArgumentException if the unit is not one of these
         */
        WithRevenue revenuePerCustomer(Ratio revenuePerCustomer, ChronoUnit unit);
    }

    /** The second step of {@link PaybackTime#ofCost}: the acquisition cost and the revenue are known. */
    @FunctionalInterface
    public interface WithRevenue {
        /**
         * Adds the gross margin.
         *
         * @param margin the gross margin as a share of revenue, such as 0.8; 1 if the given revenue is already the
         *     contribution
         * @return the time in periods and fractions of them; undefined when the cost is never earned back, or when a
         *     part is undefined
         * @throws NullPointerException if the margin is null
         */
        PaybackTime margin(Ratio margin);
    }
}
