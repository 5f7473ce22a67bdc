package io.github.retentionmetrics.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void writesALineForEachSize() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new Scale(new PrintStream(out, true, StandardCharsets.UTF_8)).run(List.of(500, 20_000));

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(4)
                .allMatch(line -> line.startsWith("|") && line.endsWith("|"))
                .anyMatch(line -> line.startsWith("| 20,000 | "));
    }
}
