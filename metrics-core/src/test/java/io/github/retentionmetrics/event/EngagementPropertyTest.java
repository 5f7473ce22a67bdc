package io.github.retentionmetrics.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of event histories, and plain implementations from lists beside them, over weeks in which the clock changes. */
class EngagementPropertyTest {
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final LocalDate UNTIL = LocalDate.of(2020, 4, 20);
    private static final Instant START = Instant.parse("2020-03-20T00:00:00Z");
    private static final ReturnRule RULE = ReturnRule.of(EventSelector.named("a"), EventSelector.named("b"));

    /** Around the days on which clocks are put forward, one of them at midnight. */
    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("UTC", "Europe/Amsterdam", "America/New_York", "Asia/Beirut", "Pacific/Apia")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<List<Event>> logs() {
        Arbitrary<Event> events = Combinators.combine(
                        Arbitraries.of("u", "v", "w", "x"),
                        // instants that are often equal, or whole hours and days apart
                        Arbitraries.oneOf(
                                Arbitraries.integers().between(0, 24 * 28).map(hours -> Duration.ofHours(hours)),
                                Arbitraries.integers().between(0, 60 * 24 * 28).map(Duration::ofMinutes),
                                Arbitraries.integers().between(0, 40).map(Duration::ofMinutes)),
                        Arbitraries.of(NAMES))
                .as((user, time, name) -> Event.of(user, START.plus(time), name));
        return events.list().ofMaxSize(40).map(log -> {
            // every name occurs, so that none is refused
            List<Event> all = new ArrayList<>(log);
            NAMES.forEach(name -> all.add(Event.of("z", START, name)));
            return all;
        });
    }

    @Provide
    Arbitrary<Duration> windows() {
        return Arbitraries.of(
                Duration.ofMinutes(1),
                Duration.ofMinutes(30),
                Duration.ofHours(1),
                Duration.ofDays(1),
                Duration.ofDays(9));
    }

    private static EventHistory history(ZoneId zone, Collection<Event> log) {
        return EventHistory.of(zone, log, UNTIL);
    }

    private static Map<String, List<Event>> byCustomer(List<Event> log) {
        Map<String, List<Event>> events =
                log.stream().collect(Collectors.groupingBy(Event::customerId, TreeMap::new, Collectors.toList()));
        events.values().forEach(list -> list.sort(Comparator.comparing(Event::instant)));
        return events;
    }

    @Property
    void retentionIsThatOfAPlainImplementation(
            @ForAll("logs") List<Event> log,
            @ForAll("zones") ZoneId zone,
            @ForAll boolean isRecurring,
            @ForAll boolean isWeek,
            @ForAll CohortAnalysis.Retained retained) {
        Granularity grain = isWeek ? Granularity.WEEK : Granularity.DAY;
        ReturnRule rule = isRecurring ? RULE.withRecurringStart() : RULE;
        EventHistory events = history(zone, log);
        CohortAnalysis analysis = CohortAnalysis.by(grain).withRetained(retained);
        CohortTable table = analysis.over(events, rule);

        Map<Period, Map<String, Set<Long>>> expected = new TreeMap<>();
        byCustomer(log).forEach((customer, list) -> {
            Set<Period> seen = new HashSet<>();
            for (int start = 0; start < list.size(); start++) {
                Period cohort = periodOf(list.get(start), zone, grain);
                boolean isStart = list.get(start).eventType().name().equals("a");
                if (isStart && (seen.isEmpty() || isRecurring) && seen.add(cohort)) {
                    expected.computeIfAbsent(cohort, key -> new TreeMap<>())
                            .put(customer, offsets(list, start, zone, grain));
                }
            }
        });
        assertThat(table.cohorts()).containsExactlyElementsOf(expected.keySet());
        expected.forEach((cohort, members) -> {
            assertThat(table.size(cohort)).isEqualTo(members.size());
            assertThat(analysis.customerIds(events, rule, cohort)).containsExactlyElementsOf(members.keySet());
            table.cells().filter(cell -> cell.cohort().equals(cohort)).forEach(cell -> {
                List<String> present = members.entrySet().stream()
                        .filter(member -> isPresent(member.getValue(), cell.offset(), retained))
                        .map(Map.Entry::getKey)
                        .toList();
                assertThat(cell.customers()).as("%s %d", cohort, cell.offset()).isEqualTo(present.size());
                assertThat(analysis.customerIds(events, rule, cohort, cell.offset()))
                        .containsExactlyElementsOf(present);
            });
        });
    }

