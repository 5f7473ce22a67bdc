package io.github.retentionmetrics.examples.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.Run;
import io.github.retentionmetrics.examples.report.parts.PurchasePart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSectionTest {
    private static final String PURCHASES = """
            customer_id,date,amount
            ada,2024-01-10,10
            ada,2024-02-10,5
            ada,2024-02-10,5
            ben,2024-03-01,7
            """;

    @TempDir
    Path folder;

    private Section section(String... args) {
        return SectionRun.of(new DataSection(), List.of(new PurchasePart()), folder.resolve("report"), args)
                .orElseThrow();
    }

    private static List<Block.Entry> entries(Section section, int list) {
        return section.blocks().stream()
                .filter(Block.Entries.class::isInstance)
                .map(Block.Entries.class::cast)
                .toList()
                .get(list)
                .entries();
    }

    private String purchases(String name) throws IOException {
        return Files.writeString(folder.resolve(name), PURCHASES).toString();
    }

    @Test
    void inputsHaveTheirRemarks() throws IOException {
        String file = purchases("orders.csv");
        Section section = section("--purchases", file, "--observed-until", "2024-02-29");
        assertThat(section.finding())
                .isEqualTo("The figures come from 1 input with data until 29 Feb 2024, with 2 remarks");
        assertThat(entries(section, 0))
                .containsExactly(
                        new Block.Entry(
                                "Purchases",
                                "4 rows from " + file + ", 3 used",
                                List.of(
                                        new Block.Remark("1 row after 2024-02-29 left out", List.of()),
                                        new Block.Remark(
                                                "1 row is the same as an earlier row in every field, and counted again;"
                                                        + " remove it if it was exported twice",
                                                List.of()))),
                        new Block.Entry("Observed until", "2024-02-29", List.of()));
    }

    @Test
    void skippedRowsAreDetailsOfTheirRemark() throws IOException {
        String file = Files.writeString(folder.resolve("bad.csv"), PURCHASES + "cem,soon,1\ndan,2024-01-01,much\n")
                .toString();
        Section section = section("--purchases", file, "--skip-bad-rows");
        Block.Remark skipped = entries(section, 0).get(0).remarks().get(0);
        assertThat(skipped.text()).isEqualTo("2 bad rows skipped:");
        assertThat(skipped.details())
                .hasSize(2)
                .allSatisfy(detail -> assertThat(detail).startsWith("1 x "));
        assertThat(section.blocks().get(0))
                .isEqualTo(new Block.Sentence("More than 5 % of the records of " + file
                        + " were skipped: 2 of 6. See rejects.csv before you use the figures."));
    }

    @Test
    void everyFileSaysWhatItHolds() throws IOException {
        Section section = section("--purchases", purchases("orders.csv"));
        assertThat(entries(section, 1))
                .extracting(Block.Entry::name)
                .isSorted()
                .contains("movement.csv", "repeat.csv", "revenue.csv", "summary.json")
                .doesNotContain("index.html");
        assertThat(entries(section, 1))
                .allSatisfy(file -> assertThat(file.text()).as(file.name()).isNotEmpty());
    }

    @Test
    void namesOfFilesAreNoMarkup() throws IOException {
        String file = purchases("<img src=x onerror=alert(1)>&\"'{0}.csv");
        Path out = folder.resolve("report");
        assertThat(Run.into(out, "--no-forecast", "--purchases", file).exitCode())
                .isZero();
        String page = Files.readString(out.resolve("index.html"));
        String body = page.substring(0, page.indexOf("<script>"));
        assertThat(body).doesNotContain("<img").contains("&lt;img src=x onerror=alert(1)&gt;&amp;\"'{0}.csv");
    }
}
