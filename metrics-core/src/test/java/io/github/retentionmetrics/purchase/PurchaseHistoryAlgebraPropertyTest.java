package io.github.retentionmetrics.purchase;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.purchase.PurchaseDomain.Purchases;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
            List<String> rows = rows(customer);
            rows.sort(null);
            contents.add(customer.customerId() + " " + customer.revenueMinor() + " " + String.join(" ", rows));
        }
        contents.sort(null);
        contents.add(history.toString() + history.ignoredRefunds() + history.revenue() + history.span());
        contents.add(history.categories().toString());
        return contents;
    }

    private static List<String> rows(CustomerCursor customer) {
        List<String> rows = new ArrayList<>();
        for (int order = 0; order < customer.orders(); order++) {
            rows.add(customer.epochDay(order) + ":" + customer.amountMinor(order) + ":" + customer.category(order)
                    + customer.categoryIndex(order));
        }
        for (int refund = 0; refund < customer.refunds(); refund++) {
            rows.add(customer.refundEpochDay(refund) + ":" + customer.refundAmountMinor(refund) + ":"
                    + customer.refundCategory(refund) + customer.refundCategoryIndex(refund));
        }
        return rows;
    }

    /** The same of the purchases themselves, without the library's columns. */
    private static List<String> plainContents(Purchases purchases) {
        List<String> categories = purchases.rows().stream()
                .map(Purchase::category)
                .filter(category -> !category.isEmpty())
                .distinct()
                .sorted()
                .toList();
        Map<String, List<String>> rows = purchases.rows().stream()
                .collect(groupingBy(
                        Purchase::customerId,
                        TreeMap::new,
                        mapping(
                                row -> row.date().toEpochDay() + ":" + minor(row) + ":" + row.category()
                                        + categories.indexOf(row.category()),
                                toList())));
        List<String> contents = new ArrayList<>();
        rows.forEach((id, of) -> {
            of.sort(null);
            long revenue = purchases.rows().stream()
                    .filter(row -> row.customerId().equals(id))
                    .mapToLong(PurchaseHistoryAlgebraPropertyTest::minor)
                    .sum();
            contents.add(id + " " + revenue + " " + String.join(" ", of));
        });
        contents.add(categories.toString());
        return contents;
    }

    private static long minor(Purchase row) {
        return row.amount().movePointRight(2).longValueExact();
    }

    @Property(seed = "20260101")
    void holdsEveryPurchaseWithItsCategory(@ForAll Purchases purchases) {
        List<String> contents = contents(purchases.history());
        contents.remove(contents.size() - 2);

        assertThat(contents).isEqualTo(plainContents(purchases));
    }

    @Property(seed = "20260101")
    void ordersOfADayStayAsTheyCame(@ForAll Purchases purchases) {
        for (CustomerCursor customer = purchases.history().cursor(); customer.next(); ) {
            String id = customer.customerId();
            List<String> orders = new ArrayList<>();
            for (int order = 0; order < customer.orders(); order++) {
                orders.add(customer.epochDay(order) + " " + customer.amountMinor(order) + customer.category(order));
            }
            assertThat(orders)
                    .isEqualTo(purchases.orders().stream()
                            .filter(row -> row.customerId().equals(id))
                            .sorted(Comparator.comparing(Purchase::date))
                            .map(row -> row.date().toEpochDay() + " " + minor(row) + row.category())
                            .toList());
        }
    }

    @Property(seed = "20260101")
    void aParallelCollectAndASerializedCopyHoldTheSame(@ForAll Purchases purchases) {
        PurchaseHistory history = purchases.history();

        assertThat(contents(purchases.rows().parallelStream()
                        .collect(PurchaseHistory.toPurchaseHistory(EUR, purchases.observedUntil()))))
                .isEqualTo(contents(history));
        assertThat(contents(Serialization.roundTrip(history))).isEqualTo(contents(history));
    }

    private static String[] ids(List<Purchase> rows) {
        return rows.stream().map(Purchase::customerId).toArray(String[]::new);
    }

    private static int[] days(List<Purchase> rows) {
        return rows.stream().mapToInt(row -> (int) row.date().toEpochDay()).toArray();
    }

    private static long[] amounts(List<Purchase> rows) {
        return rows.stream()
                .mapToLong(PurchaseHistoryAlgebraPropertyTest::minor)
                .toArray();
    }

    private static String[] categories(List<Purchase> rows) {
        return rows.stream().map(Purchase::category).toArray(String[]::new);
    }

    private static Purchases withoutCategories(Purchases purchases) {
        return new Purchases(
                purchases.rows().stream().map(row -> row.withCategory("")).toList(), purchases.observedUntil());
    }

    @Property(seed = "20260101")
    void columnsAreTheSamePurchases(@ForAll Purchases purchases) {
        List<Purchase> rows = purchases.rows();
        LocalDate until = purchases.observedUntil();

        assertThat(contents(PurchaseHistory.ofColumns(EUR, ids(rows), days(rows), amounts(rows), until)))
                .isEqualTo(contents(withoutCategories(purchases).history()));
        assertThat(contents(PurchaseHistory.builder(EUR)
                        .addColumns(ids(rows), days(rows), amounts(rows), categories(rows))
                        .build(until)))
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
        List<String> expected =
                contents(withoutCategories(new Purchases(rows, until)).history());

        assertThat(contents(PurchaseHistory.ofColumns(EUR, ids, days(rows), amounts(rows), until)))
                .isEqualTo(expected);
        assertThat(contents(PurchaseHistory.ofColumns(EUR, longIds, days(rows), amounts(rows), until)))
                .isEqualTo(expected);
        List<Purchase> others =
                purchases.where(row -> row.customerId().charAt(0) > '9').rows();
        assertThat(contents(PurchaseHistory.builder(EUR)
                        .addColumns(longIds, days(rows), amounts(rows), categories(rows))
                        .addColumns(ids(others), days(others), amounts(others), categories(others))
                        .build(until)))
                .isEqualTo(contents(purchases.history()));
        assertThat(contents(PurchaseHistory.builder(EUR)
                        .addColumns(ids, days(rows), amounts(rows), categories(rows))
                        .addColumns(ids(others), days(others), amounts(others), categories(others))
                        .build(until)))
                .isEqualTo(contents(purchases.history()));
    }

    @Property(seed = "20260101")
    void aHistoryAsKnownEarlierIsThatOfTheEarlierPurchases(
            @ForAll Purchases purchases,
            @ForAll @IntRange(max = 1200) int daysBefore,
            @ForAll PurchaseHistory.RefundPolicy policy) {
        PurchaseHistory.RefundPolicy refunds =
                policy == PurchaseHistory.RefundPolicy.REFUSE ? PurchaseHistory.RefundPolicy.NET : policy;
        LocalDate date = purchases.observedUntil().minusDays(daysBefore);
        Stream<Purchase> earlier =
                purchases.rows().stream().filter(row -> !row.date().isAfter(date));

        assertThat(contents(history(purchases.rows().stream(), refunds, purchases.observedUntil())
                        .asKnownOn(date)))
                .isEqualTo(contents(history(earlier, refunds, date)));
    }

    private static PurchaseHistory history(
            Stream<Purchase> rows, PurchaseHistory.RefundPolicy refunds, LocalDate observedUntil) {
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
    void segmentsAreTheRecordsOfTheirCustomers(@ForAll Purchases purchases) {
        PurchaseHistory history = purchases.history();
        Segmentation some = Segmentation.of(List.of("first", "none", "second"), Map.of("a", "first", "7", "second"));
        Map<String, PurchaseHistory> parts = history.bySegment(some);
        Map<String, PurchaseHistory> all = history.bySegment(some.withRest("other"));

        assertThat(parts.keySet()).containsExactly("first", "none", "second");
        assertThat(contents(parts.get("first"))).isEqualTo(contents(history.filter("a"::equals)));
        assertThat(contents(parts.get("second"))).isEqualTo(contents(history.filter("7"::equals)));
        assertThat(parts.get("none").customers()).isZero();
        assertThat(all.values().stream()
                        .reduce(PurchaseHistory::plus)
                        .map(PurchaseHistoryAlgebraPropertyTest::contents))
                .contains(contents(history));
    }

    @Property(seed = "20260101")
    void segmentsPartitionTheirCustomers(@ForAll Purchases purchases) {
        PurchaseHistory history = purchases.history();
        Segmentation segments = history.segmentById(id -> id.equals("a") ? null : "segment " + id);

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
