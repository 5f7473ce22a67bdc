package io.github.retentionmetrics.examples.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.parts.HeadlinePart;
import io.github.retentionmetrics.examples.report.parts.PurchasePart;
import io.github.retentionmetrics.examples.report.parts.SurveyPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstScreenTest {
    @TempDir
    Path folder;

    private List<Page.Answer> answers = List.of();
    private List<Headline> headlines = List.of();

    private void read(String... args) {
        PageSection both = data -> {
            FirstScreen screen = FirstScreen.of(data);
            answers = screen.answers();
            headlines = screen.headlines();
            return Optional.empty();
        };
        SectionRun.of(
                both,
                List.of(new PurchasePart(), new SurveyPart(), new HeadlinePart()),
                folder.resolve("report"),
                args);
    }

    /** 200 customers who all buy in January; some of them again in February, and some of those in March. */
    private String purchases(int inFebruary, int inMarch) throws IOException {
        StringBuilder csv = new StringBuilder("customer_id,date,amount\n");
        for (int customer = 0; customer < 200; customer++) {
            int months = customer < inMarch ? 3 : customer < inFebruary ? 2 : 1;
            for (int month = 1; month <= months; month++) {
                csv.append(customer)
                        .append(',')
                        .append(LocalDate.of(2025, month, 15))
                        .append(",10.00\n");
            }
        }
        return Files.writeString(folder.resolve("purchases.csv"), csv).toString();
    }

    private Headline headline(String label) {
        return headlines.stream()
                .filter(headline -> headline.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    /** 160 of 200 in February, and 40 of 160 in March: 80 % and 25 %. */
    @Test
    void aFallThatChanceCannotExplainIsSaidFirst() throws IOException {
        read("--purchases", purchases(160, 40), "--observed-until", "2025-03-31");
        assertThat(answers)
                .extracting(Page.Answer::question)
                .containsExactly(
                        "Are we keeping our customers?", "Is it getting better or worse?", "What is it worth?");
        assertThat(answers.get(0).sentences())
                .containsExactly("25.0% of the customers of the month before bought again in Mar 2025.");
        assertThat(answers.get(1).sentences())
                .contains("Customers who bought again: down from 80.0% to 25.0% since Feb 2025, more than chance"
                        + " explains.");
        assertThat(answers.get(2).sentences())
                .containsExactly("Customers spent EUR\u00a0400.00 in Mar 2025, which is EUR\u00a010.00 each.");
        Headline bought = headline("Customers who bought again");
        assertThat(bought.value().value()).isEqualTo("0.25");
        assertThat(bought.about()).startsWith("Mar 2025: 40 of 160; between ");
        assertThat(bought.changes()).singleElement().satisfies(change -> {
            assertThat(change.style()).isEqualTo("lower");
            assertThat(change.change().text()).isEqualTo("-55.0 points");
            assertThat(change.against()).isEqualTo("against Feb 2025 (80.0%).");
            assertThat(change.sentence()).isEqualTo("A real fall, more than chance explains.");
        });
        assertThat(headline("Revenue").changes())
                .singleElement()
                .satisfies(change -> assertThat(change.change().text()).isEqualTo("-75.0%"));
    }

    /** 100 of 200, then 50 of 100. */
    @Test
    void aFigureThatStaysIsNoChange() throws IOException {
        read("--purchases", purchases(100, 50), "--observed-until", "2025-03-31");
        assertThat(headline("Customers who bought again").changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.style()).isEqualTo("none");
                    assertThat(change.sentence()).isEqualTo("No clear change: chance can explain it.");
                });
    }

    @Test
    void aFirstPeriodHasNothingToCompareWith() throws IOException {
        read("--purchases", purchases(0, 0), "--observed-until", "2025-01-31");
        assertThat(answers.get(0).question()).isEqualTo("Is it getting better or worse?");
        assertThat(answers.get(0).sentences()).containsExactly("There is no earlier complete period to compare with.");
    }

    @Test
    void fewObservationsAreMarked() throws IOException {
        read("--purchases", purchases(20, 10), "--observed-until", "2025-03-31");
        assertThat(headline("Customers who bought again").about())
                .endsWith("; only 20 observations: read it with care");
    }

    @Test
    void aShopWithoutCustomersIsSaidToHaveNone() throws IOException {
        String none = Files.writeString(folder.resolve("none.csv"), "customer_id,date,amount\n")
                .toString();
        read("--purchases", none, "--observed-until", "2025-03-31");
        assertThat(answers)
                .containsExactly(new Page.Answer(
                        "Are we keeping our customers?",
                        List.of("The data has no complete month with customers yet.")));
        assertThat(headlines).isEmpty();
    }

    @Test
    void withoutFiguresThereIsNoFirstScreen() throws IOException {
        String none = Files.writeString(folder.resolve("none.csv"), "respondent,date,score\n")
                .toString();
        read("--nps", none, "--observed-until", "2025-03-31");
        assertThat(answers).isEmpty();
        assertThat(headlines).isEmpty();
    }

    /** Forty answers of 1 in January and of 5 in February, on a scale where lower is easier. */
    @Test
    void moreEffortIsNoImprovement() throws IOException {
        StringBuilder csv = new StringBuilder("respondent,date,score\n");
        for (int i = 0; i < 40; i++) {
            csv.append("a" + i + ",2025-01-15," + (1 + i % 2) + "\nb" + i + ",2025-02-15," + (4 + i % 2) + "\n");
        }
        String ces = Files.writeString(folder.resolve("ces.csv"), csv).toString();
        read("--ces", ces, "--ces-scale", "1-5", "--observed-until", "2025-02-28");
        Headline effort = headline("Customer Effort Score");
        assertThat(effort.about()).endsWith("; lower is easier");
        assertThat(effort.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.style()).isEqualTo("higher worse"));
    }

    @Test
    void aWeekIsNamedByItsFirstDay() throws IOException {
        read("--purchases", purchases(160, 40), "--observed-until", "2025-02-23", "--granularity", "week");
        assertThat(answers.get(0).sentences())
                .first()
                .asString()
                .endsWith(" of the customers of the week before bought again in the week of 17 Feb 2025.");
        assertThat(headline("Revenue").about()).startsWith("The week of 17 Feb 2025");
    }

    @Test
    void whatHappensOnADayHappensOnItAndNotInIt() throws IOException {
        read("--purchases", purchases(160, 40), "--observed-until", "2025-02-16", "--granularity", "day");
        assertThat(answers.get(0).sentences())
                .first()
                .asString()
                .endsWith(" of the customers of the day before bought again on 16 Feb 2025.");
    }
}
