package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ObservedFromTest {
    private static final String ORDERS = """
            customer_id,date,amount
            old,2023-12-24,99
            ada,2024-01-10,10
            ada,2024-02-03,10
            ben,2024-01-31,10
            cem,2024-02-04,10
            cem,2024-03-04,10
            ada,2024-03-05,10
            """;

    @TempDir
    Path folder;

    private Run run(String... args) {
        return Run.into(folder.resolve("report"), args);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private JsonNode summary() throws IOException {
        return JsonMapper.shared().readTree(folder.resolve("report/summary.json"));
    }

    private List<String> statuses(String name) throws IOException {
        List<String> lines = lines(name);
        assertThat(lines.get(0)).endsWith(",status");
        return lines.stream()
                .skip(1)
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .toList();
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(folder.resolve("report").resolve(name));
    }

    /** January is known from the 10th, so February is compared with a part of January, and March is the headline. */
    @Test
    void thePeriodThatTheDayCutsIsMarkedLikeTheRunningOne() throws IOException {
        Run run = run(
                "--purchases",
                file("p.csv", ORDERS),
                "--observed-from",
                "2024-01-10",
                "--observed-until",
                "2024-03-31");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(Run.line("    1 row before 2024-01-10 left out"))
                .containsPattern(
                        "Observed from +2024-01-10\\R    Earlier activity is not known: a customer counted as new in the"
                                + " first periods may have been a customer before\\.\\R")
                .containsPattern("2024-01 .*, 2 at the end \\(known from 2024-01-10\\)\\R")
                .containsPattern("2024-02 .*, 2 at the end \\(the period before is known from 2024-01-10\\)\\R")
                .containsPattern("2024-03 .*, 2 at the end\\R");
        assertThat(summary().path("observedFrom").asString()).isEqualTo("2024-01-10");
        assertThat(summary().at("/inputs/purchases/earlier").asInt()).isEqualTo(1);
        assertThat(summary().at("/inputs/purchases/rows").asInt()).isEqualTo(6);
        assertThat(summary().at("/buyers/period").asString()).isEqualTo("2024-03");
        assertThat(lines("movement.csv").get(1)).startsWith("2024-01,0,0,0,2,0,2,");
        for (String file : List.of("movement.csv", "revenue.csv")) {
            assertThat(statuses(file))
                    .as(file
                            + ": January is not known from its first day, so that February has nothing to compare with")
                    .containsExactly("partial", "partial", "complete");
        }
        assertThat(statuses("repeat.csv"))
                .as("figures that compare nothing")
                .containsExactly("partial", "complete", "complete");
        assertThat(lines("cohorts.csv").stream()
                        .map(line -> line.split(",", -1)[0] + " " + line.split(",", -1)[8])
                        .distinct()
                        .toList())
                .containsExactly("cohort status", "2024-01 partial", "2024-02 complete");
    }

    @Test
    void onlyPeriodsThatAreComparableMakeAHeadline() throws IOException {
        run("--purchases", file("p.csv", ORDERS), "--observed-from", "2024-01-10", "--observed-until", "2024-02-29");
        assertThat(summary().path("buyers").isMissingNode()).isTrue();
        assertThat(summary().path("netRevenueRetention").isMissingNode()).isTrue();

        run("--purchases", file("p.csv", ORDERS), "--observed-until", "2024-02-29");
        assertThat(summary().at("/buyers/period").asString()).isEqualTo("2024-02");
        assertThat(summary().path("netRevenueRetention").isMissingNode()).isFalse();
    }

    /** Three of four customers of 2023 bought again; of half of 2023 it would be another share. */
    @ParameterizedTest
    @CsvSource({
        "2023-01-01, ",
        "2023-06-20, the twelve months before the last are known only from 2023-06-20",
        "2024-01-01, nothing is known of the twelve months before the last",
        "2024-03-01, nothing is known of the twelve months before the last"
    })
    void aLifespanIsNotTakenFromAYearThatIsKnownInPart(String observedFrom, @Nullable String reason)
            throws IOException {
        String orders = """
                customer_id,date,amount
                ada,2023-02-01,10
                ben,2023-07-01,10
                cem,2023-08-01,10
                dan,2023-09-01,10
                ada,2024-03-01,10
                ben,2024-03-01,10
                cem,2024-03-01,10
                """;
        String costs = "date,category,amount\n2024-03-01,acquisition,5\n2024-03-01,goods,5\n";
        Run run = run(
                "--purchases",
                file("p.csv", orders),
                "--costs",
                file("c.csv", costs),
                "--observed-from",
                observedFrom,
                "--observed-until",
                "2024-12-31");
        assertThat(run.err()).isEmpty();
        for (String figure : List.of("lifetimeYears", "lifetimeValue", "lifetimeMargin")) {
            JsonNode metric = summary().path(figure);
            assertThat(metric.path("value").isNull()).as(figure).isEqualTo(reason != null);
            assertThat(metric.path("undefined").asString("")).as(figure).isEqualTo(reason == null ? "" : reason);
        }
        if (reason == null) {
            assertThat(summary().at("/lifetimeYears/value").asDouble()).isEqualTo(4);
        } else {
            assertThat(run.out()).containsPattern("Lifetime value \\(textbook\\) +.*" + reason);
        }
    }

    @Test
    void withoutTheOptionNothingIsSaid() throws IOException {
        Run run = run("--purchases", file("p.csv", ORDERS));
        assertThat(run.out()).doesNotContain("Observed from", "known from", "Earlier activity");
        assertThat(summary().has("observedFrom")).isFalse();
        assertThat(summary().at("/inputs/purchases").has("earlier")).isFalse();
        assertThat(lines("cohorts.csv").get(1)).startsWith("2023-12,1,0,").contains(",complete,");
    }

    /** The subscription that ended before is left out; that of ada, which ran on the day, is not. */
    @Test
    void whatStillRunsOnTheDayCounts() throws IOException {
        Run run = run(
                "--subscriptions",
                file("s.csv", """
                        customer_id,start,end
                        gone,2023-01-01,2024-01-09
                        ada,2023-03-01,
                        ben,2023-12-01,2024-01-10
                        cem,2024-02-01,2024-03-01
                        """),
                "--members",
                file("m.csv", "customer_id,joined,left\ngone,2023-01-01,2024-01-09\nada,2023-03-01,\n"),
                "--tickets",
                file("t.csv", """
                        ticket_id,customer_id,created,solved
                        1,gone,2023-12-01T10:00Z,2024-01-09T10:00Z
                        2,ada,2023-12-01T10:00Z,2024-02-09T10:00Z
                        3,ben,2024-02-01T10:00Z,
                        """),
                "--nps",
                file("n.csv", "respondent,date,score\ngone,2024-01-09,0\nada,2024-01-10,10\n"),
                "--observed-from",
                "2024-01-10",
                "--observed-until",
                "2024-03-15");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(Run.line("  1 row left out, since it ended before 2024-01-10"))
                .contains(Run.line("  1 row before 2024-01-10 left out"))
                .containsPattern("2024-01 .*, 1 at the end \\(known from 2024-01-10\\)\\R")
                .containsPattern("2024-02 .*, 2 at the end\\R");
        for (String input : List.of("subscriptions", "members", "tickets", "nps")) {
            assertThat(summary().at("/inputs/" + input + "/earlier").asInt())
                    .as(input)
                    .isEqualTo(1);
        }
        assertThat(lines("subscribers.csv").get(1)).startsWith("2024-01,2,1,1,0,0,1,");
        assertThat(lines("subscriptions.csv").get(1)).startsWith("2024-01,2,0,1,1,");
        for (String file : List.of("subscribers.csv", "subscriptions.csv")) {
            assertThat(statuses(file))
                    .as(file + ": who was subscribed on the first observed day is known")
                    .startsWith("partial", "complete");
        }
        assertThat(lines("members.csv").get(1)).startsWith("2024-01,1,0,0,0,1,");
        assertThat(lines("tickets.csv").get(1)).startsWith("2024-01,0,");
        assertThat(lines("survival.csv").get(1)).startsWith("29,1,1,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--observed-from 2024-04-01 --observed-until 2024-03-31|--observed-from must be on or before the last"
                        + " observed day (2024-03-31): 2024-04-01",
                "--observed-from 2024-04-01|--observed-from must be on or before the date of a row: 2024-04-01, and all 7 rows are before it",
                "--observed-from 1-4-2024|--observed-from must be a calendar date yyyy-MM-dd: 1-4-2024",
                "--observed-from 2024-02-01 --holdout 2024-01-31|--holdout must be on or after the first order"
                        + " (2024-02-03): 2024-01-31"
            })
    void aDayThatLeavesNothingIsRefused(String options, String expected) throws IOException {
        List<String> args = new ArrayList<>(List.of("--purchases", file("p.csv", ORDERS)));
        args.addAll(List.of(options.split(" ", -1)));
        Run run = run(args.toArray(String[]::new));
        assertThat(run.err()).startsWith(Run.line(expected));
        assertThat(run.exitCode()).isEqualTo(RetentionReport.WRONG_USAGE_OR_INPUT);
    }

    @Test
    void theSampleShopObeysTheOption() throws IOException {
        Run run = run("--observed-from", "2024-07-15");
        assertThat(run.err()).isEmpty();
        assertThat(lines("movement.csv").get(1)).startsWith("2024-07,0,0,0,");
        assertThat(lines("subscribers.csv").get(1)).startsWith("2024-07,");
    }
}
