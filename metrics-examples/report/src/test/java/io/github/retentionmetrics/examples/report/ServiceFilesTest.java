package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tickets, members, points and what customers did after they answered, on data small enough to count by hand. */
class ServiceFilesTest {
    private static final String PURCHASES = """
            customer_id,date,amount
            C1,2025-01-05,10
            C2,2025-01-20,10
            C2,2025-01-21,10
            C3,2025-02-01,10
            C1,2025-02-05,10
            """;

    @TempDir
    Path folder;

    private Path out;

    @BeforeEach
    void name() {
        out = folder.resolve("report");
    }

    @Test
    void ticketsAreCountedByTheDayOnWhichTheyWereOpenedInTheZone() throws IOException {
        String tickets = file("tickets.csv", """
                ticket_id,customer_id,created,first_solved,solved
                T1,C1,2025-01-10T09:00,2025-01-10T11:00:00,2025-01-10T11:00
                T2,C2,2025-01-31T23:30Z,,2025-02-01T06:30+01:00
                T3,C1,2025-02-10 10:00,2025-02-10 14:00,
                T4,X9,2025-02-20T10:00,,2025-04-01T00:00
                T5,C1,2025-04-01T00:00,,
                """);
        Run run = report("--tickets", tickets, "--zone", "Europe/Amsterdam", "--purchases", file("p.csv", PURCHASES));
        assertThat(run.out())
                .contains(Run.line("    1 row after 2025-03-31 left out"))
                .contains(Run.line("    1 ticket has a solution after 2025-03-31, which does not count yet"))
                .contains("4 by 3 customers, 2 open")
                .contains("66.7% (2 of 3)");
        assertThat(out.resolve("tickets.csv")).hasContent("""
                period,tickets,customers,solved,open,first_mean_hours,first_median_hours,first_p90_hours,\
                full_mean_hours,full_median_hours,full_p90_hours,backlog_start,solved_in_period,backlog_end,\
                tickets_per_customer,contact_rate
                2025-01,1,1,1,0,2,2,2,2,2,2,0,1,0,0.5,0.5
                2025-02,3,3,1,2,5,6,,6,,,0,1,2,1.5,0.5
                2025-03,0,0,0,0,,,,,,,2,0,2,,
                """);
        JsonNode summary = summary();
        assertThat(summary.at("/tickets/value").asLong()).isEqualTo(4);
        assertThat(summary.at("/tickets/zone").asString()).isEqualTo("Europe/Amsterdam");
        assertThat(summary.at("/ticketsOpen/value").asLong()).isEqualTo(2);
        assertThat(summary.at("/firstResolutionMedianHours/value").asDouble()).isEqualTo((4 + 6) / 2.0);
        assertThat(summary.at("/firstResolutionMeanHours/value").asDouble()).isEqualTo((2 + 6 + 4) / 3.0);
        assertThat(summary.at("/fullResolutionP90Hours/value").isNull()).isTrue();
        assertThat(summary.at("/fullResolutionP90Hours/undefined").asString()).isNotEmpty();
        assertThat(summary.at("/resolvedWithin24Hours/numerator").asLong()).isEqualTo(3);
        assertThat(summary.at("/ticketsPerCustomer/value").asDouble()).isEqualTo(4 / 3.0);
        assertThat(summary.at("/contactRate/denominator").asLong()).isEqualTo(3);
    }

    @Test
    void solutionsAreOneLineWhereNoTicketIsReopened() throws IOException {
        String once = file("once.csv", """
                ticket_id,customer_id,created,solved
                1,anna,2025-01-01T08:00,2025-01-01T10:00
                2,bram,2025-01-02T08:00,
                """);
        assertThat(report("--zone", "Europe/Amsterdam", "--tickets", once).out())
                .contains("Solved within  ", "No ticket has another time in column first_solved")
                .doesNotContain("First solved within  ", "Solved for good within");

        String twice = file("twice.csv", """
                ticket_id,customer_id,created,first_solved,solved
                1,anna,2025-01-01T08:00,2025-01-01T10:00,2025-01-02T10:00
                """);
        assertThat(report("--zone", "Europe/Amsterdam", "--tickets", twice, "--language", "nl")
                        .out())
                .contains("Eerste oplossing binnen  ", "Definitief opgelost binnen")
                .doesNotContain("Opgelost binnen  ", "kolom first_solved");
    }

