package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.subscription.RecurringAmount;
import io.github.retentionmetrics.subscription.RecurringRevenue;
import io.github.retentionmetrics.subscription.RecurringRevenueMovement;
import io.github.retentionmetrics.subscription.RevenueConventions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Currency;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Recurring revenue in one currency, with its movement in every period of the report: also in those before anything is
 * paid in this currency, so that all currencies have the same periods.
 *
 * @param revenue the recurring revenue
 * @param betweenEnds the same, with movements netted between the ends of periods: what a year kept is not the sum of
 *     all that happened in it
 * @param movements the movements
 */
record RecurringCurrency(
        RecurringRevenue revenue,
        RecurringRevenue betweenEnds,
        NavigableMap<Period, RecurringRevenueMovement> movements) {

    static RecurringCurrency of(RecurringRevenue revenue, Collection<Period> periods, LatestPeriods labels) {
        NavigableMap<Period, RecurringRevenueMovement> found = revenue.movements(labels.granularity());
        NavigableMap<Period, RecurringRevenueMovement> movements = new TreeMap<>();
        for (Period period : periods) {
            RecurringRevenueMovement movement = found.get(period);
            movements.put(period, movement == null ? RecurringRevenueMovement.empty(revenue.currency()) : movement);
        }
        RevenueConventions conventions = revenue.conventions();
        boolean isBetweenEnds = conventions.netting() == RevenueConventions.Netting.PERIOD;
        return new RecurringCurrency(
                revenue,
                isBetweenEnds
                        ? revenue
                        : revenue.withConventions(conventions.withNetting(RevenueConventions.Netting.PERIOD)),
                movements);
    }

    /** The movement since the same days of the year before; empty where these are not in the report. */
    Optional<RecurringRevenueMovement> sinceYearBefore(Period period) {
        Period before = period.yearBefore();
        return before.isEmpty()
                        || before.startInclusive().isBefore(movements.firstKey().startInclusive())
                ? Optional.empty()
                : Optional.of(betweenEnds.movement(period, before));
    }

    Currency currency() {
        return revenue.currency();
    }

    /** The decimals of an amount. */
    int decimals() {
        return Math.max(0, currency().getDefaultFractionDigits());
    }

    /** An annual amount with the decimals of the currency. */
    BigDecimal arr(RecurringAmount amount) {
        return amount.arr().setScale(decimals(), RoundingMode.HALF_UP);
    }

    /** An amount per customer with the decimals of the currency; null if it is not defined. */
    @Nullable
    BigDecimal perCustomer(Ratio ratio) {
        return ratio.isDefined()
                ? ratio.numerator().divide(ratio.denominator(), decimals(), RoundingMode.HALF_UP)
                : null;
    }
}
