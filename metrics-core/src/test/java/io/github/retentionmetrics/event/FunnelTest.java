package io.github.retentionmetrics.event;

import static io.github.retentionmetrics.testing.Log.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.survival.Durations;
import io.github.retentionmetrics.survival.TimeToConversion;
import io.github.retentionmetrics.testing.Log;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunnelTest {
    private static final Duration HOUR = Duration.ofHours(1);

    /** How far a sequence of events gets, a minute apart: the rules of section 7 of the tools' own documentation. */
    @ParameterizedTest
    @CsvSource({
        "ABC, 3, 3, 3, 3",
        "ADBC, 3, 1, 3, 3",
        "AABBCC, 3, 2, 3, 3",
        "AABC, 3, 3, 3, 3",
        "ABAC, 3, 2, 3, 3",
        "CBA, 1, 1, 3, 1",
        "BC, 0, 0, 2, 0",
        "ACB, 2, 1, 3, 2"
    })
    void depthOfASequence(String sequence, int ordered, int strict, int any, int first) {
        Funnel funnel = Funnel.of("A", "B", "C").within(HOUR);
        EventHistory events = minutes(sequence);
        assertThat(depth(funnel, events)).as("ordered").isEqualTo(ordered);
        assertThat(depth(funnel.withOrder(Funnel.Order.STRICT), events))
                .as("strict")
                .isEqualTo(strict);
        assertThat(depth(funnel.withOrder(Funnel.Order.ANY), events))
                .as("any order")
                .isEqualTo(any);
        assertThat(depth(funnel.withEntry(Funnel.Entry.FIRST), events))
                .as("first entry")
                .isEqualTo(first);
    }

    /** The sequence of one customer, and the names that it lacks of another. */
    private static EventHistory minutes(String sequence) {
        Stream<String> ofOne = IntStream.range(0, sequence.length())
                .mapToObj(i -> "U 2026-01-01T10:0" + i + "Z " + sequence.charAt(i));
        Stream<String> ofOther = Stream.of("D", "D", "C", "B", "A").map(name -> "other 2026-01-01T10:00:00Z " + name);
        return Log.builder(ZoneOffset.UTC, Stream.concat(ofOne, ofOther).toArray(String[]::new))
                .build(LocalDate.of(2026, 1, 31))
                .filter("U"::equals);
    }

    private static int depth(Funnel funnel, EventHistory events) {
        FunnelTable table = funnel.over(events);
        return (int) IntStream.rangeClosed(1, 3)
                .filter(step -> table.customers(step) == 1)
                .count();
    }

    @Test
    void theFirstEntryMayBeTooEarly() {
        EventHistory events = events(
                "2026-01-31",
                "U 2026-01-01T01:00Z A",
                "U 2026-01-01T01:30Z A",
                "U 2026-01-01T01:45Z B",
                "U 2026-01-01T02:15Z C");
        Funnel funnel = Funnel.of("A", "B", "C").within(HOUR);
        assertThat(depth(funnel, events)).isEqualTo(3);
        assertThat(depth(funnel.withEntry(Funnel.Entry.FIRST), events)).isEqualTo(2);
    }

    @Test
    void theEndOfTheWindowCounts() {
        EventHistory events = events("2026-01-31", "U 2026-01-01T10:00Z A", "U 2026-01-01T11:00Z B");
        assertThat(Funnel.of("A", "B").within(HOUR).over(events).customers(2)).isEqualTo(1);
        assertThat(Funnel.of("A", "B")
                        .within(HOUR.minusNanos(1_000))
                        .over(events)
                        .customers(2))
                .isZero();
    }

    @Test
    void oneInstantHasNoOrderUnlessStepsAreStrict() {
        EventHistory events =
                events("2026-01-31", "U 2026-01-01T10:00Z C", "U 2026-01-01T10:00Z B", "U 2026-01-01T10:00Z A");
        Funnel funnel = Funnel.of("A", "B", "C");
        assertThat(depth(funnel, events)).isEqualTo(3);
        assertThat(depth(funnel.withOrder(Funnel.Order.STRICT), events)).isEqualTo(1);
    }

    @Test
    void ofSeveralAttemptsTheDeepestCountsAndThenTheEarliest() {
        FunnelTable table = Funnel.of("A", "B")
                .over(events(
                        "2026-01-31",
                        "U 2026-01-01T10:00Z A",
                        "U 2026-01-01T10:10Z A",
                        "U 2026-01-01T10:30Z B",
                        "U 2026-01-01T10:31Z A",
                        "U 2026-01-01T10:32Z B"));
        assertThat(table.attempts())
                .containsExactly(new FunnelTable.Attempt(
                        "U",
                        Log.instant("2026-01-01T10:00Z"),
                        List.of(Duration.ZERO, Duration.ofMinutes(30)),
                        Duration.between(Log.instant("2026-01-01T10:00Z"), Log.instant("2026-02-01T00:00Z"))));
    }

    @Test
    void whoseWindowIsOpenAtTheEndIsUnderWay() {
        EventHistory events = events(
                "2026-01-31",
                "closed 2026-01-31T22:59:59Z A",
                "again 2026-01-31T22:59:59Z A",
                "again 2026-01-31T23:30Z A",
                "ended 2026-01-31T23:30Z A",
                "ended 2026-01-31T23:40Z X",
                "open 2026-01-31T23:00Z A",
                "passed 2026-01-31T23:30Z A",
                "passed 2026-01-31T23:31Z B");
        Funnel funnel = Funnel.of("A", "B");
        Funnel hour = funnel.within(HOUR);
        assertThat(hour.over(events).underWay())
                .as("again, ended, and open: an event at the end of the window counts, and the history ends before it")
                .isEqualTo(3);
        assertThat(hour.withEntry(Funnel.Entry.FIRST).over(events).underWay())
                .as("first attempts: ended and open")
                .isEqualTo(2);
        assertThat(hour.withExclusion(EventSelector.named("X"), 1).over(events).underWay())
                .as("X ends an attempt")
                .isEqualTo(2);
        assertThat(hour.withOrder(Funnel.Order.STRICT).over(events).underWay())
                .as("X is not the next step")
                .isEqualTo(2);
        assertThat(hour.withOrder(Funnel.Order.ANY).over(events).underWay()).isEqualTo(3);
        assertThat(hour.withSettledOnly().over(events).underWay()).isZero();
        assertThat(funnel.over(events).underWay()).as("no window").isEqualTo(4);
    }

    @Test
    void anExcludedEventEndsTheAttemptAndNotTheFunnel() {
        EventHistory events = events(
                "2026-01-31",
                "U 2026-01-01T10:00Z A",
                "U 2026-01-01T10:01Z X",
                "U 2026-01-01T10:02Z B",
                "V 2026-01-01T10:00Z A",
                "V 2026-01-01T10:01Z X",
                "V 2026-01-01T10:02Z A",
                "V 2026-01-01T10:03Z B",
                "W 2026-01-01T10:00Z A",
                "W 2026-01-01T10:01Z B",
                "W 2026-01-01T10:02Z X");
        FunnelTable table =
                Funnel.of("A", "B").withExclusion(EventSelector.named("X"), 1).over(events);
        assertThat(table.customerIds(1)).containsExactly("U", "V", "W");
        assertThat(table.customerIds(2)).containsExactly("V", "W");
    }

    /** How many attempts of one customer pass each step, events a minute apart and a window of three minutes. */
    @ParameterizedTest
    @CsvSource({
        "ABC, '1, 1, 1', '1, 1, 1', '1, 1, 1'",
        "ABCABC, '2, 2, 2', '2, 2, 2', '2, 2, 2'",
        "AABC, '1, 1, 1', '2, 1, 1', '1, 1, 1'",
        "ABABC, '1, 1, 0', '2, 2, 1', '2, 1, 0'",
        "ADDDBC, '1, 0, 0', '1, 0, 0', '2, 1, 0'",
        "ADDDABC, '2, 1, 1', '2, 1, 1', '2, 1, 1'",
        "CBA, '1, 0, 0', '1, 0, 0', '1, 1, 1'"
    })
    void attemptsOfASequence(String sequence, String ordered, String strict, String any) {
        Funnel funnel = Funnel.of("A", "B", "C").within(Duration.ofMinutes(3));
        EventHistory events = minutes(sequence);
        assertThat(funnel.totals(events).attempts()).as("ordered").hasToString("[" + ordered + "]");
        assertThat(funnel.withOrder(Funnel.Order.STRICT).totals(events).attempts())
                .as("strict")
                .hasToString("[" + strict + "]");
        assertThat(funnel.withOrder(Funnel.Order.ANY).totals(events).attempts())
                .as("any order")
                .hasToString("[" + any + "]");
    }

    @Test
    void conversionOfAttempts() {
        FunnelTotals totals = Funnel.of("A", "B", "C").within(HOUR).totals(minutes("ABCABD"));
        assertThat(totals).hasToString("[A, B, C]: [2, 2, 1]");
        assertThat(totals.conversion(3)).hasToString("50.0% (1 of 2)");
        assertThat(totals.fromPrevious(2)).hasToString("100.0% (2 of 2)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> totals.conversion(0))
                .withMessage("step must be in 1..3: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FunnelTotals(List.of("A", "B"), List.of(1L, 2L)))
                .withMessage("attempts must not rise from step to step: [1, 2]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FunnelTotals(List.of("A", "B"), List.of(1L)))
                .withMessage("attempts must be one number a step: 2 steps, 1 numbers");
        assertThat(Funnel.of("A")
                        .totals(minutes("A").filter(id -> false))
                        .conversion(1)
                        .reason())
                .isEqualTo("no customers passed the first step");
    }

    @Test
    void openWindowsAreCensoredOrLeftOut() {
        EventHistory events = events(
                "2026-01-10",
                "U 2026-01-01T00:00Z A",
                "U 2026-01-01T05:30Z B",
                "V 2026-01-01T00:00Z A",
                "W 2026-01-10T14:00Z A");
        Funnel funnel = Funnel.of("A", "B").within(Duration.ofDays(2));
        FunnelTable table = funnel.over(events);
        assertThat(table.conversion(2)).hasToString("33.3% (1 of 3)");
        assertThat(funnel.withSettledOnly().over(events).conversion("B")).hasToString("50.0% (1 of 2)");
        assertThat(TimeToConversion.of(table, 2, ChronoUnit.HOURS))
                .isEqualTo(Durations.of(ChronoUnit.HOURS, new long[] {5, 48, 10}, new boolean[] {true, false, false}));
    }

    @Test
    void stepsMayMatchSeveralNamesOrAPropertyOrARule() {
        EventHistory events = EventHistory.builder(ZoneOffset.UTC)
                .add(Event.of("U", Log.instant("2026-01-01T10:00Z"), "view").withProperty("page", "pricing"))
                .add("U", Log.instant("2026-01-01T10:01Z"), "checkout_start")
                .add("U", Log.instant("2026-01-01T10:02Z"), "pay")
                .add(Event.of("V", Log.instant("2026-01-01T10:00Z"), "view").withProperty("page", "home"))
                .add("V", Log.instant("2026-01-01T10:02Z"), "invoice")
                .build(LocalDate.of(2026, 1, 31));
        FunnelTable table = Funnel.of(
                        Funnel.Step.of("pricing", EventSelector.named("view").withProperty("page", "pricing")),
                        Funnel.Step.of("checkout", type -> type.name().startsWith("checkout_")),
                        Funnel.Step.of("paid", EventSelector.named("pay", "invoice")))
                .over(events);
        assertThat(table.customerIds(3)).containsExactly("U");
        assertThat(table.steps())
                .extracting(FunnelTable.StepFacts::name)
                .containsExactly("pricing", "checkout", "paid");
        assertThat(table.conversion("paid")).hasToString("100.0% (1 of 1)");
    }

    @Test
    void everySegmentHasAFunnelOfItsOwn() {
        EventHistory events =
                events("2026-01-31", "U 2026-01-01T10:00Z A", "U 2026-01-01T10:01Z B", "V 2026-01-01T10:00Z A");
        Map<String, FunnelTable> tables = Funnel.of("A", "B")
                .over(events, Segmentation.of(events.customerIds(), id -> id.equals("U") ? "web" : "app"));
        assertThat(tables.get("web").conversion(2)).hasToString("100.0% (1 of 1)");
        // the app has no event B at all, which is an answer there, and no spelling mistake
        assertThat(tables.get("app").conversion(2)).hasToString("0.0% (0 of 1)");
    }

    @Test
    void nobodyAtTheFirstStepIsUndefined() {
        FunnelTable table = Funnel.of("A")
                .over(events("2026-01-31", "U 2026-01-01T10:00Z A").filter(id -> false));
        assertThat(table.conversion(1).isDefined()).isFalse();
        assertThat(table.conversion(1).reason()).isEqualTo("no customers passed the first step");
        assertThat(table.step(1).medianFromStart()).isNull();
    }

    @Test
    void badFunnelsAreRefused() {
        EventHistory events = events("2026-01-31", "U 2026-01-01T10:00Z signup", "U 2026-01-01T10:00Z purchase");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Funnel.of("sign_up", "purchase").over(events))
                .withMessage("step 1 must name events of the history: sign_up (did you mean signup?)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Funnel.of("signup", "zzz").over(events))
                .withMessage("step 2 must name events of the history: zzz (it has purchase, signup)");
        EventHistory many = events(
                "2026-01-31",
                IntStream.rangeClosed(11, 21)
                        .mapToObj(name -> "U 2026-01-01T10:00Z event" + name)
                        .toArray(String[]::new));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Funnel.of("event11", "zzz").over(many))
                .withMessage("step 2 must name events of the history: zzz (there are 11 names of events)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Funnel.of("A").within(Duration.ZERO))
                .withMessage("window must be positive and at most 3652500 days: PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Funnel.of(new String[0]))
                .withMessage("steps must be 1 to 30: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Funnel.of("A", "B").withExclusion(EventSelector.any(), 2))
                .withMessage("afterStep (2) must be less than the number of steps (2)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Funnel.of("A", "B")
                        .withExclusion(EventSelector.any(), 1)
                        .withOrder(Funnel.Order.STRICT))
                .withMessage("order must be ORDERED where events are excluded: STRICT");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Funnel.of("A").withSettledOnly())
                .withMessage("window must be given where only settled attempts count: null");
        FunnelTable table = Funnel.of("signup", "purchase").over(events);
        assertThatIllegalArgumentException().isThrownBy(() -> table.step(3)).withMessage("step must be in 1..2: 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.conversion("buy"))
                .withMessage("step must be one of [signup, purchase]: buy");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.lostAfter(2))
                .withMessage("step must be before the last (2): 2");
    }
}
