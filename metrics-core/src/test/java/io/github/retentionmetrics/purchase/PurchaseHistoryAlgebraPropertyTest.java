package io.github.retentionmetrics.purchase;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.purchase.PurchaseDomain.Purchases;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Histories cut, joined and built in other ways hold what the purchases cut and joined in the same way would. */
@Domain(PurchaseDomain.class)
@Domain(DomainContext.Global.class)
class PurchaseHistoryAlgebraPropertyTest {

    /** All that a history says of its customers, whatever order they are in. */
    private static List<String> contents(PurchaseHistory history) {
        List<String> contents = new ArrayList<>();
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            StringBuilder line = new StringBuilder(customer.customerId() + " " + customer.revenueMinor());
            List<String> orders = new ArrayList<>();
            for (int order = 0; order < customer.orders(); order++) {
                orders.add(customer.epochDay(order) + ":" + customer.amountMinor(order));
            }
            orders.stream().sorted().forEach(order -> line.append(' ').append(order));
            contents.add(line.toString());
        }
        contents.sort(null);
        contents.add(history.toString() + history.ignoredRefunds() + history.revenue() + history.span());
        return contents;
    }

    private static String[] ids(List<Purchase> rows) {
        return rows.stream().map(Purchase::customerId).toArray(String[]::new);
    }

    private static int[] days(List<Purchase> rows) {
        return rows.stream().mapToInt(row -> (int) row.date().toEpochDay()).toArray();
    }

    private static long[] amounts(List<Purchase> rows) {
        return rows.stream()
                .mapToLong(row -> row.amount().movePointRight(2).longValueExact())
                .toArray();
    }

    @Property(seed = "20260101")
    void columnsAreTheSamePurchases(@ForAll Purchases purchases) {
        List<Purchase> rows = purchases.rows();
        LocalDate until = purchases.observedUntil();

        assertThat(contents(PurchaseHistory.ofColumns(EUR, ids(rows), days(rows), amounts(rows), until)))
                .isEqualTo(contents(purchases.history()));
    }

    @Property(seed = "20260101")
    void numbersAreTheCustomersOfTheirTexts(@ForAll Purchases purchases) {
        List<Purchase> rows = purchases
                .where(row -> row.customerId().length() == 1 && row.customerId().charAt(0) <= '9')
                .rows();
        LocalDate until = purchases.observedUntil();
        int[] ids = rows.stream()
                .mapToInt(row -> Integer.parseInt(row.customerId()))
                .toArray();
        long[] longIds =
                rows.stream().mapToLong(row -> Long.parseLong(row.customerId())).toArray();
        List<String> expected = contents(new Purchases(rows, until).history());

        assertThat(contents(PurchaseHistory.ofColumns(EUR, ids, days(rows), amounts(rows), until)))
                .isEqualTo(expected);
        assertThat(contents(PurchaseHistory.ofColumns(EUR, longIds, days(rows), amounts(rows), until)))
                .isEqualTo(expected);
        List<Purchase> others =
                purchases.where(row -> row.customerId().charAt(0) > '9').rows();
        assertThat(contents(PurchaseHistory.builder(EUR)
                        .addColumns(longIds, days(rows), amounts(rows))
                        .addColumns(ids(others), days(others), amounts(others))
                        .build(until)))
                .isEqualTo(contents(purchases.history()));
    }

    @Property(seed = "20260101")
    void aHistoryAsKnownEarlierIsThatOfTheEarlierPurchases(
            @ForAll Purchases purchases, @ForAll @IntRange(max = 1200) int daysBefore, @ForAll RefundPolicy policy) {
        RefundPolicy refunds = policy == RefundPolicy.REFUSE ? RefundPolicy.NET : policy;
        LocalDate date = purchases.observedUntil().minusDays(daysBefore);
        Stream<Purchase> earlier =
                purchases.rows().stream().filter(row -> !row.date().isAfter(date));

        assertThat(contents(history(purchases.rows().stream(), refunds, purchases.observedUntil())
                        .asKnownOn(date)))
                .isEqualTo(contents(history(earlier, refunds, date)));
    }

    private static PurchaseHistory history(Stream<Purchase> rows, RefundPolicy refunds, LocalDate observedUntil) {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(EUR).withRefunds(refunds);
        rows.forEach(builder::add);
        return builder.build(observedUntil);
    }

    @Property(seed = "20260101")
    void aFilteredHistoryIsThatOfTheFilteredPurchases(@ForAll Purchases purchases) {
        Predicate<String> isSome = id -> id.equals("b") || id.equals("7");

        assertThat(contents(purchases.history().filter(isSome)))
                .isEqualTo(contents(
                        purchases.where(row -> isSome.test(row.customerId())).history()));
        assertThat(contents(purchases
                        .history()
                        .filter(isSome)
                        .plus(purchases.history().filter(isSome.negate()))))
                .isEqualTo(contents(purchases.history()));
    }

    @Property(seed = "20260101")
    void aUnionIsTheHistoryOfAllPurchases(@ForAll Purchases first, @ForAll Purchases second) {
        LocalDate until =
                first.observedUntil().isAfter(second.observedUntil()) ? first.observedUntil() : second.observedUntil();
        List<Purchase> rows = new ArrayList<>(first.rows());
        rows.addAll(second.rows());
        PurchaseHistory one = first.history().withObservedUntil(until);
        PurchaseHistory other = second.history().withObservedUntil(until);

        assertThat(contents(one.plus(other)))
                .isEqualTo(contents(other.plus(one)))
                .isEqualTo(contents(new Purchases(rows, until).history()));
        assertThat(contents(one.plus(PurchaseHistory.of(EUR, List.of(), until))))
                .isEqualTo(contents(one));
    }

    @Property(seed = "20260101")
    void partsAreDisjointAndTheWholeTogether(
            @ForAll Purchases purchases, @ForAll @IntRange(min = 1, max = 9) int parts) {
        PurchaseHistory history = purchases.history();
        List<PurchaseHistory> split = history.split(parts);

        assertThat(split).hasSize(parts);
        assertThat(split.stream().mapToLong(PurchaseHistory::customers).sum()).isEqualTo(history.customers());
        assertThat(split.stream().reduce(PurchaseHistory::plus).map(PurchaseHistoryAlgebraPropertyTest::contents))
                .contains(contents(history));
    }

    @Property(seed = "20260101")
    void segmentsPartitionTheirCustomers(@ForAll Purchases purchases) {
        PurchaseHistory history = purchases.history();
        CustomerSegments segments = CustomerSegments.of(history, id -> id.equals("a") ? null : "segment " + id);

        assertThat(segments.names()).isSorted().doesNotContain("segment a");
        assertThat(segments.names())
                .allSatisfy(name -> assertThat(segments.customers(name)).isEqualTo(1));
        assertThat(segments.customers("segment a")).isZero();
        assertThat(history.filter(id -> segments.names().contains("segment " + id))
                        .revenue()
                        .add(history.filter("a"::equals).revenue()))
                .isEqualTo(history.revenue().add(BigDecimal.ZERO));
    }
}
