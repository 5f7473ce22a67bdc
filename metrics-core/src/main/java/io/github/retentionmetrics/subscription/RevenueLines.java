package io.github.retentionmetrics.subscription;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.DayCalendar;
import io.github.retentionmetrics.internal.PhaseColumns;
import io.github.retentionmetrics.internal.RevenueFlows;
import io.github.retentionmetrics.internal.RevenueSteps;
import io.github.retentionmetrics.internal.RevenueSteps.Line;
import io.github.retentionmetrics.internal.WideSum;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The recurring revenue in one currency, by some conventions, of each customer or each subscription through the days of
 * a history: as a whole or on each plan.
 */
final class RevenueLines {
    private final SubscriptionHistory history;
    private final Currency currency;
    private final RevenueConventions conventions;
    private final List<String> plans;
    private final RevenueSteps whole;

    RevenueLines(SubscriptionHistory history, Currency currency, RevenueConventions conventions) {
        this.history = history;
        this.currency = currency;
        this.conventions = conventions;
        this.plans = history.terms().stream()
                .filter(terms -> terms.currency().equals(currency))
                .map(Terms::plan)
                .distinct()
                .sorted()
                .toList();
        this.whole = steps(areCustomers() ? Line.CUSTOMER : Line.SUBSCRIPTION);
    }

    private RevenueSteps steps(Line line) {
        List<Terms> terms = history.terms();
        long[] rates = new long[terms.size()];
        int[] planOf = new int[terms.size()];
        for (int code = 0; code < rates.length; code++) {
            if (terms.get(code).currency().equals(currency)) {
                rates[code] = conventions.minorArr(terms.get(code));
                planOf[code] = Collections.binarySearch(plans, terms.get(code).plan());
            }
        }
        RevenueSteps.Rules rules = new RevenueSteps.Rules(
                rates,
                planOf,
                (int) history.observedUntil().toEpochDay(),
                conventions.counting().contains(Terms.State.TRIALING),
                conventions.end() == RevenueConventions.End.AT_CANCELLATION,
                conventions.graceDays());
        return RevenueSteps.of(history.spans(), line, rules);
    }

    private boolean areCustomers() {
        return conventions.tracked() == RevenueConventions.Tracked.CUSTOMER;
    }

    List<String> plans() {
        return plans;
    }

    RevenueSteps whole() {
        return whole;
    }

    /** A line for each plan that a customer or subscription is ever on. */
    RevenueSteps byPlan() {
        return steps(areCustomers() ? Line.PLAN : Line.PLAN_SUBSCRIPTION);
    }

    RevenueSteps byCustomer() {
        return areCustomers() ? whole : steps(Line.CUSTOMER);
    }

    /** The name of a line as a whole: the customer, and the subscription where subscriptions are followed. */
    String nameOf(int line) {
        String customer = history.spans().ids().get(whole.customer(line));
        PhaseColumns phases = history.spans().phases();
        if (areCustomers() || phases == null) {
            return customer;
        }
        int row = (int) whole.key(line);
        String subscription = phases.subscriptionId(row);
        return customer + (subscription.isEmpty() ? "#" + (row + 1) : "/" + subscription);
    }

    Currency currency() {
        return currency;
    }

    LocalDate observedUntil() {
        return history.observedUntil();
    }

    RevenueFlows.Netting netting() {
        return new RevenueFlows.Netting(
                conventions.netting() == RevenueConventions.Netting.DAY, conventions.newAfterDays());
    }

    /** The number of decimals of an annual amount. */
    int decimals() {
        return Math.max(0, currency.getDefaultFractionDigits()) + RevenueConventions.MORE_DECIMALS;
    }

    RecurringAmount amount(WideSum sum, long customers) {
        return new RecurringAmount(currency, new BigDecimal(sum.toBigInteger(), decimals()), customers);
    }

    /** All periods from the first paid or observed day on. */
    List<Period> periods(Granularity granularity) {
        Objects.requireNonNull(granularity, "granularity");
        if (whole.lines() == 0) {
            return List.of();
        }
        LocalDate first = LocalDate.ofEpochDay(whole.firstDay());
        LocalDate from = history.observedFrom().filter(first::isBefore).orElse(first);
        return granularity.periodsCovering(Period.ofClosed(from, history.observedUntil()));
    }

    static DayCalendar calendar(List<Period> periods) {
        IntStream starts = periods.stream().mapToInt(period -> day(period.startInclusive()));
        IntStream end = IntStream.of(day(periods.get(periods.size() - 1).endExclusive()));
        return DayCalendar.of(IntStream.concat(starts, end).toArray());
    }

    private static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    /** One period, without the days before anything was paid and after the observation day. */
    DayCalendar calendar(Period period) {
        Objects.requireNonNull(period, "period");
        LocalDate until = history.observedUntil();
        Checks.observed(period.startInclusive(), "period start", until);
        int end = day(period.endExclusive().isAfter(until) ? until.plusDays(1) : period.endExclusive());
        int start = Math.max(day(period.startInclusive()), Math.min(whole.firstDay(), end));
        return DayCalendar.of(start, end);
    }
}
