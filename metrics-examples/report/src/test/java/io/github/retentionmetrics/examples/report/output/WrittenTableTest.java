package io.github.retentionmetrics.examples.report.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenTableTest {
    @TempDir
    Path folder;

    @Test
    void readsBackWhatWasWritten() throws IOException {
        WrittenTable table = write();
        assertThat(table.file()).isEqualTo("segments.csv");
        assertThat(table.columns()).containsExactly("segment", "customers", "share");
        assertThat(table.rows()).extracting(Row::number).containsExactly(1, 2, 3);
        Row first = table.rows().get(0);
        assertThat(first.csv("segment")).isEqualTo("'=1+1");
        assertThat(first.text("segment")).isEqualTo("=1+1");
        assertThat(first.csv("share")).isEqualTo("0.333333333333333");
        assertThat(first.number("share")).isEqualTo(0.333333333333333);
        Row second = table.rows().get(1);
        assertThat(second.text("segment")).isEqualTo("a, \"b\"\nc");
        assertThat(second.has("share")).isFalse();
        assertThat(second.number("share")).isNaN();
    }

    @Test
    void rowsKeepTheirNumberInTheFile() throws IOException {
        WrittenTable table = write();
        assertThat(table.where(row -> row.number("customers") > 1).rows())
                .extracting(Row::number)
                .containsExactly(2, 3);
        assertThat(table.last(1).rows()).extracting(Row::number).containsExactly(3);
        assertThat(table.last(9).rows()).hasSize(3);
        assertThat(WrittenTable.read(folder.resolve("segments.csv"), row -> row.number() == 2)
                        .rows())
                .extracting(Row::number)
                .containsExactly(2);
    }

    @Test
    void aColumnThatIsNotThereIsAMistake() throws IOException {
        Row row = write().rows().get(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row.csv("shares"))
                .withMessage("column must be one of " + List.of("segment", "customers", "share") + ": shares");
    }

    private WrittenTable write() throws IOException {
        Path file = folder.resolve("segments.csv");
        try (CsvFile csv = new CsvFile(file, "segment", "customers", "share")) {
            csv.row("=1+1", 1, 0.333333333333333);
            csv.row("a, \"b\"\nc", 2, Double.NaN);
            csv.row("d", 3, 0.5);
        }
        return WrittenTable.read(file, row -> true);
    }
}
