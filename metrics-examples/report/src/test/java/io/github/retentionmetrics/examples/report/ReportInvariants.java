package io.github.retentionmetrics.examples.report;

import static io.github.retentionmetrics.examples.report.WrittenReport.real;
import static io.github.retentionmetrics.examples.report.WrittenReport.sum;
import static io.github.retentionmetrics.examples.report.WrittenReport.total;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.examples.report.WrittenReport.Line;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What must hold between the figures of any report, and between them and the rows that were read. */
final class ReportInvariants {
    private static final double CLOSE = 1e-9;

    private final RandomShop shop;
    private final WrittenReport report;
    private final JsonNode summary;
    private final List<String[]> purchases;

    /** Those with an order. */
    private final Set<String> buyers;

    ReportInvariants(RandomShop shop, WrittenReport report) throws IOException {
        this.shop = shop;
        this.report = report;
        this.summary = report.summary();
        this.purchases = cells("purchases", 1);
        this.buyers = purchases.stream()
                .filter(row -> !row[2].startsWith("-"))
                .map(row -> row[0])
                .collect(Collectors.toSet());
    }

    void check() throws IOException {
        headlines();
        lifetime();
        movement("movement.csv");
        movement("subscribers.csv");
        repeat();
        revenue();
        cohorts();
        brackets();
        daysAfterTheFirst();
        customers();
        segments();
        transitions();
        stages();
        categories();
        costs();
        forecast();
        if (report.has("holdout.csv")) {
            holdout();
        }
        subscriptions();
        if (report.has("mrr.csv")) {
            recurringRevenue();
        }
        if (report.has("trials.csv")) {
            trials();
        }
        survival("survival.csv", "stays");
        survival("survival_contracts.csv", "subscriptions");
        surveys();
        bySegment();
        bySegmentOfTheInput();
        tickets();
        members();
        loyalty();
        events();
    }

    /** The cells of an input's rows on or before the last day, which is in a column. */
    private List<String[]> cells(String input, int dateColumn) {
        return shop.rows(input).stream()
                .map(row -> row.split(",", -1))
                .filter(row ->
                        !LocalDate.parse(row[dateColumn].substring(0, 10)).isAfter(shop.observedUntil()))
                .toList();
    }

    private List<Line> lines(String file) throws IOException {
        List<Line> lines = report.lines(file);
        assertThat(lines).as(file).isNotEmpty();
        return lines;
    }

    private static Map<String, List<Line>> by(List<Line> lines, String column) {
        return lines.stream()
                .collect(Collectors.groupingBy(line -> line.text(column), LinkedHashMap::new, Collectors.toList()));
    }

    private static void assertEqual(BigDecimal actual, BigDecimal expected, Object where) {
        assertThat(actual).as("%s", where).isEqualByComparingTo(expected);
    }

    private static void assertRate(Line line, String column, long of, long in) {
        assertRate(line, column, (double) of, in);
    }

    /** A rate is the quotient of two counts, and empty where the second is zero. */
    private static void assertRate(Line line, String column, double of, long in) {
        if (in == 0) {
            assertThat(line.text(column)).as("%s of %s", column, line).isEmpty();
        } else {
            assertThat(line.value(column)).as("%s of %s", column, line).isCloseTo(of / (double) in, within(CLOSE));
        }
    }