    @Test
    void oneOffsetStandsForTheZone() throws IOException {
        String tickets = file("tickets.csv", """
                solved,created,customer_id,ticket_id
                2025-02-01T09:00+02:00,2025-01-31T23:30-05:00,C1,T1
                """);
        report("--tickets", tickets);
        assertThat(out.resolve("tickets.csv")).content().contains("2025-01,1,1,1,0,2.5,");
        assertThat(summary().at("/tickets/zone").asString()).isEqualTo("-05:00");
    }

    @Test
    void severalOffsetsNeedAZone() throws IOException {
        String tickets = file("tickets.csv", """
                ticket_id,customer_id,created,solved
                T1,C1,2025-01-31T23:30+01:00,
                T2,C1,2025-03-31T23:30+02:00,
                """);
        Run run = Run.of("--tickets", tickets, "--out", out.toString());
        assertThat(run.exitCode()).isEqualTo(RetentionReport.WRONG_USAGE_OR_INPUT);
        assertThat(run.err())
                .startsWith(Run.line(
                        "--zone must be given when tickets were created at several offsets from UTC: +01:00, +02:00"));
        assertThat(out).doesNotExist();
    }

    @Test
    void aTimeThatTheClockShowedTwiceIsTheOneThatFits() throws IOException {
        String tickets = file("tickets.csv", """
                ticket_id,customer_id,created,solved
                T1,C1,2025-10-26T02:30,2025-10-26T02:10
                """);
        Run run = Run.of("--tickets", tickets, "--zone", "Europe/Amsterdam", "--out", out.toString());
        assertThat(run.err()).isEmpty();
        assertThat(summary().at("/fullResolutionMedianHours/value").asDouble()).isEqualTo(40 / 60.0);
    }

    @Test
    void noTicketsAreNoFigures() throws IOException {
        Run run = report("--tickets", file("tickets.csv", "ticket_id,customer_id,created,solved\n"));
        assertThat(run.out()).contains("0 by 0 customers, 0 open");
        assertThat(Files.readAllLines(out.resolve("tickets.csv"))).hasSize(1);
        assertThat(summary().at("/fullResolutionMeanHours/undefined").asString())
                .isEqualTo("no ticket is solved");
    }

    @Test
    void membersAndTheirPointsAreCountedPerPeriod() throws IOException {
        Run run = report("--members", members(), "--points", points(), "--purchases", file("purchases.csv", PURCHASES));
        assertThat(run.out())
                .contains(Run.line("    1 member leaves after 2025-03-31 and counts as member"))
                .contains("2 at the end of 2025-03; 0 joined and 1 left in it")
                .contains("20 issued; 75.0% redeemed, 12.5% expired");
        assertThat(out.resolve("members.csv")).hasContent("""
                period,start,joined,resurrected,left,end,growth_rate,enrolment_rate,participation_rate,\
                repeat_rate_members,repeat_rate_others,revenue_share_members,points_issued,points_redeemed,\
                points_expired,redemption_rate,breakage,points_participation_rate,joined_and_left,returned_and_left
                2025-01,0,1,0,0,1,,0.5,1,,1,0.3333333333333333,10,0,0,0,0,1,0,0
                2025-02,1,2,0,0,3,2,0.6666666666666666,0.6666666666666666,0,,1,10,15,0,1.5,0,0.3333333333333333,0,0
                2025-03,3,0,0,1,2,-0.3333333333333333,0.3333333333333333,0.5,,,,0,0,2.5,,,0.5,0,0
                """);
        JsonNode summary = summary();
        assertThat(summary.at("/members/value").asLong()).isEqualTo(2);
        assertThat(summary.at("/memberGrowth/period").asString()).isEqualTo("2025-03");
        assertThat(summary.at("/enrolmentRate/numerator").asLong()).isEqualTo(1);
        assertThat(summary.at("/memberPurchases/repeatRateDifference/undefined").asString())
                .isNotEmpty();
        assertThat(summary.at("/pointsOpen/value").asString()).isEqualTo("2.5");
        assertThat(summary.at("/breakage/value").asDouble()).isEqualTo(0.125);
    }

