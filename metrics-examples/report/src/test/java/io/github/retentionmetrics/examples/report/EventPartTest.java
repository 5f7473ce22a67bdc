package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class EventPartTest {
    private static final String HEADER = "user_id,timestamp,event\n";

    @TempDir
    Path folder;

    private Run run(String content, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("events.csv"), content);
        List<String> args = new ArrayList<>(List.of("--events", file.toString()));
        args.addAll(List.of(options));
        return Run.into(folder.resolve("report"), args.toArray(String[]::new));
    }

    private List<String> lines(String content, String file, String... options) throws IOException {
        Run run = run(content, options);
        assertThat(run.err()).isEmpty();
        return Files.readAllLines(folder.resolve("report").resolve(file));
    }

    @Test
    void cohortsHaveUsersWhoDidSomethingElseLater() throws IOException {
        String events = HEADER + """
                a,2026-01-05T10:00:00Z,signup
                a,2026-01-20T10:00:00Z,view
                a,2026-03-01T10:00:00Z,view
                b,2026-01-31T23:30:00Z,signup
                c,2026-02-03T10:00:00Z,view
                """;

        assertThat(lines(events, "events_cohorts.csv", "--start-event", "signup", "--return-event", "view"))
                .map(line -> line.split(",", 7)[0] + " " + line.split(",", 7)[1] + " " + line.split(",", 7)[2] + " "
                        + line.split(",", 7)[3] + " " + line.split(",", 7)[4] + " " + line.split(",", 7)[5])
                .containsExactly(
                        "cohort size offset users on_or_after status",
                        "2026-01 2 0 1 1 complete",
                        "2026-01 2 1 0 1 complete",
                        "2026-01 2 2 1 1 partial");
        // half past eleven in London is the next day, and month, in Amsterdam
        assertThat(lines(events, "lifecycle.csv", "--zone", "Europe/Amsterdam"))
                .containsExactly(
                        "period,new,returning,resurrecting,dormant,status",
                        "2026-01,1,0,0,0,complete",
                        "2026-02,2,0,0,1,complete",
                        "2026-03,0,0,1,2,partial");
    }

    @Test
    void weeksMayStartOnSunday() throws IOException {
        String events = HEADER + "u,2024-10-20T12:00Z,a\nu,2024-10-21T12:00Z,a\n";

        assertThat(lines(events, "power_users.csv", "--granularity", "week"))
                .containsExactly(
                        "period,active_days,users,status", "2024-10-14,1,1,complete", "2024-10-21,1,1,partial");
        assertThat(lines(events, "power_users.csv", "--granularity", "week", "--week-start", "sunday"))
                .containsExactly("period,active_days,users,status", "2024-10-20,2,1,partial");
    }

    @Test
    void aFunnelHasTheUsersWhoPassItsStepsInTheWindow() throws IOException {
        String events = HEADER + """
                u,2026-01-05 10:00:00Z,a
                u,2026-01-05 10:00:30Z,b
                v,2026-01-05 10:00:00Z,a
                v,2026-01-05 11:16:00Z,b
                """;

        assertThat(lines(events, "funnel.csv", "--funnel", " a , b", "--funnel-window", "1m"))
                .map(line -> line.split(",", 8)[0] + " " + line.split(",", 8)[1] + " " + line.split(",", 8)[2] + " "
                        + line.split(",", 8)[3] + " " + line.split(",", 8)[5])
                .containsExactly("step event users from_start median_seconds_from_start", "1 a 2 1 ", "2 b 1 0.5 30");
        assertThat(lines(events, "funnel.csv", "--funnel", "a,b", "--funnel-window", "2h"))
                .last()
                .asString()
                .startsWith("2,b,2,1,1,2295,2295,");
        run(events);
        assertThat(folder.resolve("report/funnel.csv")).doesNotExist();
    }

    @Test
    void sessionsAreThoseOfTheFileOrEndWithAGap() throws IOException {
        String events = """
                user_id,timestamp,event,session_id
                u,2026-01-05T10:58Z,a,1
                u,2026-01-05T11:28Z,a,2
                u,2026-01-05T11:58:00.5Z,a,2
                """;
        String header = "period,sessions,bounces,bounce_rate,mean_seconds,median_seconds,events_per_session,status";

        assertThat(lines(events, "sessions.csv")).containsExactly(header, "2026-01,2,1,0.5,900.25,900.25,1.5,partial");
        assertThat(lines(events, "sessions.csv", "--session-timeout", "30m"))
                .containsExactly(header, "2026-01,2,1,0.5,900,900,1.5,partial");
        assertThat(lines(events, "sessions.csv", "--session-timeout", "1h"))
                .containsExactly(header, "2026-01,1,0,0,3600.5,3600.5,3,partial");
    }

    @Test
    void daysAndTimesWithOneOffsetNeedNoZone() throws IOException {
        assertThat(lines(HEADER + "u,2026-01-05,a\nv,2026-01-06,a\n", "activity.csv"))
                .containsExactly("day,dau,wau,mau,wau_full,mau_full", "2026-01-05,1,1,1,0,0", "2026-01-06,1,2,2,0,0");
        assertThat(lines(HEADER + "u,2026-01-05T23:30:00+02:00,a\nv,2026-01-06T00:10:00+02:00,a\n", "activity.csv"))
                .containsExactly("day,dau,wau,mau,wau_full,mau_full", "2026-01-05,1,1,1,0,0", "2026-01-06,1,2,2,0,0");
        assertThat(run(HEADER + "u,2026-01-05T23:30:00+02:00,a\nv,2026-01-06T00:10:00Z,a\n")
                        .err())
                .startsWith("--zone must be given when events happened at several offsets from UTC: +02:00, Z");
        assertThat(run(HEADER + "u,2026-01-05T23:30:00,a\n").err())
                .contains("line 2, column timestamp: timestamp must have an offset such as +02:00 or Z, or come with"
                        + " --zone: 2026-01-05T23:30:00");
    }

    @Test
    void localTimesFollowTheClockOfTheZone() throws IOException {
        String events = HEADER + """
                u,2026-03-28T23:59:59,a
                u,2026-03-29T03:00:00,b
                u,2026-03-30T00:00:00,c
                u,2026-10-25T02:30:00,a
                u,2026-10-25T03:30:00,b
                """;

        // an hour was skipped in the night of 29 March, and shown twice in that of 25 October
        assertThat(lines(events, "funnel.csv", "--zone", "Europe/Amsterdam", "--funnel", "a,b"))
                .last()
                .asString()
                .startsWith("2,b,1,1,1,7201,7201,");
        assertThat(run(HEADER + "u,2026-03-29T02:30:00,a\n", "--zone", "Europe/Amsterdam")
                        .err())
                .contains("timestamp must be a time that clocks in Europe/Amsterdam show: 2026-03-29T02:30:00 was"
                        + " skipped; is --zone right?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--start-event | sign_up | --start-event must name an event of --events: sign_up (did you mean signup?)",
                "--return-event | View | --return-event must name an event of --events: View (did you mean view?)",
                "--funnel | view,checkout | --funnel must name an event of --events: checkout (the names are signup, view)"
            })
    void aNameThatDoesNotOccurIsRefused(String option, String names, String message) throws IOException {
        Run run = run(HEADER + "u,2026-01-05T10:00Z,signup\nu,2026-01-05T10:00Z,view\n", option, names);

        assertThat(run.exitCode()).isEqualTo(RetentionReport.WRONG_USAGE_OR_INPUT);
        assertThat(run.err()).startsWith(Run.line(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "',2026-01-05T10:00Z,a' | user_id: user_id must not be blank: empty",
                "'u,2026-01-05T10:00Z,' | event: event must not be blank: empty",
                "'u,2026-02-29T10:00Z,a' | timestamp: timestamp must be a calendar date yyyy-MM-dd: 2026-02-29",
                "'u,0000-01-01T10:00Z,a' | timestamp: timestamp must be from 0001-01-01 to 9999-12-31: 0000-01-01",
                "'u,5-1-2026,a' | timestamp: timestamp must be a time such as 2025-03-31T09:30 or"
                        + " 2025-03-31T09:30:00+02:00: 5-1-2026",
                "'u,1767607200,a' | timestamp: timestamp must be a time such as 2025-03-31T09:30 or"
                        + " 2025-03-31T09:30:00+02:00: some other text"
            })
    void aBadRowStopsTheRunOrIsSkipped(String row, String message) throws IOException {
        assertThat(run(HEADER + row + "\n").err()).contains("line 2, column " + message);
        assertThat(lines(HEADER + row + "\nu,2026-01-05T10:00Z,a\n", "rejects.csv", "--skip-bad-rows"))
                .hasSize(2)
                .last()
                .asString()
                .contains(",1,2," + message.substring(0, message.indexOf(':')));
    }

    @Test
    void eventsOutsideTheObservedDaysAreLeftOut() throws IOException {
        String events = HEADER + "u,2026-01-05T10:00Z,a\nu,2026-01-06T10:00Z,a\nu,2026-01-07T10:00Z,a\n";

        assertThat(lines(events, "activity.csv", "--observed-from", "2026-01-06", "--observed-until", "2026-01-06"))
                .containsExactly("day,dau,wau,mau,wau_full,mau_full", "2026-01-06,1,1,1,0,0");
    }

    @Test
    void theSummaryHasTheMainFigures() throws IOException {
        String events = HEADER + """
                a,2026-01-05T10:00:00Z,visit
                a,2026-01-05T10:03:00Z,buy
                b,2026-01-05T10:00:00Z,visit
                a,2026-02-20T10:00:00Z,visit
                c,2026-02-20T10:00:00Z,visit
                c,2026-02-21T10:00:00Z,visit
                """;

        Run run = run(events, "--funnel", "visit,buy", "--observed-until", "2026-02-28");

        assertThat(run.out())
                .containsPattern("Users who came back +50.0% in 2026-02")
                .containsPattern("Users +3 with 6 events")
                .containsPattern("1 month after the first +50.0% \\(1 of 2\\)")
                .containsPattern("Active recently +2 in the last 30 days, 0 in the last 7, 0 on 2026-02-28")
                .containsPattern("Stickiness +an active user was there on 5.4% of the days of 2026-02")
                .containsPattern("1. visit +3 users")
                .containsPattern("2. buy +33.3% \\(1 of 3\\); of the step before 33.3% \\(1 of 3\\)")
                .containsPattern("Sessions +5; 1.7 per user, with 1.2 events on average")
                .containsPattern("Bounce rate +80.0% \\(4 of 5\\)")
                .containsPattern("Length +0.6 minutes on average, 0.0 \\(median\\)")
                .containsPattern("Sessions with buy +20.0% \\(1 of 5\\)")
                .containsPattern("2026-02 +50.0% stayed \\(1 of 2\\), 1 new, 0 came back, 1 left, 2 at the end");
        JsonNode engagement =
                new WrittenReport(folder.resolve("report")).summary().path("engagement");
        assertThat(engagement.at("/users/value").asInt()).isEqualTo(3);
        assertThat(engagement.at("/retention/1/numerator").asInt()).isEqualTo(1);
        assertThat(engagement.at("/funnel/1/fromStart/denominator").asInt()).isEqualTo(3);
        assertThat(engagement.at("/funnelUnderWay").asInt()).isEqualTo(1);
        assertThat(engagement.at("/bounceRate/value").asDouble()).isEqualTo(0.8);
        assertThat(engagement.at("/medianSessionSeconds/value").asDouble()).isZero();
        assertThat(run(events, "--funnel", "visit,buy", "--language", "nl").out())
                .containsPattern("Bouncepercentage +80,0% \\(4 van 5\\)");
    }

    @Test
    void aFigureWithoutAValueIsNotCalledUncertain() throws IOException {
        String events = HEADER + "a,2026-01-05T10:00Z,view\nb,2026-02-05T10:00Z,view\n";

        assertThat(run(events).out())
                .containsPattern(
                        "Users who came back +undefined in 2026-01: no customers at the start of the period\\R");
    }

    @Test
    void aFileWithoutEventsHasNoRows() throws IOException {
        for (String file : List.of("events_cohorts", "activity", "lifecycle", "power_users", "sessions")) {
            assertThat(lines(HEADER, file + ".csv", "--observed-until", "2026-01-31"))
                    .as(file)
                    .hasSize(1);
        }
    }

    @Test
    void stepsOfAFunnelWithCommasStandInQuotationMarks() throws IOException {
        String events = HEADER + """
                a,2026-01-05T10:00:00Z,"list, all"
                a,2026-01-05T10:01:00Z,"say ""hi""\"
                b,2026-01-05T10:00:00Z,"list, all"
                """;

        assertThat(run(events, "--funnel", " \"list, all\" , \"say \"\"hi\"\"\"")
                        .out())
                .containsPattern("1. list, all +2 users")
                .containsPattern("2. say \"hi\" +50.0% \\(1 of 2\\)");
        assertThat(run(events, "--funnel", "list all,buy").err())
                .startsWith("--funnel must name an event of --events: list all (did you mean \"list, all\"?)");
        assertThat(run(events, "--funnel", "\"list, all").err())
                .startsWith("--funnel must name an event of --events: \"list (the names are \"list, all\", say");
        assertThat(run(events, "--funnel", "\"list, all\",").err())
                .startsWith("--funnel must name 2 to 30 events, separated by commas, such as visit,cart,purchase: ");
    }

    @Test
    void eventsThatSessionsOrStepsCannotCountAreNoticed() throws IOException {
        String withIds = "user_id,timestamp,event,session_id\na,2026-01-05T10:00Z,view,s\na,2026-01-05T10:00Z,view,\n";
        String outside = "1 event has no session_id and is in no session, while others have one";
        assertThat(run(withIds).out()).contains(outside);
        assertThat(run(withIds, "--session-timeout", "30m").out()).doesNotContain(outside);

        String days = HEADER + "a,2026-07-05,view\na,2026-07-06T00:00:00+02:00,buy\n";
        String midnight = "all 2 events are at midnight, as if only their days are known";
        assertThat(run(days, "--zone", "Europe/Amsterdam").out()).contains(midnight);
        assertThat(run(days + "a,2026-07-06T00:00:01Z,buy\n", "--zone", "Europe/Amsterdam")
                        .out())
                .doesNotContain("at midnight");
        assertThat(run(days + "a,2026-07-06T00:00:00.5,buy\n", "--zone", "Europe/Amsterdam")
                        .out())
                .doesNotContain("at midnight");
    }
}
