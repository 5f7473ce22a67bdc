package io.github.retentionmetrics.purchase;

import static io.github.retentionmetrics.testing.Shop.EUR;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/**
 * Purchases in any order of few customers, on few days or over six decades, with ties, refunds, amounts of zero and,
 * often, categories.
 */
public final class PurchaseDomain extends DomainContextBase {
    private static final LocalDate FIRST = LocalDate.of(2019, 12, 1);

    /** Found by the framework. */
    public PurchaseDomain() {}

    /** What a history is built from. */
    public record Purchases(List<Purchase> rows, LocalDate observedUntil) {
        /** The history of all rows. */
        public PurchaseHistory history() {
            return PurchaseHistory.of(EUR, rows, observedUntil);
        }

        /** The rows that are orders. */
        public List<Purchase> orders() {
            return rows.stream().filter(row -> row.amount().signum() >= 0).toList();
        }

        /** Some of the rows, observed as long. */
        public Purchases where(Predicate<Purchase> isIn) {
            return new Purchases(rows.stream().filter(isIn).toList(), observedUntil);
        }
    }

    /** None to forty purchases, observed until the last of them or some time longer. */
    @Provide
    public Arbitrary<Purchases> purchases() {
        return Combinators.combine(
                        Combinators.combine(Arbitraries.of(1, 100, 1000, 60 * 366), Arbitraries.of(true, false))
                                .flatAs(PurchaseDomain::rows),
                        Arbitraries.integers().between(0, 100))
                .as((rows, days) -> new Purchases(rows, lastDay(rows).plusDays(days)))
                .withoutEdgeCases();
    }

    private static Arbitrary<List<Purchase>> rows(int days, boolean hasCategories) {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c", "7", "8"),
                        Arbitraries.integers().between(0, days - 1),
                        Arbitraries.frequency(Tuple.of(1, 0), Tuple.of(2, -1999), Tuple.of(5, 1250), Tuple.of(5, 399)),
                        hasCategories ? Arbitraries.of("", "tea", "books") : Arbitraries.just(""))
                .as((id, day, cents, category) ->
                        new Purchase(id, FIRST.plusDays(day), BigDecimal.valueOf(cents, 2), EUR, category))
                .list()
                .ofMaxSize(40);
    }

    private static LocalDate lastDay(List<Purchase> rows) {
        return rows.stream().map(Purchase::date).max(LocalDate::compareTo).orElse(FIRST);
    }
}
