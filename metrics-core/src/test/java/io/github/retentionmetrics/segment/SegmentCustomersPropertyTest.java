package io.github.retentionmetrics.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.customer.CustomerDomain;
import io.github.retentionmetrics.customer.CustomerHistory;
import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseDomain;
import io.github.retentionmetrics.purchase.PurchaseDomain.Purchases;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rfm.RfmScores;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.jspecify.annotations.Nullable;

/** The identifiers behind a count are those of the customers that the metric counts: their own history gives it. */
@Domain(PurchaseDomain.class)
@Domain(CustomerDomain.class)
@Domain(DomainContext.Global.class)
class SegmentCustomersPropertyTest {
    private static final List<String> CATEGORIES = List.of("tea", "books", "shoes");

    @Property(seed = "20260101", tries = 200)
    void cellsOfTransitionsHaveEachCustomerOnce(@ForAll Purchases purchases, @ForAll @IntRange(max = 200) int days) {
        PurchaseHistory history = purchases.history();
        LocalDate to = purchases.observedUntil();
        Segmentation before =
                RfmScores.of(history.asKnownOn(to.minusDays(days))).segments();
        // some customers of this date are in no segment
        Segmentation after = history.segmentById(id -> id.equals("8")
                ? null
                : RfmScores.of(history).segments().segmentOf(id).orElse(null));
        SegmentTransitions moves = SegmentTransitions.of(before, after);
        Set<String> seen = new HashSet<>();
        for (@Nullable String from : withNone(moves.names())) {
            for (@Nullable String next : withNone(moves.names())) {
                List<String> ids = SegmentTransitions.customerIds(before, after, from, next);
                assertThat(ids).isSorted().hasSize((int) count(moves, from, next));
                ids.forEach(id -> {
                    assertThat(seen.add(id)).isTrue();
                    assertThat(before.segmentOf(id).orElse(null)).isEqualTo(from);
                    assertThat(after.segmentOf(id).orElse(null)).isEqualTo(next);
                });
            }
        }
        Set<String> all = new HashSet<>(before.customerIds());
        all.addAll(after.customerIds());
        assertThat(seen).isEqualTo(all);
        assertThat(SegmentTransitions.customerIds(before, after, "unknown", null))
                .isEmpty();
        assertThat(SegmentTransitions.customerIds(before, after, null, "unknown"))
                .isEmpty();
    }

    private static List<@Nullable String> withNone(List<String> names) {
        List<@Nullable String> all = new ArrayList<>(names);
        all.add(null);
        return all;
    }

    private static long count(SegmentTransitions moves, @Nullable String from, @Nullable String to) {
        if (from == null) {
            return to == null ? moves.unsegmented() : moves.entered(to);
        }
        return to == null ? moves.left(from) : moves.customers(from, to);
    }

    @Property(seed = "20260101", tries = 300)
    void customersOfTwoCategories(@ForAll Purchases purchases, @ForAll @IntRange(min = 1, max = 400) int length) {
        PurchaseHistory history = purchases.history();
        Period period = Period.of(
                purchases.observedUntil().minusDays(length - 1),
                purchases.observedUntil().plusDays(3));
        CrossSell all = CrossSell.of(history);
        CrossSell some = CrossSell.of(history, period);
        for (String one : CATEGORIES) {
            for (String other : CATEGORIES) {
                List<String> ids = CrossSell.customerIds(history, one, other);
                assertThat(ids).isSorted().hasSize((int) all.customers(one, other));
                assertThat(CrossSell.of(history.filter(ids::contains)).customers(one, other))
                        .isEqualTo(ids.size());
                List<String> inPeriod = CrossSell.customerIds(history, period, one, other);
                assertThat(inPeriod).isSorted().hasSize((int) some.customers(one, other));
                assertThat(CrossSell.of(history.filter(inPeriod::contains), period)
                                .customers(one, other))
                        .isEqualTo(inPeriod.size());
            }
        }
        assertRates(history, null, CrossSell.customersOf(history), all);
        assertRates(history, period, CrossSell.customersOf(history, period), some);
    }

    private static void assertRates(
            PurchaseHistory history, @Nullable Period period, Segmentation customers, CrossSell counts) {
        long first = customers.customers("first basket");
        long later = customers.customers("later");
        assertThat(customers.customers()).isEqualTo(counts.customers());
        assertThat(first + later).isEqualTo(counts.rate().numerator());
        assertThat(later).isEqualTo(counts.laterRate().numerator());
        List<String> ids = customers.customerIds("later");
        PurchaseHistory theirs = history.filter(ids::contains);
        assertThat((period == null ? CrossSell.of(theirs) : CrossSell.of(theirs, period))
                        .laterRate()
                        .numerator())
                .isEqualTo(later);
    }

