package io.github.retentionmetrics.examples.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.parts.ActivePart;
import io.github.retentionmetrics.examples.report.parts.HeadlinePart;
import io.github.retentionmetrics.examples.report.parts.PurchasePart;
import io.github.retentionmetrics.examples.report.parts.ReportPart;
import io.github.retentionmetrics.examples.report.parts.SubscriptionPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sections on movements, revenue and subscribers. */
class PeriodSectionsTest {
    private static final List<ReportPart> PARTS =
            List.of(new PurchasePart(), new ActivePart(), new SubscriptionPart(), new HeadlinePart());

    /** Ada and ben buy in January; in February ada buys again and cem for the first time, and March has begun. */
    private static final String ORDERS = """
            customer_id,date,amount
            ada,2024-01-05,10
            ben,2024-01-06,30
            ada,2024-02-07,20
            cem,2024-02-08,5
            ben,2024-03-01,1
            """;

    private static final String CONTRACTS = """
            customer_id,start,end
            ada,2024-01-05,
            ben,2024-01-06,2024-02-10
            """;

    @TempDir
    Path folder;

    private Optional<Section> section(PageSection section, String input, String rows, String... more)
            throws IOException {
        List<String> args = new ArrayList<>(List.of(
                input, Files.writeString(folder.resolve("rows.csv"), rows).toString()));
        args.addAll(List.of(more));
        return SectionRun.of(section, PARTS, folder.resolve("out"), args.toArray(String[]::new));
    }

    private Section movement(String orders, String... more) throws IOException {
        return section(new MovementSection(), "--purchases", orders, more).orElseThrow();
    }

    /** The tables of pictures, and those without one. */
    private static List<Table> tables(Section section) {
        return section.blocks().stream()
                .flatMap(block -> block instanceof Block.Figures figures
                        ? Stream.of(figures.table())
                        : block instanceof Block.Picture picture ? Stream.of(picture.table()) : Stream.empty())
                .toList();
    }

    @Test
    void theLatestCompletePeriodIsTheFinding() throws IOException {
        Section section = movement(ORDERS, "--observed-until", "2024-03-10");
        assertThat(section.finding())
                .isEqualTo("1 of the 2 customers of the month before bought again in Feb 2024 (50.0%)");
        assertThat(SectionRun.sentences(section))
                .containsExactly(
                        "In the same period 1 came for the first time and 0 returned after a pause; 2 bought in all.",
                        "Fewer than 30 customers stand behind this figure: one customer more or less would move it by"
                                + " several points.");
        Table table = SectionRun.pictures(section).get(0).table();
        assertThat(SectionRun.texts(table, "period")).containsExactly("Jan 2024", "Feb 2024", "Mar 2024");
        assertThat(table.lines().stream().map(Table.Line::isPartial)).containsExactly(false, false, true);
        assertThat(table.lines().get(2).remark()).isEqualTo("not complete; fewer than 30 customers");
        assertThat(table.remarks()).as("each once").isEqualTo("fewer than 30 customers; not complete");
        assertThat(SectionRun.texts(SectionRun.pictures(section).get(1).table(), "retention_rate"))
                .as("January has nothing to compare with")
                .containsExactly("50.0%", "0.0%");
    }

    @Test
    void aChangeIsSaidAsTheHeadlinesSayIt() throws IOException {
        Section section = movement(ORDERS, "--observed-until", "2024-03-31");
        assertThat(section.finding())
                .isEqualTo("0 of the 2 customers of the month before bought again in Mar 2024 (0.0%)");
        assertThat(SectionRun.sentences(section))
                .contains("The share was 50.0% in Feb 2024 and is 0.0% now. No clear change: chance can explain it.");
    }

    @Test
    void oneCustomerIsNotSpokenOfInThePlural() throws IOException {
        Section section = movement(
                "customer_id,date,amount\nada,2024-01-05,1\nada,2024-02-05,1\n", "--observed-until", "2024-02-29");
        assertThat(section.finding())
                .isEqualTo("1 of 1 customer of the month before bought again in Feb 2024 (100.0%)");
    }

