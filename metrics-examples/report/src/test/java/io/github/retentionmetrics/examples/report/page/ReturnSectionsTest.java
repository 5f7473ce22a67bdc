package io.github.retentionmetrics.examples.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.parts.ActivePart;
import io.github.retentionmetrics.examples.report.parts.CohortPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sections on cohorts and on the second purchase. */
class ReturnSectionsTest {
    /** Of the three customers of January one buys in February and another in March; one more comes in March. */
    private static final String ORDERS = """
            customer_id,date,amount
            ada,2024-01-05,10
            ben,2024-01-06,30
            cem,2024-01-07,1
            ada,2024-02-04,20
            ben,2024-03-06,5
            dan,2024-03-10,1
            """;

    @TempDir
    Path folder;

    private Optional<Section> section(PageSection section, String orders, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of(
                "--purchases",
                Files.writeString(folder.resolve("orders.csv"), orders).toString()));
        args.addAll(List.of(more));
        return SectionRun.of(
                section,
                List.of(new CohortPart(), new ActivePart()),
                folder.resolve("out"),
                args.toArray(String[]::new));
    }

    private static List<Block.HeatMap> maps(Section section) {
        return section.blocks().stream()
                .filter(Block.HeatMap.class::isInstance)
                .map(Block.HeatMap.class::cast)
                .toList();
    }

    /** The styles of the cells of a cohort, without its name and size. */
    private static List<String> styles(Block.View view, int cohort) {
        return view.table().lines().get(cohort).cells().stream()
                .skip(2)
                .map(Cell::style)
                .toList();
    }

    @Test
    void theNextPeriodIsTheFinding() throws IOException {
        Section section = section(new CohortSection(), ORDERS, "--observed-until", "2024-03-31")
                .orElseThrow();
        assertThat(section.finding()).isEqualTo("33.3% of new customers buy again in the next month");
        assertThat(SectionRun.sentences(section))
                .contains("66.7% bought in that month or later.")
                .anyMatch(sentence -> sentence.startsWith("Fewer than 30 customers"));
        Table curve = SectionRun.pictures(section).get(0).table();
        assertThat(SectionRun.texts(curve, "offset"))
                .as("the first period is 100% by definition")
                .containsExactly("1", "2");
        assertThat(SectionRun.texts(curve, "on_or_after")).containsExactly("66.7%", "33.3%");
    }

    @Test
    void cellsSayWhetherTheyAreCompletePartialOrUnobserved() throws IOException {
        Section section = section(new CohortSection(), ORDERS, "--observed-until", "2024-03-20")
                .orElseThrow();
        assertThat(maps(section)).hasSize(1);
        Block.View shares = maps(section).get(0).views().get(0);
        assertThat(styles(shares, 0)).containsExactly("own few", "h7 few", "h7 few partial");
        assertThat(styles(shares, 1)).containsExactly("own few partial", "unobserved", "unobserved");
        assertThat(maps(section).get(0).views().stream().map(Block.View::label))
                .containsExactly("Share who bought", "Customers who bought", "Revenue");
    }

    @Test
    void aFirstPeriodIsNoFinding() throws IOException {
        Section section = section(
                        new CohortSection(),
                        "customer_id,date,amount\nada,2024-01-05,1\n",
                        "--observed-until",
                        "2024-01-31")
                .orElseThrow();
        assertThat(section.finding())
                .isEqualTo("No cohort has been observed for long enough to say whether its customers come back");
        assertThat(SectionRun.pictures(section)).isEmpty();
    }

    @Test
    void bracketsAndActiveCustomersHaveMapsOfTheirOwn() throws IOException {
        Section section = section(
                        new CohortSection(),
                        ORDERS,
                        "--observed-until",
                        "2024-03-31",
                        "--cohort-brackets",
                        "1-2",
                        "--active-days",
                        "60")
                .orElseThrow();
        assertThat(maps(section).stream().map(map -> map.views().get(0).table().file()))
                .containsExactly("cohorts.csv", "cohort_brackets.csv", "cohorts_active.csv");
        assertThat(maps(section).get(1).views().get(0).table().columns().stream()
                        .map(Table.Column::label))
                .containsExactly("Cohort", "Customers", "+1\u20132");
        assertThat(SectionRun.sentences(section)).anyMatch(sentence -> sentence.contains("active for 60 days"));
    }

    @Test
    void ninetyDaysAreAsked() throws IOException {
        Section section = section(new SecondPurchaseSection(), ORDERS, "--observed-until", "2024-06-30")
                .orElseThrow();
        // ada after 30 days and ben after 60, of four
        assertThat(section.finding()).isEqualTo("50.0% of new customers come back within 90 days");
        assertThat(SectionRun.sentences(section).get(0)).startsWith("With 95% confidence the share is between ");
        assertThat(SectionRun.texts(SectionRun.pictures(section).get(0).table(), "share"))
                .startsWith("25.0%", "50.0%");
    }

    @Test
    void lessThanNinetyDaysAreNamed() throws IOException {
        Section section = section(new SecondPurchaseSection(), ORDERS, "--observed-until", "2024-03-20")
                .orElseThrow();
        assertThat(section.finding()).endsWith(" of new customers come back within 73 days");
    }

    @Test
    void whereNobodyCameBackThatIsSaid() throws IOException {
        String orders = "customer_id,date,amount\nada,2024-01-05,1\n";
        assertThat(section(new SecondPurchaseSection(), orders, "--observed-until", "2024-12-31")
                        .orElseThrow()
                        .finding())
                .isEqualTo("No new customer came back within 90 days");
    }

    @Test
    void aDayAfterTheFirstPurchaseIsTooEarly() throws IOException {
        String orders = "customer_id,date,amount\nada,2024-01-05,1\n";
        assertThat(section(new SecondPurchaseSection(), orders).orElseThrow().finding())
                .isEqualTo("No new customer has been observed for a day yet");
        Section cohorts = section(new CohortSection(), orders).orElseThrow();
        assertThat(cohorts.finding())
                .isEqualTo("No cohort has been observed for long enough to say whether its customers come back");
        assertThat(styles(maps(cohorts).get(0).views().get(0), 0)).containsExactly("own few partial");
    }

    @Test
    void ofALongHistoryTheLastCohortsAndTheirFirstPeriodsAreShown() throws IOException {
        StringBuilder orders = new StringBuilder("customer_id,date,amount\n");
        for (int day = 0; day < 70; day++) {
            orders.append(day)
                    .append(',')
                    .append(LocalDate.of(2024, 1, 1).plusDays(day))
                    .append(",1\n");
        }
        Section section = section(
                        new CohortSection(),
                        orders.toString(),
                        "--granularity",
                        "day",
                        "--observed-until",
                        "2024-12-31")
                .orElseThrow();
        Table shares = maps(section).get(0).views().get(0).table();
        assertThat(shares.lines()).hasSize(60);
        assertThat(shares.lines().get(0).cells().get(0).value()).isEqualTo("2024-01-11");
        assertThat(shares.columns()).hasSize(2 + 31);
        assertThat(SectionRun.sentences(section))
                .anyMatch(sentence ->
                        sentence.startsWith("The last cohorts and their first periods are shown, 1,860 of "));
    }
}
