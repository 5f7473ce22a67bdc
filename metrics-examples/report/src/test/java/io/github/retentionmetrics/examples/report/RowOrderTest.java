package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.sample.SampleShop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same rows in any order give the same bytes in every file: random shops, with all their inputs shuffled. */
class RowOrderTest {
    private static final List<String> INPUTS = List.of(
            "purchases",
            "subscriptions",
            "costs",
            "customers",
            "referrals",
            "nps",
            "csat",
            "ces",
            "tickets",
            "members",
            "points",
            "events",
            "audience");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void filesDoNotDependOnTheOrderOfRows(long seed) throws Exception {
        assertSameFiles(seed);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(
            longs = {3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28})
    void filesOfManyShopsDoNotDependOnTheOrderOfRows(long seed) throws Exception {
        assertSameFiles(seed);
    }

    private void assertSameFiles(long seed) throws Exception {
        Path sample = folder.resolve("sample");
        SampleShop.writeTo(sample);
        SortedMap<String, String> one = report(sample, seed, seed);
        SortedMap<String, String> other = report(sample, seed, seed + 1_000);

        assertThat(other.keySet()).isEqualTo(one.keySet()).contains("segments.csv", "summary.json", "the summary");
        one.forEach((name, content) -> assertThat(other.get(name)).as(name).isEqualTo(content));
    }

    /**
     * The report on those of the sample's customers that a seed chooses, with the rows in the order of another seed.
     */
    private SortedMap<String, String> report(Path sample, long customers, long order) throws Exception {
        Path inputs = Files.createDirectories(folder.resolve("inputs"));
        Path out = folder.resolve("out");
        List<String> args = new ArrayList<>(List.of(
                "--out",
                out.toString(),
                "--csat-scale",
                "1-5",
                "--ces-scale",
                "1-7",
                "--zone",
                "Europe/Amsterdam",
                "--answers",
                "all"));
        if (customers % 2 == 1) {
            args.addAll(List.of("--by", "region", "--by", "category"));
        }
        for (String input : INPUTS) {
            List<String> lines = new ArrayList<>(Files.readAllLines(sample.resolve(input + ".csv")));
            String header = lines.remove(0);
            lines.removeIf(line -> !input.equals("costs") && !isChosen(line, customers));
            Collections.shuffle(lines, new Random(order));
            lines.add(0, header);
            args.addAll(List.of(
                    "--" + input,
                    Files.write(inputs.resolve(input + ".csv"), lines).toString()));
        }
        Run run = Run.of(false, ReportParts.all(), args.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        contents.put("the summary", run.out());
        return contents;
    }

    /** Two of three, by what comes first in the row: a customer, or a ticket. */
    private static boolean isChosen(String line, long seed) {
        return Math.floorMod(31L * line.substring(0, line.indexOf(',')).hashCode() + 7 * seed, 3) > 0;
    }
}
