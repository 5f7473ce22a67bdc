package io.github.retentionmetrics.examples.report.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputFormatTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "0.1, 0.1",
        "0.30000000000000004, 0.30000000000000004",
        "0.3333333333333333, 0.3333333333333333",
        "1e-7, 0.0000001",
        "2e-3, 0.002",
        "1e23, 100000000000000000000000",
        "123456789012, 123456789012",
        "-2.5, -2.5"
    })
    void numberIsShortAndWithoutExponent(double value, String expected) {
        assertThat(NumberText.of(value)).isEqualTo(expected);
    }

    @Test
    void undefinedNumberHasNoText() {
        assertThat(NumberText.of(Double.NaN)).isEmpty();
        assertThat(NumberText.of(Double.POSITIVE_INFINITY)).isEmpty();
    }

    @Property(seed = "20260101")
    boolean numberIsReadBackAsItWas(@ForAll double value) {
        return Double.parseDouble(NumberText.of(value)) == value;
    }

    @Property(seed = "20260101")
    boolean numberIsNeverLongerThanTheStandardOne(@ForAll double value) {
        int standard =
                new BigDecimal(Double.toString(value)).stripTrailingZeros().precision();
        return NumberText.shortest(value).precision() <= standard;
    }

    @Test
    void csvCellsHaveOneFormEach() throws IOException {
        Path file = folder.resolve("a.csv");
        try (CsvFile csv = new CsvFile(file, "a", "b", "c", "d", "e", "f", "g", "h")) {
            csv.row(
                    "x, y",
                    12L,
                    0.5,
                    Double.NaN,
                    new BigDecimal("1E+3"),
                    new BigDecimal("2.50"),
                    null,
                    OptionalDouble.empty());
            csv.row("", 0, 1e-9, OptionalDouble.of(2), LocalDate.EPOCH, BigDecimal.ZERO, "\"", "z");
        }
        assertThat(file)
                .hasContent("a,b,c,d,e,f,g,h\n\"x, y\",12,0.5,,1000,2.50,,\n"
                        + ",0,0.000000001,2,1970-01-01,0,\"\"\"\",z\n");
    }

    @Test
    void csvRowHasOneCellPerColumn() throws IOException {
        try (CsvFile csv = new CsvFile(folder.resolve("a.csv"), "a", "b")) {
            assertThatThrownBy(() -> csv.row(1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("cells must be 2: 1");
        }
    }

    @Test
    void jsonKeepsTheOrderOfItsKeys() throws IOException {
        Path file = folder.resolve("a.json");
        JsonObject json = new JsonObject();
        json.put("z", 1L)
                .put("y", 0.1)
                .put("x", Double.NaN)
                .put("w", new BigDecimal("1.50"))
                .put("v", true);
        json.object("nps").put("score", 1e-7).put("first", LocalDate.EPOCH);
        json.element("models").put("name", "BG/NBD");
        json.element("models").put("name", "Pareto/NBD");
        json.put("files", List.of("a.json")).writeTo(file);
        assertThat(file).hasContent("""
                {
                  "z" : 1,
                  "y" : 0.1,
                  "x" : null,
                  "w" : "1.50",
                  "v" : true,
                  "nps" : {
                    "score" : 0.0000001,
                    "first" : "1970-01-01"
                  },
                  "models" : [ {
                    "name" : "BG/NBD"
                  }, {
                    "name" : "Pareto/NBD"
                  } ],
                  "files" : [ "a.json" ]
                }
                """);
    }

    @Test
    void minusZeroIsZero() {
        assertThat(NumberText.of(-0.0)).isEqualTo("0");
        assertThat(NumberText.shortest(-0.0)).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void valuesOfJsonAreFoundAsTheyWereWritten() throws IOException {
        JsonObject json = new JsonObject()
                .put("count", 12)
                .put("small", 1e-7)
                .put("undefined", Double.NaN)
                .put("amount", new BigDecimal("1.50"))
                .put("text", "a \"quoted\" one");
        json.element("list").put("name", "first");
        json.element("list").put("name", "second");
        json.writeTo(folder.resolve("values.json"));
        for (WrittenJson either : List.of(json.written(), WrittenJson.read(folder.resolve("values.json")))) {
            assertThat(either.find("/count")).contains("12");
            assertThat(either.find("/small")).contains("0.0000001");
            assertThat(either.find("/undefined")).isEmpty();
            assertThat(either.find("/amount")).contains("1.50");
            assertThat(either.find("/text")).contains("a \"quoted\" one");
            assertThat(either.find("/list/1/name")).contains("second");
            assertThat(either.find("/list/2/name")).isEmpty();
            assertThat(either.find("/list")).isEmpty();
        }
    }
}
