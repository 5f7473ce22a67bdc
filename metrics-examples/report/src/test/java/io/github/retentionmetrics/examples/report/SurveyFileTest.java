package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SurveyFileTest {
    private static final String HEADER = "respondent,date,score\n";
    private static final String TWICE = HEADER + "R1,2025-01-05,10\nR1,2025-02-05,0\nR2,2025-01-05,10\n";

    @TempDir
    Path folder;

    @Test
    void surveysAreCountedByPeriod() throws IOException {
        String nps = HEADER + "R1,2025-01-05,10\n,2025-01-06,8\nR2,2025-03-01,0\n";
        assertThat(run(nps, "--nps").err()).isEmpty();

        List<String> lines = Files.readAllLines(folder.resolve("report/surveys.csv"));
        assertThat(lines.get(0))
                .isEqualTo(
                        "period,survey,responses,score,standard_error,low,high,top_box,count_0,count_1,count_2,count_3,"
                                + "count_4,count_5,count_6,count_7,count_8,count_9,count_10");
        // (1 promoter - 0 detractors) / 2 answers, standard error 100 sqrt((0.5 - 0.25) / 2)
        assertThat(lines.get(1)).startsWith("2025-01,nps,2,50,").endsWith(",0.5,0,0,0,0,0,0,0,0,1,0,1");
        assertThat(Double.parseDouble(lines.get(1).split(",", -1)[4]))
                .isCloseTo(100 * Math.sqrt(0.25 / 2), within(1e-9));
        assertThat(lines.get(2)).isEqualTo("2025-02,nps,0,,,,,,0,0,0,0,0,0,0,0,0,0,0");
        assertThat(lines.get(3)).startsWith("2025-03,nps,1,-100,").endsWith(",0,1,0,0,0,0,0,0,0,0,0,0");
        assertThat(lines).hasSize(4);
    }

    @Test
    void scoresOffASurveysScaleAreEmpty() throws IOException {
        Path csat = Files.writeString(folder.resolve("csat.csv"), HEADER + "R1,2025-01-05,2\n");
        assertThat(run(HEADER + "R1,2025-01-05,10\n", "--csat-scale", "1-3", "--csat", csat.toString(), "--nps")
                        .err())
                .isEmpty();

        assertThat(Files.readAllLines(folder.resolve("report/surveys.csv")).get(2))
                .isEqualTo("2025-01,csat,1,2,,,,0,,0,1,0,,,,,,,");
    }

    @ParameterizedTest
    @CsvSource({
        "0-100, 80, 0.6666666666666666",
        "0-100, 100, 0.3333333333333333",
        "1-20, 20, 0.6666666666666666",
        "0-20, 1, 1",
        "1-100, 81, 0.3333333333333333",
        "1-10, 1, 1"
    })
    void anyScaleHasACutoff(String scale, int cutoff, double topBox) throws IOException {
        int highest = Integer.parseInt(scale.substring(2));
        String csat = HEADER + "R1,2025-01-05,1\nR2,2025-01-05," + Math.min(highest, 80) + "\nR3,2025-01-05," + highest
                + "\n";
        Run run = run(csat, "--csat-scale", scale, "--csat-cutoff", Integer.toString(cutoff), "--csat");

        assertThat(run.err()).isEmpty();
        JsonNode json = summary().at("/csat");
        assertThat(json.path("topBoxFrom").asInt()).isEqualTo(cutoff);
        assertThat(json.path("topBox").asDouble()).isEqualTo(topBox);
        assertThat(Double.parseDouble(Files.readAllLines(folder.resolve("report/surveys.csv"))
                        .get(1)
                        .split(",", -1)[7]))
                .isEqualTo(topBox);
    }

    @Test
    void loyaltySplitsTheSatisfiedByTheSameCutoff() throws IOException {
        Path purchases = Files.writeString(
                folder.resolve("p.csv"),
                "customer_id,date,amount\nR1,2025-01-05,1\nR2,2025-01-05,1\nR1,2025-12-31,1\n");
        String csat = HEADER + "R1,2025-01-05,79\nR2,2025-01-05,80\n";
        Run run = run(
                csat, "--purchases", purchases.toString(), "--csat-scale", "0-100", "--csat-cutoff", "80", "--csat");

        assertThat(run.err()).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("report/loyalty.csv")))
                .anyMatch(line -> line.startsWith("csat,") && line.contains(",satisfied,1,1,0,"))
                .anyMatch(line -> line.startsWith("csat,") && line.contains(",not satisfied,1,1,1,"));
    }

    @ParameterizedTest
    @CsvSource({"0-10, low, 1, 0", "0-10, high, 0, 1", "1-5, high, 0, 1", "1-5, low, 1, 0", "1-2, high, 0, 1"})
    void anyEffortScaleHasADirection(String scale, String better, double easy, double difficult) throws IOException {
        String ces = HEADER + "R1,2025-01-05," + scale.charAt(0) + "\n";
        assertThat(run(ces, "--ces-scale", scale, "--ces-better", better, "--ces")
                        .err())
                .isEmpty();
        assertThat(summary().at("/ces/easy").asDouble()).isEqualTo(easy);
        assertThat(summary().at("/ces/difficult").asDouble()).isEqualTo(difficult);
    }

    @ParameterizedTest
    @CsvSource({"latest, 2, 0", "first, 2, 100", "all, 3, 33.333333333333336"})
    void answersSaysWhichCount(String answers, long responses, double score) throws IOException {
        Run run = run(TWICE, "--answers", answers, "--nps");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(Run.line("    1 respondent answered several times; counted by --answers " + answers));
        assertThat(summary().at("/nps/responses").asLong()).isEqualTo(responses);
        assertThat(summary().at("/nps/score").asDouble()).isCloseTo(score, within(1e-9));
        assertThat(summary().at("/inputs/nps/notices").toString())
                .isEqualTo("[{\"notice\":\"repeatedAnswers\",\"count\":1,\"details\":[\"" + answers + "\"]}]");
    }

    /** Half of the respondents answer 6 and 7, the others 8 and 9: rounded means would be 6 and 8, and the NPS -50. */
    @Test
    void aMeanAnswerHasNoClassOfTheNetPromoterScore() throws IOException {
        String rows = HEADER + "a,2025-01-05,6\na,2025-01-06,7\nb,2025-01-05,8\nb,2025-01-06,9\n";
        Run run = run(rows, "--answers", "mean", "--nps");

        assertThat(run.exitCode()).isEqualTo(RetentionReport.WRONG_USAGE_OR_INPUT);
        assertThat(run.err())
                .startsWith(
                        Run.line("--answers must be one of latest, first, all when a respondent answers --nps several"
                                + " times, since a mean such as 8.5 is neither of a passive nor of a promoter: mean"));
        assertThat(folder.resolve("report")).doesNotExist();

        assertThat(run(HEADER + "a,2025-01-05,9\n", "--answers", "mean", "--nps")
                        .exitCode())
                .isZero();
        assertThat(run(rows, "--answers", "mean", "--csat-scale", "1-10", "--csat")
                        .exitCode())
                .isZero();
    }

    /** One respondent gives 8, 9 and 3, which is 6 2/3 and rounds to 7; another gives 9. */
    @Test
    void aMeanScoreIsOfRespondentsMeansThatAreNotRounded() throws IOException {
        String rows = HEADER + "a,2025-01-05,8\na,2025-01-06,9\na,2025-01-07,3\nb,2025-01-07,9\n";
        Run run = run(rows, "--answers", "mean", "--csat-scale", "1-10", "--csat");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("7.83 on average; 50.0% (1 of 2) gave 8 or more");
        assertThat(summary().at("/csat/mean").asDouble()).isEqualTo(47 / 6.0);
        assertThat(Files.readAllLines(folder.resolve("report/surveys.csv")))
                .last()
                .asString()
                .startsWith("2025-01,csat,2,7.833333333333333,")
                .endsWith(",0.5,0,0,0,0,0,0,1,0,1,0");

        assertThat(run(rows, "--answers", "mean", "--ces-scale", "1-10", "--ces-better", "high", "--ces")
                        .out())
                .contains("7.83 on average");
    }

    @Test
    void severalAnswersOfOneRespondentNeedAChoice() throws IOException {
        Run run = run(TWICE, "--nps");

        assertThat(run.exitCode()).isEqualTo(RetentionReport.WRONG_USAGE_OR_INPUT);
        assertThat(run.err())
                .startsWith(Run.line("--answers must be given, as one of latest, first, all, mean, when a respondent"
                        + " answers several times: 1 in --nps"));
        assertThat(folder.resolve("report")).doesNotExist();
        assertThat(run(TWICE, "--observed-until", "2025-01-31", "--nps").exitCode())
                .isZero();
    }

    @Test
    void anonymousAnswersCountInScoresAndAreNoted() throws IOException {
        Run without = run("date,score\n2025-01-05,10\n2025-01-05,10\n2025-02-05,0\n", "--nps");

        assertThat(without.err()).isEmpty();
        assertThat(without.out())
                .contains(Run.line("    3 answers have no respondent: in every score, but not in figures by customer"));
        assertThat(summary().at("/nps/responses").asLong()).isEqualTo(3);

        Run some = run(HEADER + "R1,2025-01-05,10\n,2025-01-06,10\n", "--language", "nl", "--nps");
        assertThat(some.out())
                .contains(
                        Run.line("    1 antwoord heeft geen respondent: wel in elke score, niet in cijfers per klant"));
    }

    @Test
    void ticketsWithoutACustomerCountInTimesAndAreNoted() throws IOException {
        Path purchases = Files.writeString(folder.resolve("p.csv"), "customer_id,date,amount\nC1,2025-01-05,1\n");
        String tickets = """
                ticket_id,customer_id,created,solved
                T1,,2025-01-05T10:00Z,2025-01-05T12:00Z
                T2,C1,2025-01-05T10:00Z,
                """;
        Run run = run(tickets, "--purchases", purchases.toString(), "--tickets");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        Run.line("    1 ticket has no customer: in times and backlog, but not in figures by customer"));
        assertThat(summary().at("/tickets/value").asLong()).isEqualTo(2);
        assertThat(summary().at("/ticketCustomers/value").asLong()).isEqualTo(1);
        assertThat(summary().at("/contactRate/value").asDouble()).isEqualTo(1);
        assertThat(run("ticket_id,created,solved\nT1,2025-01-05T10:00Z,2025-01-05T12:00Z\n", "--tickets")
                        .exitCode())
                .isZero();
        assertThat(summary().at("/ticketCustomers/value").asLong()).isZero();
    }

    private JsonNode summary() {
        return JsonMapper.shared().readTree(folder.resolve("report/summary.json"));
    }

    /** The last of the options takes the file. */
    private Run run(String content, String... options) throws IOException {
        return Run.on(folder, content, options);
    }
}
