package io.github.retentionmetrics.event;

import static io.github.retentionmetrics.testing.Log.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.cohort.RollingRetention;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.retention.ActiveCustomers;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What users of analytics tools reported as wrong, with an invented input for each and the right outcome. The issue is
 * named as owner/repository#number.
 */
class EngagementComplaintsTest {
    private static final ReturnRule ANY = ReturnRule.ofAnyEvent();

    /** PostHog/posthog#17415: rows of retention are a day off against the trend of the same event. */
    @Test
    void cohortsAndActiveDaysHaveTheSameDays() {
        EventHistory events =
                events(ZoneId.of("Asia/Shanghai"), "2023-12-14", "U 2023-12-12T17:00Z a", "U 2023-12-13T17:00Z a");
        CohortTable table = CohortAnalysis.by(Granularity.DAY).over(events, ANY);
        Period thirteenth = Period.day(LocalDate.of(2023, 12, 13));
        assertThat(table.cohorts()).containsExactly(thirteenth);
        assertThat(table.size(thirteenth)).isEqualTo(1);
        assertThat(table.retention(thirteenth, 1).numerator()).isEqualTo(1);
        assertThat(ActiveCustomers.of(events.activeDays()))
                .extracting(ActiveCustomers::date, ActiveCustomers::daily)
                .containsExactly(tuple(LocalDate.of(2023, 12, 13), 1L), tuple(LocalDate.of(2023, 12, 14), 1L));
    }

    /** PostHog/posthog#2227: a return two minutes after midnight counts as day 1. */
    @Test
    void minutesAfterMidnightAreTheNextDayOfACalendarAndTheFirstOfElapsedTime() {
        EventHistory events = events("2026-01-05", "U 2026-01-01T23:59Z a", "U 2026-01-02T00:01Z a");
        CohortTable table = CohortAnalysis.by(Granularity.DAY).over(events, ANY);
        assertThat(customers(table, Period.day(LocalDate.of(2026, 1, 1)), 2)).containsExactly(0, 1);
        List<RollingRetention> rolling = RollingRetention.of(events, ANY, Granularity.DAY, Duration.ofHours(24), 2);
        assertThat(rolling).extracting(RollingRetention::customersOn).containsExactly(1L, 0L);
        assertThat(RollingRetention.pooledOn(rolling, 1)).hasToString("0.0% (0 of 1)");
        // no window is over: no answer, and no failure
        assertThat(RollingRetention.pooledOn(List.of(), 1).isDefined()).isFalse();
        assertThat(RollingRetention.pooledOnOrAfter(rolling, 9).reason())
                .isEqualTo("no customer has been observed for as long");
    }

    private static List<Integer> customers(CohortTable table, Period cohort, int offsets) {
        return IntStream.range(0, offsets)
                .mapToObj(
                        offset -> (int) table.cell(cohort, offset).orElseThrow().customers())
                .toList();
    }

    /**
     * PostHog/posthog#2368: cohorts of new users contain old ones, because only the range of the report is searched.
     */
    @Test
    void theFirstStartIsSearchedInTheWholeHistory() {
        EventHistory events = events(
                "2026-03-31", "U 2026-01-05T10:00Z signup", "U 2026-03-02T10:00Z signup", "V 2026-03-03T10:00Z signup");
        ReturnRule signup = ReturnRule.of(EventSelector.named("signup"), EventSelector.any());
        CohortAnalysis months = CohortAnalysis.by(Granularity.MONTH);
        Period march = Period.month(2026, 3);
        assertThat(months.customerIds(events, signup, march)).containsExactly("V");
        assertThat(months.over(events, signup).size(march)).isEqualTo(1);
        ReturnRule recurring = signup.withRecurringStart();
        assertThat(months.customerIds(events, recurring, Period.month(2026, 1))).containsExactly("U");
        assertThat(months.customerIds(events, recurring, march)).containsExactly("U", "V");
    }

    /** PostHog/posthog#25841: weeks begin on Sunday although Monday is set. */
    @Test
    void weeksBeginOnTheDayThatIsAskedFor() {
        EventHistory events = events("2024-11-30", "U 2024-10-20T12:00Z a", "U 2024-10-21T12:00Z a");
        CohortTable mondays = CohortAnalysis.by(Granularity.WEEK).over(events, ANY);
        CohortTable sundays =
                CohortAnalysis.by(Granularity.weekStarting(DayOfWeek.SUNDAY)).over(events, ANY);
        assertThat(customers(mondays, Granularity.WEEK.periodContaining(LocalDate.of(2024, 10, 14)), 2))
                .containsExactly(0, 1);
        assertThat(customers(
                        sundays,
                        Granularity.weekStarting(DayOfWeek.SUNDAY).periodContaining(LocalDate.of(2024, 10, 20)),
                        2))
                .containsExactly(1, 0);
    }

