package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The figures of random shops add up within and between the files of the report, and with the rows that were read;
 * inputs cut into two files give the same bytes as whole ones, and the figures of two parts of the customers add up to
 * those of all.
 *
 * <p>A failure names the seed of its shop. {@code mvn -pl metrics-examples/report test -Dtest=ReportInvariantsTest
 * -Dshop.seed=17} makes it again; with the slow profile {@code -Dshop.count=500} draws so many shops.
 */
class ReportInvariantsTest {
    private static final int QUICK = 3;
    private static final int SLOW = 60;

    private static final Map<String, List<String>> ADDITIVE = new TreeMap<>(Map.of(
            "movement.csv",
            List.of("start", "retained", "lost", "new", "resurrected", "end"),
            "repeat.csv",
            List.of("customers", "repeat_customers", "returning_customers", "orders", "first_orders", "revenue"),
            "revenue.csv",
            List.of(
                    "start_revenue",
                    "new_revenue",
                    "resurrected_revenue",
                    "expansion",
                    "contraction",
                    "lost_revenue",
                    "end_revenue",
                    "refunds_of_inactive"),
            "cohorts.csv",
            List.of("size", "customers", "orders", "revenue", "unbounded_customers"),
            "mrr.csv",
            List.of(
                    "start",
                    "new",
                    "expansion",
                    "contraction",
                    "churned",
                    "reactivation",
                    "end",
                    "customers_start",
                    "customers_new",
                    "customers_expanded",
                    "customers_contracted",
                    "customers_churned",
                    "customers_reactivated",
                    "customers_unchanged",
                    "customers_end",
                    "customers_within_month",
                    "arr"),
            "mrr_plans.csv",
            List.of(
                    "start",
                    "new",
                    "reactivated",
                    "moved_in",
                    "expansion",
                    "contraction",
                    "moved_out",
                    "churned",
                    "end",
                    "customers_end",
                    "subscriptions_end"),
            "mrr_cohorts.csv",
            List.of("size", "customers", "mrr"),
            "trials.csv",
            List.of("trials", "converted", "lost", "running")));

    /** What the rows of a file are told apart by. */
    private static final List<String> KEYS = List.of("currency", "period", "cohort", "offset", "plan");

    @TempDir
    Path folder;

    @Test
    void figuresAddUp() throws Exception {
        Long one = Long.getLong("shop.seed");
        if (one == null) {
            check(1, QUICK);
        } else {
            check(one, 1);
        }
    }

    @Test
    @Tag("slow")
    void figuresOfManyShopsAddUp() throws Exception {
        check(1_000, Integer.getInteger("shop.count", SLOW));
    }

    private void check(long first, int shops) throws Exception {
        List<String> failures = new ArrayList<>();
        for (long seed : LongStream.range(first, first + shops).toArray()) {
            try {
                check(seed);
            } catch (AssertionError failed) {
                failures.add("shop.seed " + seed + ": " + failed.getMessage());
            }
        }
        assertThat(failures).isEmpty();
    }

    private void check(long seed) throws Exception {
        Path inputs = Files.createDirectories(folder.resolve("inputs"));
        RandomShop shop = new RandomShop(seed);
        WrittenReport whole = report(shop.writeTo(inputs));
        new ReportInvariants(shop, whole).check();

        SortedMap<String, String> contents = whole.contents();
        Map<String, BigDecimal> sums = sums(whole);
        SortedMap<String, String> ofHalves = report(shop.writeHalvesTo(inputs)).contents();
        assertThat(ofHalves.keySet()).isEqualTo(contents.keySet());
        contents.forEach((name, content) -> {
            // the two that say which files were read
            if (!name.equals("summary.json") && !name.equals("index.html")) {
                assertThat(ofHalves.get(name))
                        .as("%s of inputs in two files", name)
                        .isEqualTo(content);
            }
        });

        Map<String, BigDecimal> ofParts = new TreeMap<>();
        for (int part = 0; part < 2; part++) {
            sums(report(shop.writePartTo(inputs, part)))
                    .forEach((figure, number) -> ofParts.merge(figure, number, BigDecimal::add));
        }
        ofParts.values().removeIf(sum -> sum.signum() == 0);
        assertThat(ofParts).as("sums of two parts of the customers").isEqualTo(sums);
    }

    /** Counts and amounts that add up over customers, by file, period or cohort, and column; zeros left out. */
    private static Map<String, BigDecimal> sums(WrittenReport report) throws Exception {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Map.Entry<String, List<String>> file : ADDITIVE.entrySet()) {
            if (!report.has(file.getKey())) { // no subscription of this part has a price or a trial
                continue;
            }
            for (WrittenReport.Line line : report.lines(file.getKey())) {
                String row = KEYS.stream()
                        .filter(line.cells()::containsKey)
                        .map(line::text)
                        .collect(Collectors.joining(" "));
                for (String column : file.getValue()) {
                    if (line.number(column).signum() != 0) {
                        sums.merge(file.getKey() + " " + row + " " + column, line.number(column), BigDecimal::add);
                    }
                }
            }
        }
        return sums;
    }

    private WrittenReport report(List<String> args) throws Exception {
        Path out = folder.resolve("out");
        List<String> all = new ArrayList<>(args);
        all.addAll(List.of("--out", out.toString()));
        Run run = Run.of(false, ReportParts.all(), all.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new WrittenReport(out);
    }
}