    @Property(seed = "20260101", tries = 300)
    void customersBetweenTwoTiers(@ForAll Purchases purchases) {
        PurchaseHistory history = purchases.history();
        Upsell upsell = Upsell.of(history, CATEGORIES);
        for (String start : CATEGORIES) {
            for (String highest : CATEGORIES) {
                List<String> ids = Upsell.customerIds(history, CATEGORIES, start, highest);
                assertThat(ids).isSorted().hasSize((int) upsell.customers(start, highest));
                assertThat(Upsell.of(history.filter(ids::contains), CATEGORIES).customers(start, highest))
                        .isEqualTo(ids.size());
            }
        }
        Segmentation customers = Upsell.customersOf(history, CATEGORIES);
        List<String> moved = customers.customerIds("moved up");
        assertThat(moved).hasSize((int) upsell.rate().numerator());
        assertThat(Upsell.of(history.filter(moved::contains), CATEGORIES).rate().numerator())
                .isEqualTo(moved.size());
        assertThat(customers.customers("moved up") + customers.customers("not moved up"))
                .isEqualTo(upsell.rate().denominator());
        assertThat(customers.customers("began at the top")).isEqualTo(upsell.customers("shoes"));
    }

    @Property(seed = "20260101", tries = 300)
    void customersOfASegmentWhoBoughtAgain(
            @ForAll Purchases purchases, @ForAll @IntRange(min = 1, max = 400) int length) {
        Period period = Period.of(
                purchases.observedUntil().minusDays(length - 1),
                purchases.observedUntil().plusDays(3));
        PurchaseHistory history = purchases.history();
        Segmentation segments = Segmentation.of(answers()).withRest("no answer");
        BehaviourBySegment bought = BehaviourBySegment.of(history, period, segments);
        // counts are the same whether the compiler knows what kind of history it is or not
        BehaviourBySegment stayed = BehaviourBySegment.of((CustomerHistory) history, period, segments);
        for (String name : segments.names()) {
            assertThat(stayed.get(name).people()).isEqualTo(bought.get(name).people());
            assertThat(stayed.get(name).customers()).isEqualTo(bought.get(name).customers());
            assertThat(stayed.get(name).retained()).isEqualTo(bought.get(name).retained());
        }
        assertBehaviour(history, period, segments);
    }

    @Property(seed = "20260101", tries = 300)
    void customersOfASegmentWhoStayedSubscribed(@ForAll List<Subscription> rows, @ForAll Period period) {
        if (!period.isEmpty()) {
            SubscriptionHistory history = SubscriptionHistory.of(rows, CustomerDomain.OBSERVED_UNTIL);
            assertBehaviour(history, period, Segmentation.of(answers()).withRest("no answer"));
        }
    }

    private static Map<String, String> answers() {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("8", "promoters");
        answers.put("a", "promoters");
        answers.put("b", "detractors");
        answers.put("respondent", "detractors");
        return answers;
    }

    private static void assertBehaviour(CustomerHistory history, Period period, Segmentation segments) {
        BehaviourBySegment counts = BehaviourBySegment.of(history, period, segments);
        for (String name : segments.names()) {
            Segmentation customers = BehaviourBySegment.customersOf(history, period, segments, name);
            BehaviourBySegment.Behaviour behaviour = counts.get(name);
            List<String> stayed = customers.customerIds("stayed");
            List<String> lost = customers.customerIds("lost");
            assertThat(stayed).isSorted().hasSize((int) behaviour.stayed());
            assertThat(lost).isSorted().hasSize((int) (behaviour.customers() - behaviour.stayed()));
            assertThat(customers.customers("not customers")).isEqualTo(behaviour.notCustomers());
            customers
                    .customerIds()
                    .forEach(id -> assertThat(segments.segmentOf(id)).contains(name));
            assertThat(BehaviourBySegment.of(history.filter(stayed::contains), period, segments)
                            .get(name)
                            .stayed())
                    .isEqualTo(stayed.size());
            assertThat(BehaviourBySegment.of(history.filter(lost::contains), period, segments)
                            .get(name)
                            .stayed())
                    .isZero();
        }
    }
}