    @Test
    void aFirstPeriodIsNoFinding() throws IOException {
        Section section = movement("customer_id,date,amount\nada,2024-01-05,1\n", "--observed-until", "2024-01-31");
        assertThat(SectionRun.pictures(section))
                .as("without a share that stayed there is no picture of it")
                .hasSize(1);
        assertThat(section.finding()).isEqualTo("No complete month follows one with customers yet");
        assertThat(SectionRun.sentences(section)).isEmpty();
    }

    /** The share that stayed is known of February only, and in the other run of February and March. */
    @Test
    void aTrendOfASinglePeriodHasNoPicture() throws IOException {
        Section single = movement(ORDERS, "--observed-until", "2024-02-29");
        assertThat(SectionRun.pictures(single)).hasSize(1);
        assertThat(tables(single)).hasSize(2);
        assertThat(SectionRun.texts(tables(single).get(1), "retention_rate")).containsExactly("50.0%");
        assertThat(SectionRun.pictures(movement(ORDERS, "--observed-until", "2024-03-31")))
                .hasSize(2);
    }

    @Test
    void whoIsActiveForSomeDaysStandsBesideWhoBought() throws IOException {
        Section section = movement(ORDERS, "--observed-until", "2024-02-29", "--active-days", "60");
        assertThat(SectionRun.sentences(section))
                .contains(
                        "The figures above ask who bought in each month. Those below count a customer as active for 60"
                                + " days after each order, whether they buy in between or not.",
                        "2 of the 2 customers who were active at the start of Feb 2024 were so at its end (100.0%).");
        assertThat(tables(section).stream().map(Table::file))
                .containsExactly("movement.csv", "movement.csv", "movement_active.csv", "movement_active.csv");
    }

    @Test
    void revenueSaysWhatTheSameCustomersSpentAgain() throws IOException {
        Section section = section(new RevenueSection(), "--purchases", ORDERS, "--observed-until", "2024-02-29")
                .orElseThrow();
        // ada spent 20 after 10, and ben nothing after 30
        assertThat(section.finding())
                .isEqualTo("In Feb 2024 the customers of the month before spent 50.0% of what they had spent then");
        assertThat(SectionRun.sentences(section))
                .containsExactly(
                        "Leaving out what some of them spent more than before, it would be 25.0% (gross revenue"
                                + " retention).",
                        "Fewer than 30 customers stand behind this figure: one customer more or less would move it by"
                                + " several points.");
        assertThat(tables(section).get(1).remarks()).isEqualTo("fewer than 30 customers");
        assertThat(tables(section).stream().map(Table::file))
                .containsExactly("revenue.csv", "revenue.csv", "repeat.csv", "repeat.csv");
        Table flows = SectionRun.pictures(section).get(0).table();
        assertThat(SectionRun.texts(flows, "new_revenue")).containsExactly("40.00", "5.00");
        assertThat(SectionRun.texts(flows, "expansion")).containsExactly("0.00", "10.00");
        assertThat(SectionRun.texts(flows, "lost_revenue")).containsExactly("0.00", "30.00");
    }

    @Test
    void withoutRevenueThereIsNoShareOfIt() throws IOException {
        Section section = section(
                        new RevenueSection(),
                        "--purchases",
                        "customer_id,date,amount\nada,2024-01-05,0\nada,2024-02-05,1\n",
                        "--observed-until",
                        "2024-02-29")
                .orElseThrow();
        assertThat(section.finding()).isEqualTo("No complete month follows one with revenue yet");
        assertThat(SectionRun.pictures(section).stream().map(Block.Picture::title))
                .doesNotContain("Net and gross revenue retention");
    }

    @Test
    void subscribersHaveASectionOfTheirOwn() throws IOException {
        assertThat(section(new MovementSection(), "--subscriptions", CONTRACTS, "--observed-until", "2024-02-29"))
                .as("movement.csv has the subscribers, too")
                .isEmpty();
        Section section = section(
                        new SubscriberSection(),
                        "--subscriptions",
                        CONTRACTS,
                        "--observed-until",
                        "2024-02-29",
                        "--language",
                        "nl")
                .orElseThrow();
        assertThat(section.finding()).isEqualTo("1 van de 2 abonnees aan het begin van feb 2024 bleef (50,0%)");
        assertThat(tables(section).stream().map(Table::file))
                .containsExactly("subscribers.csv", "subscribers.csv", "subscriptions.csv");
        assertThat(section(new SubscriberSection(), "--purchases", ORDERS)).isEmpty();
    }
}
