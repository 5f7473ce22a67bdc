package io.github.retentionmetrics;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.cohort.DayNRetention;
import io.github.retentionmetrics.cohort.RollingRetention;
import io.github.retentionmetrics.customer.CustomerHistory;
import io.github.retentionmetrics.driver.LoyaltyDrivers;
import io.github.retentionmetrics.driver.Question;
import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.event.Inactivity;
import io.github.retentionmetrics.inference.BootstrapEstimate;
import io.github.retentionmetrics.lifetime.CostTotals;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.purchase.CustomerTotals;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.retention.Stickiness;
import io.github.retentionmetrics.segment.BehaviourBySegment;
import io.github.retentionmetrics.segment.Upsell;
import io.github.retentionmetrics.spend.PurchaseRhythm;
import io.github.retentionmetrics.spend.TimeBetweenPurchases;
import io.github.retentionmetrics.subscription.RecurringAmount;
import io.github.retentionmetrics.subscription.RecurringRevenueMovement;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.survey.CustomerEffortScore;
import io.github.retentionmetrics.survey.CustomerSatisfaction;
import io.github.retentionmetrics.survey.ScoreCounts;
import io.github.retentionmetrics.survival.Durations;
import io.github.retentionmetrics.testing.PublicTypes;
import io.github.retentionmetrics.testing.Samples;
import io.github.retentionmetrics.testing.StoredSeeds;
import io.github.retentionmetrics.ticket.ResolutionTime;
import io.github.retentionmetrics.ticket.TicketHistory;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every type that can be added has an {@code empty(..)}, and adding it changes nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdditionTest {
    /** Their identity is the answer of the same analysis on a history without records, not a constant. */
    private static final Map<Class<?>, String> WITHOUT_EMPTY = Map.of(
            CohortTable.class,
                    "options of the analysis, currency and observed days: CohortAnalysis.over(empty history)",
            Stickiness.class, "intervals of the period: Stickiness.of(empty history, ..)",
            BehaviourBySegment.class, "segments and their people: BehaviourBySegment.of(empty history, ..)",
            ResolutionTime.class, "solution, hours and selection: ResolutionTime.ofCreated(empty history, ..)",
            BootstrapEstimate.class, "the parts are resamples of the same customers: Bootstrap.split(..)");

    /** What a type whose parts must agree in something needs to know for its identity. */
    private static final Map<Class<?>, Function<Object, Object>> EMPTY_LIKE = Map.ofEntries(
            like(CostTotals.class, totals -> CostTotals.empty(totals.currency())),
            like(CustomerTotals.class, totals -> CustomerTotals.empty(totals.currency())),
            like(DayNRetention.class, facts -> DayNRetention.empty(facts.n())),
            like(EventHistory.class, history -> EventHistory.empty(history.zone(), history.observedUntil())),
            like(RollingRetention.class, facts -> RollingRetention.empty(facts.cohort(), facts.offset())),
            like(Inactivity.class, facts -> Inactivity.empty(facts.threshold())),
            like(Durations.class, durations -> Durations.empty(durations.unit())),
            like(
                    LoyaltyDrivers.class,
                    drivers -> LoyaltyDrivers.empty(
                            drivers.loyalty(), drivers.drivers().toArray(Question[]::new))),
            like(PurchaseRhythm.class, rhythm -> PurchaseRhythm.empty(rhythm.sameDay())),
            like(TimeBetweenPurchases.class, gaps -> TimeBetweenPurchases.empty(gaps.sameDay())),
            like(Upsell.class, upsell -> Upsell.empty(upsell.tiers())),
            like(ScoreCounts.class, counts -> ScoreCounts.empty(counts.scale())),
            like(
                    CustomerSatisfaction.class,
                    csat -> new CustomerSatisfaction(
                            CustomerSatisfaction.empty(csat.counts().scale()).counts(), csat.satisfiedFrom())),
            like(
                    CustomerEffortScore.class,
                    ces -> new CustomerEffortScore(
                            CustomerEffortScore.empty(ces.counts().scale()).counts(),
                            ces.easyFrom(),
                            ces.difficultFrom())),
            like(RecurringAmount.class, amount -> RecurringAmount.empty(amount.currency())),
            like(RecurringRevenueMovement.class, movement -> RecurringRevenueMovement.empty(movement.currency())),
            like(PurchaseHistory.class, history -> PurchaseHistory.empty(history.currency(), history.observedUntil())),
            like(SubscriptionHistory.class, history -> SubscriptionHistory.empty(history.observedUntil())),
            like(TicketHistory.class, history -> TicketHistory.empty(history.observedUntil(), history.zone())));

    private final List<Class<?>> types = PublicTypes.ofLibrary();
    private final Samples samples = new Samples(StoredSeeds.all());

    private static <T> Map.Entry<Class<?>, Function<Object, Object>> like(Class<T> type, Function<T, Object> empty) {
        return entry(type, sample -> empty.apply(type.cast(sample)));
    }

    @BeforeAll
    void findSamples() {
        for (int round = 0; round < 3; round++) {
            samples.grow(types);
        }
    }

    @Test
    void everyTypeThatCanBeAddedHasAnIdentityOrTheListSaysWhyNot() {
        SortedSet<String> without = names(added().filter(type -> empties(type).isEmpty()));

        assertThat(without).isEqualTo(names(WITHOUT_EMPTY.keySet().stream()));
    }

    @Test
    void noTypeHasAConstantForItsIdentity() {
        assertThat(added().flatMap(type -> Arrays.stream(type.getFields()).filter(field -> field.getType() == type)))
                .isEmpty();
    }

    @Test
    void whatEmptyNeedsIsListedHere() {
        assertThat(names(added().filter(
                                type -> empties(type).stream().anyMatch(empty -> empty.getParameterCount() > 0))))
                .isEqualTo(names(EMPTY_LIKE.keySet().stream()));
    }

    @Test
    void addingTheIdentityChangesNothing() throws ReflectiveOperationException {
        List<String> failures = new ArrayList<>();
        for (Class<?> type :
                added().filter(type -> !WITHOUT_EMPTY.containsKey(type)).toList()) {
            Method plus = type.getMethod("plus", type);
            assertThat(samples.of(type)).as("samples of " + type.getName()).isNotEmpty();
            for (Object sample : samples.of(type)) {
                Object empty = EMPTY_LIKE.containsKey(type)
                        ? EMPTY_LIKE.get(type).apply(sample)
                        : type.getMethod("empty").invoke(null);
                if (!isSame(plus.invoke(sample, empty), sample) || !isSame(plus.invoke(empty, sample), sample)) {
                    failures.add(type.getName() + ": " + sample);
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    /** Two histories are never equal, so that their answers are compared. */
    private static boolean isSame(Object sum, Object sample) {
        return sum instanceof CustomerHistory history
                ? answers(history).equals(answers((CustomerHistory) sample))
                : sum.equals(sample);
    }

    private static List<Object> answers(CustomerHistory history) {
        return List.of(history.toString(), history.customerIds(), history.movements(Granularity.WEEK));
    }

    private Stream<Class<?>> added() {
        return types.stream().filter(AdditionTest::canBeAdded);
    }

    private static boolean canBeAdded(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .anyMatch(method -> method.getName().equals("plus")
                        && method.getReturnType() == type
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {type}));
    }

    private static List<Method> empties(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals("empty")
                        && Modifier.isStatic(method.getModifiers())
                        && method.getReturnType() == type)
                .sorted(Comparator.comparing(Method::getParameterCount))
                .toList();
    }

    private static SortedSet<String> names(Stream<Class<?>> types) {
        SortedSet<String> names = new TreeSet<>();
        types.forEach(type -> names.add(type.getName()));
        return names;
    }
}
