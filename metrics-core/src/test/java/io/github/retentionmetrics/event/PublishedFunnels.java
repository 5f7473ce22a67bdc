package io.github.retentionmetrics.event;

import static io.github.retentionmetrics.event.PublishedEngagement.customers;
import static io.github.retentionmetrics.event.PublishedEngagement.depths;
import static io.github.retentionmetrics.event.PublishedEngagement.ofJourneys;
import static io.github.retentionmetrics.event.PublishedEngagement.ofMinutes;
import static io.github.retentionmetrics.event.PublishedEngagement.words;
import static java.util.stream.Collectors.joining;

import io.github.retentionmetrics.event.Funnel.Entry;
import io.github.retentionmetrics.event.Funnel.Order;
import io.github.retentionmetrics.event.Funnel.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Published examples of funnels. */
final class PublishedFunnels {
    private static final Funnel ABC = Funnel.of("a", "b", "c").within(Duration.ofDays(1));

    private final List<PublishedEngagement> rows = new ArrayList<>();

    static List<PublishedEngagement> rows() {
        PublishedFunnels funnels = new PublishedFunnels();
        funnels.times();
        funnels.orders();
        funnels.clickHouse();
        funnels.mixpanel();
        funnels.retentioneering();
        return funnels.rows;
    }

    private void add(String name, String printed, String computed) {
        rows.add(new PublishedEngagement(name, printed, computed));
    }

    private static String seconds(@Nullable Duration duration) {
        return String.valueOf(Objects.requireNonNull(duration).toSeconds());
    }

    private void times() {
        FunnelTable table = Funnel.of("s", "p", "b")
                .within(Duration.ofDays(14))
                .over(ofMinutes("s720 p780 b900", "s840 p960", "s840 p960 b1020"));
        add("PH-ttc-1", "6000", seconds(table.step(2).meanFromPrevious()));
        add("PH-ttc-2", "7200", seconds(table.step(2).medianFromPrevious()));
        add("PH-ttc-3", "5400", seconds(table.step(3).meanFromPrevious()));
        add("PH-ttc-4", "5400", seconds(table.step(3).medianFromPrevious()));
        FunnelTable tries = ABC.over(ofMinutes("a60 b120 c180 a3120 b3180 a4740 b4920"));
        add("PH-ttc-5", "3600", seconds(tries.step(2).medianFromStart()));

        EventHistory events = ofMinutes("s0 v5", "s0", "s0 v15");
        add("PH-win-14d", "3 2 600", window(events, Duration.ofDays(14)));
        add("PH-win-5m", "3 1 300", window(events, Duration.ofMinutes(5)));

        FunnelTable strict =
                Funnel.of("s", "p", "i").withOrder(Order.STRICT).over(ofMinutes("s0", "s0 p60", "s0 p120 i240"));
        add(
                "PH-strict-ttc",
                "5400 7200",
                words(
                        seconds(strict.step(2).meanFromPrevious()),
                        seconds(strict.step(3).meanFromPrevious())));
    }

    private static String window(EventHistory events, Duration window) {
        FunnelTable table = Funnel.of("s", "v").within(window).over(events);
        return words(customers(table), seconds(table.step(2).meanFromStart()));
    }

    private void orders() {
        add(
                "PH-unord",
                "8 5 3",
                customers(
                        Funnel.of("s", "p", "i").withOrder(Order.ANY).over(ofJourneys("s ps spxi ips psxi xi px ip"))));
        add(
                "PH-unord4",
                "8 5 3 1",
                customers(Funnel.of("s", "p", "i", "c")
                        .withOrder(Order.ANY)
                        .over(ofJourneys("s pc spxi ics psci xi px ip"))));
        // s: signed up; G and g: the action with and without its property; v and W, w: page views, with and without it
        Funnel strict = Funnel.of(
                        Step.of("signed up", EventSelector.named("s")),
                        Step.of("sign up", EventSelector.named("G")),
                        Step.of("view", EventSelector.named("v", "V")),
                        Step.of("page view", EventSelector.named("W")))
                .withOrder(Order.STRICT);
        add(
                "PH-strict-adv",
                "8 6 5 1",
                customers(strict.over(ofJourneys("s sv sGgvxi xsGVx xsGvx xsGvw xsGvsW xssGvW"))));
    }

