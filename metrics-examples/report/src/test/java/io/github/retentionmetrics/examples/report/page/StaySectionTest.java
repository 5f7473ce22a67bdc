package io.github.retentionmetrics.examples.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.parts.ActivePart;
import io.github.retentionmetrics.examples.report.parts.SubscriptionPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaySectionTest {
    @TempDir
    Path folder;

    private Optional<Section> section(String input, String rows, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of(
                input, Files.writeString(folder.resolve("rows.csv"), rows).toString()));
        args.addAll(List.of(more));
        return SectionRun.of(
                new StaySection(),
                List.of(new ActivePart(), new SubscriptionPart()),
                folder.resolve("out"),
                args.toArray(String[]::new));
    }

    @Test
    void halfHaveEndedBySomeDay() throws IOException {
        Section section = section("--subscriptions", """
                        customer_id,start,end
                        ada,2024-01-01,2024-01-31
                        ben,2024-01-01,2024-03-01
                        cem,2024-01-01,
                        """, "--observed-until", "2024-03-31")
                .orElseThrow();
        // 2/3 of three stays run after 30 days, and 1/3 after 60
        assertThat(section.finding()).isEqualTo("Half of subscribers' stays end within 60 days");
        Block.Picture curve = SectionRun.pictures(section).get(0);
        assertThat(SectionRun.texts(curve.table(), "time_days")).containsExactly("30", "60", "90");
        assertThat(SectionRun.texts(curve.table(), "survival")).containsExactly("66.7%", "33.3%", "33.3%");
        assertThat(curve.table().lines().get(0).remark()).isEqualTo("fewer than 30 customers");
        assertThat(SectionRun.pictures(section)).as("contracts are the stays").hasSize(1);
    }

    @Test
    void whereMostStillRunTheLongestTimeIsNamed() throws IOException {
        Section section = section("--subscriptions", """
                        customer_id,start,end
                        ada,2024-01-01,2024-01-31
                        ada,2024-01-31,
                        ben,2024-01-01,2024-02-20
                        cem,2024-01-01,
                        """, "--observed-until", "2024-03-31")
                .orElseThrow();
        assertThat(section.finding()).isEqualTo("66.7% of subscribers' stays last longer than 90 days");
        assertThat(SectionRun.pictures(section).stream()
                        .map(picture -> picture.table().file()))
                .as("ada renewed a contract, which ends no stay")
                .containsExactly("survival.csv", "survival_contracts.csv");
    }

    @Test
    void customersWhoStayActiveAreThereWithoutSubscriptions() throws IOException {
        String orders = "customer_id,date,amount\nada,2024-01-01,1\nben,2024-01-01,1\n";
        Section section = section("--purchases", orders, "--observed-until", "2024-03-31", "--active-days", "30")
                .orElseThrow();
        assertThat(section.finding()).isEqualTo("Half of customers' active times end within 30 days");
        assertThat(section("--purchases", orders)).isEmpty();
    }

    @Test
    void aLongCurveIsShownByTheFirstRowOfEachWeek() {
        List<String> columns = List.of("time_days", "survival");
        WrittenTable curve = new WrittenTable(
                "survival.csv",
                columns,
                IntStream.rangeClosed(1, 300)
                        .mapToObj(day -> new Row(day, columns, List.of(String.valueOf(day), "1")))
                        .toList());
        List<Row> shown = Pictures.thinned(curve, 120).rows();
        assertThat(shown.subList(0, 3).stream().map(Row::number)).containsExactly(1, 7, 14);
        assertThat(shown.get(shown.size() - 1).number()).isEqualTo(300);
        assertThat(shown).hasSize(44).isSubsetOf(curve.rows());
        assertThat(Pictures.thinned(curve, 20).rows()).hasSizeLessThanOrEqualTo(20);
        assertThat(Pictures.thinned(curve, 300)).isEqualTo(curve);
    }
}