    private static Period periodOf(Event event, ZoneId zone, Granularity grain) {
        return grain.periodContaining(LocalDate.ofInstant(event.instant(), zone));
    }

    private static Set<Long> offsets(List<Event> list, int start, ZoneId zone, Granularity grain) {
        Period cohort = periodOf(list.get(start), zone, grain);
        return IntStream.range(0, list.size())
                .filter(event -> event != start
                        && list.get(event).eventType().name().equals("b")
                        && !list.get(event).instant().isBefore(list.get(start).instant()))
                .mapToObj(event -> grain.between(cohort, periodOf(list.get(event), zone, grain)))
                .collect(Collectors.toSet());
    }

    private static boolean isPresent(Set<Long> offsets, long at, CohortAnalysis.Retained retained) {
        return switch (retained) {
            case IN_PERIOD -> offsets.contains(at);
            case ON_OR_AFTER -> offsets.stream().anyMatch(offset -> offset >= at);
            case ON_OR_BEFORE ->
                at == 0 ? offsets.contains(at) : offsets.stream().anyMatch(offset -> offset >= 1 && offset <= at);
            case EVERY_PERIOD ->
                at == 0
                        ? offsets.contains(at)
                        : IntStream.rangeClosed(1, (int) at).allMatch(offset -> offsets.contains((long) offset));
        };
    }

    @Property
    void onIsAtMostOnOrAfterWhichNeverRises(@ForAll("logs") List<Event> log, @ForAll("zones") ZoneId zone) {
        EventHistory events = history(zone, log);
        CohortAnalysis days = CohortAnalysis.by(Granularity.DAY);
        CohortTable on = days.over(events, RULE);
        CohortTable onOrAfter =
                days.withRetained(CohortAnalysis.Retained.ON_OR_AFTER).over(events, RULE);
        on.cells().forEach(cell -> {
            long later =
                    onOrAfter.cell(cell.cohort(), cell.offset()).orElseThrow().customers();
            assertThat(cell.customers()).isLessThanOrEqualTo(later);
            if (cell.offset() > 0) {
                assertThat(later)
                        .isLessThanOrEqualTo(onOrAfter
                                .cell(cell.cohort(), cell.offset() - 1)
                                .orElseThrow()
                                .customers());
            }
        });
    }

    @Property
    void recurringCohortsContainFirstTimeOnes(@ForAll("logs") List<Event> log, @ForAll("zones") ZoneId zone) {
        EventHistory events = history(zone, log);
        CohortAnalysis weeks = CohortAnalysis.by(Granularity.WEEK);
        for (Period cohort : weeks.over(events, RULE).cohorts()) {
            assertThat(weeks.customerIds(events, RULE.withRecurringStart(), cohort))
                    .containsAll(weeks.customerIds(events, RULE, cohort));
        }
    }

    @Property
    void partsAddUpToTheWhole(
            @ForAll("logs") List<Event> log, @ForAll("zones") ZoneId zone, @ForAll("windows") Duration timeout) {
        EventHistory events = history(zone, log);
        List<EventHistory> parts = events.split(3);
        CohortAnalysis weeks = CohortAnalysis.by(Granularity.WEEK);
        assertThat(parts.stream().mapToLong(EventHistory::events).sum()).isEqualTo(events.events());
        assertThat(parts.stream()
                        .map(part -> weeks.over(part, RULE))
                        .reduce(CohortTable::plus)
                        .orElseThrow())
                .isEqualTo(weeks.over(events, RULE));
        SessionRule rule = SessionRule.ofTimeout(timeout);
        assertThat(parts.stream().map(part -> rule.over(part).facts()).reduce(SessionFacts.empty(), SessionFacts::plus))
                .isEqualTo(rule.over(events).facts());
        EventHistory union = parts.get(2).plus(parts.get(0)).plus(parts.get(1));
        assertThat(weeks.over(union, RULE)).isEqualTo(weeks.over(events, RULE));
        assertThat(rule.over(union).facts()).isEqualTo(rule.over(events).facts());
        assertThat(union.types()).isEqualTo(events.types());
    }

