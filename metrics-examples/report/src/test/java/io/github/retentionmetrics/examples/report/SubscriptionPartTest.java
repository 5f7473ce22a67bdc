package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SubscriptionPartTest {
    @TempDir
    Path folder;

    private Path terms;

    /**
     * Twenty customers who are renewed month by month in rows of their own, 2024 and 2025; the last leaves in July
     * 2025.
     */
    @BeforeEach
    void writeTerms() throws IOException {
        List<String> rows = new ArrayList<>(List.of("customer_id,start,end"));
        for (int customer = 0; customer < 20; customer++) {
            int months = customer == 19 ? 18 : 24;
            for (int month = 0; month < months; month++) {
                rows.add("c%d,%s,%s".formatted(customer, first(month), first(month + 1)));
            }
        }
        terms = Files.write(folder.resolve("terms.csv"), rows);
    }

    private static String first(int month) {
        return "%d-%02d-01".formatted(2024 + month / 12, 1 + month % 12);
    }

    private Run run(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "--subscriptions",
                terms.toString(),
                "--out",
                folder.resolve("report").toString()));
        args.addAll(List.of(more));
        return Run.of(args.toArray(String[]::new));
    }

    /** The lines with three blanks between a name and its value, however long the longest name is. */
    private static List<String> linesOf(Run run) {
        return run.out()
                .lines()
                .map(line -> line.strip().replaceAll(" {2,}", "   "))
                .toList();
    }

    private List<String> file(String name) throws IOException {
        return Files.readAllLines(folder.resolve("report").resolve(name));
    }

    private JsonNode json(String name) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("report").resolve(name)));
    }

    @Test
    void whoComesAndGoesWithinOnePeriodIsCounted() throws IOException {
        terms = Files.writeString(folder.resolve("jl.csv"), """
                customer_id,start,end
                x,2024-02-05,2024-02-20
                y,2024-01-10,
                z,2024-02-03,2024-02-28
                w,2024-03-01,2024-03-01
                x,2024-03-05,2024-03-20
                """);
        Run run = run("--observed-until", "2024-03-31");

        assertThat(run.err()).isEmpty();
        for (String name : List.of("subscribers.csv", "movement.csv")) {
            assertThat(file(name))
                    .containsExactly(
                            "period,start,retained,lost,new,resurrected,end,churn_rate,retention_rate,quick_ratio,"
                                    + "joined_and_left,returned_and_left,status",
                            "2024-01,0,0,0,1,0,1,,,,0,0,complete",
                            "2024-02,1,1,0,0,0,1,0,1,,2,0,complete",
                            "2024-03,1,1,0,0,0,1,0,1,,1,1,complete");
        }
        assertThat(run.out())
                .contains(Run.line("  Not in these lines: 3 joined and left, and 1 came back and left, within one"
                        + " period (see joined_and_left and returned_and_left in subscribers.csv)"));
        assertThat(json("summary.json").at("/subscribersJoinedAndLeft/value").asLong())
                .isEqualTo(3);
        assertThat(json("summary.json").at("/subscribersReturnedAndLeft/value").asLong())
                .isEqualTo(1);
        writeTerms();
        assertThat(run("--observed-until", "2025-12-31").out()).doesNotContain("In no line");
    }

    @Test
    void renewedTermsAreOneStay() throws IOException {
        Run run = run("--observed-until", "2025-12-31");

        assertThat(run.err()).isEmpty();
        assertThat(linesOf(run))
                .contains(
                        "Active customers   19 of 20",
                        "Stays   20 in 474 contracts (rows)",
                        "Median lifetime of a stay   more than 730 days: fewer than half have ended");
        // one of the twenty left, after 547 days
        assertThat(file("survival.csv")).hasSize(3).element(1).asString().startsWith("547,20,1,0.95,");
        assertThat(file("subscribers.csv")).contains("2025-07,20,19,1,0,0,19,0.05,0.95,0,0,0,complete");
        JsonNode summary = json("summary.json");
        assertThat(summary.at("/stays/value").asLong()).isEqualTo(20);
        assertThat(summary.at("/medianStayDays/value").isNull()).isTrue();
        assertThat(summary.at("/subscribersByPeriod/retentionRate/value").asDouble())
                .isEqualTo(1.0);
    }

    /** Of 20 stays of 24 months one ended after 18, so that about 12 in 12 are renewed in the first year. */
    @Test
    void renewalsAreThoseOfStays() throws IOException {
        run("--observed-until", "2025-12-31");

        JsonNode model = json("models.json").at("/shifted_beta_geometric");
        assertThat(model.at("/counts").asString()).isEqualTo("stays");
        assertThat(model.at("/customers").asLong()).isEqualTo(20);
        assertThat(model.at("/renewals").asInt()).isEqualTo(23);
        assertThat(model.at("/survivalAfter12Renewals").asDouble()).isBetween(0.9, 1.0);
    }

    /** By rows, everything that is open at the start of a month ends in it; by stays nothing does, but one in July. */
    @Test
    void contractsAndStaysAreBesideEachOther() throws IOException {
        run("--observed-until", "2025-12-31");

        assertThat(file("subscriptions.csv"))
                .startsWith("period,start,started,ended,end,ended_of_start,churn_rate,retention_rate,stays_start,"
                        + "stays_started,stays_ended,stays_end,stays_ended_of_start,stays_churn_rate,"
                        + "stays_retention_rate,status")
                .contains("2025-06,20,20,20,20,20,1,0,20,0,0,20,0,0,1,complete")
                .contains("2025-07,20,19,20,19,20,1,0,20,0,1,19,1,0.05,0.95,complete");
        // every contract but those of the last month ended after one of the lengths of a month
        assertThat(file("survival_contracts.csv").stream()
                        .skip(1)
                        .map(line -> line.split(",", -1)[0])
                        .toList())
                .containsExactly("28", "29", "30", "31");
    }

    @Test
    void saysItInDutch() {
        assertThat(linesOf(run("--observed-until", "2025-12-31", "--language", "nl")))
                .contains(
                        "Actieve klanten   19 van 20",
                        "Looptijden   20 in 474 contracten (rijen)",
                        "Mediane looptijd   meer dan 730 dagen: minder dan de helft is beëindigd");
    }
}
