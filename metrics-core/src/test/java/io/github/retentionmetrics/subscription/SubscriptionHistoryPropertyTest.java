package io.github.retentionmetrics.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.customer.CustomerDomain;
import io.github.retentionmetrics.customer.CustomerFlow;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;

@Domain(CustomerDomain.class)
class SubscriptionHistoryPropertyTest {
    private static SubscriptionHistory base(Collection<Subscription> rows) {
        return SubscriptionHistory.of(rows, CustomerDomain.OBSERVED_UNTIL);
    }

    private static NaiveSubscriptionHistory naive(Collection<Subscription> rows) {
        return new NaiveSubscriptionHistory(rows, CustomerDomain.OBSERVED_UNTIL);
    }

    @Property(seed = "20260101")
    void agreesWithSetsOfCustomersDayByDay(@ForAll List<Subscription> rows, @ForAll Period period) {
        CustomerFlow flow = base(rows).flow(period);
        assertThat(flow).isEqualTo(naive(rows).flow(period));
        assertThat(base(rows).movement(period)).isEqualTo(flow.toMovement());
        assertThat(base(rows).subscriptionMovement(period))
                .isEqualTo(naive(rows).subscriptionMovement(period));
        for (LocalDate day = CustomerDomain.FIRST; !day.isAfter(CustomerDomain.OBSERVED_UNTIL); day = day.plusDays(1)) {
            assertThat(base(rows).activeOn(day))
                    .isEqualTo(naive(rows).activeOn(day).size());
        }
        collectCoverage(flow);
    }

    @Property(seed = "20260101", tries = 300)
    void customersOfAFlowAreThoseItCounts(@ForAll List<Subscription> rows, @ForAll Period period) {
        SubscriptionHistory history = base(rows);
        CustomerFlow flow = history.flow(period);
        Segmentation customers = history.customersOfFlow(period);
        CustomerMovement.Customers moved = history.customersOf(period);

        assertThat(customers.names())
                .containsExactly(
                        "stayed", "interrupted", "lost", "joined", "joined and left", "returned", "returned and left");
        assertThat(customers.customerIds("lost")).isEqualTo(moved.lost());
        assertThat(customers.customerIds("joined")).isEqualTo(moved.newCustomers());
        assertThat(customers.customerIds("returned")).isEqualTo(moved.resurrected());
        assertThat(Stream.of("stayed", "interrupted").flatMap(name -> customers.customerIds(name).stream()))
                .containsExactlyInAnyOrderElementsOf(moved.retained());
        List<String> interrupted = customers.customerIds("interrupted");
        assertThat(interrupted).hasSize((int) flow.interrupted());
        assertThat(history.filter(interrupted::contains).flow(period).interrupted())
                .isEqualTo(interrupted.size());
        List<String> joinedAndLeft = customers.customerIds("joined and left");
        assertThat(joinedAndLeft).hasSize((int) flow.joinedAndLeft());
        assertThat(history.filter(joinedAndLeft::contains).flow(period).joinedAndLeft())
                .isEqualTo(joinedAndLeft.size());
        List<String> returnedAndLeft = customers.customerIds("returned and left");
        assertThat(returnedAndLeft).hasSize((int) flow.returnedAndLeft());
        assertThat(history.filter(returnedAndLeft::contains).flow(period).returnedAndLeft())
                .isEqualTo(returnedAndLeft.size());
    }

    /** Fails when the generated rows no longer reach every corner of the flow. */
    private static void collectCoverage(CustomerFlow flow) {
        Map.of(
                        "lost", flow.lost(),
                        "interrupted", flow.interrupted(),
                        "joined", flow.joined(),
                        "joinedAndLeft", flow.joinedAndLeft(),
                        "returned", flow.returned(),
                        "returnedAndLeft", flow.returnedAndLeft())
                .forEach((count, value) -> Statistics.label(count)
                        .collect(value > 0)
                        .coverage(coverage -> coverage.check(true).percentage(share -> share > 1)));
    }

    @Property(seed = "20260101")
    void startNewResurrectedAndLostMakeTheEnd(@ForAll List<Subscription> rows, @ForAll Period period) {
        CustomerMovement movement = base(rows).movement(period);
        assertThat(movement.start() + movement.newCustomers() + movement.resurrected() - movement.lost())
                .isEqualTo(movement.end());
        SubscriptionMovement subscriptions = base(rows).subscriptionMovement(period);
        assertThat(subscriptions.start() + subscriptions.started() - subscriptions.ended())
                .isEqualTo(subscriptions.end());
    }

