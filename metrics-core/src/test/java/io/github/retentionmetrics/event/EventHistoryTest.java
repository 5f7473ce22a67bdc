package io.github.retentionmetrics.event;

import static io.github.retentionmetrics.testing.Log.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.retention.RetentionRate;
import io.github.retentionmetrics.testing.Log;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventHistoryTest {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final LocalDate UNTIL = LocalDate.of(2026, 3, 31);

    @Test
    void metricsOfCustomersApply() {
        EventHistory events = events(
                "2026-03-31",
                "anna 2026-02-10T10:00Z view",
                "anna 2026-03-10T10:00Z view",
                "ben 2026-02-11T10:00Z view",
                "cem 2026-03-11T10:00Z view");
        assertThat(RetentionRate.of(events, Period.month(2026, 3))).hasToString("50.0% (1 of 2)");
        assertThat(events.customersOf(Period.month(2026, 3)).lost()).containsExactly("ben");
        assertThat(CohortAnalysis.by(Granularity.MONTH)
                        .over(events.activeDays())
                        .retention(Period.month(2026, 2), 1))
                .hasToString("50.0% (1 of 2)");
    }

    @Test
    void theZoneSaysWhichDayItIs() {
        EventHistory events = events(AMSTERDAM, "2026-03-31", "anna 2026-03-09T23:30Z view");
        assertThat(events.activeDays().span()).contains(Period.day(LocalDate.of(2026, 3, 10)));
    }

    @Test
    void aRunningDayIsInNoFigureByDay() {
        EventHistory events = Log.builder(
                        AMSTERDAM,
                        "anna 2026-03-09T10:00Z view",
                        "anna 2026-03-10T09:00Z view",
                        "ben 2026-03-10T09:30Z view")
                .build(Log.instant("2026-03-10T11:00Z"));
        assertThat(events.observedUntil()).isEqualTo(LocalDate.of(2026, 3, 9));
        assertThat(events.events()).isEqualTo(3);
        assertThat(events.customers()).isEqualTo(2);
        assertThat(events.activeDays().customers()).isEqualTo(1);
        assertThat(events.isComplete(Period.day(LocalDate.of(2026, 3, 9)))).isTrue();
        assertThat(events.isComplete(Period.day(LocalDate.of(2026, 3, 10)))).isFalse();
    }

    @Test
    void anEndAtMidnightIsTheEndOfTheDayBefore() {
        EventHistory events =
                Log.builder(AMSTERDAM, "anna 2026-03-09T10:00Z view").build(Instant.parse("2026-03-09T23:00:00Z"));
        assertThat(events.observedUntil()).isEqualTo(LocalDate.of(2026, 3, 9));
        assertThat(events.plus(events(AMSTERDAM, "2026-03-09")).events()).isEqualTo(1);
    }

    @Test
    void recordsColumnsAndRowsMakeTheSameHistory() {
        List<Event> log = List.of(
                Event.of("anna", Log.instant("2026-03-09T10:00Z"), "view").withSession("s1"),
                Event.of("ben", Log.instant("2026-03-08T10:00Z"), "buy"));
        String rows = describe(events("2026-03-31", "anna 2026-03-09T10:00Z view s1", "ben 2026-03-08T10:00Z buy"));
        assertThat(rows).isEqualTo("anna: 2026-03-09T10:00:00Z view s1; ben: 2026-03-08T10:00:00Z buy ; ");
        assertThat(describe(EventHistory.of(ZoneOffset.UTC, log, UNTIL))).isEqualTo(rows);
        assertThat(describe(log.parallelStream().collect(EventHistory.toEventHistory(ZoneOffset.UTC, UNTIL))))
                .isEqualTo(rows);
        assertThat(describe(EventHistory.builder(ZoneOffset.UTC)
                        .addColumns(
                                new String[] {"anna", "ben"},
                                new long[] {
                                    log.get(0).instant().toEpochMilli() * 1_000,
                                    log.get(1).instant().toEpochMilli() * 1_000
                                },
                                new String[] {"view", "buy"},
                                new String[] {"s1", ""})
                        .build(UNTIL)))
                .isEqualTo(rows);
    }

    private static String describe(EventHistory events) {
        StringBuilder text = new StringBuilder();
        for (EventCursor customer = events.cursor(); customer.next(); ) {
            text.append(customer.customerId()).append(": ");
            for (int event = 0; event < customer.events(); event++) {
                text.append(customer.instant(event)).append(' ');
                text.append(customer.eventType(event))
                        .append(' ')
                        .append(customer.session(event))
                        .append("; ");
            }
        }
        return text.toString();
    }

    @Test
    void aDayIsItsFirstInstant() {
        EventHistory events = EventHistory.builder(ZoneId.of("Africa/Cairo"))
                .add("anna", LocalDate.of(2025, 4, 25), "view")
                .build(UNTIL);
        EventCursor cursor = events.cursor();
        assertThat(cursor.next()).isTrue();
        // the clock was put forward at midnight
        assertThat(cursor.instant(0)).isEqualTo(Instant.parse("2025-04-24T22:00:00Z"));
        assertThat(cursor.epochDay(0)).isEqualTo(LocalDate.of(2025, 4, 25).toEpochDay());
    }

    @Test
    void microsecondsAreKept() {
        EventHistory events = events("2026-03-31", "anna 1969-03-09T10:00:00.123456789Z view");
        EventCursor cursor = events.cursor();
        cursor.next();
        assertThat(cursor.instant(0)).isEqualTo(Instant.parse("1969-03-09T10:00:00.123456Z"));
    }

    @Test
    void sessionsOfTwoCustomersMayHaveOneIdentifier() {
        EventHistory events = events(
                "2026-03-31",
                "anna 2026-03-09T10:00Z view s1",
                "anna 2026-03-10T10:00Z view s2",
                "anna 2026-03-11T10:00Z view s1",
                "anna 2026-03-11T10:00Z view",
                "ben 2026-03-09T10:00Z view s1");
        Sessions sessions = SessionRule.byIdentifier().over(events);
        assertThat(sessions.stream().map(one -> one.customerId() + " " + one.events() + " " + one.duration()))
                .containsExactly("anna 2 PT48H", "anna 1 PT0S", "ben 1 PT0S");
        assertThat(SessionRule.byIdentifier().withMidnightEnding().over(events).size())
                .isEqualTo(4);
        assertThat(sessions.perCustomer().value()).isEqualTo(1.5);
    }

    @Test
    void sessionsHaveEntriesExitsAndConversions() {
        EventHistory events = events(
                "2026-03-31",
                "anna 2026-03-09T10:00Z home",
                "anna 2026-03-09T10:30Z buy",
                "anna 2026-03-09T11:00:01Z home",
                "ben 2026-03-09T10:00Z buy");
        Sessions sessions = SessionRule.ofTimeout(Duration.ofMinutes(30)).over(events);
        assertThat(sessions.size()).isEqualTo(3);
        assertThat(sessions.entries()).hasToString("{buy=1, home=2}");
        assertThat(sessions.exits()).hasToString("{buy=2, home=1}");
        assertThat(sessions.conversion(EventSelector.named("buy"))).hasToString("66.7% (2 of 3)");
        assertThat(sessions.facts(Period.month(2026, 3)))
                .isEqualTo(sessions.facts())
                .hasToString("3 sessions of 4 events, 2 bounces, 1800 seconds");
        assertThat(sessions.facts(Period.month(2026, 2))).isEqualTo(SessionFacts.empty());
        assertThat(SessionRule.ofTimeout(Duration.ofMinutes(30))
                        .withGapOfTimeoutEnding()
                        .over(events)
                        .size())
                .isEqualTo(4);
    }

    @Test
    void midnightEndsASessionIfAskedFor() {
        EventHistory events = events(
                "2026-03-31",
                "anna 2026-03-09T23:30Z a",
                "anna 2026-03-09T23:50Z a",
                "anna 2026-03-10T00:05Z a",
                "anna 2026-03-10T00:10Z a");
        SessionRule rule = SessionRule.ofTimeout(Duration.ofMinutes(30));
        assertThat(rule.over(events).stream().map(Sessions.Session::duration)).containsExactly(Duration.ofMinutes(40));
        assertThat(rule.withMidnightEnding().over(events).stream().map(Sessions.Session::duration))
                .containsExactly(Duration.ofMinutes(20), Duration.ofMinutes(5));
    }

    @Test
    void anEmptyHistoryIsValid() {
        EventHistory events = EventHistory.empty(AMSTERDAM, UNTIL);
        assertThat(events.span()).isEmpty();
        assertThat(events.movements(Granularity.WEEK)).isEmpty();
        assertThat(CohortAnalysis.by(Granularity.WEEK)
                        .over(events, ReturnRule.ofAnyEvent())
                        .cohorts())
                .isEmpty();
        assertThat(SessionRule.byIdentifier().over(events).facts().bounceRate().isDefined())
                .isFalse();
        assertThat(Inactivity.of(events, Duration.ofDays(1)).rate().reason()).isEqualTo("there are no customers");
    }

    @Test
    void selectorsCountEvents() {
        EventHistory events = EventHistory.of(
                ZoneOffset.UTC,
                Stream.of("pricing", "home", "home")
                        .map(page -> Event.of("anna", Log.instant("2026-03-09T10:00Z"), "view")
                                .withProperty("page", page))
                        .toList(),
                UNTIL);
        assertThat(events.types()).hasToString("[view{page=home}, view{page=pricing}]");
        assertThat(events.names()).containsExactly("view");
        EventSelector home = EventSelector.named("view").withProperty("page", "home");
        assertThat(events.events(home)).isEqualTo(2);
        assertThat(home).hasToString("view with page=home");
        assertThat(EventSelector.named("view", "buy")).hasToString("view or buy");
    }

    @Test
    void badEventsAreRefusedWithTheirRow() {
        EventHistoryBuilder builder = EventHistory.builder(AMSTERDAM);
        builder.add("anna", Log.instant("2026-03-09T10:00Z"), "view");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(" ", Log.instant("2026-03-09T10:00Z"), "view"))
                .withMessage("customerId at row 1 must not be blank: length 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add("anna", Log.instant("2026-03-09T10:00Z"), ""))
                .withMessage("name at row 2 must not be blank: length 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add("anna", Instant.parse("+10000-01-01T00:00:00Z"), "view"))
                .withMessage("instant at row 3 must be in 0001-01-01..9999-12-31: +10000-01-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add("anna", LocalDate.of(0, 1, 1), "view"))
                .withMessage("date at row 4 must be in 0001-01-01..9999-12-31: 0000-01-01");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.addColumns(new String[1], new long[1], new String[] {"view"}, null))
                .withMessage("customerId at row 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.addColumns(new String[1], new long[2], new String[1], null))
                .withMessage("epochMicros must have as many elements as customerIds (1): 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.build(LocalDate.of(2026, 3, 8)))
                .withMessage("event (2026-03-09T10:00:00Z) must be on or before observedUntil (2026-03-08 in"
                        + " Europe/Amsterdam)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.build(Instant.parse("2026-03-09T09:00:00Z")))
                .withMessage("event (2026-03-09T10:00:00Z) must be at or before observedUntil (2026-03-09T09:00:00Z)");
        assertThat(builder.build(UNTIL).events()).isEqualTo(1);
    }

    /**
     * Identifiers of more than eight characters, and of others than Latin-1, are kept in another way than short ones.
     */
    @Test
    void eventsOfABufferAreThoseOfTexts() {
        List<String> users = List.of("anna", "a-long-identifier", "\u017ben", "anna");
        EventHistoryBuilder texts = EventHistory.builder(AMSTERDAM);
        EventHistoryBuilder buffers = EventHistory.builder(AMSTERDAM);
        for (int i = 0; i < users.size(); i++) {
            Instant instant = Log.instant("2026-03-09T10:00Z").plusSeconds(i).plusNanos(1_000);
            String session = i == 2 ? "" : "a-long-session-" + i % 2;
            texts.add(users.get(i), instant, "view", session);
            char[] buffer = ("x" + users.get(i) + session + " ").toCharArray();
            long micros = instant.getEpochSecond() * 1_000_000 + 1;
            buffers.add(
                    buffer,
                    1,
                    users.get(i).length(),
                    micros,
                    "view",
                    1 + users.get(i).length(),
                    session.length());
        }

        EventHistory built = buffers.build(UNTIL);
        assertThat(built.customerIds()).containsExactly("a-long-identifier", "anna", "\u017ben");
        for (SessionRule rule : List.of(SessionRule.byIdentifier(), SessionRule.ofTimeout(Duration.ofSeconds(1)))) {
            assertThat(rule.over(built).stream())
                    .containsExactlyElementsOf(
                            rule.over(texts.build(UNTIL)).stream().toList())
                    .hasSize(rule.timeout() == null ? 3 : 4);
        }
    }

    @Test
    void badEventsOfABufferAreRefusedWithTheirRow() {
        EventHistoryBuilder builder = EventHistory.builder(AMSTERDAM);
        char[] buffer = "anna  s1".toCharArray();
        builder.add(buffer, 0, 4, 0, "view", 4, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(buffer, 4, 2, 0, "view", 6, 2))
                .withMessage("customerId at row 1 must not be blank: length 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(buffer, 0, 4, 0, " ", 6, 2))
                .withMessage("name at row 2 must not be blank: length 1");
        long end = LocalDate.of(10_000, 1, 1).atStartOfDay(AMSTERDAM).toEpochSecond() * 1_000_000;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(buffer, 0, 4, end, "view", 6, 2))
                .withMessage("instant at row 3 must be in 0001-01-01..9999-12-31: +10000-01-01");
        assertThat(builder.add(buffer, 0, 4, end - 1, "view", 6, 2)).isSameAs(builder);
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> builder.add(buffer, 0, 4, 0, "view", 6, 3));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> builder.add(buffer, 5, 4, 0, "view", 0, 0));
        assertThat(SessionRule.byIdentifier()
                        .over(builder.build(LocalDate.of(9999, 12, 31)))
                        .size())
                .isEqualTo(1);
    }

    @Test
    void namesThatComeCloseAreFound() {
        EventHistory events = events("2026-03-31", "anna 2026-03-09T10:00Z signup", "anna 2026-03-09T10:00Z view");
        assertThat(events.namesLike("Sign_Up")).containsExactly("signup");
        assertThat(events.namesLike("purchase")).isEmpty();
    }

    @Test
    void mediansOfSessionsByPeriod() {
        EventHistory events = events(
                AMSTERDAM,
                "2026-03-31",
                "anna 2026-03-09T10:00Z view",
                "anna 2026-03-09T10:06Z view",
                "ben 2026-03-09T11:00Z view",
                "ben 2026-03-09T22:50Z view",
                "ben 2026-03-09T23:10Z view",
                "cem 2026-03-11T10:00Z view",
                "cem 2026-03-11T10:01Z view",
                "dan 2026-03-11T10:00Z view");
        Sessions sessions = SessionRule.ofTimeout(Duration.ofMinutes(30)).over(events);
        // of 9 March 6, 0 and 20 minutes, the last of which end on the next day; nothing on 10 March
        assertThat(sessions.medianDurations(Granularity.DAY))
                .containsExactly(
                        Map.entry(Period.day(LocalDate.of(2026, 3, 9)), Duration.ofMinutes(6)),
                        Map.entry(Period.day(LocalDate.of(2026, 3, 11)), Duration.ofSeconds(30)));
        assertThat(sessions.medianDurations(Granularity.YEAR).values())
                .containsExactly(sessions.medianDuration().orElseThrow());
        assertThat(SessionRule.byIdentifier().over(events).medianDurations(Granularity.DAY))
                .isEmpty();
    }

    @Test
    void historiesOfDifferentZonesOrEndsDoNotAddUp() {
        EventHistory events = events(AMSTERDAM, "2026-03-31", "anna 2026-03-09T23:30Z view");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> events.plus(EventHistory.empty(ZoneOffset.UTC, UNTIL)))
                .withMessage("zone of other (Z) must be that of this (Europe/Amsterdam)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> events.plus(EventHistory.empty(AMSTERDAM, UNTIL.plusDays(1))))
                .withMessage(
                        "observedUntil of other (2026-04-01T22:00:00Z) must be that of this (2026-03-31T22:00:00Z)");
    }

    @Test
    void badRulesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionRule.ofTimeout(Duration.ZERO))
                .withMessage("timeout must be positive and at most 36525 days: PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReturnRule.ofAnyEvent().withReturnsOfAtLeast(0))
                .withMessage("minimum must be positive: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(EventSelector::named)
                .withMessage("names must be at least one: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Inactivity.empty(Duration.ofDays(-1)))
                .withMessage("threshold must be positive and at most 3652500 days: PT-24H");
        EventHistory events = events("2026-03-31", "anna 2026-03-09T23:30Z Sign_Up");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CohortAnalysis.by(Granularity.WEEK)
                        .over(events, ReturnRule.of(EventSelector.named("signup"), EventSelector.any())))
                .withMessage("selector must name events of the history: signup (did you mean Sign_Up?)");
    }
}
