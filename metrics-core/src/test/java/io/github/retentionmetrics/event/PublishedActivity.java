package io.github.retentionmetrics.event;

import static io.github.retentionmetrics.event.PublishedEngagement.day;
import static io.github.retentionmetrics.event.PublishedEngagement.ofDays;
import static io.github.retentionmetrics.event.PublishedEngagement.words;
import static java.util.stream.Collectors.joining;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.retention.ActiveCustomers;
import io.github.retentionmetrics.retention.Stickiness;
import io.github.retentionmetrics.testing.Log;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Published examples of active users, life cycles, stickiness and sessions. */
final class PublishedActivity {
    private final List<PublishedEngagement> rows = new ArrayList<>();

    static List<PublishedEngagement> rows() {
        PublishedActivity activity = new PublishedActivity();
        activity.activeUsers();
        activity.lifecycle();
        activity.stickiness();
        activity.kusto();
        activity.sessions();
        return activity.rows;
    }

    private void add(String name, String printed, String computed) {
        rows.add(new PublishedEngagement(name, printed, computed));
    }

    private void activeUsers() {
        EventHistory events = ofDays("A: 1 2 3 4 5 9 10 11; B: 1 2 3 4 5 6 7 8 9 10 11", 11);
        add(
                "PH-1063",
                "2 2 2 2 2 1 1 1 2 2 2",
                ActiveCustomers.of(events.activeDays()).stream()
                        .map(row -> String.valueOf(row.daily()))
                        .collect(joining(" ")));
    }

    /** PostHog shows who became dormant as a negative number. */
    private void lifecycle() {
        EventHistory users = ofDays("p1: 11 12 13 15 17 19; p2: 9 12; p3: 12; p4: 15", 19);
        movements("PH-life", users, 12, "1 0 0 1 0 0 0 0", "1 1 0 0 0 0 0 0", "1 0 0 1 0 1 0 1", "0 -2 -1 0 -2 0 -1 0");
        EventHistory group = ofDays("g: 9 11 12 13 15 17 18 19", 19);
        movements(
                "PH-lifeg",
                group,
                9,
                "1 0 0 0 0 0 0 0 0 0 0",
                "0 0 0 1 1 0 0 0 0 1 1",
                "0 0 1 0 0 0 1 0 1 0 0",
                "0 -1 0 0 0 -1 0 -1 0 0 0");
    }

    private void movements(
            String name, EventHistory events, int from, String added, String back, String resurrected, String lost) {
        NavigableMap<Period, CustomerMovement> movements = events.movements(Granularity.DAY);
        Function<ToLongFunction<CustomerMovement>, String> series = count -> IntStream.rangeClosed(from, 19)
                .mapToObj(number -> movements.get(PublishedEngagement.periodOfDay(number)))
                .map(movement -> String.valueOf(count.applyAsLong(movement)))
                .collect(joining(" "));
        add(name + "-new", added, series.apply(CustomerMovement::newCustomers));
        add(name + "-returning", back, series.apply(CustomerMovement::retained));
        add(name + "-resurrecting", resurrected, series.apply(CustomerMovement::resurrected));
        add(name + "-dormant", lost, series.apply(movement -> -movement.lost()));
    }