    /** Rows of a customer at one instant keep their order, so only those of different instants may be mixed. */
    @Property
    void theOrderOfRowsMakesNoDifference(@ForAll("logs") List<Event> log, @ForAll("windows") Duration window) {
        List<Event> sorted = new ArrayList<>(log);
        sorted.sort(Comparator.comparing(Event::instant).reversed());
        ZoneId utc = ZoneId.of("UTC");
        Funnel funnel = Funnel.of("a", "b", "c").within(window);
        assertThat(funnel.over(history(utc, sorted)).steps())
                .isEqualTo(funnel.over(history(utc, log)).steps());
        SessionRule rule = SessionRule.ofTimeout(window);
        assertThat(rule.over(history(utc, sorted)).facts())
                .isEqualTo(rule.over(history(utc, log)).facts());
    }

    @Property
    void funnelsAreThoseOfAPlainImplementation(
            @ForAll("logs") List<Event> log, @ForAll("windows") Duration window, @ForAll Funnel.Order order) {
        FunnelTable table =
                Funnel.of("a", "b", "c").within(window).withOrder(order).over(history(ZoneId.of("UTC"), log));
        Map<String, Integer> depths = new TreeMap<>();
        byCustomer(log).forEach((customer, list) -> {
            int depth = IntStream.range(0, list.size())
                    .map(start -> depth(list, start, window, order))
                    .max()
                    .orElse(0);
            depths.put(customer, depth);
        });
        for (int step = 1; step <= 3; step++) {
            int least = step;
            assertThat(table.customerIds(step))
                    .as("%s step %d", order, step)
                    .containsExactlyElementsOf(depths.entrySet().stream()
                            .filter(depth -> depth.getValue() >= least)
                            .map(Map.Entry::getKey)
                            .toList());
        }
    }

    private static int depth(List<Event> list, int start, Duration window, Funnel.Order order) {
        Instant end = list.get(start).instant().plus(window);
        if (order == Funnel.Order.ANY) {
            return (int) list.subList(start, list.size()).stream()
                    .filter(event -> !event.instant().isAfter(end))
                    .map(event -> event.eventType().name())
                    .distinct()
                    .count();
        }
        int depth = 0;
        int at = start;
        while (at >= 0 && depth < NAMES.size() && isStep(list, at, depth, end)) {
            depth++;
            at = next(list, at, depth, order);
        }
        return depth;
    }

    private static boolean isStep(List<Event> list, int at, int step, Instant end) {
        return list.get(at).eventType().name().equals(NAMES.get(step))
                && !list.get(at).instant().isAfter(end);
    }

    private static int next(List<Event> list, int at, int step, Funnel.Order order) {
        if (order == Funnel.Order.STRICT || step == NAMES.size()) {
            return at + 1 < list.size() ? at + 1 : -1;
        }
        return IntStream.range(0, list.size())
                .filter(event -> list.get(event).eventType().name().equals(NAMES.get(step))
                        && !list.get(event).instant().isBefore(list.get(at).instant()))
                .findFirst()
                .orElse(-1);
    }

    @Property
    void stepsNeverRiseAndLooserFunnelsKeepEveryone(
            @ForAll("logs") List<Event> log, @ForAll("windows") Duration window) {
        EventHistory events = history(ZoneId.of("UTC"), log);
        Funnel ordered = Funnel.of("a", "b", "c").within(window);
        FunnelTable strict = ordered.withOrder(Funnel.Order.STRICT).over(events);
        FunnelTable any = ordered.withOrder(Funnel.Order.ANY).over(events);
        FunnelTable longer = ordered.within(window.multipliedBy(2)).over(events);
        FunnelTable first = ordered.withEntry(Funnel.Entry.FIRST).over(events);
        FunnelTable table = ordered.over(events);
        for (int step = 1; step <= 3; step++) {
            List<String> passed = table.customerIds(step);
            assertThat(passed).containsAll(strict.customerIds(step)).containsAll(first.customerIds(step));
            assertThat(any.customerIds(step)).containsAll(passed);
            assertThat(longer.customerIds(step)).containsAll(passed);
            assertThat(table.customers(step)).isLessThanOrEqualTo(table.customers(Math.max(1, step - 1)));
        }
    }