    private BigDecimal sumOf(IntPredicate isSelected) {
        return IntStream.range(0, purchases.size())
                .filter(isSelected)
                .mapToObj(row -> new BigDecimal(purchases.get(row)[2]))
                .filter(amount -> amount.signum() > 0 || !shop.ignoresRefunds())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private long orders() {
        return purchases.stream().filter(row -> !row[2].startsWith("-")).count();
    }

    /** The parts of the lifetime value are figures of the summary. */
    private void lifetime() throws IOException {
        Map<String, String> places = Map.of(
                "textbook value", "/lifetimeValue/value",
                "textbook order_value", "/lifetimeOrderValue/value",
                "textbook years", "/lifetimeYears/value",
                "margin value", "/lifetimeMargin/value",
                "acquisition payback", "/paybackPeriods/value",
                "retention keeping_against_winning", "/keepingAgainstWinning/value",
                "model value_of_all", "/forecast/lifetimeValue/value",
                "model expected_revenue", "/forecast/expectedRevenue/value");
        for (Line line : lines("lifetime.csv")) {
            assertThat(line.isEmpty("value")).as("%s", line).isNotEqualTo(line.isEmpty("reason"));
            String place = places.get(line.text("method") + " " + line.text("part"));
            if (place != null && !summary.at(place).isMissingNode()) {
                JsonNode value = summary.at(place);
                if (value.isNull()) {
                    assertThat(line.isEmpty("value")).as("%s", line).isTrue();
                } else {
                    assertThat(new BigDecimal(line.text("value")))
                            .as("%s", line)
                            .isEqualByComparingTo(value.asString());
                }
            }
        }
    }

    /** A headline is a figure of another file, of the same period. */
    private void headlines() throws IOException {
        Map<String, List<Line>> headlines = by(lines("headlines.csv"), "headline");
        headline(headlines, "buyers_retention", "movement.csv", "retention_rate");
        headline(headlines, "subscribers_retention", "subscribers.csv", "retention_rate");
        headline(headlines, "revenue", "repeat.csv", "revenue");
        headline(headlines, "net_revenue_retention", "revenue.csv", "net_revenue_retention");
        List<Line> surveys = lines("surveys.csv");
        headline(
                headlines,
                "nps",
                surveys.stream().filter(line -> line.text("survey").equals("nps")),
                "score");
        headline(
                headlines,
                "csat_top_box",
                surveys.stream().filter(line -> line.text("survey").equals("csat")),
                "top_box");
        headline(
                headlines,
                "ces",
                surveys.stream().filter(line -> line.text("survey").equals("ces")),
                "score");
        headlines.values().stream().flatMap(List::stream).forEach(line -> {
            assertThat(line.isEmpty("compared_with")).as("%s", line).isEqualTo(line.isEmpty("previous_observations"));
            if (line.isEmpty("value") || line.isEmpty("previous")) {
                assertThat(line.isEmpty("change")).as("%s", line).isTrue();
            } else if (!line.text("change_unit").equals("relative")) {
                assertThat(line.value("change"))
                        .as("%s", line)
                        .isCloseTo(line.value("value") - line.value("previous"), within(CLOSE));
            }
        });
    }

    private void headline(Map<String, List<Line>> headlines, String headline, String file, String column)
            throws IOException {
        headline(headlines, headline, lines(file).stream(), column);
    }

    private static void headline(
            Map<String, List<Line>> headlines, String headline, Stream<Line> periods, String column) {
        Map<String, String> figures =
                periods.collect(Collectors.toMap(line -> line.text("period"), line -> line.text(column)));
        for (Line line : headlines.getOrDefault(headline, List.of())) {
            assertThat(line.text("value")).as("%s", line).isEqualTo(figures.get(line.text("period")));
            if (!line.isEmpty("compared_with")) {
                assertThat(line.text("previous")).as("%s", line).isEqualTo(figures.get(line.text("compared_with")));
            }
        }
    }

    private void movement(String file) throws IOException {
        long before = 0;
        for (Line line : lines(file)) {
            long start = line.count("start");
            assertThat(start).as("%s", line).isEqualTo(before);
            assertThat(line.count("retained") + line.count("lost"))
                    .as("%s", line)
                    .isEqualTo(start);
            assertThat(line.count("retained") + line.count("new") + line.count("resurrected"))
                    .as("%s", line)
                    .isEqualTo(line.count("end"));
            assertRate(line, "churn_rate", line.count("lost"), start);
            assertRate(line, "retention_rate", line.count("retained"), start);
            assertRate(line, "quick_ratio", line.count("new") + line.count("resurrected"), line.count("lost"));
            before = line.count("end");
        }
    }

    private void repeat() throws IOException {
        List<Line> movement = lines("movement.csv");
        List<Line> lines = lines("repeat.csv");
        assertThat(lines).hasSameSizeAs(movement);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            Line moved = movement.get(i);
            assertThat(line.text("period")).isEqualTo(moved.text("period"));
            assertThat(line.count("customers")).as("%s", line).isEqualTo(moved.count("end"));
            assertThat(line.count("first_orders")).as("%s", line).isEqualTo(moved.count("new"));
            assertThat(line.count("first_orders") + line.count("repeat_orders"))
                    .as("%s", line)
                    .isEqualTo(line.count("orders"));
            assertThat(line.count("returning_customers"))
                    .as("%s", line)
                    .isEqualTo(moved.count("retained") + moved.count("resurrected"));
            assertThat(line.count("repeat_customers")).as("%s", line).isBetween(0L, line.count("customers"));
        }
        assertThat(sum(lines, "orders")).isEqualTo(orders());
        assertThat(sum(lines, "first_orders")).isEqualTo(buyers.size());
        assertEqual(total(lines, "revenue"), sumOf(row -> true), "revenue of repeat.csv");
        assertThat(summary.at("/purchases/value").asLong()).isEqualTo(orders());
        assertThat(summary.at("/customers/value").asLong()).isEqualTo(buyers.size());
        assertEqual(new BigDecimal(summary.at("/revenue/value").asString()), sumOf(row -> true), "summary");
    }