    private void clickHouse() {
        // searches and orders of a user of a telephone shop, in the order of the query
        add("CH-wf-doc", "4", depths(Funnel.of("l", "m", "n", "o"), ofJourneys("lmno")));
        EventHistory seconds = ofMinutes("a0 b1 c2 d3 e4 f5 g6 h7 i8");
        Funnel five = Funnel.of("d", "e", "f", "g", "h");
        add("CH-win-2", "3", depths(five.within(Duration.ofMinutes(2)), seconds));
        add("CH-win-3", "4", depths(five.within(Duration.ofMinutes(3)), seconds));
        add("CH-win-4", "5", depths(five.within(Duration.ofMinutes(4)), seconds));
        add("CH-two-1001", "2", depths(Funnel.of("b", "i"), seconds));
        add("CH-two-1008", "1", depths(Funnel.of("i", "b"), seconds));
        add("CH-default", "3 3 3 3 3 1", depths(ABC, ofJourneys("abc adbc aabbcc aaaabbcc aabbdcc ccbbaa")));
        add("CH-ties", "5", depths(Funnel.of("a", "b", "c", "d", "e"), ofMinutes("a0 b1 c1 d1 e2")));
    }

    private void mixpanel() {
        EventHistory twice = ofMinutes("a60 a90 b105 c135");
        Funnel hour = ABC.within(Duration.ofHours(1));
        add("MX-first-entry", "2", depths(hour.withEntry(Entry.FIRST), twice));
        Funnel five = Funnel.of("A", "B", "C", "D", "E").withEntry(Entry.FIRST);
        List<String> journeys = List.of("ABCDE", "ABFCDE", "ABDCDE", "ABCE");
        List<String> printed = List.of("5", "5", "5", "3");
        for (int i = 0; i < journeys.size(); i++) {
            // another customer has the events that are missing, which would be refused as misspelt otherwise
            EventHistory events = ofJourneys(journeys.get(i) + " EDCBA");
            add("MX-order-" + (i + 1), printed.get(i), depths(five, events.filter("u0"::equals)));
        }
        FunnelTotals totals =
                Funnel.of("a", "b").withExclusion(EventSelector.named("a"), 1).totals(ofMinutes("a0 a1 a2 b3"));
        add("MX-excl-totals", "2 1", words(totals.attempts(1), totals.attempts(2)));
    }

    /** c: catalogue, p: the first or second product, k: basket, d: payment done. */
    private void retentioneering() {
        EventHistory events = ofMinutes(
                "c1 p2 p3 k7 d8",
                "p1 p2 k7 d8",
                "p1 p2 c3 c4 k7 d8",
                "c1 p2 p3 c4 p6 k7 d8",
                "p2 p3 p6 k7 d8",
                "p1 p2 c3 c4 k7 d8",
                "c1 p2 p3 c4 p6 d7 k8",
                "c1 p2 p3 c4 p6 d7 k8");
        List<String> steps = List.of("c", "p", "k", "d");
        add(
                "RE-funnel-closed",
                "6 4 4 2",
                customers(Funnel.of("c", "p", "k", "d").over(events)));
        add(
                "RE-funnel-open",
                "6 8 8 8",
                steps.stream()
                        .map(step -> String.valueOf(Funnel.of(step).over(events).customers(1)))
                        .collect(joining(" ")));
        add(
                "RE-funnel-hybrid",
                "6 4 4 4",
                IntStream.rangeClosed(1, 4)
                        .mapToObj(step -> String.valueOf(afterCatalogue(events, steps.subList(1, step))))
                        .collect(joining(" ")));
    }

    /** How many customers have each of some events after the catalogue. */
    private static int afterCatalogue(EventHistory events, List<String> later) {
        Set<String> customers = new HashSet<>(Funnel.of("c").over(events).customerIds(1));
        later.forEach(
                step -> customers.retainAll(Funnel.of("c", step).over(events).customerIds(2)));
        return customers.size();
    }
}