    /** PostHog's axis has one position more than there are days. */
    private void stickiness() {
        EventHistory events = Log.events(
                "2020-02-29",
                Stream.concat(
                                IntStream.rangeClosed(11, 19).mapToObj(day -> "p1 2020-01-" + day + "T12:00Z a"),
                                Stream.of(11, 13, 15, 17, 19).map(day -> "p2 2020-01-" + day + "T12:00Z a"))
                        .toArray(String[]::new));
        add(
                "PH-stick-day",
                "0 0 0 0 1 0 0 0 1 0 0",
                counts(events, Period.ofClosed(LocalDate.of(2020, 1, 11), LocalDate.of(2020, 1, 21)), Granularity.DAY));
        add(
                "PH-stick-week",
                "0 0 2 0",
                counts(
                        events,
                        Period.ofClosed(LocalDate.of(2020, 1, 5), LocalDate.of(2020, 2, 1)),
                        Granularity.weekStarting(DayOfWeek.SUNDAY)));
        add(
                "PH-stick-month",
                "2 0",
                counts(
                        events,
                        Period.ofClosed(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 2, 29)),
                        Granularity.MONTH));
    }

    private static String counts(EventHistory events, Period period, Granularity granularity) {
        return Stickiness.of(events.activeDays(), period, granularity).customersByIntervals().stream()
                .map(String::valueOf)
                .collect(joining(" "));
    }

    /** Kusto: events, users, new users and all users until then; and a window of three days, its last day included. */
    private void kusto() {
        EventHistory users = ofDays("A: 1; B: 1 3; C: 2; D: 1; H: 3; J: 1 2 3; S: 3 4; T: 2 3x2", 4);
        List<ActiveCustomers> days = ActiveCustomers.of(users.activeDays());
        NavigableMap<Period, CustomerMovement> movements = users.movements(Granularity.DAY);
        List<String> printed = List.of("4 4 4 4", "3 3 2 6", "6 5 2 8", "1 1 0 8");
        for (int number = 1; number <= 4; number++) {
            add(
                    "KU-counts-" + number,
                    printed.get(number - 1),
                    words(
                            events(users, number - 1, number),
                            days.get(number - 1).daily(),
                            movements
                                    .get(PublishedEngagement.periodOfDay(number))
                                    .newCustomers(),
                            users.asKnownOn(day(number)).customers()));
        }

        EventHistory sliding = ofDays("Ananda: 2 3; Atul: 2 3x2; Betsy: 4; Bob: 1x2 3 5; David: 1x2; John: 1 2 3", 7);
        Map<Integer, String> windows = Map.of(1, "5 3", 2, "8 5", 3, "13 5", 4, "9 5", 5, "7 5", 6, "2 2", 7, "1 1");
        List<ActiveCustomers> slid = ActiveCustomers.of(sliding.activeDays(), 3, 4);
        for (int number = 1; number <= 7; number++) {
            add(
                    "KU-slide-" + number,
                    windows.get(number),
                    words(
                            events(sliding, number - 3, number),
                            slid.get(number - 1).weekly()));
        }
    }

    /** The events of the days after one, to the end of another. */
    private static long events(EventHistory events, int after, int until) {
        return events.asKnownOn(day(until)).events()
                - (after < 1 ? 0 : events.asKnownOn(day(after)).events());
    }

    private void sessions() {
        SessionRule timeout = SessionRule.ofTimeout(Duration.ofMinutes(30));
        add("MX-sess-1", "10 35", minutes(timeout, PublishedEngagement.ofMinutes("a780 a790 a830 a850 a865")));
        EventHistory midnight = PublishedEngagement.ofMinutes("a1410 a1430 a1445 a1450");
        add("MX-sess-2", "20 5", minutes(timeout.withMidnightEnding(), midnight));
        add("GA-dur", "10", minutes(timeout, PublishedEngagement.ofMinutes("a615 a625")));
        add("GA-dur0", "0", minutes(timeout, PublishedEngagement.ofMinutes("a615")));
        // sessions with a page, and its views: one session has both pages, so they do not add up
        EventHistory pages = PublishedEngagement.ofMinutes("h0 p1 h2");
        Sessions sessions = timeout.over(pages);
        EventSelector home = EventSelector.named("h");
        EventSelector products = EventSelector.named("p");
        add(
                "GA-pages",
                "1 1 1 2 1 3",
                words(
                        sessions.conversion(home).numerator(),
                        sessions.conversion(products).numerator(),
                        sessions.facts().sessions(),
                        pages.events(home),
                        pages.events(products),
                        pages.events()));
    }

    private static String minutes(SessionRule rule, EventHistory events) {
        return rule.over(events).stream()
                .map(session -> String.valueOf(session.duration().toMinutes()))
                .collect(joining(" "));
    }
}
