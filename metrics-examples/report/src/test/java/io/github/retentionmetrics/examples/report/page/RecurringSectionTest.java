package io.github.retentionmetrics.examples.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.parts.HeadlinePart;
import io.github.retentionmetrics.examples.report.parts.RecurringRevenuePart;
import io.github.retentionmetrics.examples.report.parts.ReportPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecurringSectionTest {
    private static final List<ReportPart> PARTS = List.of(new RecurringRevenuePart(), new HeadlinePart());

    private static final String HEADER = "customer_id,start,end,plan,amount,interval,trial_end,currency\n";

    /** Ada changes to gold in March, ben leaves in February, and cem is on trial in March. */
    private static final String EUROS = HEADER + """
            ada,2024-01-05,2024-03-10,Silver,30,month,,EUR
            ada,2024-03-10,,Gold,50,month,,EUR
            ben,2024-01-06,2024-02-10,Silver,30,month,,EUR
            cem,2024-02-06,,Gold,50,month,2024-03-06,EUR
            """;

    @TempDir
    Path folder;

    private Optional<Section> section(String rows, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of(
                "--subscriptions",
                Files.writeString(folder.resolve("rows.csv"), rows).toString()));
        args.addAll(List.of(more));
        return SectionRun.of(new RecurringSection(), PARTS, folder.resolve("out"), args.toArray(String[]::new));
    }

    private Section march(String rows, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of(more));
        args.addAll(List.of("--observed-until", "2024-03-31"));
        return section(rows, args.toArray(String[]::new)).orElseThrow();
    }

    @Test
    void theLatestCompleteMonthIsTheFinding() throws IOException {
        Section section = march(EUROS);

        assertThat(section.finding()).isEqualTo("Subscriptions bring EUR\u00a0100.00 a month at the end of Mar 2024");
        assertThat(SectionRun.sentences(section))
                .startsWith(
                        "2 paying customers bring EUR\u00a0100.00 a month at the end of Mar 2024: EUR\u00a050.00 each, or"
                                + " EUR\u00a01,200.00 a year in all.",
                        "Of the EUR\u00a030.00 at the start of Mar 2024, 100.0% was kept (gross revenue retention); with"
                                + " what the same customers pay more than before, it is 166.7% (net revenue retention).",
                        "Fewer than 30 customers stand behind this figure: one customer more or less would move it by"
                                + " several points.")
                .anyMatch(text -> text.startsWith(
                        "It was EUR\u00a030.00 at the end of Feb 2024 and is EUR\u00a0100.00" + " now. "))
                .contains("Of the trials decided among those that began in Feb 2024, 100.0% became paid: 1 of 1.");
        Table moved = SectionRun.pictures(section).get(0).table();
        assertThat(SectionRun.texts(moved, "period")).containsExactly("Jan 2024", "Feb 2024", "Mar 2024");
        assertThat(SectionRun.texts(moved, "new")).containsExactly("60.00", "0.00", "50.00");
        assertThat(SectionRun.texts(moved, "expansion")).containsExactly("0.00", "0.00", "20.00");
        assertThat(SectionRun.texts(moved, "churned")).containsExactly("0.00", "30.00", "0.00");
        assertThat(SectionRun.texts(moved, "end")).containsExactly("60.00", "30.00", "100.00");
    }

    @Test
    void plansMoveIntoEachOther() throws IOException {
        Section section = march(EUROS);

        Table plans = section.blocks().stream()
                .filter(Block.Figures.class::isInstance)
                .map(block -> ((Block.Figures) block).table())
                .findFirst()
                .orElseThrow();
        assertThat(plans.caption()).isEqualTo("What moved the recurring revenue of each plan in Mar 2024, in EUR");
        assertThat(SectionRun.texts(plans, "plan")).containsExactly("Gold", "Silver");
        assertThat(SectionRun.texts(plans, "moved_in")).containsExactly("50.00", "0.00");
        assertThat(SectionRun.texts(plans, "moved_out")).containsExactly("0.00", "30.00");
    }

    @Test
    void cohortsShowWhatIsStillPaid() throws IOException {
        Block.HeatMap map = march(EUROS).blocks().stream()
                .filter(Block.HeatMap.class::isInstance)
                .map(Block.HeatMap.class::cast)
                .findFirst()
                .orElseThrow();

        assertThat(map.views()).hasSize(2);
        Table share = map.views().get(0).table();
        assertThat(share.lines()).hasSize(2); // nobody first paid in February
        assertThat(share.lines().get(0).cells())
                .extracting(Cell::text)
                .containsExactly("Jan 2024", "2", "100.0%", "50.0%", "83.3%");
    }

    @Test
    void currenciesAreNeverAddedUp() throws IOException {
        Section section = march(EUROS + "dora,2024-01-05,,Silver,1000,month,,JPY\neva,2024-01-05,,Gold,60,year,,USD\n");

        assertThat(section.finding())
                .isEqualTo("Subscriptions bring EUR\u00a0100.00, JPY\u00a01,000 and USD\u00a05.00 a month at the end of"
                        + " Mar 2024");
        assertThat(SectionRun.sentences(section))
                .contains("Amounts in different currencies are never added up.")
                .anyMatch(text -> text.startsWith("It was JPY\u00a01,000 at the end of Feb 2024 and is JPY\u00a01,000"))
                .anyMatch(text -> text.startsWith("It was EUR\u00a030.00 at the end of Feb 2024"));
        assertThat(section.blocks().stream().filter(Block.HeatMap.class::isInstance))
                .hasSize(3);
    }

    @Test
    void nobodyWhoPaysIsSaidToo() throws IOException {
        Section section = march(HEADER + "ada,2024-01-05,2024-02-10,Silver,30,month,,EUR\n");

        assertThat(section.finding()).isEqualTo("Nobody pays for a subscription at the end of Mar 2024");
        assertThat(SectionRun.sentences(section)).isEmpty();
    }

    @Test
    void anUnfinishedMonthIsNoFinding() throws IOException {
        Section section = section(EUROS, "--observed-until", "2024-01-20").orElseThrow();

        assertThat(section.finding()).isEqualTo("No month with subscriptions is complete yet");
        assertThat(SectionRun.pictures(section).get(0).table().lines().get(0).isPartial())
                .isTrue();
    }

    @Test
    void withoutPricesThereIsNoSection() throws IOException {
        assertThat(section("customer_id,start,end\nada,2024-01-05,\n")).isEmpty();
    }

    @Test
    void otherConventionsAreNamed() throws IOException {
        assertThat(march(EUROS, "--mrr-like", "stripe").definition())
                .endsWith("Counted by the conventions that stripe documents, which may differ from this; summary.json"
                        + " lists them.");
        assertThat(march(EUROS).definition()).doesNotContain("conventions");
    }

    @Test
    void theSectionIsInDutchToo() throws IOException {
        Section section = march(EUROS, "--language", "nl");

        assertThat(section.finding())
                .isEqualTo("Abonnementen brengen EUR\u00a0100,00 per maand op aan het eind van mrt 2024");
        assertThat(SectionRun.sentences(section))
                .contains("2 betalende klanten brengen aan het eind van mrt 2024 EUR\u00a0100,00 per maand op:"
                        + " EUR\u00a050,00 per klant, samen EUR\u00a01.200,00 per jaar.");
    }
}
