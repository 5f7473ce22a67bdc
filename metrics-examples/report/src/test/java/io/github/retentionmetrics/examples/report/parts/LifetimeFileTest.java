package io.github.retentionmetrics.examples.report.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.examples.report.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifetimeFileTest {
    /**
     * Of A to D, who bought in the twelve months before, A and B bought again in the last twelve; E is new. The last
     * twelve months have 6 orders of 3 customers for 100.
     */
    private static final String PURCHASES = """
            customer_id,date,amount
            A,2023-05-01,10
            B,2023-05-01,10
            C,2023-05-01,10
            D,2023-05-01,10
            A,2024-05-01,10
            A,2024-06-01,10
            B,2024-07-01,20
            B,2024-08-01,20
            E,2024-06-01,20
            E,2024-07-01,20
            """;

    /** Known from May to August 2024, in which all 6 orders lie, and E was won. */
    private static final String COSTS = """
            date,category,amount
            2024-05-01,goods,25
            2024-08-01,goods,25
            2024-06-01,acquisition,10
            """;

    @TempDir
    Path folder;

    @Test
    void theTextbookValueHasItsParts() throws IOException {
        run("--no-forecast");

        assertPart("textbook,order_value,", 100.0 / 6, "amount");
        assertPart("textbook,orders_per_year,", 2, "orders");
        assertPart("textbook,years,", 2, "years");
        assertPart("textbook,value,", 100.0 / 6 * 2 * 2, "amount");
        assertThat(lines()).hasSize(1 + 4).first().isEqualTo("method,part,value,unit,reason");
    }

    @Test
    void costsAddTheMarginAndWhatCustomersCost() throws IOException {
        run("--no-forecast", "--costs", write("costs.csv", COSTS));

        assertPart("margin,gross_margin,", 0.5, "share");
        assertPart("margin,value,", 100.0 / 6 * 2 * 2 / 2, "amount");
        assertPart("acquisition,acquisition_cost,", 10, "amount");
        assertPart("acquisition,value_to_cost,", 100.0 / 6 * 2 * 2 / 2 / 10, "ratio");
        // a customer brings 100 / 6 x 2 / 12 a month, of which half is margin
        assertPart("acquisition,payback,", 10 / (100.0 / 6 * 2 / 12 / 2), "months");
        assertPart("serving,profit_per_customer,", (100.0 - 50 - 10) / 3, "amount");
        assertThat(lines())
                .contains(
                        "retention,retention_cost_at_start,,amount per month,no retention costs are recorded",
                        "retention,retention_cost_retained,,amount per month,no retention costs are recorded",
                        "retention,retention_cost_average,,amount per month,no retention costs are recorded",
                        "retention,keeping_against_winning,,ratio,no retention costs are recorded",
                        "serving,cost_to_serve,,amount,no serving costs are recorded");
    }

    @Test
    void costsOfNoWholePeriodAreUnknown() throws IOException {
        run("--no-forecast", "--granularity", "year", "--costs", write("costs.csv", COSTS));

        String reason = "\"costs are known from 2024-05-01 to 2024-08-31, not for a whole year\"";
        assertThat(lines())
                .contains("margin,value,,amount," + reason, "acquisition,payback,,years," + reason)
                .anyMatch(line -> line.startsWith("textbook,value,66.6"));
    }

    @Test
    void aModelThatCannotBeFittedHasAReason() throws IOException {
        run();

        List<String> model =
                lines().stream().filter(line -> line.startsWith("model,")).toList();
        assertThat(model).hasSize(5);
        assertThat(model).allMatch(line -> !line.split(",", -1)[2].isEmpty() || !line.endsWith(","));
    }

    private void assertPart(String start, double value, String unit) throws IOException {
        String line = lines().stream()
                .filter(row -> row.startsWith(start))
                .findFirst()
                .orElseThrow();
        String[] cells = line.split(",", -1);
        assertThat(Double.parseDouble(cells[2])).as(line).isCloseTo(value, within(1e-12));
        assertThat(cells[3]).isEqualTo(unit);
        assertThat(cells[4]).isEmpty();
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("report/lifetime.csv"));
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private void run(String... options) throws IOException {
        List<String> args = new ArrayList<>(List.of(options));
        args.addAll(List.of("--purchases", write("purchases.csv", PURCHASES), "--observed-until", "2025-03-31"));
        args.addAll(List.of("--out", folder.resolve("report").toString()));
        assertThat(Run.of(args.toArray(String[]::new)).err()).isEmpty();
    }
}
