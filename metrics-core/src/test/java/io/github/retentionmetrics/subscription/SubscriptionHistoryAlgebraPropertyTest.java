package io.github.retentionmetrics.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.customer.CustomerDomain;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.testing.Serialization;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Histories cut and joined hold what the subscriptions cut and joined in the same way would. */
@Domain(CustomerDomain.class)
@Domain(DomainContext.Global.class)
class SubscriptionHistoryAlgebraPropertyTest {
    private static final LocalDate UNTIL = CustomerDomain.OBSERVED_UNTIL;

    private static SubscriptionHistory history(Collection<Subscription> rows) {
        return SubscriptionHistory.of(rows, UNTIL);
    }

    /** All that a history says of its customers, whatever order they are in. */
    private static List<String> contents(SubscriptionHistory history) {
        List<String> contents = new ArrayList<>();
        for (SubscriberCursor customer = history.cursor(); customer.next(); ) {
            StringBuilder text = new StringBuilder(customer.customerId());
            for (int i = 0; i < customer.subscriptions(); i++) {
                text.append(' ').append(customer.startEpochDay(i)).append("..");
                text.append(customer.isRunning(i) ? "" : customer.endEpochDay(i));
            }
            contents.add(text.toString());
        }
        contents.sort(null);
        contents.add(history.toString());
        contents.add(history.customerIds().toString());
        return contents;
    }

    /** The same of the subscriptions themselves. */
    private static List<String> plainContents(Collection<Subscription> rows, LocalDate until) {
        Map<String, List<String>> spans = new TreeMap<>();
        rows.stream()
                .filter(row -> !row.startInclusive().isAfter(until))
                .sorted((a, b) -> a.startInclusive().equals(b.startInclusive())
                        ? Long.compare(end(a, until), end(b, until))
                        : a.startInclusive().compareTo(b.startInclusive()))
                .forEach(row -> spans.computeIfAbsent(row.customerId(), id -> new ArrayList<>())
                        .add(row.startInclusive().toEpochDay() + ".."
                                + (end(row, until) == Long.MAX_VALUE ? "" : end(row, until))));
        List<String> contents = new ArrayList<>();
        spans.forEach((id, of) -> contents.add(id + " " + String.join(" ", of)));
        int subscriptions = spans.values().stream().mapToInt(List::size).sum();
        contents.add("SubscriptionHistory[" + subscriptions + " subscriptions of " + spans.size()
                + " customers, observed until " + until + "]");
        contents.add(spans.keySet().toString());
        return contents;
    }

    private static long end(Subscription row, LocalDate until) {
        return row.end()
                .filter(end -> !end.isAfter(until))
                .map(LocalDate::toEpochDay)
                .orElse(Long.MAX_VALUE);
    }

    @Property(seed = "20260101")
    void holdsEverySubscriptionWithItsCustomer(@ForAll List<Subscription> rows) {
        assertThat(contents(history(rows))).isEqualTo(plainContents(rows, UNTIL));
        assertThat(contents(Serialization.roundTrip(history(rows)))).isEqualTo(plainContents(rows, UNTIL));
    }

    @Property(seed = "20260101")
    void aHistoryAsKnownEarlierIsThatOfWhatHadHappened(
            @ForAll List<Subscription> rows, @ForAll @IntRange(max = 30) int daysBefore) {
        LocalDate date = UNTIL.minusDays(daysBefore);

        assertThat(contents(history(rows).asKnownOn(date))).isEqualTo(plainContents(rows, date));
        assertThat(contents(Serialization.roundTrip(history(rows).asKnownOn(date))))
                .isEqualTo(plainContents(rows, date));
    }

    @Property(seed = "20260101")
    void aFilteredHistoryIsThatOfTheFilteredSubscriptions(@ForAll List<Subscription> rows) {
        Predicate<String> isSome = "b"::equals;
        List<Subscription> some =
                rows.stream().filter(row -> isSome.test(row.customerId())).toList();

        assertThat(contents(history(rows).filter(isSome))).isEqualTo(plainContents(some, UNTIL));
        assertThat(contents(history(rows).filter(isSome).plus(history(rows).filter(isSome.negate()))))
                .isEqualTo(plainContents(rows, UNTIL));
    }

    @Property(seed = "20260101")
    void aUnionIsTheHistoryOfAllSubscriptions(@ForAll List<Subscription> first, @ForAll List<Subscription> second) {
        List<Subscription> all = Stream.concat(first.stream(), second.stream()).toList();

        assertThat(contents(history(first).plus(history(second))))
                .isEqualTo(contents(history(second).plus(history(first))))
                .isEqualTo(plainContents(all, UNTIL));
    }

    @Property(seed = "20260101")
    void partsAreDisjointAndTheWholeTogether(
            @ForAll List<Subscription> rows, @ForAll @IntRange(min = 1, max = 9) int parts) {
        List<SubscriptionHistory> split = history(rows).split(parts);

        assertThat(split).hasSize(parts);
        assertThat(split.stream().mapToLong(SubscriptionHistory::customers).sum())
                .isEqualTo(history(rows).customers());
        assertThat(contents(split.stream().reduce(SubscriptionHistory::plus).orElseThrow()))
                .isEqualTo(plainContents(rows, UNTIL));
    }

    @Property(seed = "20260101")
    void segmentsAreTheRecordsOfTheirCustomers(@ForAll List<Subscription> rows) {
        Segmentation some = Segmentation.of(List.of("first", "none", "second"), Map.of("a", "first", "b", "second"));
        Map<String, SubscriptionHistory> parts = history(rows).bySegment(some);
        Map<String, SubscriptionHistory> all = history(rows).bySegment(some.withRest("other"));

        assertThat(parts.keySet()).containsExactly("first", "none", "second");
        assertThat(contents(parts.get("first")))
                .isEqualTo(contents(history(rows).filter("a"::equals)));
        assertThat(contents(parts.get("second")))
                .isEqualTo(contents(history(rows).filter("b"::equals)));
        assertThat(parts.get("none").customers()).isZero();
        assertThat(contents(
                        all.values().stream().reduce(SubscriptionHistory::plus).orElseThrow()))
                .isEqualTo(plainContents(rows, UNTIL));
    }

    @Property(seed = "20260101")
    void theCustomersOfAPeriodAreThoseThatItsMovementCounts(@ForAll List<Subscription> rows, @ForAll Period period) {
        CustomerMovement.Customers customers = history(rows).customersOf(period);
        CustomerMovement movement = history(rows).movement(period);
        NaiveSubscriptionHistory naive = new NaiveSubscriptionHistory(rows, UNTIL);

        assertThat(customers.toMovement()).isEqualTo(movement);
        assertThat(customers.start()).hasSize((int) movement.start());
        assertThat(customers.end()).hasSize((int) movement.end());
        assertThat(customers).isEqualTo(naive.customersOf(period));
        assertThat(history(rows).split(2).stream()
                        .map(part -> part.customersOf(period))
                        .reduce(CustomerMovement.Customers.empty(), CustomerMovement.Customers::plus))
                .isEqualTo(customers);
        assertThat(new TreeSet<>(history(rows).customerIds())).containsAll(customers.start());
    }
}
