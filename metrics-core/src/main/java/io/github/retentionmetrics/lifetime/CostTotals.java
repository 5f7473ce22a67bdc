package io.github.retentionmetrics.lifetime;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collector;

/**
 * Costs added up by category, for example those of a period or of a segment.
 *
 * <p>Exact, in one currency. Totals can be added with {@link #plus}, over periods as well as over segments;
 * {@link #empty} is the identity. A category that sums to zero is left out, so that totals of the same amounts are
 * equal.
 *
 * <pre>{@code
 * CostTotals year = costs.stream().collect(toCostTotals(EUR));
 * year.total(Cost.Purpose.RETENTION);    // 4800
 * year.total(Cost.Category.SUPPORT);              // 3000
 * CostTotals.byPeriod(EUR, costs, MONTH).get(Period.month(2026, 3));    // the costs of March
 * }</pre>
 *
 * @param currency the currency of every amount
 * @param byCategory the amounts, in order of the categories
 */
public record CostTotals(Currency currency, SortedMap<Cost.Category, BigDecimal> byCategory) implements Serializable {
    /**
     * Copies the amounts, and leaves out those that are zero.
     *
     * @param currency the currency of every amount
     * @param byCategory the amounts by category
     * @throws NullPointerException if a part, a category or an amount is null
     * @throws IllegalArgumentException if an amount is longer than 100 digits before or after the decimal point
     */
    public CostTotals {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(byCategory, "byCategory");
        SortedMap<Cost.Category, BigDecimal> copy = new TreeMap<>();
        for (Map.Entry<Cost.Category, BigDecimal> entry : byCategory.entrySet()) {
            BigDecimal amount = Decimals.normal(entry.getValue(), "amount");
            if (amount.signum() != 0) {
                copy.put(Objects.requireNonNull(entry.getKey(), "category"), amount);
            }
        }
        byCategory = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * No costs: the identity of {@link #plus}.
     *
     * @param currency the currency
     * @return totals without a category
     * @throws NullPointerException if the currency is null
     */
    public static CostTotals empty(Currency currency) {
        return new CostTotals(currency, new TreeMap<>());
    }

    /**
     * The totals of costs.
     *
     * @param currency the currency of every cost
     * @param costs the costs, in any order
     * @return their totals
     * @throws NullPointerException if a parameter or a cost is null
     * @throws IllegalArgumentException if a cost is in another currency
     */
    public static CostTotals of(Currency currency, Collection<Cost> costs) {
        Objects.requireNonNull(costs, "costs");
        return costs.stream().collect(toCostTotals(currency));
    }

    /**
     * The costs of a period.
     *
     * @param currency the currency of every cost
     * @param costs the costs, in any order
     * @param period the period; for metrics with lagged spend, the period of the spend
     * @return the totals of the costs in the period
     * @throws NullPointerException if a parameter or a cost is null
     * @throws IllegalArgumentException if a cost of the period is in another currency
     */
    public static CostTotals of(Currency currency, Collection<Cost> costs, Period period) {
        Objects.requireNonNull(costs, "costs");
        Objects.requireNonNull(period, "period");
        return costs.stream()
                .filter(cost ->
                        period.contains(Objects.requireNonNull(cost, "cost").date()))
                .collect(toCostTotals(currency));
    }

    /**
     * The costs of each period.
     *
     * @param currency the currency of every cost
     * @param costs the costs, in any order
     * @param granularity the granularity
     * @return the totals by period, in order; periods without a cost are left out
     * @throws NullPointerException if a parameter or a cost is null
     * @throws IllegalArgumentException if a cost is in another currency
     */
    public static NavigableMap<Period, CostTotals> byPeriod(
            Currency currency, Collection<Cost> costs, Granularity granularity) {
        Objects.requireNonNull(costs, "costs");
        Objects.requireNonNull(granularity, "granularity");
        NavigableMap<Period, Sums> sums = new TreeMap<>();
        for (Cost cost : costs) {
            Objects.requireNonNull(cost, "cost");
            sums.computeIfAbsent(granularity.periodContaining(cost.date()), period -> new Sums(currency))
                    .add(cost);
        }
        NavigableMap<Period, CostTotals> totals = new TreeMap<>();
        sums.forEach((period, sum) -> totals.put(period, sum.toTotals()));
        return totals;
    }

    /**
     * Collects costs into their totals.
     *
     * @param currency the currency of every cost
     * @return the collector; it throws an {@code IllegalArgumentException} if a cost is in another currency
     * @throws NullPointerException if the currency is null
     */
    public static Collector<Cost, ?, CostTotals> toCostTotals(Currency currency) {
        Objects.requireNonNull(currency, "currency");
        return Collector.of(
                () -> new Sums(currency), Sums::add, Sums::merge, Sums::toTotals, Collector.Characteristics.UNORDERED);
    }

    /** An accumulator of totals. */
    private static final class Sums {
        private final Currency currency;
        private final SortedMap<Cost.Category, BigDecimal> sums = new TreeMap<>();

        Sums(Currency currency) {
            this.currency = Objects.requireNonNull(currency, "currency");
        }

        void add(Cost cost) {
            Objects.requireNonNull(cost, "cost");
            if (!currency.equals(cost.currency())) {
                throw new IllegalArgumentException(
                        "currency of cost (" + cost.currency() + ") must be that of the totals (" + currency + ")");
            }
            sums.merge(cost.category(), cost.amount(), BigDecimal::add);
        }

        Sums merge(Sums other) {
            other.sums.forEach((category, amount) -> sums.merge(category, amount, BigDecimal::add));
            return this;
        }

        CostTotals toTotals() {
            return new CostTotals(currency, sums);
        }
    }

    /**
     * The sum of all categories.
     *
     * @return the amount
     */
    public BigDecimal total() {
        return byCategory.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * The sum of all categories with a purpose.
     *
     * @param purpose the purpose
     * @return the amount, 0 if there is none
     * @throws NullPointerException if the purpose is null
     */
    public BigDecimal total(Cost.Purpose purpose) {
        Objects.requireNonNull(purpose, "purpose");
        return byCategory.entrySet().stream()
                .filter(entry -> entry.getKey().purpose() == purpose)
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * The sum of one category.
     *
     * @param category the category
     * @return the amount, 0 if there is none
     * @throws NullPointerException if the category is null
     */
    public BigDecimal total(Cost.Category category) {
        Objects.requireNonNull(category, "category");
        return byCategory.getOrDefault(category, BigDecimal.ZERO);
    }

    /**
     * The sum of these costs and others.
     *
     * @param other the totals of other costs
     * @return the sum of every category
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if it is in another currency
     */
    public CostTotals plus(CostTotals other) {
        Objects.requireNonNull(other, "other");
        Checks.same("currency", currency, other.currency);
        SortedMap<Cost.Category, BigDecimal> sums = new TreeMap<>(byCategory);
        other.byCategory.forEach((category, amount) -> sums.merge(category, amount, BigDecimal::add));
        return new CostTotals(currency, sums);
    }
}
