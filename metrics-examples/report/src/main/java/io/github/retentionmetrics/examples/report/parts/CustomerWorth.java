package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.examples.report.text.PeriodUnit;
import io.github.retentionmetrics.lifetime.CustomerLifespan;
import io.github.retentionmetrics.lifetime.LifetimeValue;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.retention.ChurnRate;
import io.github.retentionmetrics.spend.AverageOrderValue;
import io.github.retentionmetrics.spend.PurchaseFrequency;
import io.github.retentionmetrics.spend.PurchasePace;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The textbook lifetime value and its parts, all of the last twelve months, in which a customer is who bought: so the
 * parts speak of the same customers and the same unit of time. (The time from a first order to a last one would not do
 * as the lifespan: it ends with the last order, while the pace counts on.)
 *
 * @param orderValue revenue per order
 * @param pace orders per customer and year
 * @param lifespan one over the share of the customers of the twelve months before who did not buy in these, in years;
 *     undefined where those months are known in part only
 */
record CustomerWorth(Ratio orderValue, PurchasePace pace, CustomerLifespan lifespan) {

    private static final int FACTOR_DECIMALS = 2;

    static CustomerWorth of(PurchaseHistory history) {
        LocalDate end = history.observedUntil().plusDays(1);
        LocalDate first = history.observedFrom()
                .or(() -> history.span().map(Period::startInclusive))
                .orElse(history.observedUntil());
        LocalDate yearBefore = twelveMonthsBefore(end);
        // younger than a year: at the pace of the days there are, and no customer yet who could have stayed away
        boolean isYoung = first.isAfter(yearBefore);
        Period year = Period.of(isYoung ? first : yearBefore, end);
        PurchaseActivity activity = history.activity(year);
        return new CustomerWorth(
                AverageOrderValue.of(activity),
                isYoung
                        ? PurchasePace.of(activity, year)
                        : PurchasePace.of(PurchaseFrequency.of(activity), ChronoUnit.YEARS),
                lifespan(history, year, isYoung));
    }

    /** The customers of a year before that is known in part only are not those who could have stayed away. */
    private static CustomerLifespan lifespan(PurchaseHistory history, Period year, boolean isYoung) {
        Optional<LocalDate> from = history.observedFrom()
                .filter(day -> isYoung || day.isAfter(year.preceding().startInclusive()));
        if (from.isPresent()) {
            String reason = from.get().isBefore(year.startInclusive())
                    ? "the twelve months before the last are known only from " + from.get()
                    : "nothing is known of the twelve months before the last";
            return new CustomerLifespan(Ratio.of(BigDecimal.ZERO, BigDecimal.ZERO, reason), ChronoUnit.YEARS);
        }
        CustomerMovement movement = isYoung ? CustomerMovement.empty() : history.movement(year);
        return CustomerLifespan.ofChurn(ChurnRate.of(movement), ChronoUnit.YEARS);
    }

    /** The same day a year before; for 29 February 1 March, so that twelve months have no day of the year twice. */
    static LocalDate twelveMonthsBefore(LocalDate day) {
        LocalDate before = day.minusYears(1);
        return before.getDayOfMonth() == day.getDayOfMonth() ? before : before.plusDays(1);
    }

    LifetimeValue lifetimeValue() {
        return LifetimeValue.of(orderValue, pace, lifespan);
    }

    /** The lifetime value and its factors, where it is defined. */
    ShownFormula shown(int decimals) {
        return ShownFormula.product(
                decimals,
                List.of(orderValue, pace.orders(), lifespan.toUnit(pace.unit()).length()),
                List.of(decimals, FACTOR_DECIMALS, FACTOR_DECIMALS));
    }

    /** What a customer brings in a period of the granularity: order value x pace. */
    Ratio revenuePer(Granularity granularity) {
        PeriodUnit period = PeriodUnit.of(granularity);
        Ratio orders = pace.per(period.unit()).orders().times(period.units(), 1);
        if (!orderValue.isDefined() || !orders.isDefined()) {
            return orderValue.isDefined() ? orders : orderValue;
        }
        return Ratio.of(
                orderValue.numerator().multiply(orders.numerator()),
                orderValue.denominator().multiply(orders.denominator()));
    }
}
