package io.github.retentionmetrics.examples.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.parts.LoyaltyPart;
import io.github.retentionmetrics.examples.report.parts.PurchasePart;
import io.github.retentionmetrics.examples.report.parts.SurveyPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveySectionTest {
    @TempDir
    Path folder;

    private Optional<Section> section(String... args) {
        return SectionRun.of(
                new SurveySection(),
                List.of(new PurchasePart(), new SurveyPart(), new LoyaltyPart()),
                folder.resolve("report"),
                args);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    /** Answers of as many respondents, all on one day. */
    private String answers(String scores) throws IOException {
        StringBuilder csv = new StringBuilder("respondent,date,score\n");
        int respondent = 0;
        for (String score : scores.split(" ", -1)) {
            csv.append("r" + respondent++ + ",2024-01-15," + score + "\n");
        }
        return file("answers.csv", csv.toString());
    }

    private static List<String> trendRemarks(Section section) {
        return SectionRun.pictures(section).stream()
                .map(Block.Picture::table)
                .filter(table -> table.file().equals("surveys.csv"))
                .flatMap(table -> table.lines().stream())
                .map(Table.Line::remark)
                .toList();
    }

    @Test
    void noSurveysHaveNoSection() throws IOException {
        assertThat(section("--purchases", file("p.csv", "customer_id,date,amount\nada,2024-01-01,1\n")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10 9 0, 'More promoters than detractors: a Net Promoter Score of 33.3, from only 3 answers'",
        "10 0 3, 'More detractors than promoters: a Net Promoter Score of -33.3, from only 3 answers'",
        "7, 'As many promoters as detractors: a Net Promoter Score of 0.0, from only 1 answer'"
    })
    void fewAnswersAreCalledFew(String scores, String finding) throws IOException {
        Section section = section("--nps", answers(scores)).orElseThrow();
        assertThat(section.finding()).isEqualTo(finding);
        assertThat(trendRemarks(section)).containsExactly("not complete; fewer than 30 answers");
    }

    @Test
    void manyAnswersAreNoRemark() throws IOException {
        Section section = section(
                        "--csat-scale",
                        "1-5",
                        "--csat",
                        answers("4 ".repeat(29) + "1"),
                        "--observed-until",
                        "2024-01-31")
                .orElseThrow();
        assertThat(section.finding()).isEqualTo("96.7% of the answers are satisfied");
        assertThat(trendRemarks(section)).containsExactly("");
        assertThat(section.blocks())
                .singleElement()
                .isInstanceOfSatisfying(
                        Block.Multiples.class,
                        block -> assertThat(block.text())
                                .isEqualTo(
                                        "The mean is 3.90 on the scale 1-5, between 3.70 and 4.10 with 95% confidence."
                                                + " Of 30 answers, 96.7% gave 4 or more. All answers are from Jan 2024."));
    }

    /** Of 1, 1, 1 and 5 where lower is easier, three are easy; where higher is easier, one is. */
    @ParameterizedTest
    @CsvSource({
        "1-5, 'scale 1-5, where lower is easier', '75.0% gave 2 or less, which is easy, and 25.0% gave 4 or more,'",
        "1-7, 'scale 1-7, where higher is easier', '25.0% gave 5 or more, which is easy, and 75.0% gave 3 or less,'"
    })
    void effortIsEasyAtTheEndThatTheScaleSays(String scale, String direction, String shares) throws IOException {
        Section section =
                section("--ces-scale", scale, "--ces", answers("1 1 1 5")).orElseThrow();
        assertThat(section.blocks())
                .singleElement()
                .isInstanceOfSatisfying(
                        Block.Multiples.class,
                        block -> assertThat(block.text()).contains(direction).contains(shares));
    }

    @Test
    void aSurveyWithoutAnswersSaysSo() throws IOException {
        Section section = section(
                        "--ces-scale",
                        "1-7",
                        "--ces",
                        file("none.csv", "respondent,date,score\n"),
                        "--observed-until",
                        "2024-01-31")
                .orElseThrow();
        assertThat(section.finding()).isEqualTo("No answers have been read");
        assertThat(section.blocks())
                .containsExactly(new Block.Multiples("Effort (CES)", "There are no answers.", List.of()));
    }

    /** As many promoters as detractors, who all bought before; so many of each bought again. */
    private Section later(int each, int promoters, int detractors) throws IOException {
        StringBuilder purchases = new StringBuilder("customer_id,date,amount\n");
        StringBuilder nps = new StringBuilder("respondent,date,score\n");
        for (int i = 0; i < each; i++) {
            purchases.append("p" + i + ",2024-01-01,10\nd" + i + ",2024-01-01,10\n");
            nps.append("p" + i + ",2024-01-15,10\nd" + i + ",2024-01-15,2\n");
            purchases.append(i < promoters ? "p" + i + ",2024-03-01,10\n" : "");
            purchases.append(i < detractors ? "d" + i + ",2024-03-01,10\n" : "");
        }
        return section(
                        "--purchases",
                        file("purchases.csv", purchases.toString()),
                        "--nps",
                        file("nps.csv", nps.toString()),
                        "--observed-until",
                        "2024-03-31")
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "30, 20, 3, 'Promoters bought again more often than detractors: 66.7% against 10.0%'",
        "30, 3, 20, 'Promoters bought again less often than detractors: 10.0% against 66.7%'",
        "30, 12, 10, 'As many promoters as detractors: a Net Promoter Score of 0.0'",
        "29, 29, 0, 'As many promoters as detractors: a Net Promoter Score of 0.0'"
    })
    void theHeadingNamesOnlyClearDifferencesOfMany(int each, int promoters, int detractors, String finding)
            throws IOException {
        assertThat(later(each, promoters, detractors).finding()).isEqualTo(finding);
    }

    @Test
    void whatFollowedHasItsFigures() throws IOException {
        Table table = afterwards(later(30, 20, 3));
        assertThat(SectionRun.texts(table, "class"))
                .containsExactly("Promoters", "Passives", "Detractors", "No answer");
        assertThat(SectionRun.texts(table, "retention_rate")).containsExactly("66.7%", "", "10.0%", "");
        assertThat(table.lines()).extracting(Table.Line::remark).containsOnly("");
    }

    @Test
    void whatFewCustomersDidIsMarked() throws IOException {
        assertThat(afterwards(later(29, 20, 3)).lines())
                .extracting(Table.Line::remark)
                .containsExactly("fewer than 30 customers", "", "fewer than 30 customers", "");
    }

    private static Table afterwards(Section section) {
        return SectionRun.pictures(section).stream()
                .map(Block.Picture::table)
                .filter(of -> of.file().equals("loyalty.csv"))
                .findFirst()
                .orElseThrow();
    }
}
