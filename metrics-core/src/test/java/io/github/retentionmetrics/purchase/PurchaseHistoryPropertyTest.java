package io.github.retentionmetrics.purchase;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.period.PeriodDomain;
import io.github.retentionmetrics.spend.RevenueConcentration;
import io.github.retentionmetrics.spend.TimeBetweenPurchases;
import io.github.retentionmetrics.spend.TimeBetweenPurchases.SameDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.domains.DomainContextBase;

/** The columnar history against the plainest way to count the same: streams and sets over the purchases. */
@Domain(PurchaseHistoryPropertyTest.Purchases.class)
@Domain(PeriodDomain.class)
@Domain(DomainContext.Global.class)
class PurchaseHistoryPropertyTest {
    private static final LocalDate FIRST = LocalDate.of(2019, 12, 1);

    /** What a history is built from. */
    record Input(List<Purchase> purchases, LocalDate observedUntil) {
        PurchaseHistory history() {
            return PurchaseHistory.of(EUR, purchases, observedUntil);
        }

        Input where(Predicate<Purchase> isIn) {
            return new Input(purchases.stream().filter(isIn).toList(), observedUntil);
        }
    }

    /** Few customers who buy and return things within a day, around a new year and a leap day, or over six decades. */
    static final class Purchases extends DomainContextBase {
        @Provide
        Arbitrary<Input> inputs() {
            return Combinators.combine(
                            Arbitraries.of(1, 100, 60 * 366).flatMap(Purchases::purchases),
                            Arbitraries.integers().between(0, 100))
                    .as((purchases, daysLater) ->
                            new Input(purchases, lastDay(purchases).plusDays(daysLater)))
                    .withoutEdgeCases();
        }

        private static Arbitrary<List<Purchase>> purchases(int days) {
            return Combinators.combine(
                            Arbitraries.of("a", "b", "c", "d"),
                            Arbitraries.integers().between(0, days - 1),
                            Arbitraries.frequency(
                                    Tuple.of(1, 0), Tuple.of(2, -1999), Tuple.of(5, 1250), Tuple.of(5, 399)))
                    .as((id, day, cents) -> Purchase.of(id, FIRST.plusDays(day), BigDecimal.valueOf(cents, 2), EUR))
                    .list()
                    .ofMaxSize(30);
        }

        private static LocalDate lastDay(List<Purchase> purchases) {
            return purchases.stream()
                    .map(Purchase::date)
                    .max(LocalDate::compareTo)
                    .orElse(FIRST);
        }
    }

    /** Periods of all kinds of lengths around the first days, aligned to nothing. */
    @Provide
    Arbitrary<Period> spans() {
        return Combinators.combine(
                        Arbitraries.integers().between(-20, 110),
                        Arbitraries.integers().between(1, 60))
                .as((start, days) -> Period.of(FIRST.plusDays(start), FIRST.plusDays(start + days)))
                .withoutEdgeCases();
    }