    private void revenue() throws IOException {
        List<Line> repeat = lines("repeat.csv");
        List<Line> lines = lines("revenue.csv");
        assertThat(lines).hasSameSizeAs(repeat);
        BigDecimal before = BigDecimal.ZERO;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            assertThat(line.text("period")).isEqualTo(repeat.get(i).text("period"));
            assertEqual(line.number("start_revenue"), before, line);
            BigDecimal end = before.add(line.number("new_revenue"))
                    .add(line.number("resurrected_revenue"))
                    .add(line.number("expansion"))
                    .subtract(line.number("contraction"))
                    .subtract(line.number("lost_revenue"));
            assertEqual(line.number("end_revenue"), end, line);
            assertEqual(
                    line.number("end_revenue").add(line.number("refunds_of_inactive")),
                    repeat.get(i).number("revenue"),
                    line);
            before = end;
        }
    }

    /** A cohort at an offset is active in the period that lies so far after its own: a diagonal is a period. */
    private void cohorts() throws IOException {
        List<Line> lines = lines("cohorts.csv");
        List<Line> repeat = lines("repeat.csv");
        Map<String, Integer> places = new HashMap<>();
        repeat.forEach(line -> places.put(line.text("period"), places.size()));
        Map<Integer, List<Line>> diagonals = new TreeMap<>();
        long customers = 0;
        for (List<Line> cohort : by(lines, "cohort").values()) {
            Line first = cohort.get(0);
            assertThat(first.count("offset")).isZero();
            assertThat(first.count("customers")).as("%s", first).isEqualTo(first.count("size"));
            customers += first.count("size");
            long later = Long.MAX_VALUE;
            for (Line cell : cohort) {
                assertThat(cell.count("size")).as("%s", cell).isEqualTo(first.count("size"));
                assertThat(cell.count("customers")).as("%s", cell).isLessThanOrEqualTo(cell.count("orders"));
                assertThat(cell.count("unbounded_customers"))
                        .as("%s", cell)
                        .isBetween(cell.count("customers"), Math.min(later, cell.count("size")));
                assertRate(cell, "retention", cell.count("customers"), cell.count("size"));
                later = cell.count("unbounded_customers");
                int diagonal = places.get(cell.text("cohort")) + (int) cell.count("offset");
                diagonals.computeIfAbsent(diagonal, key -> new ArrayList<>()).add(cell);
            }
        }
        assertThat(customers).isEqualTo(buyers.size());
        for (Line period : repeat) {
            List<Line> cells = diagonals.getOrDefault(places.get(period.text("period")), List.of());
            assertThat(sum(cells, "customers")).as("%s", period).isEqualTo(period.count("customers"));
            assertThat(sum(cells, "orders")).as("%s", period).isEqualTo(period.count("orders"));
        }
        BigDecimal outside =
                new BigDecimal(summary.at("/revenueOutsideCohorts/value").asString());
        assertEqual(total(lines, "revenue").add(outside), sumOf(row -> true), "revenue of cohorts.csv");
    }

    private void brackets() throws IOException {
        Map<String, List<Line>> cohorts = by(lines("cohorts.csv"), "cohort");
        for (Line line : lines("cohort_brackets.csv")) {
            long first = line.count("first_offset");
            long last = line.count("last_offset");
            List<Line> cells = cohorts.get(line.text("cohort")).stream()
                    .filter(cell -> cell.count("offset") >= first && cell.count("offset") <= last)
                    .toList();
            assertThat(line.count("orders")).as("%s", line).isEqualTo(sum(cells, "orders"));
            assertEqual(line.number("revenue"), total(cells, "revenue"), line);
            long most = cells.stream()
                    .mapToLong(cell -> cell.count("customers"))
                    .max()
                    .orElse(0);
            assertThat(line.count("customers")).as("%s", line).isBetween(most, sum(cells, "customers"));
            assertThat(line.count("unbounded_customers"))
                    .as("%s", line)
                    .isEqualTo(cells.get(0).count("unbounded_customers"));
        }
    }

    private void daysAfterTheFirst() throws IOException {
        long before = 0;
        long eligible = buyers.size();
        for (Line line : lines("day_n.csv")) {
            assertThat(line.count("eligible")).as("%s", line).isLessThanOrEqualTo(eligible);
            assertThat(line.count("exact_day")).as("%s", line).isBetween(0L, line.count("on_or_after"));
            assertThat(line.count("exact_day")).as("%s", line).isLessThanOrEqualTo(line.count("within"));
            assertThat(Math.max(line.count("on_or_after"), line.count("within")))
                    .as("%s", line)
                    .isLessThanOrEqualTo(line.count("eligible"));
            eligible = line.count("eligible");
            before++;
        }
        assertThat(before).isPositive();
    }

    private void customers() throws IOException {
        List<Line> customers = lines("customers.csv");
        List<Line> rfm = lines("rfm.csv");
        Map<String, BigDecimal> revenue = new TreeMap<>();
        for (int row = 0; row < purchases.size(); row++) {
            int at = row;
            revenue.merge(purchases.get(row)[0], sumOf(other -> other == at), BigDecimal::add);
        }
        revenue.keySet().retainAll(buyers);
        assertThat(ids(customers)).containsExactlyElementsOf(revenue.keySet());
        assertThat(ids(rfm)).containsExactlyInAnyOrderElementsOf(revenue.keySet());
        customers.forEach(line -> assertEqual(line.number("revenue"), revenue.get(line.text("customer_id")), line));
        for (Line line : rfm) {
            assertEqual(line.number("monetary"), revenue.get(line.text("customer_id")), line);
            for (String score : List.of("r_score", "f_score", "m_score")) {
                assertThat(line.count(score)).as("%s", line).isBetween(1L, 5L);
            }
        }
        assertThat(sum(customers, "orders")).isEqualTo(orders()).isEqualTo(sum(rfm, "orders"));
        long referred = cells("referrals", 2).size();
        assertThat(sum(customers, "referred")).isLessThanOrEqualTo(referred);
    }

    private static List<String> ids(List<Line> lines) {
        return lines.stream().map(line -> line.text("customer_id")).toList();
    }

    private void segments() throws IOException {
        Map<String, List<Line>> segmentations = by(lines("segments.csv"), "segmentation");
        assertThat(segmentations).containsKeys("rfm", "value_tier", "stage", "channel", "region");
        BigDecimal revenue = sumOf(row -> true);
        segmentations.forEach((name, lines) -> {
            assertThat(sum(lines, "customers")).as(name).isEqualTo(buyers.size());
            assertThat(sum(lines, "orders")).as(name).isEqualTo(orders());
            assertEqual(total(lines, "revenue"), revenue, name);
            if (revenue.signum() > 0) {
                assertThat(real(lines, "revenue_share")).as(name).isCloseTo(1, within(CLOSE));
            }
            lines.forEach(
                    line -> assertRate(line, "revenue_per_customer", line.value("revenue"), line.count("customers")));
            assertThat(lines.stream().map(line -> line.text("segment")))
                    .as(name)
                    .doesNotHaveDuplicates();
        });
        Set<String> prospects = shop.rows("customers").stream()
                .map(row -> row.substring(0, row.indexOf(',')))
                .collect(Collectors.toCollection(HashSet::new));
        prospects.removeAll(buyers);
        if (!shop.ignoresRefunds()) {
            purchases.forEach(row -> prospects.remove(row[0]));
        }
        for (String attribute : List.of("channel", "region")) {
            assertThat(sum(segmentations.get(attribute), "prospects"))
                    .as(attribute)
                    .isEqualTo(prospects.size());
        }
        assertGroups(segmentations.get("rfm"), lines("rfm.csv"), "segment");
        assertThat(lines("rfm_grid.csv")).hasSize(25);
        assertThat(sum(lines("rfm_grid.csv"), "customers")).isEqualTo(buyers.size());
        assertEqual(
                total(lines("rfm_grid.csv"), "revenue"),
                total(
                        segmentations.get("rfm").stream()
                                .filter(line -> !line.text("segment").equals("(unknown)"))
                                .toList(),
                        "revenue"),
                "rfm_grid.csv");
        assertGroups(segmentations.get("value_tier"), lines("customers.csv"), "value_tier");
        assertGroups(segmentations.get("stage"), lines("customers.csv"), "stage");
    }

    /** Each segment has as many customers as rows of another file name it; an empty name is the unknown. */
    private static void assertGroups(List<Line> segments, List<Line> customers, String column) {
        Map<String, Long> counts = new TreeMap<>();
        customers.forEach(line -> counts.merge(line.isEmpty(column) ? "(unknown)" : line.text(column), 1L, Long::sum));
        Map<String, Long> written = new TreeMap<>();
        segments.stream()
                .filter(line -> line.count("customers") > 0)
                .forEach(line -> written.put(line.text("segment"), line.count("customers")));
        assertThat(written).as(column).isEqualTo(counts);
    }

    private void transitions() throws IOException {
        if (!report.has("transitions.csv")) {
            return;
        }
        Map<String, Long> sums = new TreeMap<>();
        for (Map.Entry<String, List<Line>> kind :
                by(report.lines("transitions.csv"), "segmentation").entrySet()) {
            sums.put(kind.getKey(), sum(kind.getValue(), "customers"));
            by(kind.getValue(), "from").forEach((from, lines) -> {
                long customers = sum(lines, "customers");
                lines.stream()
                        .filter(line -> !line.isEmpty("rate"))
                        .forEach(line -> assertRate(line, "rate", line.count("customers"), customers));
            });
        }
        assertThat(new HashSet<>(sums.values())).as("%s", sums).hasSizeLessThanOrEqualTo(1);
    }

    /** At the end of the latest complete period customers are in the stages that the moves of the period led to. */
    private void stages() throws IOException {
        Map<String, List<Line>> periods = by(lines("stages.csv"), "period");
        assertThat(periods.size()).isLessThanOrEqualTo(12);
        periods.forEach((period, lines) -> {
            Map<String, List<Line>> segmentations = by(lines, "segmentation");
            assertThat(segmentations).as(period).containsOnlyKeys("stage", "value_tier");
            assertThat(sum(segmentations.get("stage"), "customers"))
                    .as(period)
                    .isEqualTo(sum(segmentations.get("value_tier"), "customers"));
            lines.forEach(line ->
                    assertRate(line, "share", line.count("customers"), sum(segmentations.get("stage"), "customers")));
        });
        List<Line> latest = List.copyOf(periods.values()).get(periods.size() - 1);
        Map<String, Long> moved = report.lines("transitions.csv").stream()
                .filter(line -> line.text("segmentation").equals("stage") && !line.isEmpty("to"))
                .collect(Collectors.groupingBy(
                        line -> line.text("to"),
                        TreeMap::new,
                        Collectors.summingLong(line -> line.count("customers"))));
        Map<String, Long> there = latest.stream()
                .filter(line -> line.text("segmentation").equals("stage") && line.count("customers") > 0)
                .collect(Collectors.toMap(
                        line -> line.text("segment"), line -> line.count("customers"), Long::sum, TreeMap::new));
        if (periods.size() > 1) {
            assertThat(there).isEqualTo(moved);
        }
    }

    private void categories() throws IOException {
        List<Line> lines = lines("categories.csv");
        Map<String, Long> sizes = new HashMap<>();
        Map<List<String>, Long> pairs = new HashMap<>();
        for (Line line : lines) {
            if (line.isEmpty("other")) {
                sizes.put(line.text("category"), line.count("customers"));
            } else {
                pairs.put(List.of(line.text("category"), line.text("other")), line.count("also"));
                assertRate(line, "rate", line.count("also"), line.count("customers"));
            }
        }
        pairs.forEach((pair, also) -> {
            assertThat(pairs).containsEntry(List.of(pair.get(1), pair.get(0)), also);
            assertThat(also).isBetween(0L, Math.min(sizes.get(pair.get(0)), sizes.get(pair.get(1))));
        });
        Map<String, Set<String>> customers = new TreeMap<>();
        Set<String> known = new HashSet<>();
        for (String[] row : purchases) {
            if (!row[3].isEmpty() && !row[2].startsWith("-")) {
                String name = row[3].equals("(unknown)") ? "((unknown))" : row[3];
                customers.computeIfAbsent(name, key -> new HashSet<>()).add(row[0]);
                known.add(row[0]);
            }
        }
        customers.forEach((name, ids) -> assertThat(sizes).containsEntry(name, (long) ids.size()));
        assertThat(sizes.getOrDefault("(unknown)", 0L)).isEqualTo(buyers.size() - known.size());
    }

    private void costs() throws IOException {
        List<Line> lines = lines("costs.csv");
        Map<String, Line> movement = lines("movement.csv").stream()
                .collect(Collectors.toMap(line -> line.text("period"), Function.identity()));
        Map<String, Line> repeat = lines("repeat.csv").stream()
                .collect(Collectors.toMap(line -> line.text("period"), Function.identity()));
        for (Line line : lines) {
            BigDecimal parts = List.of("goods", "acquisition", "retention", "serving").stream()
                    .map(line::number)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertEqual(line.number("total"), parts, line);
            Line moved = movement.get(line.text("period"));
            if (moved != null) {
                assertThat(line.count("new_customers")).as("%s", line).isEqualTo(moved.count("new"));
                assertThat(line.count("customers")).as("%s", line).isEqualTo(moved.count("end"));
                assertEqual(
                        line.number("revenue"), repeat.get(line.text("period")).number("revenue"), line);
            }
            assertEqual(line.number("profit"), line.number("revenue").subtract(line.number("total")), line);
        }
        Map<String, BigDecimal> read = new TreeMap<>();
        for (String[] row : cells("costs", 0)) {
            String kind = row[1].replaceAll(":.*", "");
            read.merge(kind, new BigDecimal(row[2]), BigDecimal::add);
            read.merge("total", new BigDecimal(row[2]), BigDecimal::add);
            if (row[1].matches("retention: (marketing|support|loyalty programme|initiatives)")) {
                read.merge(row[1].replace(": ", "_").replace(' ', '_'), new BigDecimal(row[2]), BigDecimal::add);
            }
        }
        read.forEach((column, amount) -> assertEqual(total(lines, column), amount, column + " of costs.csv"));
        if (summary.at("/costs/undefined").isString()) {
            assertThat(lines).allMatch(line -> line.text("costs_known").equals("part"));
            return;
        }
        BigDecimal complete = cells("costs", 0).stream()
                .filter(row -> row[0].compareTo(summary.at("/costs/firstDate").asString()) >= 0)
                .filter(row -> row[0].compareTo(summary.at("/costs/lastDate").asString()) <= 0)
                .map(row -> new BigDecimal(row[2]))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal byCategory = BigDecimal.ZERO;
        for (JsonNode category : summary.at("/costs/categories")) {
            byCategory = byCategory.add(new BigDecimal(category.get("amount").asString()));
        }
        assertEqual(byCategory, complete, "costs of the summary");
    }

    private void forecast() throws IOException {
        List<Line> lines = lines("forecast.csv");
        assertThat(ids(lines)).containsExactlyInAnyOrderElementsOf(buyers);
        for (String model : List.of("bg_nbd", "pareto_nbd")) {
            JsonNode of = summary.at("/forecast/" + model);
            if (lines.stream().noneMatch(line -> line.isEmpty(model + "_expected_52w")) && !of.isMissingNode()) {
                assertClose(
                        real(lines, model + "_expected_52w"),
                        of.at("/expectedPurchases/value").asDouble(),
                        model);
                assertClose(
                        real(lines, model + "_probability_alive"),
                        of.at("/customersAlive/value").asDouble(),
                        model);
            }
            lines.stream()
                    .filter(line -> !line.isEmpty(model + "_probability_alive"))
                    .forEach(line -> assertThat(line.value(model + "_probability_alive"))
                            .as("%s", line)
                            .isBetween(0.0, 1.0));
        }
        JsonNode value = summary.at("/forecast/lifetimeValue/value");
        if (!value.isMissingNode() && !value.isNull()) {
            assertClose(real(lines, "lifetime_value"), Double.parseDouble(value.asString()), "lifetime value");
        }
        if (report.has("forecast_alive.csv")) {
            classes(lines);
        }
    }

    /** The classes have every customer once, and add up to what the summary has of the chosen model. */
    private void classes(List<Line> customers) throws IOException {
        List<Line> classes = lines("forecast_alive.csv");
        assertThat(classes).hasSize(10);
        String model = customers.get(0).text("chosen_model");
        for (Line line : classes) {
            double until = line.value("until") == 1 ? 2 : line.value("until");
            assertThat(line.count("customers"))
                    .as("%s", line)
                    .isEqualTo(customers.stream()
                            .mapToDouble(customer -> customer.value(model + "_probability_alive"))
                            .filter(alive -> alive >= line.value("from") && alive < until)
                            .count());
        }
        assertTotal(classes, "expected_purchases", "/forecast/" + model + "/expectedPurchases/value");
        assertTotal(classes, "customers_alive", "/forecast/" + model + "/customersAlive/value");
        assertTotal(classes, "expected_revenue", "/forecast/expectedRevenue/value");
        assertTotal(classes, "lifetime_value", "/forecast/lifetimeValue/value");
    }

    private void assertTotal(List<Line> lines, String column, String path) {
        JsonNode total = summary.at(path);
        if (total.isNull()) {
            assertThat(lines).as(column).allMatch(line -> line.isEmpty(column));
        } else {
            assertThat(lines).as(column).noneMatch(line -> line.isEmpty(column));
            assertClose(real(lines, column), Double.parseDouble(total.asString()), column);
        }
    }

    private static void assertClose(double actual, double expected, Object where) {
        assertThat(actual).as("%s", where).isCloseTo(expected, within(CLOSE * Math.max(1, Math.abs(expected))));
    }

    private void holdout() throws IOException {
        List<Line> customers = report.lines("holdout_customers.csv");
        Map<String, List<Line>> frequencies = by(report.lines("holdout_frequency.csv"), "model");
        for (Line line : lines("holdout.csv")) {
            String model = line.text("model");
            assertThat(line.count("customers")).as("%s", line).isEqualTo(customers.size());
            assertThat(line.count("actual")).as("%s", line).isEqualTo(sum(customers, "actual"));
            assertClose(real(customers, model + "_expected"), line.value("predicted"), line);
            List<Line> bins = frequencies.getOrDefault(model, List.of());
            assertThat(sum(bins, "customers")).as("%s", line).isEqualTo(customers.size());
            assertThat(sum(bins, "actual")).as("%s", line).isEqualTo(line.count("actual"));
            assertClose(real(bins, "predicted"), line.value("predicted"), line);
            bins.forEach(bin -> assertRate(bin, "mean_actual", bin.count("actual"), bin.count("customers")));
        }
        for (List<Line> lines : by(report.lines("tracking.csv"), "model").values()) {
            double expected = 0;
            long actual = 0;
            for (Line line : lines) {
                expected += line.value("expected");
                actual += line.count("actual");
                assertClose(line.value("cumulative_expected"), expected, line);
                assertThat(line.count("cumulative_actual")).as("%s", line).isEqualTo(actual);
            }
        }
    }

    /** Of each currency: what moved leads from the start to the end, and plans and cohorts add up to the whole. */
    private void recurringRevenue() throws IOException {
        Map<String, Line> known = new HashMap<>();
        for (List<Line> months : by(lines("mrr.csv"), "currency").values()) {
            BigDecimal before = BigDecimal.ZERO;
            long customersBefore = 0;
            for (Line line : months) {
                assertEqual(line.number("start"), before, line);
                assertEqual(
                        line.number("start")
                                .add(line.number("new"))
                                .add(line.number("expansion"))
                                .add(line.number("reactivation"))
                                .subtract(line.number("contraction"))
                                .subtract(line.number("churned")),
                        line.number("end"),
                        line);
                long start = line.count("customers_start");
                assertThat(start).as("%s", line).isEqualTo(customersBefore);
                assertThat(line.count("customers_expanded")
                                + line.count("customers_contracted")
                                + line.count("customers_churned")
                                + line.count("customers_unchanged"))
                        .as("%s", line)
                        .isEqualTo(start);
                assertThat(start
                                + line.count("customers_new")
                                + line.count("customers_reactivated")
                                - line.count("customers_churned"))
                        .as("%s", line)
                        .isEqualTo(line.count("customers_end"));
                assertRate(line, "customer_churn_rate", line.count("customers_churned"), start);
                assertEqual(line.number("end").multiply(BigDecimal.valueOf(12)), line.number("arr"), line);
                if (!line.isEmpty("grr")) {
                    assertThat(line.value("grr")).as("%s", line).isBetween(0.0, 1.0);
                    assertThat(line.value("nrr")).as("%s", line).isGreaterThanOrEqualTo(line.value("grr"));
                    assertThat(line.value("gross_mrr_churn_rate"))
                            .as("%s", line)
                            .isCloseTo(1 - line.value("grr"), within(CLOSE));
                }
                before = line.number("end");
                customersBefore = line.count("customers_end");
                known.put(line.text("currency") + " " + line.text("period"), line);
            }
        }
        plansAddUp(known);
        for (List<Line> cells : by(lines("mrr_cohorts.csv"), "currency").values()) {
            Line last = known.values().stream()
                    .filter(line -> line.text("currency").equals(cells.get(0).text("currency")))
                    .max(Comparator.comparing(line -> line.text("period")))
                    .orElseThrow();
            List<Line> latest = by(cells, "cohort").values().stream()
                    .map(cohort -> cohort.get(cohort.size() - 1))
                    .toList();
            assertEqual(total(latest, "mrr"), last.number("end"), last);
            assertThat(sum(latest, "customers")).as("%s", last).isEqualTo(last.count("customers_end"));
        }
    }

    private void plansAddUp(Map<String, Line> months) throws IOException {
        Map<String, List<Line>> plans = lines("mrr_plans.csv").stream()
                .collect(Collectors.groupingBy(line -> line.text("currency") + " " + line.text("period")));
        months.forEach((month, line) -> {
            List<Line> of = plans.getOrDefault(month, List.of());
            assertEqual(total(of, "start"), line.number("start"), line);
            assertEqual(total(of, "end"), line.number("end"), line);
            for (Line plan : of) {
                assertEqual(
                        plan.number("start")
                                .add(plan.number("new"))
                                .add(plan.number("reactivated"))
                                .add(plan.number("moved_in"))
                                .add(plan.number("expansion"))
                                .subtract(plan.number("contraction"))
                                .subtract(plan.number("moved_out"))
                                .subtract(plan.number("churned")),
                        plan.number("end"),
                        plan);
                assertThat(plan.count("customers_end"))
                        .as("%s", plan)
                        .isBetween(0L, Math.min(line.count("customers_end"), plan.count("subscriptions_end")));
            }
        });
    }

    private void trials() throws IOException {
        for (Line line : lines("trials.csv")) {
            long decided = line.count("converted") + line.count("lost");
            assertThat(decided + line.count("running")).as("%s", line).isEqualTo(line.count("trials"));
            assertRate(line, "conversion_rate_decided", line.count("converted"), decided);
            assertRate(line, "conversion_rate_of_all", line.count("converted"), line.count("trials"));
        }
        long priced = cells("subscriptions", 1).stream()
                .filter(row -> !row[5].isEmpty() && !row[9].isEmpty())
                .count();
        assertThat(sum(lines("trials.csv"), "trials")).isEqualTo(priced);
    }

    private void subscriptions() throws IOException {
        List<Line> lines = lines("subscriptions.csv");
        Map<String, Line> subscribers = lines("subscribers.csv").stream()
                .collect(Collectors.toMap(line -> line.text("period"), Function.identity()));
        for (String kind : List.of("", "stays_")) {
            long before = 0;
            for (Line line : lines) {
                long start = line.count(kind + "start");
                assertThat(start).as("%s", line).isEqualTo(before);
                assertThat(start + line.count(kind + "started") - line.count(kind + "ended"))
                        .as("%s", line)
                        .isEqualTo(line.count(kind + "end"));
                assertThat(line.count(kind + "ended_of_start")).as("%s", line).isBetween(0L, start);
                assertRate(line, kind + "churn_rate", line.count(kind + "ended_of_start"), start);
                before = line.count(kind + "end");
            }
        }
        for (Line line : lines) {
            // who is active is in exactly one stay
            Line moved = subscribers.get(line.text("period"));
            assertThat(line.count("stays_start")).as("%s", line).isEqualTo(moved.count("start"));
            assertThat(line.count("stays_end")).as("%s", line).isEqualTo(moved.count("end"));
        }
        assertThat(sum(lines, "started")).isEqualTo(cells("subscriptions", 1).size());
        assertThat(summary.at("/subscriptions/value").asLong()).isEqualTo(sum(lines, "started"));
        assertThat(summary.at("/stays/value").asLong()).isEqualTo(sum(lines, "stays_started"));
        assertThat(summary.at("/activeSubscribers/value").asLong())
                .isEqualTo(lines.get(lines.size() - 1).count("stays_end"));
    }

    private void survival(String file, String kind) throws IOException {
        long left = summary.at("/" + kind + "/value").asLong();
        double survival = 1;
        for (Line line : lines(file)) {
            assertThat(line.count("at_risk")).as("%s", line).isBetween(0L, left);
            survival *= 1 - (double) line.count("events") / (double) Math.max(1, line.count("at_risk"));
            assertClose(line.value("survival"), survival, line);
            left = line.count("at_risk") - line.count("events");
        }
        List<Line> periods = lines("subscriptions.csv");
        long ended = sum(periods, kind.equals("stays") ? "stays_ended" : "ended");
        assertThat(sum(report.lines(file), "events")).as(file).isEqualTo(ended);
    }

    private void surveys() throws IOException {
        Map<String, List<Line>> surveys = by(lines("surveys.csv"), "survey");
        by(lines("survey_scores.csv"), "survey").forEach((survey, scores) -> {
            assertThat(sum(scores, "responses"))
                    .as(survey)
                    .isEqualTo(summary.at("/" + survey + "/responses").asLong());
            scores.forEach(line -> assertRate(line, "share", line.count("responses"), sum(scores, "responses")));
        });
        surveys.forEach((survey, lines) -> {
            assertThat(sum(lines, "responses"))
                    .as(survey)
                    .isEqualTo(cells(survey, 1).size());
            assertThat(summary.at("/" + survey + "/responses").asLong())
                    .as(survey)
                    .isEqualTo(sum(lines, "responses"));
            lines.forEach(line -> survey(survey, line));
        });
        assertThat(surveys).containsOnlyKeys("nps", "csat", "ces");
        JsonNode nps = summary.at("/nps");
        assertThat(nps.at("/promoters").asLong()
                        + nps.at("/passives").asLong()
                        + nps.at("/detractors").asLong())
                .isEqualTo(nps.at("/responses").asLong());
    }

    /** The segments of each attribute of --by add up to the file without segments, row by row. */
    private void bySegment() throws IOException {
        addUp("movement", List.of("period"), "start", "retained", "lost", "new", "resurrected", "end");
        addUp(
                "repeat",
                List.of("period"),
                "customers",
                "repeat_customers",
                "returning_customers",
                "orders",
                "first_orders",
                "repeat_orders",
                "revenue");
        addUp(
                "revenue",
                List.of("period"),
                "start_revenue",
                "new_revenue",
                "resurrected_revenue",
                "expansion",
                "contraction",
                "lost_revenue",
                "end_revenue",
                "refunds_of_inactive");
        addUp(
                "cohorts",
                List.of("cohort", "offset", "status"),
                "size",
                "customers",
                "orders",
                "revenue",
                "unbounded_customers");
        addUp(
                "surveys",
                List.of("period", "survey"),
                Stream.concat(
                                Stream.of("responses"),
                                IntStream.rangeClosed(0, 10).mapToObj(score -> "count_" + score))
                        .toArray(String[]::new));
        addUp("survival", List.of("time_days"), "events");
        for (List<Line> segments : by(lines("survival_by.csv"), "attribute").values()) {
            for (Line line : lines("survival.csv")) {
                long atRisk = by(segments, "segment").values().stream()
                        .flatMap(segment -> segment.stream()
                                .filter(later -> later.count("time_days") >= line.count("time_days"))
                                .limit(1))
                        .mapToLong(later -> later.count("at_risk"))
                        .sum();
                assertThat(atRisk).as("%s", line).isEqualTo(line.count("at_risk"));
            }
        }
    }

    private void addUp(String file, List<String> keys, String... columns) throws IOException {
        Map<String, BigDecimal> whole = sums(lines(file + ".csv"), keys, columns);
        Map<String, List<Line>> attributes = by(lines(file + "_by.csv"), "attribute");
        assertThat(attributes.keySet()).containsExactly("channel", "region", "category");
        attributes.forEach((attribute, lines) -> assertThat(sums(lines, keys, columns))
                .as("%s_by.csv by %s", file, attribute)
                .isEqualTo(whole));
    }

    /** The sums of columns over the rows with the same keys, without zeros. */
    private static Map<String, BigDecimal> sums(List<Line> lines, List<String> keys, String... columns) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Line line : lines) {
            String row = keys.stream().map(line::text).collect(Collectors.joining(" "));
            for (String column : columns) {
                if (!line.isEmpty(column) && line.number(column).signum() != 0) {
                    sums.merge(row + " " + column, line.number(column), BigDecimal::add);
                }
            }
        }
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums;
    }

    /** Who is in which segment, as the rows that were read say: the buyers of each, which are its first orders. */
    private void bySegmentOfTheInput() throws IOException {
        Map<String, Map<String, String>> valueOf = new TreeMap<>(
                Map.of("channel", new TreeMap<>(), "region", new TreeMap<>(), "category", new TreeMap<>()));
        for (String row : shop.rows("customers")) {
            String[] cells = row.split(",", -1);
            valueOf.get("channel").put(cells[0], cells[1]);
            valueOf.get("region").put(cells[0], cells[2]);
        }
        for (String buyer : buyers) {
            List<String[]> orders = purchases.stream()
                    .filter(row -> row[0].equals(buyer) && !row[2].startsWith("-"))
                    .toList();
            String first =
                    orders.stream().map(row -> row[1]).min(String::compareTo).orElseThrow();
            String category = orders.stream()
                    .filter(row -> row[1].equals(first) && !row[3].isEmpty())
                    .map(row -> row[3])
                    .min(String::compareTo)
                    .orElse("");
            valueOf.get("category").put(buyer, category);
        }
        Map<String, List<Line>> attributes = by(lines("repeat_by.csv"), "attribute");
        valueOf.forEach((attribute, values) -> {
            Map<String, Long> expected = buyers.stream()
                    .map(buyer -> values.getOrDefault(buyer, ""))
                    .map(value -> value.isEmpty() ? "(unknown)" : value.equals("(unknown)") ? "((unknown))" : value)
                    .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
            Map<String, Long> found = new TreeMap<>();
            by(attributes.get(attribute), "segment")
                    .forEach((segment, lines) -> found.put(segment, sum(lines, "first_orders")));
            found.values().removeIf(count -> count == 0);
            assertThat(found).as(attribute).isEqualTo(expected);
        });
    }

    private static void survey(String survey, Line line) {
        long responses = 0;
        long scores = 0;
        long promoters = 0;
        long detractors = 0;
        for (int score = 0; score <= 10; score++) {
            long count = line.isEmpty("count_" + score) ? 0 : line.count("count_" + score);
            responses += count;
            scores += count * score;
            promoters += score >= 9 ? count : 0;
            detractors += score <= 6 ? count : 0;
        }
        assertThat(line.count("responses")).as("%s", line).isEqualTo(responses);
        if (survey.equals("nps")) {
            assertRate(line, "score", 100.0 * (double) (promoters - detractors), responses);
            assertRate(line, "top_box", promoters, responses);
        } else {
            assertRate(line, "score", scores, responses);
        }
    }

    private void tickets() throws IOException {
        List<Line> lines = lines("tickets.csv");
        for (Line line : lines) {
            assertThat(line.count("solved") + line.count("open")).as("%s", line).isEqualTo(line.count("tickets"));
            assertThat(line.count("backlog_start") + line.count("tickets") - line.count("solved_in_period"))
                    .as("%s", line)
                    .isEqualTo(line.count("backlog_end"));
        }
        for (int i = 1; i < lines.size(); i++) {
            assertThat(lines.get(i).count("backlog_start"))
                    .as("%s", lines.get(i))
                    .isEqualTo(lines.get(i - 1).count("backlog_end"));
        }
        assertThat(sum(lines, "tickets"))
                .isEqualTo(cells("tickets", 2).size())
                .isEqualTo(summary.at("/tickets/value").asLong());
        assertThat(sum(lines, "open"))
                .isEqualTo(summary.at("/ticketsOpen/value").asLong());
    }

    private void members() throws IOException {
        long before = 0;
        List<Line> lines = lines("members.csv");
        for (Line line : lines) {
            assertThat(line.count("start")).as("%s", line).isEqualTo(before);
            assertThat(line.count("start") + line.count("joined") + line.count("resurrected") - line.count("left"))
                    .as("%s", line)
                    .isEqualTo(line.count("end"));
            before = line.count("end");
        }
        assertThat(summary.at("/members/value").asLong()).isEqualTo(before);
        for (String kind : List.of("issued", "redeemed", "expired")) {
            long points = cells("points", 1).stream()
                    .filter(row -> row[2].equals(kind))
                    .mapToLong(row -> Long.parseLong(row[3]))
                    .sum();
            assertEqual(total(lines, "points_" + kind), BigDecimal.valueOf(points), kind);
        }
    }

    /** Of the steps that tell who comes and stays away, of cohorts, active days, a funnel and sessions. */
    private void events() throws IOException {
        List<String[]> rows = cells("events", 1);
        long users = rows.stream().map(row -> row[0]).distinct().count();
        assertThat(summary.at("/engagement/users/value").asLong()).isEqualTo(users);
        assertThat(summary.at("/engagement/events/value").asLong()).isEqualTo(rows.size());
        List<Line> lifecycle = lines("lifecycle.csv");
        assertThat(WrittenReport.sum(lifecycle, "new")).isEqualTo(users);
        long before = 0;
        for (Line line : lifecycle) {
            assertThat(line.count("returning") + line.count("dormant"))
                    .as("%s", line)
                    .isEqualTo(before);
            before = line.count("new") + line.count("returning") + line.count("resurrecting");
        }
        long size = 0;
        for (List<Line> cohort : by(lines("events_cohorts.csv"), "cohort").values()) {
            size += cohort.get(0).count("size");
            long later = cohort.get(0).count("size");
            for (Line line : cohort) {
                assertThat(line.count("on_or_after")).as("%s", line).isBetween(line.count("users"), later);
                later = line.count("on_or_after");
            }
        }
        assertThat(size).isEqualTo(users);
        long activeDays = 0;
        for (Line line : lines("activity.csv")) {
            assertThat(line.count("wau")).as("%s", line).isBetween(line.count("dau"), line.count("mau"));
            activeDays += line.count("dau");
        }
        assertThat(lines("power_users.csv").stream()
                        .mapToLong(line -> line.count("active_days") * line.count("users"))
                        .sum())
                .isEqualTo(activeDays)
                .isEqualTo(rows.stream()
                        .map(row -> row[0] + row[1].substring(0, 10))
                        .distinct()
                        .count());
        long step = users;
        for (Line line : lines("funnel.csv")) {
            assertThat(line.count("users")).as("%s", line).isBetween(0L, step);
            step = line.count("users");
        }
        double events = 0;
        for (Line line : lines("sessions.csv")) {
            assertThat(line.count("bounces")).as("%s", line).isBetween(0L, line.count("sessions"));
            events += line.count("sessions") == 0 ? 0 : line.value("events_per_session") * line.count("sessions");
        }
        assertThat(Math.round(events)).isEqualTo(rows.size());
    }

    private void loyalty() throws IOException {
        Map<String, List<Line>> splits = lines("loyalty.csv").stream()
                .collect(Collectors.groupingBy(line -> line.text("survey") + " " + line.text("behaviour")));
        splits.forEach((name, lines) -> {
            lines.forEach(line -> {
                assertThat(line.count("customers")).as("%s", line).isBetween(0L, line.count("people"));
                assertThat(line.count("retained")).as("%s", line).isBetween(0L, line.count("customers"));
                assertRate(line, "retention_rate", line.count("retained"), line.count("customers"));
            });
            Line first = lines.get(0);
            if (!first.text("survey").equals("tickets")) {
                long people = lines.stream()
                        .filter(line -> !line.text("class").equals("no answer"))
                        .mapToLong(line -> line.count("people"))
                        .sum();
                assertThat(people).as("%s", first).isEqualTo(respondents(first));
            }
        });
    }

    private long respondents(Line split) {
        return cells(split.text("survey"), 1).stream()
                .filter(row -> row[1].compareTo(split.text("answers_from")) >= 0)
                .filter(row -> row[1].compareTo(split.text("answers_until")) <= 0)
                .map(row -> row[0])
                .filter(id -> !id.isEmpty())
                .distinct()
                .count();
    }
}
