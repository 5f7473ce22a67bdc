package io.github.retentionmetrics.subscription;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.period.Period;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The reasons why two dashboards show different recurring revenue for the same subscriptions.
 *
 * <p>The conventions of the first are changed into those of the second one after the other, in the order of
 * {@link Cause}; the contribution of each cause is the change of the amount:
 *
 * <pre>
 *   second - first = sum over causes of (amount after the cause - amount before it)
 * </pre>
 *
 * <p>The contributions add up to the difference exactly. If two causes concern the same subscriptions, such as a
 * discount on a weekly plan, their joint effect is part of the later one. Causes without a contribution are left out.
 *
 * <pre>{@code
 * LocalDate today = LocalDate.of(2026, 3, 31);
 * RevenueComparison why = RevenueComparison.at(mrr, today, RevenuePreset.STRIPE, RevenuePreset.PADDLE);
 * why.first().mrr();
 * why.contributions();            // annual amounts by cause, which add up exactly
 * why.monthlyContributions();     // the same per month, rounded
 * RevenueComparison.of(mrr, Period.month(2026, 3), RecurringRevenueMovement::churned,
 *         RevenuePreset.PROFITWELL, RevenuePreset.MAXIO);
 * }</pre>
 *
 * @param first the amount by the first conventions
 * @param second the amount by the second
 * @param contributions the contribution of each cause to the annual amount, without causes that contribute nothing;
 *     unmodifiable
 */
