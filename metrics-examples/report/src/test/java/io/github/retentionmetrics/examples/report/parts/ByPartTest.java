package io.github.retentionmetrics.examples.report.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.examples.report.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByPartTest {
    private static final String CUSTOMERS = "customer_id,region\nada,north\nben,south\ncem,north\ndan,\n";
    private static final String PURCHASES = """
            customer_id,date,amount,category,channel
            ada,2024-01-10,10,tea,web
            ada,2024-02-10,5,jam,shop
            ben,2024-01-11,20,jam,
            cem,2024-02-01,7,jam,web
            cem,2024-02-01,1,ink,shop
            dan,2024-01-12,3,,shop
            eve,2024-02-12,4,tea,web
            eve,2024-01-01,-4,jam,shop
            """;

    @TempDir
    Path folder;

    private Run run(String... args) {
        return Run.into(
                folder.resolve("report"),
                Stream.concat(Stream.of(args), Stream.of("--no-forecast")).toArray(String[]::new));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(folder.resolve("report").resolve(name));
    }

    private static List<String> firstCells(List<String> lines, int count) {
        return lines.stream()
                .map(line -> String.join(",", List.of(line.split(",", -1)).subList(0, count)))
                .toList();
    }

    /** The customers of two segments: n and s with each number from one to 39. */
    private static String northAndSouth(String attribute, int from) {
        StringBuilder customers =
                new StringBuilder("customer_id,").append(attribute).append('\n');
        for (int i = from; i < 40; i++) {
            customers.append("n").append(i).append(",north\ns").append(i).append(",south\n");
        }
        return customers.toString();
    }

    /** Two values that clearly differ, 40 customers each, and one customer of whom nothing is known. */
    private String regions(String name) throws IOException {
        StringBuilder purchases = new StringBuilder("customer_id,date,amount\n");
        for (int i = 0; i < 40; i++) {
            purchases
                    .append("n")
                    .append(i)
                    .append(",2024-01-10,")
                    .append(50 + i)
                    .append('\n');
            purchases.append("n").append(i).append(",2024-02-10,10\n");
            purchases
                    .append("s")
                    .append(i)
                    .append(",2024-01-11,")
                    .append(10 + i)
                    .append('\n');
        }
        purchases.append("x,2024-01-12,5\n");
        file("customers.csv", northAndSouth(name, 0));
        return file("purchases.csv", purchases.toString());
    }

    @Test
    void filesHaveTheSegmentsBeforeTheirColumns() throws IOException {
        Run run = run(
                "--purchases",
                file("p.csv", PURCHASES),
                "--customers",
                file("c.csv", CUSTOMERS),
                "--by",
                "Region",
                "--observed-until",
                "2024-02-29");
        assertThat(run.err()).isEmpty();
        assertThat(lines("movement_by.csv"))
                .containsExactly(
                        "attribute,segment,period,start,retained,lost,new,resurrected,end,churn_rate,retention_rate,quick_ratio,status",
                        "region,north,2024-01,0,0,0,1,0,1,,,,complete",
                        "region,north,2024-02,1,1,0,1,0,2,0,1,,complete",
                        "region,south,2024-01,0,0,0,1,0,1,,,,complete",
                        "region,south,2024-02,1,0,1,0,0,0,1,0,0,complete",
                        "region,(unknown),2024-01,0,0,0,1,0,1,,,,complete",
                        "region,(unknown),2024-02,1,0,1,1,0,1,1,0,1,complete");
        assertThat(lines("segments_by.csv").get(0))
                .isEqualTo("attribute,segment,customers,small,figure,value,difference,low,high,p_value_corrected,"
                        + "verdict,period,observations,horizon_days");
        assertThat(firstCells(lines("segments_by.csv"), 6))
                .contains(
                        "region,north,2,true,retentionRate,1",
                        "region,south,1,true,retentionRate,0",
                        "region,(unknown),2,true,retentionRate,0");
        assertThat(firstCells(lines("repeat_by.csv"), 5))
                .startsWith("attribute,segment,period,customers,repeat_customers", "region,north,2024-01,1,0");
        assertThat(firstCells(lines("revenue_by.csv"), 5))
                .contains("region,north,2024-02,10.00,8.00", "region,(unknown),2024-02,3.00,4.00");
        assertThat(firstCells(lines("cohorts_by.csv"), 8))
                .containsExactly(
                        "attribute,segment,cohort,size,offset,customers,orders,revenue",
                        "region,north,2024-01,1,0,1,1,10.00",
                        "region,north,2024-01,1,1,1,1,5.00",
                        "region,north,2024-02,1,0,1,2,8.00",
                        "region,south,2024-01,1,0,1,1,20.00",
                        "region,south,2024-01,1,1,0,0,0.00",
                        "region,(unknown),2024-01,1,0,1,1,3.00",
                        "region,(unknown),2024-01,1,1,0,0,0.00",
                        "region,(unknown),2024-02,1,0,1,1,4.00");
        assertThat(firstCells(lines("cohort_curve_by.csv"), 5))
                .containsExactly(
                        "attribute,segment,offset,customers,eligible",
                        "region,north,0,2,2",
                        "region,north,1,1,1",
                        "region,south,0,1,1",
                        "region,south,1,0,1",
                        "region,(unknown),0,2,2",
                        "region,(unknown),1,0,1");
        assertThat(folder.resolve("report/survival_by.csv")).doesNotExist();
        assertThat(folder.resolve("report/surveys_by.csv")).doesNotExist();
    }

    /** Of the web ada skips February, ben does not come back in March, and cem is new then; dan is of the shop. */
    @Test
    void theCurveOfASegmentIsThatOfItsOwnCohorts() throws IOException {
        Run run = run("--purchases", file("p.csv", """
                        customer_id,date,amount,channel
                        ada,2024-01-10,10,web
                        ada,2024-03-10,10,web
                        ben,2024-01-11,10,web
                        ben,2024-02-10,10,web
                        cem,2024-03-01,10,web
                        dan,2024-02-01,10,shop
                        dan,2024-03-02,10,shop
                        """), "--by", "channel", "--observed-until", "2024-03-31");
        assertThat(run.err()).isEmpty();
        List<String> lines = lines("cohort_curve_by.csv");
        assertThat(lines.get(0))
                .isEqualTo("attribute,segment,offset,customers,eligible,retention,low,high,"
                        + "on_or_after_customers,on_or_after,on_or_after_low,on_or_after_high");
        assertThat(firstCells(lines, 6).subList(1, lines.size()))
                .containsExactly(
                        "channel,shop,0,1,1,1",
                        "channel,shop,1,1,1,1",
                        "channel,web,0,3,3,1",
                        "channel,web,1,1,2,0.5",
                        "channel,web,2,1,2,0.5");
        List<String> web = List.of(lines.get(4).split(","));
        assertThat(web.subList(8, 10)).as("ada came later").containsExactly("2", "1");
        // Wilson: 1 of 2 is 1/2 -+ z sqrt(1/2 + z^2 / 4) / (2 + z^2), 2 of 2 begins at 2 / (2 + z^2)
        double z = 1.959963984540054;
        double margin = z * Math.sqrt(0.5 + z * z / 4) / (2 + z * z);
        assertThat(Double.parseDouble(web.get(6))).isCloseTo(0.5 - margin, within(1e-12));
        assertThat(Double.parseDouble(web.get(7))).isCloseTo(0.5 + margin, within(1e-12));
        assertThat(Double.parseDouble(web.get(10))).isCloseTo(2 / (2 + z * z), within(1e-12));
        assertThat(List.of(lines.get(5).split(",")).subList(8, 10))
                .as("ada, but ben not any more")
                .containsExactly("1", "0.5");
    }

    @Test
    void ofOneSegmentTheCurveIsThatOfAllCustomers() throws IOException {
        run("--purchases", file("p.csv", """
                        customer_id,date,amount,channel
                        ada,2024-01-10,10,web
                        ada,2024-03-10,10,web
                        ben,2024-01-11,10,web
                        cem,2024-02-01,10,web
                        cem,2024-03-01,10,web
                        """), "--by", "channel", "--observed-until", "2024-03-31");
        assertThat(lines("cohort_curve_by.csv").stream()
                        .map(line -> line.replaceFirst("^(channel,web|attribute,segment),", "")))
                .containsExactlyElementsOf(lines("cohort_curve.csv"));
    }

    /** The first purchase counts: of two on one day the alphabetically first, an empty one as unknown, no refund. */
    @ParameterizedTest
    @CsvSource({"category, '(unknown) 1, ink 1, jam 1, tea 2'", "channel, '(unknown) 1, shop 2, web 2'"})
    void aColumnOfThePurchasesIsThatOfTheFirst(String column, String segments) throws IOException {
        Run run = run("--purchases", file("p.csv", PURCHASES), "--by", column, "--observed-until", "2024-02-29");
        assertThat(run.err()).isEmpty();
        assertThat(Stream.of(segments.split(", ")).toList()).allSatisfy(segment -> {
            String name = segment.substring(0, segment.indexOf(' '));
            String count = segment.substring(segment.indexOf(' ') + 1);
            assertThat(run.out()).containsPattern(column + ": \\Q" + name + "\\E +" + count + " customers?\\b");
        });
        assertThat(run.out().lines().filter(line -> line.startsWith("  " + column + ": ")))
                .hasSize(segments.split(", ").length);
        assertThat(run.out().contains("not read")).isEqualTo(column.equals("category"));
    }

    @Test
    void aColumnOfTheCustomersGoesBeforeOneOfThePurchases() throws IOException {
        Run run = run(
                "--purchases",
                file("p.csv", PURCHASES),
                "--customers",
                file("c.csv", "customer_id,channel\nada,phone\n"),
                "--by",
                "channel",
                "--by",
                "category");
        assertThat(firstCells(lines("repeat_by.csv"), 2))
                .contains("channel,phone", "channel,(unknown)", "category,tea")
                .doesNotContain("channel,web");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void differencesFromAllOthersAreNamed() throws IOException {
        Run run = run(
                "--purchases",
                regions("region"),
                "--customers",
                folder.resolve("customers.csv").toString(),
                "--by",
                "region",
                "--observed-until",
                "2024-02-29");
        assertThat(run.out())
                .contains(Run.line("Segments by --by, compared with all other customers"))
                .containsPattern(
                        " region: north +40 customers: 100\\.0% \\(40 of 40\\) stayed, higher \\(p < 0\\.001\\);"
                                + " revenue EUR 3,180\\.00, EUR 79\\.50 per customer, higher \\(p < 0\\.001\\);"
                                + " 100\\.0% bought at least twice, higher \\(p < 0\\.001\\)\\R")
                .containsPattern(" region: south +40 customers: 0\\.0% \\(0 of 40\\) stayed, lower \\(p < 0\\.001\\);")
                .containsPattern(" region: \\(unknown\\) +1 customer \\(fewer than 30, so uncertain\\): 0\\.0%"
                        + " \\(0 of 1\\) stayed; revenue EUR 5\\.00, EUR 5\\.00 per customer; 0\\.0% bought at least"
                        + " twice\\R")
                .contains("those who are customers in 2024-02, the latest complete period")
                .contains("after correction for 8 comparisons (Holm)");
        List<String> differences = lines("segments_by.csv");
        assertThat(differences).hasSize(1 + 3 * 3);
        assertThat(differences)
                .anyMatch(
                        line -> line.matches("region,north,40,false,retentionRate,1,1,0[.].*,1,.*,higher,2024-02,40,"))
                .anyMatch(line -> line.matches("region,north,40,false,revenuePerCustomer,79[.]5,.*,higher,,40,"))
                .anyMatch(line -> line.matches("region,south,40,false,repeatPurchaseRate,0,.*,lower,,40,"))
                .anyMatch(line ->
                        line.matches("region,[(]unknown[)],1,true,retentionRate,0,.*,no_clear_difference,2024-02,1,"));
        String json = Files.readString(folder.resolve("report/summary.json"));
        assertThat(json)
                .containsPattern("\"segment\" : \"north\",\\s+\"customers\" : 40,\\s+\"isSmall\" : false,"
                        + "\\s+\"period\" : \"2024-02\",\\s+\"retentionRate\" : \\{\\s+\"value\" : 1,")
                .containsPattern("\"figure\" : \"retentionRate\",\\s+\"value\" : 1,\\s+\"low\" : 0\\.[^}]+"
                        + "\"verdict\" : \"higher\"");
    }

    @Test
    void theSummaryIsInDutchToo() throws IOException {
        Run run = run(
                "--purchases",
                regions("streek"),
                "--customers",
                folder.resolve("customers.csv").toString(),
                "--by",
                "streek",
                "--language",
                "nl",
                "--observed-until",
                "2024-02-29");
        assertThat(run.out())
                .contains(Run.line("Segmenten volgens --by, vergeleken met alle andere klanten"))
                .containsPattern(" streek: south +40 klanten: 0,0% \\(0 van 40\\) gebleven, lager \\(p < 0,001\\);")
                .containsPattern(" streek: \\(unknown\\) +1 klant \\(minder dan 30, dus onzeker\\): ")
                .contains("na correctie voor 8 vergelijkingen (Holm)");
    }

    @Test
    void subscribersAreComparedWithoutPurchases() throws IOException {
        Run run = run(
                "--subscriptions",
                file("s.csv", """
                        customer_id,start,end
                        ada,2024-01-10,
                        ben,2024-01-11,2024-02-20
                        cem,2024-02-01,
                        dan,2024-01-12,
                        """),
                "--customers",
                file("c.csv", CUSTOMERS),
                "--by",
                "region",
                "--observed-until",
                "2024-02-29");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .containsPattern(
                        " region: south +1 subscriber \\(fewer than 30, so uncertain\\): 0\\.0% \\(0 of 1\\)"
                                + " stayed; on average 30\\.0 of the first 30 days subscribed \\(fewer than 30, so uncertain\\)\\R");
        assertThat(lines("movement_by.csv"))
                .isEqualTo(lines("subscribers_by.csv"))
                .hasSize(7);
        assertThat(lines("survival_by.csv"))
                .hasSize(5)
                .contains("region,south,40,1,1,0,,,", "region,north,28,2,0,1,0,,");
        assertThat(folder.resolve("report/cohorts_by.csv")).doesNotExist();
        assertThat(folder.resolve("report/cohort_curve_by.csv")).doesNotExist();
    }

    /**
     * North and south answer three surveys, of 40 respondents each. Alone, by scipy 1.17.1: satisfied are 36 and 20,
     * and the z test with the pooled share has p = 9.477225139792279e-05; of 30 promoters and 10 detractors against 12
     * and 20 the adjusted z test has p = 0.00047532280923629253; effort of 4, 5, 6, 7 against 3, 4, 5, 6, ten times
     * each, has p = 0.00017045622986295556 by Welch's t test. Two segments are compared once, so Holm multiplies by 3,
     * 2, 1.
     */
    @Test
    void surveysAreComparedAndCorrectedTogether() throws IOException {
        StringBuilder nps = new StringBuilder("respondent,date,score\n");
        StringBuilder csat = new StringBuilder("respondent,date,score\n");
        StringBuilder ces = new StringBuilder("respondent,date,score\n");
        for (int i = 0; i < 40; i++) {
            nps.append(answer("n", i, i < 30 ? 9 : 6)).append(answer("s", i, i < 12 ? 10 : i < 20 ? 8 : 0));
            csat.append(answer("n", i, i < 36 ? 4 : 3)).append(answer("s", i, i < 20 ? 5 : 1));
            ces.append(answer("n", i, 4 + i % 4)).append(answer("s", i, 3 + i % 4));
        }
        Run run = run(
                "--nps",
                file("nps.csv", nps.toString()),
                "--csat",
                file("csat.csv", csat.toString()),
                "--csat-scale",
                "1-5",
                "--ces",
                file("ces.csv", ces.toString()),
                "--ces-scale",
                "1-7",
                "--customers",
                file("c.csv", northAndSouth("region", 0)),
                "--by",
                "region",
                "--observed-until",
                "2024-02-29");
        assertThat(run.err()).isEmpty();
        List<String> rows = lines("segments_by.csv");
        assertThat(firstCells(rows, 6))
                .containsExactly(
                        "attribute,segment,customers,small,figure,value",
                        "region,north,,false,netPromoterScore,50",
                        "region,north,,false,satisfiedShare,0.9",
                        "region,north,,false,effortMean,5.5",
                        "region,south,,false,netPromoterScore,-20",
                        "region,south,,false,satisfiedShare,0.5",
                        "region,south,,false,effortMean,4.5");
        double[] expected = {0.00047532280923629253, 3 * 9.477225139792279e-05, 2 * 0.00017045622986295556};
        for (int row = 0; row < 6; row++) {
            String[] cells = rows.get(row + 1).split(",", -1);
            assertThat(Double.parseDouble(cells[9])).isCloseTo(expected[row % 3], within(1e-12));
            assertThat(cells[10]).isEqualTo(row < 3 ? "higher" : "lower");
            assertThat(cells[12]).isEqualTo("40");
        }
        assertThat(run.out())
                .containsPattern(" region: north +NPS 50\\.0, higher \\(p < 0\\.001\\); 90\\.0% satisfied, higher"
                        + " \\(p < 0\\.001\\); effort 5\\.50, higher \\(p < 0\\.001\\)\\R")
                .contains("after correction for 3 comparisons (Holm)");
        assertThat(Files.readString(folder.resolve("report/summary.json")))
                .containsPattern("\"segment\" : \"south\",\\s+\"netPromoterScore\" : -20(\\.0)?,"
                        + "\\s+\"netPromoterScoreObservations\" : 40,");
    }

    private static String answer(String segment, int respondent, int score) {
        return segment + respondent + ",2024-01-10," + score + "\n";
    }

    /** Three of south all answer 7; Welch's test would be as certain of their mean as of one that never varies. */
    @Test
    void answersThatAreAllTheSameAreNotTestedByTheirMean() throws IOException {
        StringBuilder ces = new StringBuilder("respondent,date,score\n");
        for (int i = 0; i < 40; i++) {
            ces.append(answer("n", i, 3 + i % 2)).append(i < 3 ? answer("s", i, 7) : "");
        }
        run(
                "--ces",
                file("ces.csv", ces.toString()),
                "--ces-scale",
                "1-7",
                "--customers",
                file("c.csv", northAndSouth("region", 0)),
                "--by",
                "region",
                "--observed-until",
                "2024-02-29");
        assertThat(lines("segments_by.csv")).contains("region,south,,true,effortMean,7,3.5,,,,no_clear_difference,,3,");
    }

    /** Those of north stay; of those of south, each left within 40 days. A year is not observed yet, half a year is. */
    @Test
    void staysAreComparedWithinTheLongestObservedHorizon() throws IOException {
        StringBuilder subscriptions = new StringBuilder("customer_id,start,end\n");
        for (int i = 10; i < 40; i++) {
            subscriptions.append("n").append(i).append(",2024-01-01,\n");
            subscriptions
                    .append("s")
                    .append(i)
                    .append(",2024-01-01,2024-01-")
                    .append(i < 31 ? i : 31)
                    .append("\n");
        }
        Run run = run(
                "--subscriptions",
                file("s.csv", subscriptions.toString()),
                "--customers",
                file("c.csv", northAndSouth("region", 10)),
                "--by",
                "region",
                "--observed-until",
                "2024-08-31");
        assertThat(run.err()).isEmpty();
        assertThat(lines("segments_by.csv"))
                .anyMatch(line -> line.matches("region,north,30,false,meanStayDays,180,1.*,higher,,30,180"))
                .anyMatch(line -> line.matches("region,south,30,false,meanStayDays,[12].*,-1.*,lower,,30,180"));
        assertThat(run.out()).contains("on average 180.0 of the first 180 days subscribed, higher (p < 0.001)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colour | true  | --by must name one of the columns region (of --customers),"
                        + " category, channel (of --purchases): colour",
                "Colour | false | --by must name one of the columns category, channel (of --purchases),"
                        + " since --customers is not given: colour",
                "amount | false | --by must name one of the columns category, channel (of --purchases),"
                        + " since --customers is not given: amount"
            })
    void aColumnThatNoFileHasIsRefused(String column, boolean withCustomers, String error) throws IOException {
        String purchases = file("p.csv", PURCHASES);
        Run run = withCustomers
                ? run("--purchases", purchases, "--customers", file("c.csv", CUSTOMERS), "--by", column)
                : run("--purchases", purchases, "--by", column);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith(Run.line(error));
        assertThat(folder.resolve("report")).doesNotExist();
    }

    @Test
    void noColumnToDivideByIsSaid() throws IOException {
        Run run = run("--purchases", file("p.csv", "customer_id,date,amount\nada,2024-01-10,1\n"), "--by", "region");
        assertThat(run.err())
                .startsWith(Run.line("--by must name a column that divides customers, and no file has one, since"
                        + " --customers is not given: region"));
    }

    @Test
    void aColumnOfTooManyValuesIsRefusedWithTheirNumber() throws IOException {
        StringBuilder purchases = new StringBuilder("customer_id,date,amount,note\n");
        for (int i = 0; i < 101; i++) {
            purchases.append("C").append(i).append(",2024-01-10,1,N").append(i).append('\n');
        }
        Run run = run("--purchases", file("p.csv", purchases.toString()), "--by", "note");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith(Run.line("--by must name a column with at most 100 values: note has 101"));
    }
}
