package io.github.retentionmetrics.subscription;

import io.github.retentionmetrics.customer.CustomerFlow;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Period;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What {@link SubscriptionHistory} answers, worked out day by day with sets of customers: slow, and plain enough to
 * trust.
 */
final class NaiveSubscriptionHistory {
    private final List<Subscription> subscriptions;
    private final LocalDate observedUntil;

    NaiveSubscriptionHistory(Collection<Subscription> subscriptions, LocalDate observedUntil) {
        this.subscriptions = List.copyOf(subscriptions);
        this.observedUntil = observedUntil;
    }

    Set<String> activeOn(LocalDate day) {
        return customers(subscription -> subscription.isActiveOn(day));
    }

    CustomerFlow flow(Period period) {
        List<LocalDate> days = observedDays(period);
        Set<String> start = activeOn(period.startInclusive().minusDays(1));
        Set<String> end = days.isEmpty() ? start : activeOn(days.get(days.size() - 1));
        Set<String> always = new HashSet<>(start);
        days.forEach(day -> always.retainAll(activeOn(day)));
        Set<String> before =
                customers(subscription -> subscription.startInclusive().isBefore(period.startInclusive()));
        Set<String> came = customers(subscription -> days.contains(subscription.startInclusive()));
        return new CustomerFlow(
                start.size(),
                without(start, end).size(),
                without(both(start, end), always).size(),
                without(end, before).size(),
                without(without(came, before), end).size(),
                without(both(end, before), start).size(),
                without(without(both(came, before), start), end).size());
    }

    CustomerMovement.Customers customersOf(Period period) {
        List<LocalDate> days = observedDays(period);
        Set<String> start = activeOn(period.startInclusive().minusDays(1));
        Set<String> end = days.isEmpty() ? start : activeOn(days.get(days.size() - 1));
        Set<String> before =
                customers(subscription -> subscription.startInclusive().isBefore(period.startInclusive()));
        return new CustomerMovement.Customers(
                List.copyOf(without(end, before)),
                List.copyOf(both(start, end)),
                List.copyOf(without(both(end, before), start)),
                List.copyOf(without(start, end)));
    }

    SubscriptionMovement subscriptionMovement(Period period) {
        List<LocalDate> days = observedDays(period);
        LocalDate eve = period.startInclusive().minusDays(1);
        LocalDate last = days.isEmpty() ? eve : days.get(days.size() - 1);
        return new SubscriptionMovement(
                subscriptions.stream().filter(one -> one.isActiveOn(eve)).count(),
                subscriptions.stream()
                        .filter(one -> days.contains(one.startInclusive()))
                        .count(),
                subscriptions.stream()
                        .filter(one -> one.end().filter(days::contains).isPresent())
                        .count(),
                subscriptions.stream()
                        .filter(one -> one.isActiveOn(eve))
                        .filter(one -> one.end().filter(days::contains).isPresent())
                        .count(),
                subscriptions.stream().filter(one -> one.isActiveOn(last)).count());
    }

    private List<LocalDate> observedDays(Period period) {
        return period.days().filter(day -> !day.isAfter(observedUntil)).toList();
    }

    private Set<String> customers(Predicate<Subscription> condition) {
        return subscriptions.stream()
                .filter(condition)
                .map(Subscription::customerId)
                .collect(Collectors.toSet());
    }

    private static Set<String> both(Set<String> a, Set<String> b) {
        Set<String> both = new HashSet<>(a);
        both.retainAll(b);
        return both;
    }

    private static Set<String> without(Set<String> a, Set<String> b) {
        Set<String> rest = new HashSet<>(a);
        rest.removeAll(b);
        return rest;
    }
}