public record RevenueComparison(RecurringAmount first, RecurringAmount second, Map<Cause, BigDecimal> contributions)
        implements Serializable {

    /**
     * Checks the parts.
     *
     * @param first the amount by the first conventions
     * @param second the amount by the second
     * @param contributions the contribution of each cause to the annual amount; copied
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the currencies differ, a contribution has more than 100 digits before or
     *     after the decimal point, or the contributions do not add up to the difference
     */
    public RevenueComparison {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        Checks.same("currency", first.currency(), second.currency());
        Map<Cause, BigDecimal> copy = new EnumMap<>(Cause.class);
        contributions.forEach((cause, amount) ->
                copy.put(Objects.requireNonNull(cause, "cause"), Decimals.normal(amount, "contribution")));
        contributions = Collections.unmodifiableMap(copy);
        BigDecimal sum = contributions.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(second.arr().subtract(first.arr())) != 0) {
            throw new IllegalArgumentException("contributions must add up to the difference: they do not");
        }
    }

    /**
     * Compares recurring revenue at the end of a day.
     *
     * @param revenue the recurring revenue, by any conventions
     * @param date the day
     * @param first the first conventions
     * @param second the second conventions
     * @return the comparison
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the day is after the observation day
     */
    public static RevenueComparison at(
            RecurringRevenue revenue, LocalDate date, RevenueConventions first, RevenueConventions second) {
        Objects.requireNonNull(revenue, "revenue");
        Objects.requireNonNull(date, "date");
        return of(revenue, by -> by.at(date), first, second);
    }

    /**
     * Compares recurring revenue at the end of a day, by the conventions of two tools.
     *
     * @param revenue the recurring revenue, by any conventions
     * @param date the day
     * @param first the first tool
     * @param second the second tool
     * @return the comparison
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the day is after the observation day
     */
    public static RevenueComparison at(
            RecurringRevenue revenue, LocalDate date, RevenuePreset first, RevenuePreset second) {
        return at(revenue, date, first.conventions(), second.conventions());
    }

    /**
     * Compares a part of the movement of a period.
     *
     * @param revenue the recurring revenue, by any conventions
     * @param period the period; counted as far as it is observed
     * @param part the part, such as {@code RecurringRevenueMovement::churned}
     * @param first the first conventions
     * @param second the second conventions
     * @return the comparison
     * @throws NullPointerException if a parameter or the part is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    public static RevenueComparison of(
            RecurringRevenue revenue,
            Period period,
            Function<RecurringRevenueMovement, RecurringAmount> part,
            RevenueConventions first,
            RevenueConventions second) {
        Objects.requireNonNull(revenue, "revenue");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(part, "part");
        return of(revenue, by -> part.apply(by.movement(period)), first, second);
    }

    /**
     * Compares a part of the movement of a period, by the conventions of two tools.
     *
     * @param revenue the recurring revenue, by any conventions
     * @param period the period; counted as far as it is observed
     * @param part the part, such as {@code RecurringRevenueMovement::churned}
     * @param first the first tool
     * @param second the second tool
     * @return the comparison
     * @throws NullPointerException if a parameter or the part is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    public static RevenueComparison of(
            RecurringRevenue revenue,
            Period period,
            Function<RecurringRevenueMovement, RecurringAmount> part,
            RevenuePreset first,
            RevenuePreset second) {
        return of(revenue, period, part, first.conventions(), second.conventions());
    }

    private static RevenueComparison of(
            RecurringRevenue revenue,
            Function<RecurringRevenue, RecurringAmount> amount,
            RevenueConventions first,
            RevenueConventions second) {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        RecurringAmount from = amount.apply(revenue.withConventions(first));
        RecurringAmount to = from;
        RevenueConventions changed = first;
        Map<Cause, BigDecimal> contributions = new EnumMap<>(Cause.class);
        for (Cause cause : Cause.values()) {
            RevenueConventions next = cause.changed(changed, second);
            if (!next.equals(changed)) {
                RecurringAmount after = amount.apply(revenue.withConventions(next));
                BigDecimal added = after.arr().subtract(to.arr());
                if (added.signum() != 0) {
                    contributions.put(cause, added);
                }
                to = after;
                changed = next;
            }
        }
        return new RevenueComparison(from, to, contributions);
    }

    /**
     * The contribution of each cause to the monthly amount.
     *
     * @return a twelfth of each contribution, rounded half up to the decimals of the currency, so that their sum may
     *     miss the difference of the two amounts by some cents; unmodifiable
     */
    public Map<Cause, BigDecimal> monthlyContributions() {
        Map<Cause, BigDecimal> monthly = new EnumMap<>(Cause.class);
        contributions.forEach((cause, annual) -> monthly.put(cause, RecurringAmount.monthly(annual, first.currency())));
        return Collections.unmodifiableMap(monthly);
    }

    /** A convention in which two tools differ. */
    public enum Cause {
        /** The number of weeks in a year, for weekly plans. */
        WEEKS("weeks in a year, for weekly plans") {
            @Override
            RevenueConventions changed(RevenueConventions from, RevenueConventions to) {
                return from.withWeeksPerYear(to.weeksPerYear());
            }
        },

        /** The number of days in a year, for daily plans. */
        DAYS("days in a year, for daily plans") {
            @Override
            RevenueConventions changed(RevenueConventions from, RevenueConventions to) {
                return from.withDaysPerYear(to.daysPerYear());
            }
        },

        /** The states that count: past due, paused, on trial. */
        STATES("states that count, such as past due or paused") {
            @Override
            RevenueConventions changed(RevenueConventions from, RevenueConventions to) {
                RevenueConventions changed = from;
                for (Terms.State state : Terms.State.values()) {
                    changed = changed.withState(state, to.counting().contains(state));
                }
                return changed;
            }
        },

        /** The discounts that are deducted. */
        DISCOUNTS("discounts that come off") {
            @Override
            RevenueConventions changed(RevenueConventions from, RevenueConventions to) {
                return from.withDiscounts(to.discounts());
            }
        },

        /** Whether a cancelled subscription ends at once or when the paid time is over. */
        CANCELLATION("when a cancelled subscription ends") {
            @Override
            RevenueConventions changed(RevenueConventions from, RevenueConventions to) {
                return from.withEnd(to.end());
            }
        },

        /** The longest gap that is ignored. */
        GRACE("days of grace") {
            @Override
            RevenueConventions changed(RevenueConventions from, RevenueConventions to) {
                return from.withGraceDays(to.graceDays());
            }
        },

        /** Whether the customer or the subscription is followed. */
        TRACKED("customers or subscriptions followed") {
            @Override
            RevenueConventions changed(RevenueConventions from, RevenueConventions to) {
                return from.withTracked(to.tracked());
            }
        },

        /** Whether movements are netted between the ends of periods or of days. */
        NETTING("movements netted by period or by day") {
            @Override
            RevenueConventions changed(RevenueConventions from, RevenueConventions to) {
                return from.withNetting(to.netting());
            }
        },

        /** The absence after which a returning customer counts as new. */
        RETURNS("absence after which a customer is new again") {
            @Override
            RevenueConventions changed(RevenueConventions from, RevenueConventions to) {
                return from.withNewAfterDays(to.newAfterDays());
            }
        };

        private final String description;

        Cause(String description) {
            this.description = description;
        }

        /**
         * The cause in words.
         *
         * @return a phrase
         */
        public String description() {
            return description;
        }

        abstract RevenueConventions changed(RevenueConventions from, RevenueConventions to);
    }

    /** {@return both amounts, and the contribution of each cause per month} */
    @Override
    public String toString() {
        return first + ", " + second + ": " + monthlyContributions();
    }
}