    @Test
    void membersWhoComeAndGoWithinOneMonthAreCounted() throws IOException {
        Run run = report("--members", file("m.csv", """
                customer_id,joined,left
                ada,2025-01-10,
                ben,2025-03-03,2025-03-20
                """));

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("1 at the end of 2025-03; 0 joined and 0 left in it")
                .contains(Run.line("    1 more joined or came back, and left again, within 2025-03"));
        assertThat(Files.readAllLines(out.resolve("members.csv")))
                .last()
                .asString()
                .endsWith(",1,0");
        assertThat(summary().at("/memberGrowth/joinedAndLeft").asLong()).isEqualTo(1);
    }

    @Test
    void pointsOfWhoIsNoMemberAreCountedAndNoted() throws IOException {
        String members = file("m.csv", "customer_id,joined\nada,2025-01-01\n");
        Run run = report("--members", members, "--points", file("p.csv", """
                customer_id,date,kind,points
                ada,2025-01-10,issued,15
                ada,2024-12-06,issued,5
                zz,2025-01-11,issued,5
                """));

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("25 issued")
                .contains(
                        Run.line(
                                "    2 rows are of customers who were not members on that day; their points count like all others"));
        JsonNode notice = summary().at("/inputs/points/notices/0");
        assertThat(notice.at("/notice").asString()).isEqualTo("pointsOfOthers");
        assertThat(notice.at("/count").asLong()).isEqualTo(2);
        assertThat(report("--members", members, "--points", file("p.csv", """
                customer_id,date,kind,points
                ada,2025-01-01,issued,15
                """)).out())
                .doesNotContain("no members");
    }

    @Test
    void membersNeedNeitherPurchasesNorPoints() throws IOException {
        report("--members", members());
        assertThat(Files.readAllLines(out.resolve("members.csv"))).contains("2025-02,1,2,0,0,3,2,,,,,,,,,,,,0,0");
        assertThat(summary().has("enrolmentRate")).isFalse();
        assertThat(summary().has("redemptionRate")).isFalse();
    }

    @Test
    void pointsMayBeOlderThanTheMembers() throws IOException {
        String points = file("points.csv", "customer_id,date,kind,points\nC1,2024-12-31,ISSUED,5\n");
        report("--members", members(), "--points", points);
        assertThat(Files.readAllLines(out.resolve("members.csv")).get(1))
                .isEqualTo("2024-12,0,0,0,0,0,,,,,,,5,0,0,0,0,,0,0");
    }

