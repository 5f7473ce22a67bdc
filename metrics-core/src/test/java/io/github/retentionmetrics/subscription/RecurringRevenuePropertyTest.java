package io.github.retentionmetrics.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.retention.GrossRevenueRetention;
import io.github.retentionmetrics.retention.NetRevenueRetention;
import io.github.retentionmetrics.retention.RevenueChurn;
import io.github.retentionmetrics.retention.RevenueMovement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeSet;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Laws of recurring revenue, and agreement with adding up phases day by day. */
class RecurringRevenuePropertyTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate UNTIL = FIRST.plusDays(179);
    private static final BigDecimal TWELVE = BigDecimal.valueOf(12);

    @Provide
    Arbitrary<List<Subscription>> phases() {
        Arbitrary<Terms> terms = Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.of(
                                BillingInterval.DAY,
                                BillingInterval.WEEK,
                                BillingInterval.MONTH,
                                BillingInterval.YEAR,
                                BillingInterval.ONCE,
                                BillingInterval.of(3, BillingInterval.Cycle.YEAR)),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of("", "50%", "2", "10%"),
                        Arbitraries.of("Silver", "Gold", "Iron"),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(6, Arbitraries.just(Terms.State.ACTIVE)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.of(Terms.State.class))),
                        Arbitraries.frequency(net.jqwik.api.Tuple.of(5, EUR), net.jqwik.api.Tuple.of(1, USD)))
                .as((price, interval, quantity, discount, plan, state, currency) -> new Terms(
                        BigDecimal.valueOf(price),
                        currency,
                        interval,
                        quantity,
                        Discount.parse(discount),
                        plan,
                        state));
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c", "d"),
                        Arbitraries.integers().between(0, 179),
                        Arbitraries.integers().between(0, 120).injectNull(0.3),
                        Arbitraries.of("", "s1", "s2"),
                        Arbitraries.integers().between(0, 40).injectNull(0.8),
                        terms)
                .as((customer, start, days, subscription, trial, priced) -> {
                    LocalDate from = FIRST.plusDays(start);
                    Subscription phase = Subscription.of(customer, from, days == null ? null : from.plusDays(days))
                            .withSubscriptionId(subscription)
                            .withTerms(priced);
                    return trial == null ? phase : phase.withTrialEnd(from.plusDays(trial));
                })
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<RevenueConventions> conventions() {
        return Combinators.combine(
                        Arbitraries.of(RevenueConventions.Tracked.class),
                        Arbitraries.of(RevenueConventions.Netting.class),
                        Arbitraries.of(0, 3, 30),
                        Arbitraries.of(10, 60, Integer.MAX_VALUE),
                        Arbitraries.of(Terms.State.class))
                .as((unit, netting, grace, newAfter, state) -> RevenueConventions.withDefaults()
                        .withTracked(unit)
                        .withNetting(netting)
                        .withGraceDays(grace)
                        .withNewAfterDays(newAfter)
                        .withState(state, !state.counts()));
    }

    private static SubscriptionHistory history(List<Subscription> phases) {
        return SubscriptionHistory.of(phases, UNTIL);
    }

    private static RecurringRevenue revenue(List<Subscription> phases) {
        return RecurringRevenue.of(history(phases), EUR);
    }

    /** What a phase brings on a day, from its definition. */
    private static BigDecimal onDay(Subscription phase, LocalDate day) {
        Terms terms = phase.terms();
        LocalDate trialEnd = phase.trialEnd();
        boolean isPaid = phase.isActiveOn(day)
                && terms.state().counts()
                && terms.currency().equals(EUR)
                && (trialEnd == null || !day.isBefore(trialEnd));
        return isPaid ? terms.arr() : BigDecimal.ZERO;
    }

    private static BigDecimal onDay(List<Subscription> phases, LocalDate day) {
        return phases.stream().map(phase -> onDay(phase, day)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Property(seed = "20260101", tries = 400, edgeCases = EdgeCasesMode.NONE)
    void aDayIsTheSumOfItsPhases(@ForAll("phases") List<Subscription> phases) {
        RecurringRevenue revenue = revenue(phases);
        for (LocalDate day = FIRST; !day.isAfter(UNTIL); day = day.plusDays(7)) {
            RecurringAmount amount = revenue.at(day);
            assertThat(amount.arr()).isEqualByComparingTo(onDay(phases, day));
            assertThat(amount.mrr(9).multiply(TWELVE).subtract(amount.arr()).abs())
                    .isLessThan(new BigDecimal("0.00000001"));
            assertThat(amount.arpa().isDefined()).isEqualTo(amount.customers() > 0);
            BigDecimal plans = revenue.atByPlan(day).values().stream()
                    .map(RecurringAmount::arr)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(plans).isEqualByComparingTo(amount.arr());
            assertThat(revenue.atByCustomer(day)).hasSize((int) amount.customers());
        }
    }

    /** Parts of each customer from the definition, for the default conventions. */
    @Property(seed = "20260101", tries = 400, edgeCases = EdgeCasesMode.NONE)
    void movementsAreThoseOfTheCustomersOneByOne(@ForAll("phases") List<Subscription> phases) {
        RecurringRevenue revenue = revenue(phases);
        for (Map.Entry<Period, RecurringRevenueMovement> entry :
                revenue.movements(Granularity.MONTH).entrySet()) {
            Period month = entry.getKey();
            RecurringRevenueMovement expected = RecurringRevenueMovement.empty(EUR);
            Segmentation customers = revenue.customersOf(month);
            for (String customer :
                    new TreeSet<>(phases.stream().map(Subscription::customerId).toList())) {
                List<Subscription> own = phases.stream()
                        .filter(phase -> phase.customerId().equals(customer))
                        .toList();
                String part = part(own, month);
                expected = expected.plus(movement(own, month, part));
                assertThat(customers.segmentOf(customer).orElse("")).isEqualTo(part);
                Statistics.label("part").collect(part);
            }
            assertThat(entry.getValue()).isEqualTo(expected);
            assertThat(revenue.movement(month)).isEqualTo(expected);
        }
    }

    private static String part(List<Subscription> phases, Period month) {
        BigDecimal start = onDay(phases, month.startInclusive().minusDays(1));
        BigDecimal end = onDay(phases, lastDay(month));
        if (start.signum() > 0) {
            int change = end.compareTo(start);
            return end.signum() == 0 ? "churned" : change == 0 ? "unchanged" : change > 0 ? "expanded" : "contracted";
        }
        boolean isPaidBefore = isPaid(phases, Period.of(FIRST, month.startInclusive()));
        if (end.signum() > 0) {
            return isPaidBefore ? "reactivated" : "new";
        }
        return isPaid(phases, Period.ofClosed(month.startInclusive(), lastDay(month))) ? "within the period" : "";
    }

    private static LocalDate lastDay(Period month) {
        return month.lastDay().isAfter(UNTIL) ? UNTIL : month.lastDay();
    }

    private static boolean isPaid(List<Subscription> phases, Period period) {
        return period.days().anyMatch(day -> onDay(phases, day).signum() > 0);
    }

    private static RecurringRevenueMovement movement(List<Subscription> phases, Period month, String part) {
        BigDecimal start = onDay(phases, month.startInclusive().minusDays(1));
        BigDecimal change = onDay(phases, lastDay(month)).subtract(start);
        return new RecurringRevenueMovement(
                amount(start),
                part.equals("new") ? amount(change) : amount(BigDecimal.ZERO),
                part.equals("reactivated") ? amount(change) : amount(BigDecimal.ZERO),
                amount(BigDecimal.ZERO),
                part.equals("expanded") ? amount(change) : amount(BigDecimal.ZERO),
                part.equals("contracted") ? amount(change.negate()) : amount(BigDecimal.ZERO),
                amount(BigDecimal.ZERO),
                part.equals("churned") ? amount(change.negate()) : amount(BigDecimal.ZERO),
                part.equals("unchanged") ? 1 : 0,
                part.equals("within the period") ? 1 : 0);
    }

    private static RecurringAmount amount(BigDecimal arr) {
        return RecurringAmount.of(EUR, arr, arr.signum());
    }

    @Property(seed = "20260101", tries = 400, edgeCases = EdgeCasesMode.NONE)
    void whateverTheConventionsMovementsFollowEachOther(
            @ForAll("phases") List<Subscription> phases, @ForAll("conventions") RevenueConventions conventions) {
        RecurringRevenue revenue = RecurringRevenue.of(history(phases), EUR, conventions);
        RecurringAmount end = RecurringAmount.empty(EUR);
        for (Map.Entry<Period, RecurringRevenueMovement> entry :
                revenue.movements(Granularity.WEEK).entrySet()) {
            RecurringRevenueMovement movement = entry.getValue();
            assertThat(movement.start()).isEqualTo(end);
            end = movement.end();
            Period week = entry.getKey();
            if (!week.lastDay().isAfter(UNTIL)) {
                assertThat(revenue.at(week.lastDay())).isEqualTo(end);
            }
            assertThat(movement.movedIn().customers() + movement.movedOut().customers())
                    .isZero();
            assertThat(revenue.movement(week)).isEqualTo(movement);
        }
    }

    @Property(seed = "20260101", tries = 400, edgeCases = EdgeCasesMode.NONE)
    void plansAddUpToTheWhole(
            @ForAll("phases") List<Subscription> phases, @ForAll("conventions") RevenueConventions conventions) {
        RecurringRevenue revenue = RecurringRevenue.of(history(phases), EUR, conventions);
        Map<String, NavigableMap<Period, RecurringRevenueMovement>> byPlan = revenue.movementsByPlan(Granularity.MONTH);
        revenue.movements(Granularity.MONTH).forEach((month, whole) -> {
            BigDecimal start = BigDecimal.ZERO;
            BigDecimal end = BigDecimal.ZERO;
            BigDecimal wholeNet = whole.netNewArr();
            BigDecimal net = BigDecimal.ZERO;
            for (NavigableMap<Period, RecurringRevenueMovement> plan : byPlan.values()) {
                RecurringRevenueMovement movement = plan.get(month);
                start = start.add(movement.start().arr());
                end = end.add(movement.end().arr());
                net = net.add(movement.netNewArr());
            }
            assertThat(start).isEqualByComparingTo(whole.start().arr());
            assertThat(end).isEqualByComparingTo(whole.end().arr());
            assertThat(net).isEqualByComparingTo(wholeNet);
            List<RecurringRevenueMovement> plans =
                    byPlan.values().stream().map(plan -> plan.get(month)).toList();
            assertAddUp(plans, RecurringRevenueMovement::newRevenue, whole.newRevenue());
            assertAddUp(plans, RecurringRevenueMovement::reactivated, whole.reactivated());
            assertAddUp(plans, RecurringRevenueMovement::churned, whole.churned());
            assertThat(revenue.movementByPlan(month))
                    .allSatisfy((plan, movement) ->
                            assertThat(movement).isEqualTo(byPlan.get(plan).get(month)));
        });
    }

    /** Every cell of a table of plans opens to the customers that it counts. */
    @Property(seed = "20260101", tries = 200, edgeCases = EdgeCasesMode.NONE)
    void plansOpenToTheirCustomers(
            @ForAll("phases") List<Subscription> phases, @ForAll("conventions") RevenueConventions conventions) {
        RecurringRevenue revenue =
                RecurringRevenue.of(history(phases), EUR, conventions.withNetting(RevenueConventions.Netting.PERIOD));
        Period month = Period.month(2026, 3);
        Map<String, Segmentation> customers = revenue.customersByPlan(month);
        revenue.movementsByPlan(Granularity.MONTH).forEach((plan, movements) -> {
            RecurringRevenueMovement movement = movements.getOrDefault(month, RecurringRevenueMovement.empty(EUR));
            @Nullable Segmentation own = customers.get(plan);
            assertThat(count(own, "new")).isEqualTo(movement.newRevenue().customers());
            assertThat(count(own, "reactivated"))
                    .isEqualTo(movement.reactivated().customers());
            assertThat(count(own, "moved in")).isEqualTo(movement.movedIn().customers());
            assertThat(count(own, "expanded")).isEqualTo(movement.expansion().customers());
            assertThat(count(own, "contracted"))
                    .isEqualTo(movement.contraction().customers());
            assertThat(count(own, "moved out")).isEqualTo(movement.movedOut().customers());
            assertThat(count(own, "churned")).isEqualTo(movement.churned().customers());
            assertThat(count(own, "unchanged")).isEqualTo(movement.unchangedCustomers());
            assertThat(count(own, "within the period")).isEqualTo(movement.customersWithin());
        });
    }

    private static long count(@Nullable Segmentation customers, String part) {
        return customers == null ? 0 : customers.customerIds(part).size();
    }

    /** Whoever is new to all plans, or leaves all, is so on each; a move between plans is none of these. */
    private static void assertAddUp(
            List<RecurringRevenueMovement> plans,
            Function<RecurringRevenueMovement, RecurringAmount> part,
            RecurringAmount whole) {
        BigDecimal sum = plans.stream().map(plan -> part.apply(plan).arr()).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(whole.arr());
    }

    @Property(seed = "20260101", tries = 400, edgeCases = EdgeCasesMode.NONE)
    void grossRetentionIsAShareAndAtMostNet(@ForAll("phases") List<Subscription> phases) {
        for (RecurringRevenueMovement movement :
                revenue(phases).movements(Granularity.MONTH).values()) {
            RevenueMovement money = RevenueMovement.of(movement);
            if (GrossRevenueRetention.of(money).isDefined()) {
                double gross = GrossRevenueRetention.of(money).value();
                assertThat(gross).isBetween(0.0, 1.0);
                assertThat(NetRevenueRetention.of(money).value()).isGreaterThanOrEqualTo(gross);
                assertThat(RevenueChurn.GROSS.of(money).value()).isCloseTo(1 - gross, within());
                assertThat(RevenueChurn.NET_OF_RESURRECTED.of(money).value())
                        .isLessThanOrEqualTo(RevenueChurn.NET.of(money).value());
            }
        }
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-12);
    }

    /** The net change of a period is that of its parts, and by day more is won and more lost, never less. */
    @Property(seed = "20260101", tries = 400, edgeCases = EdgeCasesMode.NONE)
    void movementsCompose(@ForAll("phases") List<Subscription> phases) {
        RecurringRevenue revenue = revenue(phases);
        RecurringRevenueMovement first = revenue.movement(Period.month(2026, 2));
        RecurringRevenueMovement second = revenue.movement(Period.month(2026, 3));
        RecurringRevenueMovement both = revenue.movement(Period.month(2026, 3), Period.month(2026, 1));
        assertThat(both.start()).isEqualTo(first.start());
        assertThat(both.end()).isEqualTo(second.end());
        assertThat(both.netNewArr()).isEqualByComparingTo(first.netNewArr().add(second.netNewArr()));
        RecurringRevenueMovement byDay = revenue.withConventions(
                        RevenueConventions.withDefaults().withNetting(RevenueConventions.Netting.DAY))
                .movement(Period.month(2026, 3));
        assertThat(byDay.end()).isEqualTo(second.end());
        assertThat(won(byDay)).isGreaterThanOrEqualTo(won(second));
    }

    private static BigDecimal won(RecurringRevenueMovement movement) {
        return movement.newRevenue()
                .arr()
                .add(movement.reactivated().arr())
                .add(movement.expansion().arr());
    }

    @Property(seed = "20260101", tries = 400, edgeCases = EdgeCasesMode.NONE)
    void phasesOfTheSamePriceAreOne(
            @ForAll("phases") List<Subscription> phases, @ForAll("conventions") RevenueConventions conventions) {
        List<Subscription> cut = new ArrayList<>();
        for (Subscription phase : phases) {
            LocalDate end = phase.endExclusive();
            LocalDate trialEnd = phase.trialEnd();
            LocalDate middle = (trialEnd == null ? phase.startInclusive() : trialEnd).plusDays(5);
            boolean isLong = !middle.isAfter(UNTIL) && (end == null || middle.isBefore(end));
            boolean isKnown =
                    !phase.subscriptionId().isEmpty() || conventions.tracked() == RevenueConventions.Tracked.CUSTOMER;
            if (isLong && isKnown) {
                cut.add(phase.withEnd(middle));
                cut.add(new Subscription(
                        phase.customerId(), middle, end, phase.terms(), phase.subscriptionId(), null, null));
            } else {
                cut.add(phase);
            }
        }
        RecurringRevenue ofCut = RecurringRevenue.of(history(cut), EUR, conventions);
        RecurringRevenue whole = RecurringRevenue.of(history(phases), EUR, conventions);
        assertThat(ofCut.movements(Granularity.WEEK)).isEqualTo(whole.movements(Granularity.WEEK));
        assertThat(ofCut.movementsByPlan(Granularity.MONTH)).isEqualTo(whole.movementsByPlan(Granularity.MONTH));
        Statistics.label("cut").collect(cut.size() > phases.size());
    }

    @Property(seed = "20260101", tries = 200, edgeCases = EdgeCasesMode.NONE)
    void partsOfTheCustomersAddUp(
            @ForAll("phases") List<Subscription> phases, @ForAll("conventions") RevenueConventions conventions) {
        SubscriptionHistory history = history(phases);
        RecurringRevenueMovement sum = history.split(3).stream()
                .map(part -> RecurringRevenue.of(part, EUR, conventions).movement(Period.month(2026, 3)))
                .reduce(RecurringRevenueMovement.empty(EUR), RecurringRevenueMovement::plus);
        assertThat(sum).isEqualTo(RecurringRevenue.of(history, EUR, conventions).movement(Period.month(2026, 3)));
    }

    @Property(seed = "20260101", tries = 200, edgeCases = EdgeCasesMode.NONE)
    void trialsAreConvertedLostOrRunning(@ForAll("phases") List<Subscription> phases) {
        List<Trial> trials = history(phases).trials();
        TrialConversion conversion = TrialConversion.of(trials);
        assertThat(conversion.trials())
                .isEqualTo(phases.stream()
                        .filter(phase -> phase.trialEnd() != null)
                        .count());
        assertThat(TrialConversion.byStart(trials, Granularity.MONTH).values().stream()
                        .reduce(TrialConversion.empty(), TrialConversion::plus))
                .isEqualTo(conversion);
        trials.forEach(trial -> Statistics.label("outcome").collect(trial.outcome()));
    }
}
