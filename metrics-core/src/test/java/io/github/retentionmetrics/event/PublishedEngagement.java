package io.github.retentionmetrics.event;

import static java.util.stream.Collectors.joining;

import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;

/** An example that a tool prints or tests, and what the library answers to it under the convention of the tool. */
record PublishedEngagement(String name, String printed, String computed) {
    static final Instant START = Instant.parse("2020-06-01T00:00:00Z");

    /** The day with a number, of which 0 is 1 June 2020, a Monday. */
    static LocalDate day(int number) {
        return LocalDate.of(2020, 6, 1).plusDays(number);
    }

    static Period periodOfDay(int number) {
        return Period.day(day(number));
    }

    /**
     * The history of a text such as {@code "ann: 0 1 2x3; bob: 1"}: an event on each day, or several, observed until
     * the end of a day.
     */
    static EventHistory ofDays(String text, int observedUntil) {
        EventHistoryBuilder builder = EventHistory.builder(ZoneOffset.UTC);
        addDays(builder, text, "event", PublishedEngagement::day);
        return builder.build(day(observedUntil));
    }

    static void addDays(EventHistoryBuilder builder, String text, String name, Function<Integer, LocalDate> dayOf) {
        for (String user : text.split("; *", -1)) {
            String id = user.substring(0, user.indexOf(':'));
            for (String word : user.substring(id.length() + 1).strip().split(" ", -1)) {
                String[] parts = word.split("x", -1);
                for (int i = 0; i < (parts.length > 1 ? Integer.parseInt(parts[1]) : 1); i++) {
                    builder.add(id, dayOf.apply(Integer.valueOf(parts[0])), name);
                }
            }
        }
    }

    /** The history of journeys such as {@code "abc bca"}: a user each, a letter an event, an hour apart. */
    static EventHistory ofJourneys(String journeys) {
        EventHistoryBuilder builder = EventHistory.builder(ZoneOffset.UTC);
        String[] words = journeys.split(" ", -1);
        for (int user = 0; user < words.length; user++) {
            for (int i = 0; i < words[user].length(); i++) {
                builder.add("u" + user, START.plusSeconds(3_600L * i), words[user].substring(i, i + 1));
            }
        }
        return builder.build(day(10));
    }

    /** The history of a user with events at some minutes, such as {@code "A0 B15"}. */
    static EventHistory ofMinutes(String... users) {
        EventHistoryBuilder builder = EventHistory.builder(ZoneOffset.UTC);
        for (int user = 0; user < users.length; user++) {
            for (String word : users[user].split(" ", -1)) {
                builder.add(
                        "u" + user, START.plusSeconds(60L * Integer.parseInt(word.substring(1))), word.substring(0, 1));
            }
        }
        return builder.build(day(10));
    }

    /** The size of a cohort and how many came back at each offset from 1, as far as a number of figures. */
    static String row(CohortTable table, Period cohort, Granularity granularity, int figures) {
        boolean isThere = table.cohorts().contains(cohort);
        return IntStream.range(0, figures)
                .mapToLong(offset -> !isThere ? 0 : offset == 0 ? table.size(cohort) : customers(table, cohort, offset))
                .mapToObj(Long::toString)
                .collect(joining(" "));
    }

    static long customers(CohortTable table, Period cohort, int offset) {
        return table.cell(cohort, offset).orElseThrow().customers();
    }

    /** How many steps each customer of a history passes. */
    static String depths(Funnel funnel, EventHistory events) {
        FunnelTable table = funnel.over(events);
        return events.customerIds().stream()
                .map(id -> IntStream.rangeClosed(1, funnel.steps().size())
                        .filter(step -> table.customerIds(step).contains(id))
                        .count())
                .map(String::valueOf)
                .collect(joining(" "));
    }

    /** The numbers of customers at the steps. */
    static String customers(FunnelTable table) {
        return table.steps().stream()
                .map(step -> String.valueOf(step.customers()))
                .collect(joining(" "));
    }

    static String words(Object... values) {
        return Arrays.stream(values).map(String::valueOf).collect(joining(" "));
    }

    @Override
    public String toString() {
        return name;
    }
}
