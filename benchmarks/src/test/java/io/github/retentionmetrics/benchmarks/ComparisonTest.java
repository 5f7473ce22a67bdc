package io.github.retentionmetrics.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Benchmark;

class ComparisonTest {
    @Test
    void writesRatiosOfMediansAndAllTimes() {
        ComparisonReport report = new ComparisonReport(List.of("2", "1"));
        report.add(1_000, "CohortBenchmark.askHistory", Timing.of(DoubleStream.of(0.25, 0.2, 0.5)));
        report.add(1_000, "DuckDbBenchmark.ask, COHORT_TABLE, 2 threads", Timing.of(DoubleStream.of(100, 50, 200)));
        report.add(1_000, "DuckDbBenchmark.ask, COHORT_TABLE, 1 thread", Timing.of(DoubleStream.of(150)));
        report.add(1_000, "CohortBenchmark.readTwoBytesEach", Timing.of(DoubleStream.of(0.125)));
        report.addAllocated(1_000, "CohortBenchmark.askHistory", 25_000);
        report.addQuery(1_000, "COHORT_TABLE", "bits@arrived");

        assertThat(report.toMarkdown("header")).isEqualTo("""
                        header

                        ### 1,000 purchases

                        | data resident, DuckDB on plain columns | library, ms | DuckDB with 2 threads, ms | ratio |
                        |---|---|---|---|

                        | data resident, DuckDB knows month and cohort | library, ms | DuckDB with 2 threads, ms | ratio |
                        |---|---|---|---|
                        | cohort table, asked again | 0.250 | 100 | 400 (100 .. 1,000) |

                        | from a CSV file to the cohort table | library, ms | DuckDB with 2 threads, ms | ratio |
                        |---|---|---|---|

                        | data resident | library, ms | plain Java, ms | ratio |
                        |---|---|---|---|
                        | cohort table, a plain pass over two bytes a purchase | 0.250 | 0.125 | 0.500 (0.250 .. 0.625) |

                        | benchmark | ms: median (lowest .. highest) | kB allocated |
                        |---|---|---|
                        | CohortBenchmark.askHistory | 0.250 (0.200 .. 0.500) | 25.0 |
                        | CohortBenchmark.readTwoBytesEach | 0.125 (0.125 .. 0.125) |  |
                        | DuckDbBenchmark.ask, COHORT_TABLE, 1 thread | 150 (150 .. 150) |  |
                        | DuckDbBenchmark.ask, COHORT_TABLE, 2 threads | 100 (50.0 .. 200) |  |

                        - COHORT_TABLE: `bits@arrived`
                        """);
    }

    @Test
    void takesTheMeanOfTheMiddleTwoOfAnEvenNumber() {
        assertThat(Timing.of(DoubleStream.of(4, 1, 2, 10))).isEqualTo(new Timing(3, 1, 10));
    }

    @Test
    void refusesAMedianOfNothing() {
        assertThatThrownBy(() -> Timing.of(DoubleStream.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("millis must have at least one time: none");
    }

    @Test
    void everyRowNamesBenchmarksThatExist() {
        List<String> benchmarks = Stream.of(
                        CohortBenchmark.class,
                        CsvBenchmark.class,
                        HistoryBenchmark.class,
                        MovementBenchmark.class,
                        RfmBenchmark.class,
                        SegmentBenchmark.class)
                .flatMap(type -> Arrays.stream(type.getMethods())
                        .filter(method -> method.isAnnotationPresent(Benchmark.class))
                        .map(method -> type.getSimpleName() + "." + method.getName()))
                .toList();
        Stream<String> ofDuckDb =
                Arrays.stream(DuckDbQuestion.values()).map(question -> "DuckDbBenchmark.ask, " + question);
        List<String> all = Stream.concat(benchmarks.stream(), ofDuckDb).toList();

        assertThat(ComparisonRow.all()).allSatisfy(row -> assertThat(all).contains(row.ours(), row.peer()));
    }

    @Test
    void readsOptions() {
        ComparisonOptions options = ComparisonOptions.parse("purchases=2000,1000", "only=Cohort");

        assertThat(options.purchases()).containsExactly(1_000, 2_000);
        assertThat(options.only()).isEqualTo("Cohort");
        assertThat(options.threads()).containsExactly("2", "1");
        assertThatThrownBy(() -> ComparisonOptions.parse("speed=high"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("option must be one of " + ComparisonOptions.usage() + ": speed=high");
    }

    @Test
    void runsFromQueriesToReport(@TempDir Path folder) throws Exception {
        ComparisonOptions options = ComparisonOptions.parse(
                "purchases=1000,2000",
                "streamsUpTo=1000",
                "threads=2",
                "forks=0",
                "warmups=0",
                "iterations=1",
                "millis=10",
                "only=CohortBenchmark.(askHistory$|streamRecords)|DuckDb");
        ByteArrayOutputStream log = new ByteArrayOutputStream();

        String text = new Comparison(options, folder, new PrintStream(log, true, StandardCharsets.UTF_8)).run("here");

        assertThat(text)
                .contains("### 1,000 purchases", "### 2,000 purchases", "| cohort table, asked again | ")
                .containsOnlyOnce("| CohortBenchmark.streamRecords | ")
                .contains("- COHORT_TABLE: `", "- CSV: `");
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("1000 COHORT_TABLE: {", "2000 CSV: [");
    }
}
