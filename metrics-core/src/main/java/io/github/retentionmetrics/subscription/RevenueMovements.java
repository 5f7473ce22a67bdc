package io.github.retentionmetrics.subscription;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.RevenueFlows;
import io.github.retentionmetrics.internal.RevenueSteps;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The tables of movements of recurring revenue, and who is behind their parts. */
final class RevenueMovements {
    /** The names of the parts, by the numbers that {@link RevenueFlows} gives them. */
    private static final List<String> PARTS = List.of(
            "new",
            "reactivated",
            "moved in",
            "expanded",
            "contracted",
            "moved out",
            "churned",
            "unchanged",
            "within the period");

    private final RevenueLines lines;

    RevenueMovements(RevenueLines lines) {
        this.lines = lines;
    }

    RecurringRevenueMovement movement(Period period) {
        RevenueFlows flows = RevenueFlows.of(lines.whole(), lines.calendar(period), lines.netting());
        return movement(flows, 0, 0, start(flows, 0));
    }

    NavigableMap<Period, RecurringRevenueMovement> movements(Granularity granularity) {
        List<Period> periods = lines.periods(granularity);
        return periods.isEmpty()
                ? Collections.emptyNavigableMap()
                : movements(
                        RevenueFlows.of(lines.whole(), RevenueLines.calendar(periods), lines.netting()), 0, periods);
    }

    SortedMap<String, RecurringRevenueMovement> byPlan(Period period) {
        List<String> plans = lines.plans();
        RevenueFlows flows = RevenueFlows.ofPlans(
                lines.byPlan(), lines.whole(), plans.size(), lines.calendar(period), lines.netting());
        SortedMap<String, RecurringRevenueMovement> movements = new TreeMap<>();
        for (int plan = 0; plan < plans.size(); plan++) {
            RecurringRevenueMovement movement = movement(flows, plan, 0, start(flows, plan));
            if (movement.start().customers() > 0 || movement.end().customers() > 0) {
                movements.put(plans.get(plan), movement);
            }
        }
        return Collections.unmodifiableSortedMap(movements);
    }

    SortedMap<String, NavigableMap<Period, RecurringRevenueMovement>> byPlan(Granularity granularity) {
        List<String> plans = lines.plans();
        List<Period> periods = lines.periods(granularity);
        SortedMap<String, NavigableMap<Period, RecurringRevenueMovement>> movements = new TreeMap<>();
        if (!periods.isEmpty()) {
            RevenueFlows flows = RevenueFlows.ofPlans(
                    lines.byPlan(), lines.whole(), plans.size(), RevenueLines.calendar(periods), lines.netting());
            for (int plan = 0; plan < plans.size(); plan++) {
                movements.put(plans.get(plan), movements(flows, plan, periods));
            }
        }
        return Collections.unmodifiableSortedMap(movements);
    }

    private NavigableMap<Period, RecurringRevenueMovement> movements(
            RevenueFlows flows, int group, List<Period> periods) {
        NavigableMap<Period, RecurringRevenueMovement> movements = new TreeMap<>();
        RecurringAmount start = start(flows, group);
        for (int period = 0; period < periods.size(); period++) {
            RecurringRevenueMovement movement = movement(flows, group, period, start);
            movements.put(periods.get(period), movement);
            start = movement.end();
        }
        return Collections.unmodifiableNavigableMap(movements);
    }

    private RecurringAmount start(RevenueFlows flows, int group) {
        return lines.amount(flows.start(group), flows.startLines(group));
    }

    private RecurringRevenueMovement movement(RevenueFlows flows, int group, int period, RecurringAmount start) {
        RecurringAmount[] parts = new RecurringAmount[RevenueFlows.PARTS];
        Arrays.setAll(parts, part -> lines.amount(flows.amount(part, group, period), flows.count(part, group, period)));
        return new RecurringRevenueMovement(
                start,
                parts[RevenueFlows.NEW],
                parts[RevenueFlows.REACTIVATED],
                parts[RevenueFlows.MOVED_IN],
                parts[RevenueFlows.EXPANSION],
                parts[RevenueFlows.CONTRACTION],
                parts[RevenueFlows.MOVED_OUT],
                parts[RevenueFlows.CHURNED],
                start.customers() - flows.changed(group, period),
                flows.within(group, period));
    }

    /** Customers as a whole never move between plans. */
    Segmentation customers(Period period) {
        RevenueSteps whole = lines.whole();
        int[] parts = RevenueFlows.parts(
                whole, whole, lines.calendar(period), lines.netting().newAfterDays());
        List<String> names =
                PARTS.stream().filter(part -> !part.startsWith("moved")).toList();
        int[] places = PARTS.stream().mapToInt(names::indexOf).toArray();
        return segmentation(
                IntStream.range(0, parts.length).mapToObj(lines::nameOf).toList(),
                names,
                IntStream.of(parts).map(part -> part < 0 ? part : places[part]).toArray(),
                period);
    }

    SortedMap<String, Segmentation> customersByPlan(Period period) {
        RevenueSteps byPlan = lines.byPlan();
        int[] wholes = RevenueFlows.wholeLines(byPlan, lines.whole());
        int[] parts = RevenueFlows.parts(
                byPlan, lines.whole(), lines.calendar(period), lines.netting().newAfterDays());
        SortedMap<String, Segmentation> customers = new TreeMap<>();
        for (int plan = 0; plan < lines.plans().size(); plan++) {
            int code = plan;
            int[] own = IntStream.range(0, parts.length)
                    .filter(line -> byPlan.plan(line) == code && parts[line] >= 0)
                    .toArray();
            if (own.length > 0) {
                List<String> names = IntStream.of(own)
                        .mapToObj(line -> lines.nameOf(wholes[line]))
                        .toList();
                int[] partsOfOwn = IntStream.of(own).map(line -> parts[line]).toArray();
                customers.put(lines.plans().get(plan), segmentation(names, PARTS, partsOfOwn, period));
            }
        }
        return Collections.unmodifiableSortedMap(customers);
    }

    private Segmentation segmentation(List<String> ids, List<String> names, int[] parts, Period period) {
        LocalDate last = period.endExclusive().minusDays(1);
        LocalDate until = lines.observedUntil();
        return Segmentation.ofIndexes(ids, names, line -> parts[line] < 0 ? Segmentation.UNSEGMENTED : parts[line])
                .withKnownOn(last.isAfter(until) ? until : last);
    }
}