    /** PostHog/posthog#31775: a day appears twice where the clock is put forward at midnight. */
    @Test
    void aDayWithoutMidnightIsThereOnce() {
        EventHistory events = events(
                ZoneId.of("Africa/Cairo"),
                "2025-04-26",
                "U 2025-04-24T20:00Z a",
                "U 2025-04-24T22:00Z a",
                "U 2025-04-26T10:00Z a");
        assertThat(ActiveCustomers.of(events.activeDays()).stream()
                        .map(row -> row.date() + " " + row.daily())
                        .toList())
                .containsExactly("2025-04-24 1", "2025-04-25 1", "2025-04-26 1");
        assertThat(events.asKnownOn(LocalDate.of(2025, 4, 24)).events()).isEqualTo(1);
    }

    /** PostHog/posthog#7267: the time to convert shows the last step only. */
    @Test
    void timesFromTheStartAndFromTheStepBeforeAreTwoFigures() {
        FunnelTable table = Funnel.of("A", "B", "C")
                .over(events("2026-01-02", "U 2026-01-01T10:00Z A", "U 2026-01-01T10:10Z B", "U 2026-01-01T10:40Z C"));
        assertThat(table.step(2).medianFromStart()).isEqualTo(Duration.ofMinutes(10));
        assertThat(table.step(3).medianFromStart()).isEqualTo(Duration.ofMinutes(40));
        assertThat(table.step(3).medianFromPrevious()).isEqualTo(Duration.ofMinutes(30));
    }

    /** PostHog/posthog#5677: an average of 38 minutes where the window is one minute. */
    @Test
    void timesAreOfThoseWithinTheWindow() {
        FunnelTable table = Funnel.of("A", "B")
                .within(Duration.ofMinutes(1))
                .over(events(
                        "2026-01-02",
                        "U 2026-01-01T10:00Z A",
                        "U 2026-01-01T10:00:30Z B",
                        "V 2026-01-01T10:00Z A",
                        "V 2026-01-01T11:16Z B"));
        assertThat(table.customerIds(2)).containsExactly("U");
        assertThat(table.lostAfter(1)).containsExactly("V");
        assertThat(table.step(2).meanFromStart()).isEqualTo(Duration.ofSeconds(30));
        assertThat(table.step(2).medianFromStart()).isEqualTo(Duration.ofSeconds(30));
    }

    /** PostHog/posthog#5116: negative times with the same event as first and second step. */
    @Test
    void twoStepsOfOneEventNeedTwoEvents() {
        EventHistory events =
                events("2026-01-02", "U 2026-01-01T10:05Z A", "U 2026-01-01T10:00Z A", "V 2026-01-01T10:00Z A");
        FunnelTable table = Funnel.of("A", "A").over(events);
        assertThat(table.customerIds(2)).containsExactly("U");
        assertThat(table.step(2).medianFromStart()).isEqualTo(Duration.ofMinutes(5));
        assertThat(Funnel.of("A", "A").withOrder(Funnel.Order.ANY).over(events).customerIds(2))
                .containsExactly("U");
    }

    /** ClickHouse/ClickHouse#41615 and #51079: later steps have more users, since the levels reached are no funnel. */
    @Test
    void laterStepsNeverHaveMoreCustomers() {
        FunnelTable table = Funnel.of("A", "B", "C")
                .over(events(
                        "2026-01-02",
                        "U 2026-01-01T10:00Z A",
                        "V 2026-01-01T10:00Z A",
                        "V 2026-01-01T10:01Z B",
                        "V 2026-01-01T10:02Z C",
                        "W 2026-01-01T10:00Z A",
                        "W 2026-01-01T10:01Z B",
                        "W 2026-01-01T10:02Z C"));
        assertThat(LongStream.rangeClosed(1, 3).map(step -> table.customers((int) step)))
                .containsExactly(3L, 2L, 2L);
    }

