package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether new customers come back: all cohorts together as a curve, each of them in a heat map, and by days. */
final class CohortSection implements PageSection {
    /** As many cohorts and periods as the page has room for; the files have all. */
    private static final int MOST_COHORTS = 60;

    /** As many cells as a heat map shows; of long histories it has fewer periods. */
    private static final int MOST_CELLS = 2_000;

    private static final int PERIODS_OF_LONG_HISTORIES = 30;

    @Override
    public Optional<Section> of(PageData data) throws IOException {
        if (data.file("day_n.csv").isEmpty()) {
            // there are no purchases
            return Optional.empty();
        }
        Optional<WrittenTable> curve =
                data.file("cohort_curve.csv", row -> isLater(row) && row.number("offset") <= MOST_COHORTS);
        Optional<Row> next = curve.map(table -> table.rows().get(0))
                .filter(row -> row.csv("offset").equals("1") && row.has("retention"));
        List<Block> blocks = new ArrayList<>();
        if (next.isPresent()) {
            String later = data.format().of(Kind.SHARE, next.get().csv("on_or_after"));
            blocks.add(new Block.Sentence(data.text("cohorts.later", later, data.unit())));
            if (next.get().number("eligible") < HeatScale.FEW) {
                blocks.add(new Block.Sentence(data.text("few.sentence", HeatScale.FEW)));
            }
            blocks.add(curve(curve.orElseThrow(), data));
        }
        addMap("cohorts.csv", data, blocks);
        addBrackets(data, blocks);
        addActive(data, blocks);
        data.file("day_n.csv").ifPresent(days -> blocks.add(days(days, data)));
        String finding = next.map(row ->
                        data.text("cohorts.finding", data.format().of(Kind.SHARE, row.csv("retention")), data.unit()))
                .orElseGet(() -> data.text("cohorts.noFinding"));
        return Optional.of(new Section(
                "cohorts", data.text("cohorts.topic"), finding, blocks, data.text("cohorts.definition", data.unit())));
    }

    private static boolean isLater(Row row) {
        return row.number("offset") > 0;
    }

    private static Block.Picture curve(WrittenTable curve, PageData data) {
        Table table = data.table(curve)
                .count("offset", "customers", "eligible")
                .share("retention")
                .as(data.text("cohorts.inPeriod", data.unit()))
                .share("low", "high", "on_or_after", "on_or_after_low", "on_or_after_high")
                .few("eligible")
                .build(data.text("cohorts.curveCaption", data.unit()));
        String chart = Chart.lines("offset")
                .band("retention", "low", "high")
                .band("on_or_after", "on_or_after_low", "on_or_after_high")
                .shares()
                .over(table);
        return new Block.Picture(
                data.text("cohorts.curve", data.unit()),
                data.text("cohorts.curveDescription", data.unit()),
                chart,
                table);
    }

    private static void addMap(String file, PageData data, List<Block> blocks) throws IOException {
        Optional<WrittenTable> cells = latestCohorts(file, data);
        if (cells.isEmpty()) {
            return;
        }
        CohortMap map = new CohortMap(
                cells.get(),
                row -> "+" + row.csv("offset"),
                row -> row.csv("offset").equals("0"),
                data);
        blocks.add(map.block(
                "cohorts-view",
                data.text("cohorts.map", data.unit()),
                List.of(
                        map.view("retention", Kind.SHARE, data.text("cohorts.share")),
                        map.view("customers", Kind.COUNT, data.text("cohorts.customers")),
                        map.view("revenue", Kind.AMOUNT, data.text("cohorts.revenue")))));
        addMore(file, cells.get(), data, blocks);
    }

    private static void addBrackets(PageData data, List<Block> blocks) throws IOException {
        Optional<WrittenTable> cells = latestCohorts("cohort_brackets.csv", data);
        if (cells.isEmpty()) {
            return;
        }
        CohortMap map = new CohortMap(
                cells.get(), CohortSection::span, row -> row.csv("last_offset").equals("0"), data);
        blocks.add(map.block(
                "brackets-view",
                data.text("cohorts.brackets", data.unit()),
                List.of(
                        map.view("retention", Kind.SHARE, data.text("cohorts.share")),
                        map.view("customers", Kind.COUNT, data.text("cohorts.customers")),
                        map.view("revenue", Kind.AMOUNT, data.text("cohorts.revenue")))));
    }

    private static String span(Row row) {
        String first = row.csv("first_offset");
        String last = row.csv("last_offset");
        return first.equals(last) ? "+" + first : "+" + first + "\u2013" + last;
    }

    private static void addActive(PageData data, List<Block> blocks) throws IOException {
        Optional<WrittenTable> cells = latestCohorts("cohorts_active.csv", data);
        @Nullable Integer days = data.activeDays();
        if (cells.isEmpty() || days == null) {
            return;
        }
        blocks.add(new Block.Sentence(data.text("cohorts.activeWhich", data.unit(), days)));
        CohortMap map = new CohortMap(cells.get(), row -> "+" + row.csv("offset"), row -> false, data);
        blocks.add(map.block(
                "active-view",
                data.text("cohorts.activeMap", data.unit()),
                List.of(
                        map.view("retention", Kind.SHARE, data.text("cohorts.activeShare")),
                        map.view("customers", Kind.COUNT, data.text("cohorts.activeCustomers")))));
    }

    /** The cells of the last cohorts, and of their first periods. */
    private static Optional<WrittenTable> latestCohorts(String file, PageData data) throws IOException {
        Optional<WrittenTable> all = data.file(file);
        if (all.isEmpty()) {
            return all;
        }
        List<String> cohorts = cohorts(all.get());
        Set<String> shown = cohorts.stream()
                .skip(Math.max(0, cohorts.size() - MOST_COHORTS))
                .collect(Collectors.toUnmodifiableSet());
        String offset = all.get().hasColumn("offset") ? "offset" : "first_offset";
        WrittenTable cells =
                all.get().where(row -> shown.contains(row.csv("cohort")) && row.number(offset) <= MOST_COHORTS);
        return Optional.of(
                cells.rows().size() <= MOST_CELLS
                        ? cells
                        : cells.where(row -> row.number(offset) <= PERIODS_OF_LONG_HISTORIES));
    }

    private static List<String> cohorts(WrittenTable cells) {
        return cells.rows().stream().map(row -> row.csv("cohort")).distinct().toList();
    }

    private static void addMore(String file, WrittenTable shown, PageData data, List<Block> blocks) throws IOException {
        List<Row> all = data.file(file).map(WrittenTable::rows).orElse(List.of());
        if (all.size() > shown.rows().size()) {
            blocks.add(new Block.Sentence(data.text("cohorts.more", shown.rows().size(), all.size(), file)));
        }
    }

    private static Block.Figures days(WrittenTable days, PageData data) {
        return new Block.Figures(data.table(days)
                .count("n", "eligible", "exact_day", "within", "on_or_after")
                .few("eligible")
                .build(data.text("cohorts.days")));
    }
}
