package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.Purchase;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a base of customers moved month by month, written as an application would write it without the library: one
 * stream over the records, and sets of customers.
 */
final class StreamMovements {
    private StreamMovements() {}

    static NavigableMap<Period, CustomerMovement> byMonth(List<Purchase> purchases, LocalDate observedUntil) {
        TreeMap<YearMonth, Set<String>> customersByMonth = purchases.stream()
                .filter(purchase -> purchase.amount().signum() >= 0)
                .collect(Collectors.groupingBy(
                        purchase -> YearMonth.from(purchase.date()),
                        TreeMap::new,
                        Collectors.mapping(Purchase::customerId, Collectors.toSet())));
        NavigableMap<Period, CustomerMovement> movements = new TreeMap<>();
        if (customersByMonth.isEmpty()) {
            return movements;
        }
        Set<String> known = new HashSet<>();
        Set<String> before = Set.of();
        YearMonth last = YearMonth.from(observedUntil);
        for (YearMonth month = customersByMonth.firstKey(); !month.isAfter(last); month = month.plusMonths(1)) {
            Set<String> now = customersByMonth.getOrDefault(month, Set.of());
            movements.put(Period.month(month.getYear(), month.getMonthValue()), movement(before, now, known));
            known.addAll(now);
            before = now;
        }
        return movements;
    }

    private static CustomerMovement movement(Set<String> before, Set<String> now, Set<String> known) {
        long retained = now.stream().filter(before::contains).count();
        long newCustomers =
                now.stream().filter(customer -> !known.contains(customer)).count();
        return CustomerMovement.startingWith(before.size())
                .withLost(before.size() - retained)
                .withNew(newCustomers)
                .withResurrected(now.size() - retained - newCustomers);
    }
}