    @Test
    void answersAreHeldAgainstWhatTheSamePeopleDidAfterwards() throws IOException {
        String purchases = file("purchases.csv", PURCHASES + """
                C1,2025-02-14,99
                C1,2025-02-15,10
                C1,2025-03-01,5
                C3,2025-03-31,7
                C4,2025-03-01,50
                """);
        String subscriptions = file("subscriptions.csv", """
                customer_id,start,end
                C1,2025-01-01,
                C2,2025-01-01,2025-03-01
                """);
        Run run = report(
                "--answers", "latest", "--nps", answers(), "--purchases", purchases, "--subscriptions", subscriptions);
        assertThat(run.out())
                .contains("100.0% (1 of 1) of promoters, 0.0% (0 of 1) of detractors; answers until 2025-02-14");
        assertThat(out.resolve("loyalty.csv")).hasContent("""
                survey,answers_from,answers_until,behaviour,behaviour_from,behaviour_until,class,people,customers,\
                retained,retention_rate,repeat_rate,revenue_per_customer
                nps,2025-01-01,2025-02-14,purchases,2025-02-15,2025-03-31,promoters,2,1,1,1,1,15
                nps,2025-01-01,2025-02-14,purchases,2025-02-15,2025-03-31,passives,0,0,0,,,
                nps,2025-01-01,2025-02-14,purchases,2025-02-15,2025-03-31,detractors,1,1,0,0,,0
                nps,2025-01-01,2025-02-14,purchases,2025-02-15,2025-03-31,no answer,1,1,1,1,0,7
                nps,2025-01-01,2025-02-14,subscriptions,2025-02-15,2025-03-31,promoters,2,1,1,1,,
                nps,2025-01-01,2025-02-14,subscriptions,2025-02-15,2025-03-31,passives,0,0,0,,,
                nps,2025-01-01,2025-02-14,subscriptions,2025-02-15,2025-03-31,detractors,1,1,0,0,,
                nps,2025-01-01,2025-02-14,subscriptions,2025-02-15,2025-03-31,no answer,0,0,0,,,
                """);
        JsonNode promoters = summary().at("/loyalty/0/classes/0");
        assertThat(promoters.path("notCustomers").asLong()).isEqualTo(1);
        assertThat(promoters.at("/revenuePerCustomer/numerator").asString()).isEqualTo("15");
        assertThat(summary().at("/loyalty/0/retentionDifference/value").asDouble())
                .isEqualTo(1);
        assertThat(summary().at("/loyalty/1/behaviour").asString()).isEqualTo("subscriptions");
    }

    @Test
    void withoutPurchasesStayingSubscribedIsTheBehaviour() throws IOException {
        String subscriptions = file("subscriptions.csv", "customer_id,start,end\nC1,2025-01-01,\nC2,2025-01-01,\n");
        Run run = report("--answers", "latest", "--nps", answers(), "--subscriptions", subscriptions);
        assertThat(run.out())
                .contains("Who stayed subscribed later")
                .contains("100.0% (1 of 1) of promoters, 100.0% (1 of 1) of detractors");
    }

    @Test
    void answersWithoutTimeAfterThemSayNothingAboutBehaviour() throws IOException {
        String nps = file("nps.csv", "respondent,date,score\nC1,2025-03-31,9\n");
        report("--nps", nps, "--purchases", file("purchases.csv", PURCHASES));
        assertThat(out.resolve("loyalty.csv")).doesNotExist();
        report("--answers", "latest", "--nps", answers());
        assertThat(out.resolve("loyalty.csv")).doesNotExist();
    }

    private String answers() throws IOException {
        return file("nps.csv", """
                respondent,date,score
                C1,2025-01-01,9
                C2,2025-01-02,3
                Z9,2025-01-02,10
                C1,2025-02-15,0
                """);
    }

    private String members() throws IOException {
        return file("members.csv", """
                customer_id,joined,left
                C1,2025-01-01,
                C3,2025-02-01,2025-03-15
                X5,2025-02-10,2025-05-01
                """);
    }

    private String points() throws IOException {
        return file("points.csv", """
                customer_id,date,kind,points
                C1,2025-01-05,issued,10
                C1,2025-02-05,Issued,10.0
                C1,2025-02-20,redeemed,15
                C3,2025-03-15,expired,2.5
                """);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private Run report(String... args) {
        Stream<String> common = Stream.of("--observed-until", "2025-03-31");
        Run run = Run.into(out, Stream.concat(Arrays.stream(args), common).toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(RetentionReport.DONE);
        return run;
    }

    private JsonNode summary() {
        return JsonMapper.shared().readTree(out.resolve("summary.json"));
    }
}