    private static Set<String> buyers(Input input, Predicate<LocalDate> isIn) {
        return input.purchases().stream()
                .filter(purchase -> purchase.amount().signum() >= 0 && isIn.test(purchase.date()))
                .map(Purchase::customerId)
                .collect(toSet());
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private static CustomerMovement plainMovement(Input input, Period previous, Period period) {
        Set<String> start = buyers(input, previous::contains);
        Set<String> end = buyers(input, period::contains);
        Set<String> before = buyers(input, date -> date.isBefore(period.startInclusive()));
        int newCustomers = without(end, before).size();
        int retained = end.size() - without(end, start).size();
        return new CustomerMovement(
                start.size(),
                newCustomers,
                end.size() - newCustomers - retained,
                without(start, end).size(),
                end.size());
    }

    private static PurchaseActivity plainActivity(Input input, Period period) {
        List<Purchase> rows = input.purchases().stream()
                .filter(purchase -> period.contains(purchase.date()))
                .toList();
        Map<String, List<Purchase>> orders =
                rows.stream().filter(row -> row.amount().signum() >= 0).collect(groupingBy(Purchase::customerId));
        Set<String> before = buyers(input, date -> date.isBefore(period.startInclusive()));
        return new PurchaseActivity(
                orders.size(),
                orders.values().stream().filter(some -> some.size() > 1).count(),
                orders.keySet().stream().filter(before::contains).count(),
                rows.stream().filter(row -> row.amount().signum() >= 0).count(),
                rows.stream().map(Purchase::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static <T> SortedMap<Period, T> plainSeries(
            Input input, Granularity granularity, BiFunction<Period, Period, T> fact) {
        SortedMap<Period, T> series = new TreeMap<>();
        input.purchases().stream().map(Purchase::date).min(LocalDate::compareTo).ifPresent(first -> {
            Period period = granularity.periodContaining(first);
            while (!period.startInclusive().isAfter(input.observedUntil())) {
                series.put(period, fact.apply(granularity.previous(period), period));
                period = granularity.next(period);
            }
        });
        return series;
    }

    @Property(seed = "20260101", tries = 300)
    void movementsAreThoseOfSets(@ForAll Input input, @ForAll Granularity granularity) {
        assertThat(input.history().movements(granularity))
                .isEqualTo(
                        plainSeries(input, granularity, (previous, period) -> plainMovement(input, previous, period)));
    }

    @Property(seed = "20260101", tries = 300)
    void activitiesAreThoseOfSets(@ForAll Input input, @ForAll Granularity granularity) {
        assertThat(input.history().activities(granularity))
                .isEqualTo(plainSeries(input, granularity, (previous, period) -> plainActivity(input, period)));
    }

    @Property(seed = "20260101")
    void answersForAnyPeriodAreThoseOfSets(@ForAll Input input, @ForAll("spans") Period period) {
        if (period.startInclusive().isAfter(input.observedUntil())) {
            return;
        }
        PurchaseHistory history = input.history();

        assertThat(history.movement(period)).isEqualTo(plainMovement(input, period.preceding(), period));
        assertThat(history.activity(period)).isEqualTo(plainActivity(input, period));
    }

    @Property(seed = "20260101")
    void theCustomersOfAPeriodAreThoseThatItsMovementCounts(@ForAll Input input, @ForAll("spans") Period period) {
        if (period.startInclusive().isAfter(input.observedUntil())) {
            return;
        }
        PurchaseHistory history = input.history();
        CustomerMovement.Customers customers = history.customersOf(period);
        Set<String> start = buyers(input, period.preceding()::contains);
        Set<String> end = buyers(input, period::contains);
        Set<String> before = buyers(input, date -> date.isBefore(period.startInclusive()));

        assertThat(customers.toMovement()).isEqualTo(history.movement(period));
        assertThat(customers)
                .isEqualTo(new CustomerMovement.Customers(
                        List.copyOf(without(end, before)),
                        List.copyOf(without(end, without(end, start))),
                        List.copyOf(without(without(end, without(end, before)), start)),
                        List.copyOf(without(start, end))));
        assertThat(history.customerIds())
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(buyers(input, date -> true))
                .hasSize((int) history.customers());
        assertThat(history.split(3).stream()
                        .map(part -> part.customersOf(period))
                        .reduce(CustomerMovement.Customers.empty(), CustomerMovement.Customers::plus))
                .isEqualTo(customers);
    }

    @Property(seed = "20260101", tries = 100)
    void onePeriodIsThatOfTheSeries(@ForAll Input input, @ForAll Granularity granularity) {
        PurchaseHistory history = input.history();
        SortedMap<Period, CustomerMovement> movements = history.movements(granularity);
        SortedMap<Period, PurchaseActivity> activities = history.activities(granularity);
        Stream<Period> some = movements.keySet().stream().limit(50);

        assertThat(activities.keySet()).isEqualTo(movements.keySet());
        assertThat(some).allSatisfy(period -> {
            assertThat(history.movement(period)).isEqualTo(movements.get(period));
            assertThat(history.activity(period)).isEqualTo(activities.get(period));
        });
    }

    @Property(seed = "20260101", tries = 200)
    void everyEndIsTheNextStart(@ForAll Input input, @ForAll Granularity granularity) {
        long end = 0;
        for (CustomerMovement movement : input.history().movements(granularity).values()) {
            assertThat(movement.start()).isEqualTo(end);
            end = movement.end();
        }
    }

    @Property(seed = "20260101", tries = 200)
    void periodsAddUpToTheHistory(@ForAll Input input, @ForAll Granularity granularity) {
        PurchaseHistory history = input.history();
        var activities = history.activities(granularity).values();
        BigDecimal revenue =
                activities.stream().map(PurchaseActivity::revenue).reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(revenue).isEqualByComparingTo(history.revenue());
        assertThat(activities.stream().mapToLong(PurchaseActivity::orders).sum())
                .isEqualTo(history.orders());
        assertThat(activities.stream().mapToLong(PurchaseActivity::firstOrders).sum())
                .isEqualTo(history.customers());
        assertThat(history.orders() + history.refunds())
                .isEqualTo(input.purchases().size());
    }

    @Property(seed = "20260101", tries = 200)
    void orderOfInputDoesNotMatter(@ForAll Input input, @ForAll long seed, @ForAll Granularity granularity) {
        List<Purchase> shuffled = new ArrayList<>(input.purchases());
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(facts(new Input(shuffled, input.observedUntil()).history(), granularity))
                .isEqualTo(facts(input.history(), granularity));
    }

    private static List<Object> facts(PurchaseHistory history, Granularity granularity) {
        return List.of(
                history.toString(),
                history.span(),
                history.revenue(),
                history.movements(granularity),
                history.activities(granularity),
                TimeBetweenPurchases.of(history, SameDay.SEPARATE),
                RevenueConcentration.of(history));
    }

    @Property(seed = "20260101", tries = 200)
    void parallelCollectingIsSequentialCollecting(@ForAll Input input) {
        PurchaseHistory parallel = input.purchases().parallelStream()
                .collect(PurchaseHistory.toPurchaseHistory(EUR, input.observedUntil()));
        PurchaseHistory sequential =
                input.purchases().stream().collect(PurchaseHistory.toPurchaseHistory(EUR, input.observedUntil()));

        assertThat(facts(parallel, Granularity.MONTH)).isEqualTo(facts(sequential, Granularity.MONTH));
        assertThat(walk(parallel)).isEqualTo(walk(sequential));
        assertThat(walk(parallel)).isEqualTo(walk(input.history()));
    }

    /** The customers of any input as a name of each kind: short, beyond ASCII, beyond Latin-1, long, and a number. */
    private static final Map<String, String> NAMES =
            Map.of("a", "a", "b", "Zoë", "c", "客户一号", "d", "a rather long identifier", "e", "7");

    @Property(seed = "20260101", tries = 300)
    void anySplitOverBuildersAndAnyWayToAddAreOneBuilder(
            @ForAll Input input, @ForAll @Size(max = 6) List<@IntRange(max = 30) Integer> cuts, @ForAll long ways) {
        List<Purchase> rows = input.purchases().stream()
                .map(row -> Purchase.of(NAMES.get(row.customerId()), row.date(), row.amount(), EUR))
                .toList();
        List<Integer> ends = Stream.concat(cuts.stream(), Stream.of(rows.size()))
                .map(cut -> Math.min(cut, rows.size()))
                .sorted()
                .toList();
        PurchaseHistoryBuilder all = PurchaseHistory.builder(EUR);
        PurchaseHistoryBuilder part = PurchaseHistory.builder(EUR);
        int from = 0;
        for (int place = 0; place < ends.size(); place++) {
            int way = (int) (ways >>> (4 * place)) & 15;
            addTo(way % 2 == 0 ? part : all.addAll(part), way / 4, rows.subList(from, ends.get(place)));
            from = ends.get(place);
        }
        PurchaseHistory split = all.addAll(part).build(input.observedUntil());

        PurchaseHistory whole = new Input(rows, input.observedUntil()).history();
        assertThat(walk(split)).isEqualTo(walk(whole));
        assertThat(facts(split, Granularity.MONTH)).isEqualTo(facts(whole, Granularity.MONTH));
    }

    private static void addTo(PurchaseHistoryBuilder builder, int way, List<Purchase> rows) {
        String[] ids = rows.stream().map(Purchase::customerId).toArray(String[]::new);
        int[] days =
                rows.stream().mapToInt(row -> (int) row.date().toEpochDay()).toArray();
        long[] cents = rows.stream().mapToLong(row -> cents(List.of(row))).toArray();
        List<String> dictionary = NAMES.values().stream().sorted().toList();
        switch (way) {
            case 0 -> rows.forEach(builder::add);
            case 1 -> builder.addColumns(ids, days, cents);
            case 2 ->
                builder.addColumns(
                        dictionary.toArray(String[]::new),
                        Stream.of(ids).mapToInt(dictionary::indexOf).toArray(),
                        days,
                        cents);
            default -> {
                for (int row = 0; row < ids.length; row++) {
                    builder.add((ids[row] + ",").toCharArray(), 0, ids[row].length(), days[row], cents[row]);
                }
            }
        }
    }

    private static List<String> walk(PurchaseHistory history) {
        List<String> lines = new ArrayList<>();
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            StringBuilder line = new StringBuilder(customer.customerId() + ' ' + customer.revenueMinor());
            for (int order = 0; order < customer.orders(); order++) {
                line.append(' ').append(customer.epochDay(order)).append(':').append(customer.amountMinor(order));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    @Property(seed = "20260101")
    void cursorCountsWhatCustomersBoughtInAPeriod(
            @ForAll Input input,
            @ForAll @IntRange(min = -10, max = 100) int start,
            @ForAll @IntRange(max = 100) int length) {
        PurchaseHistory history = input.history();
        LocalDate first = history.span().map(Period::startInclusive).orElse(history.observedUntil());
        Period period = Period.of(first.plusDays(start), first.plusDays(start + length));
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            long orders = 0;
            long before = 0;
            long revenue = 0;
            for (int order = 0; order < customer.orders(); order++) {
                LocalDate date = LocalDate.ofEpochDay(customer.epochDay(order));
                orders += period.contains(date) ? 1 : 0;
                revenue += period.contains(date) ? customer.amountMinor(order) : 0;
                before += date.isBefore(period.startInclusive()) ? 1 : 0;
            }
            for (int refund = 0; refund < customer.refunds(); refund++) {
                LocalDate date = LocalDate.ofEpochDay(customer.refundEpochDay(refund));
                revenue += period.contains(date) ? customer.refundAmountMinor(refund) : 0;
            }
            assertThat(customer.orders(period)).isEqualTo(orders);
            assertThat(customer.ordersBefore(period.startInclusive())).isEqualTo(before);
            assertThat(customer.revenueMinor(period)).isEqualTo(revenue);
        }
    }

    @Property(seed = "20260101")
    void cursorShowsTheOrdersOfEachCustomerInStableDayOrder(@ForAll Input input) {
        List<String> expected = input.purchases().stream()
                .map(Purchase::customerId)
                .distinct()
                .map(id -> {
                    List<Purchase> rows = input.where(
                                    purchase -> purchase.customerId().equals(id))
                            .purchases();
                    StringBuilder line = new StringBuilder(id + ' ' + cents(rows));
                    rows.stream()
                            .filter(row -> row.amount().signum() >= 0)
                            .sorted((one, other) -> one.date().compareTo(other.date()))
                            .forEach(row -> line.append(' ')
                                    .append(row.date().toEpochDay())
                                    .append(':')
                                    .append(cents(List.of(row))));
                    return line.toString();
                })
                .toList();

        assertThat(walk(input.history())).isEqualTo(expected);
    }

    private static long cents(List<Purchase> rows) {
        return rows.stream()
                .mapToLong(row -> row.amount().movePointRight(2).longValueExact())
                .sum();
    }

    @Property(seed = "20260101", tries = 300)
    void anySplitByCustomerAddsUp(
            @ForAll Input input, @ForAll @IntRange(max = 15) int customers, @ForAll("spans") Period period) {
        if (period.startInclusive().isAfter(input.observedUntil())) {
            return;
        }
        Predicate<Purchase> isInFirst =
                purchase -> (customers >> (purchase.customerId().charAt(0) - 'a') & 1) == 1;
        PurchaseHistory one = input.where(isInFirst).history();
        PurchaseHistory other = input.where(isInFirst.negate()).history();
        PurchaseHistory whole = input.history();

        assertThat(one.movement(period).plus(other.movement(period))).isEqualTo(whole.movement(period));
        assertThat(one.activity(period).plus(other.activity(period))).isEqualTo(whole.activity(period));
        assertThat(one.revenue().add(other.revenue())).isEqualTo(whole.revenue());
        assertThat(one.customers() + other.customers()).isEqualTo(whole.customers());
        for (SameDay sameDay : SameDay.values()) {
            assertThat(TimeBetweenPurchases.of(one, sameDay).plus(TimeBetweenPurchases.of(other, sameDay)))
                    .isEqualTo(TimeBetweenPurchases.of(whole, sameDay));
        }
    }

    @Property(seed = "20260101", tries = 300)
    void ignoringRefundsIsLeavingThemOut(@ForAll Input input) {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(EUR).withRefunds(PurchaseHistory.RefundPolicy.IGNORE);
        input.purchases().forEach(builder::add);
        PurchaseHistory ignoring = builder.build(input.observedUntil());

        assertThat(facts(ignoring, Granularity.MONTH))
                .isEqualTo(facts(input.where(row -> row.amount().signum() >= 0).history(), Granularity.MONTH));
        assertThat(ignoring.ignoredRefunds()).isEqualTo(input.history().refunds());
    }

    @Property(seed = "20260101", tries = 300)
    void firstOrdersAreWhereACustomerIsNew(@ForAll Input input, @ForAll Granularity granularity) {
        PurchaseHistory history = input.history();
        Map<Period, Long> firstOrders = history.activities(granularity).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().firstOrders()));
        Map<Period, Long> newCustomers = history.movements(granularity).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().newCustomers()));

        assertThat(firstOrders).isEqualTo(newCustomers);
    }
}
