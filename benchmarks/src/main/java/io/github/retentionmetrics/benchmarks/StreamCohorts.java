package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.purchase.Purchase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A cohort table as an application would write it without the library: one stream for each customer's first day, one
 * for the cells, and a set of customers in each.
 */
final class StreamCohorts {
    private StreamCohorts() {}

    static CohortCells byMonth(List<Purchase> purchases) {
        Map<String, LocalDate> firstDays = purchases.stream()
                .collect(Collectors.toMap(
                        Purchase::customerId, Purchase::date, (one, other) -> one.isBefore(other) ? one : other));
        Map<YearMonth, Map<YearMonth, List<Purchase>>> cells = purchases.stream()
                .collect(Collectors.groupingBy(
                        purchase -> YearMonth.from(firstDays.get(purchase.customerId())),
                        Collectors.groupingBy(purchase -> YearMonth.from(purchase.date()))));
        CohortCells table = new CohortCells();
        cells.forEach((cohort, months) -> months.forEach((month, rows) -> set(table, cohort, month, rows)));
        return table;
    }

    private static void set(CohortCells table, YearMonth cohort, YearMonth month, List<Purchase> rows) {
        long customers = rows.stream().map(Purchase::customerId).distinct().count();
        BigDecimal revenue = rows.stream().map(Purchase::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        long minor = revenue.movePointRight(2).longValueExact();
        table.set(indexOf(cohort), indexOf(month), customers, rows.size(), minor);
    }

    private static int indexOf(YearMonth month) {
        return (int) YearMonth.from(PurchaseWorkload.FIRST_DAY).until(month, ChronoUnit.MONTHS);
    }
}