    @Property(seed = "20260101")
    void theEndOfAPeriodIsTheStartOfTheNext(@ForAll List<Subscription> rows, @ForAll Granularity granularity) {
        SortedMap<Period, CustomerMovement> movements = base(rows).movements(granularity);
        long end = 0;
        for (CustomerMovement movement : movements.values()) {
            assertThat(movement.start()).isEqualTo(end);
            end = movement.end();
        }
        assertThat(end).isEqualTo(base(rows).activeOn(CustomerDomain.OBSERVED_UNTIL));
        assertThat(movements).hasSameSizeAs(base(rows).subscriptionMovements(granularity));
        movements.forEach(
                (period, movement) -> assertThat(movement).isEqualTo(base(rows).movement(period)));
        SortedMap<Period, CustomerFlow> flows = base(rows).flows(granularity);
        assertThat(flows.keySet()).isEqualTo(movements.keySet());
        flows.forEach((period, flow) -> assertThat(flow).isEqualTo(base(rows).flow(period)));
        base(rows)
                .subscriptionMovements(granularity)
                .forEach((period, movement) ->
                        assertThat(movement).isEqualTo(base(rows).subscriptionMovement(period)));
    }

    @Property(seed = "20260101")
    void everySubscriptionStartsInOnePeriod(@ForAll List<Subscription> rows, @ForAll Granularity granularity) {
        Collection<SubscriptionMovement> movements =
                base(rows).subscriptionMovements(granularity).values();
        assertThat(movements.stream().mapToLong(SubscriptionMovement::started).sum())
                .isEqualTo(rows.size());
        long end = 0;
        for (SubscriptionMovement movement : movements) {
            assertThat(movement.start()).isEqualTo(end);
            end = movement.end();
        }
    }

    @Property(seed = "20260101")
    void everyCustomerJoinsOnce(@ForAll List<Subscription> rows, @ForAll Granularity granularity) {
        SubscriptionHistory base = base(rows);
        long joined = base.movements(granularity).keySet().stream()
                .map(base::flow)
                .mapToLong(flow -> flow.joined() + flow.joinedAndLeft())
                .sum();
        assertThat(joined).isEqualTo(base.customers());
    }

    @Property(seed = "20260101")
    void theCountsOfAFlowPartitionTheCustomers(@ForAll List<Subscription> rows, @ForAll Period period) {
        CustomerFlow flow = base(rows).flow(period);
        LocalDate eve = period.startInclusive().minusDays(1);
        Set<String> seen = rows.stream()
                .filter(row -> row.isActiveOn(eve)
                        || (period.contains(row.startInclusive())
                                && !row.startInclusive().isAfter(CustomerDomain.OBSERVED_UNTIL)))
                .map(Subscription::customerId)
                .collect(Collectors.toSet());
        assertThat(flow.start() + flow.joined() + flow.joinedAndLeft() + flow.returned() + flow.returnedAndLeft())
                .isEqualTo(seen.size());
        assertThat(flow.lost() + flow.interrupted()).isLessThanOrEqualTo(flow.start());
    }

    @Property(seed = "20260101")
    void anySplitOfTheCustomersAddsUp(@ForAll List<Subscription> rows, @ForAll Period period, @ForAll Random random) {
        Map<String, Boolean> inFirst = rows.stream()
                .map(Subscription::customerId)
                .distinct()
                .collect(Collectors.toMap(id -> id, id -> random.nextBoolean()));
        Map<Boolean, List<Subscription>> parts =
                rows.stream().collect(Collectors.partitioningBy(row -> inFirst.get(row.customerId())));
        SubscriptionHistory first = base(parts.get(true));
        SubscriptionHistory second = base(parts.get(false));
        SubscriptionHistory whole = base(rows);
        assertThat(first.flow(period).plus(second.flow(period))).isEqualTo(whole.flow(period));
        assertThat(first.movement(period).plus(second.movement(period))).isEqualTo(whole.movement(period));
        assertThat(first.subscriptionMovement(period).plus(second.subscriptionMovement(period)))
                .isEqualTo(whole.subscriptionMovement(period));
        assertThat(first.customers() + second.customers()).isEqualTo(whole.customers());
        assertThat(first.subscriptions() + second.subscriptions()).isEqualTo(whole.subscriptions());
    }