    /** PostHog/posthog#13748: users who come back later look lost in between. */
    @Test
    void onOrAfterKeepsThoseWhoComeBackLater() {
        EventHistory events = events(
                "2026-01-31",
                "X 2026-01-01T10:00Z a",
                "X 2026-01-02T10:00Z a",
                "Y 2026-01-01T10:00Z a",
                "Y 2026-01-06T10:00Z a",
                "Z 2026-01-01T10:00Z a");
        Period first = Period.day(LocalDate.of(2026, 1, 1));
        CohortAnalysis days = CohortAnalysis.by(Granularity.DAY);
        assertThat(customers(days.over(events, ANY), first, 7)).containsExactly(0, 1, 0, 0, 0, 1, 0);
        assertThat(customers(
                        days.withRetained(CohortAnalysis.Retained.ON_OR_AFTER).over(events, ANY), first, 7))
                .containsExactly(2, 2, 1, 1, 1, 1, 0);
    }

    /** umami-software/umami#2228: a visit that crosses the full hour is a bounce. */
    @Test
    void aSessionMayCrossTheHour() {
        SessionFacts facts = SessionRule.ofTimeout(Duration.ofMinutes(30))
                .over(events("2026-01-02", "U 2026-01-01T10:58Z a", "U 2026-01-01T11:02Z a"))
                .facts();
        assertThat(facts).isEqualTo(new SessionFacts(1, 0, 2, 240_000_000));
        assertThat(facts.bounceRate().value()).isZero();
    }

    /** matomo-org/matomo#19533, umami#3518, plausible/analytics#111: sessions of one page lower the mean. */
    @Test
    void bothMeansOfDurationsAreThere() {
        Sessions sessions = SessionRule.ofTimeout(Duration.ofMinutes(30))
                .over(events("2026-01-02", "U 2026-01-01T10:00Z a", "V 2026-01-01T10:00Z a", "V 2026-01-01T10:04Z b"));
        assertThat(sessions.facts().meanSeconds().value()).isEqualTo(120);
        assertThat(sessions.facts().meanSecondsWithoutBounces().value()).isEqualTo(240);
        assertThat(sessions.medianDuration()).contains(Duration.ofMinutes(2));
        assertThat(sessions.facts().bounceRate().value()).isEqualTo(0.5);
    }

    /** PostHog/posthog#25367 and #97744: new users count as resurrected. */
    @Test
    void newIsWhoHasTheFirstEventInThePeriod() {
        CustomerMovement week = events("2024-10-31", "U 2024-10-08T10:00Z a")
                .movement(Granularity.WEEK.periodContaining(LocalDate.of(2024, 10, 7)));
        assertThat(week.newCustomers()).isEqualTo(1);
        assertThat(week.resurrected()).isZero();
    }

    /** PostHog/posthog#17903: the medians of steps are added up to that of the funnel. */
    @Test
    void mediansOfStepsDoNotAddUp() {
        FunnelTable table = Funnel.of("A", "B", "C")
                .over(events(
                        "2026-01-02",
                        "U 2026-01-01T10:00Z A",
                        "U 2026-01-01T10:01Z B",
                        "U 2026-01-01T10:10Z C",
                        "V 2026-01-01T10:00Z A",
                        "V 2026-01-01T10:08Z B",
                        "V 2026-01-01T10:09Z C",
                        "W 2026-01-01T10:00Z A",
                        "W 2026-01-01T10:05Z B",
                        "W 2026-01-01T10:05Z C"));
        assertThat(table.step(2).medianFromPrevious()).isEqualTo(Duration.ofMinutes(5));
        assertThat(table.step(3).medianFromPrevious()).isEqualTo(Duration.ofMinutes(1));
        assertThat(table.step(3).medianFromStart()).isEqualTo(Duration.ofMinutes(9));
    }

    /** PostHog/posthog#42271: every group has the same row in elapsed windows. */
    @Test
    void everySegmentHasItsOwnWindows() {
        EventHistory events =
                events("2026-01-31", "U 2026-01-01T10:00Z a", "U 2026-01-02T11:00Z a", "V 2026-01-01T10:00Z a");
        Map<String, EventHistory> groups =
                events.bySegment(Segmentation.of(events.customerIds(), id -> id.equals("U") ? "g1" : "g2"));
        assertThat(dayOne(groups, "g1").on()).hasToString("100.0% (1 of 1)");
        assertThat(dayOne(groups, "g2").on()).hasToString("0.0% (0 of 1)");
    }

    private static RollingRetention dayOne(Map<String, EventHistory> groups, String name) {
        return RollingRetention.of(groups.get(name), ANY, Granularity.MONTH, Duration.ofDays(1), 5)
                .get(1);
    }
}