    @Property
    void attemptsAreThoseOfOneWhoFollowsEveryCustomer(
            @ForAll("logs") List<Event> log,
            @ForAll("windows") Duration window,
            @ForAll boolean isStrict,
            @ForAll boolean isExcluding) {
        Set<Object> seen = new HashSet<>();
        List<Event> list = log.stream()
                .filter(event -> seen.add(List.of(event.customerId(), event.instant())) || isOfAllNames(event))
                .toList();
        Funnel funnel = isExcluding
                ? Funnel.of("a", "b").withExclusion(EventSelector.named("c"), 1)
                : Funnel.of("a", "b", "c").withOrder(isStrict ? Funnel.Order.STRICT : Funnel.Order.ORDERED);
        EventHistory events = history(ZoneId.of("UTC"), list).filter(id -> !id.equals("z"));
        FunnelTotals totals = funnel.within(window).totals(events);
        long[] attempts = new long[funnel.steps().size()];
        byCustomer(list).forEach((customer, ofOne) -> {
            if (!customer.equals("z")) {
                follow(ofOne, window, funnel, attempts);
            }
        });
        assertThat(totals.attempts())
                .containsExactlyElementsOf(Arrays.stream(attempts).boxed().toList());
        FunnelTable table = funnel.within(window).over(events);
        assertThat(totals.attempts(1)).isGreaterThanOrEqualTo(table.customers(1));
        assertThat(funnel.within(window)
                        .withEntry(Funnel.Entry.FIRST)
                        .totals(events)
                        .attempts(1))
                .isEqualTo(table.customers(1));
    }

    private static boolean isOfAllNames(Event event) {
        return event.customerId().equals("z");
    }

    /** Goes through the events of a customer once, with at most one attempt under way. */
    private static void follow(List<Event> list, Duration window, Funnel funnel, long[] attempts) {
        Instant end = null;
        int passed = 0;
        for (Event event : list) {
            String name = event.eventType().name();
            boolean isNext = end != null && !event.instant().isAfter(end) && name.equals(NAMES.get(passed));
            if (isNext) {
                attempts[passed++]++;
            }
            boolean isOver = (end != null && event.instant().isAfter(end))
                    || passed == attempts.length
                    || (!isNext && funnel.order() == Funnel.Order.STRICT);
            boolean isExcluded = !isOver
                    && !isNext
                    && passed == 1
                    && name.equals("c")
                    && !funnel.exclusions().isEmpty();
            end = isOver || isExcluded ? null : end;
            if (end == null && !isNext && !isExcluded && name.equals("a")) {
                end = event.instant().plus(window);
                passed = 1;
                attempts[0]++;
            } else if (end == null) {
                passed = 0;
            }
        }
    }

    @Property
    void sessionsPartitionEvents(
            @ForAll("logs") List<Event> log, @ForAll("zones") ZoneId zone, @ForAll("windows") Duration timeout) {
        EventHistory events = history(zone, log);
        Sessions sessions = SessionRule.ofTimeout(timeout).over(events);
        assertThat(sessions.facts().events()).isEqualTo(events.events());
        assertThat(sessions.facts(Granularity.DAY).values().stream().reduce(SessionFacts.empty(), SessionFacts::plus))
                .isEqualTo(sessions.facts());
        long gaps = 0;
        for (List<Event> list : byCustomer(log).values()) {
            gaps += 1
                    + IntStream.range(1, list.size())
                            .filter(i -> Duration.between(
                                                    list.get(i - 1).instant(),
                                                    list.get(i).instant())
                                            .compareTo(timeout)
                                    > 0)
                            .count();
        }
        assertThat(sessions.size()).isEqualTo((int) gaps);
    }

    @Property
    void lifeCycleAddsUp(@ForAll("logs") List<Event> log, @ForAll("zones") ZoneId zone) {
        EventHistory events = history(zone, log);
        CustomerMovement before = null;
        long customers = 0;
        for (Map.Entry<Period, CustomerMovement> day :
                events.movements(Granularity.DAY).entrySet()) {
            CustomerMovement movement = day.getValue();
            long active = byCustomer(log).values().stream()
                    .filter(list -> list.stream()
                            .anyMatch(event ->
                                    periodOf(event, zone, Granularity.DAY).equals(day.getKey())))
                    .count();
            assertThat(movement.newCustomers() + movement.retained() + movement.resurrected())
                    .isEqualTo(active)
                    .isEqualTo(movement.end());
            if (before != null) {
                assertThat(movement.lost()).isEqualTo(before.end() - movement.retained());
            }
            before = movement;
            customers += movement.newCustomers();
        }
        assertThat(customers).isEqualTo(events.customers());
    }
}