    @Property(seed = "20260101")
    void theOrderOfTheRowsDoesNotMatter(@ForAll List<Subscription> rows, @ForAll Period period, @ForAll Random random) {
        List<Subscription> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        SubscriptionHistory collected = shuffled.parallelStream()
                .collect(SubscriptionHistory.toSubscriptionHistory(CustomerDomain.OBSERVED_UNTIL));
        assertThat(collected.flow(period)).isEqualTo(base(rows).flow(period));
        assertThat(collected.subscriptionMovement(period)).isEqualTo(base(rows).subscriptionMovement(period));
        assertThat(collected.span()).isEqualTo(base(rows).span());
        assertThat(collected).hasToString(base(rows).toString());
    }

    @Property(seed = "20260101")
    void aRowGivenTwiceMovesNoCustomer(@ForAll List<Subscription> rows, @ForAll Period period) {
        List<Subscription> doubled = new ArrayList<>(rows);
        doubled.addAll(rows);
        SubscriptionMovement once = base(rows).subscriptionMovement(period);
        assertThat(base(doubled).flow(period)).isEqualTo(base(rows).flow(period));
        assertThat(base(doubled).subscriptionMovement(period)).isEqualTo(once.plus(once));
    }

    @Property(seed = "20260101")
    void whatHappensAfterTheObservationDayDoesNotMatter(@ForAll List<Subscription> rows, @ForAll Period period) {
        List<Subscription> known = rows.stream()
                .map(row -> row.end()
                                .filter(end -> end.isAfter(CustomerDomain.OBSERVED_UNTIL))
                                .isPresent()
                        ? Subscription.of(row.customerId(), row.startInclusive())
                        : row)
                .toList();
        assertThat(base(known).flow(period)).isEqualTo(base(rows).flow(period));
        assertThat(base(known).subscriptionMovement(period))
                .isEqualTo(base(rows).subscriptionMovement(period));
    }

    @Property(seed = "20260101")
    void staysAreTheSameCustomersInFewerRows(@ForAll List<Subscription> rows, @ForAll Period period) {
        SubscriptionHistory base = base(rows);
        SubscriptionHistory stays = base.stays();
        assertThat(stays.customers()).isEqualTo(base.customers());
        assertThat(stays.span()).isEqualTo(base.span());
        assertThat(stays.flow(period)).isEqualTo(base.flow(period));
        assertThat(stays.subscriptions()).isBetween(base.customers(), base.subscriptions());
        for (SubscriberCursor customer = stays.cursor(); customer.next(); ) {
            for (int i = 1; i < customer.subscriptions(); i++) {
                assertThat(customer.startEpochDay(i)).isGreaterThan(customer.endEpochDay(i - 1));
            }
        }
        // a customer is in at most one stay at a time, so that stays on a day are customers
        SubscriptionMovement movement = stays.subscriptionMovement(period);
        assertThat(List.of(movement.start(), movement.end()))
                .isEqualTo(List.of(
                        base.movement(period).start(), base.movement(period).end()));
    }

    @Property(seed = "20260101")
    void splittingASubscriptionInTwoChangesNoStay(@ForAll List<Subscription> rows, @ForAll Period period) {
        List<Subscription> split = new ArrayList<>();
        for (Subscription row : rows) {
            LocalDate cut = row.startInclusive().plusDays(period.lengthDays() % 9);
            LocalDate end = row.endExclusive();
            boolean isWithin = !cut.isAfter(CustomerDomain.OBSERVED_UNTIL) && (end == null || !cut.isAfter(end));
            split.add(isWithin ? Subscription.of(row.customerId(), row.startInclusive(), cut) : row);
            if (isWithin) {
                split.add(new Subscription(row.customerId(), cut, end));
            }
        }
        assertThat(staysOf(split)).isEqualTo(staysOf(rows));
    }

    /** Starts and ends of all stays, customer by customer. */
    private static List<List<Long>> staysOf(List<Subscription> rows) {
        List<List<Long>> stays = new ArrayList<>();
        for (SubscriberCursor customer = base(rows).stays().cursor(); customer.next(); ) {
            List<Long> days = new ArrayList<>();
            for (int i = 0; i < customer.subscriptions(); i++) {
                days.add(customer.startEpochDay(i));
                days.add(customer.endEpochDay(i));
            }
            stays.add(days);
        }
        return stays;
    }
}
