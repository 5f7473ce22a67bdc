package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether new customers come back: all cohorts together as a curve, each of them in a heat map, and by days. */
final class CohortSection implements PageSection {
    private static final int MOST_COHORTS = CohortCells.MOST_COHORTS;

    @Override
    public Optional<Section> of(PageData data) throws IOException {
        if (data.file("day_n.csv").isEmpty() || data.figures().number("/customers/value") == 0) {
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
        addMap(data, blocks);
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

    private static void addMap(PageData data, List<Block> blocks) throws IOException {
        Optional<CohortCells> latest = CohortCells.latest("cohorts.csv", "offset", data);
        if (latest.isEmpty()) {
            return;
        }
        CohortMap map = new CohortMap(
                latest.get().cells(),
                row -> "+" + row.csv("offset"),
                row -> row.csv("offset").equals("0"),
                data);
        blocks.add(map.block("cohorts-view", data.text("cohorts.map", data.unit()), views(map, data)));
        latest.get().more(data).ifPresent(blocks::add);
    }

    private static void addBrackets(PageData data, List<Block> blocks) throws IOException {
        Optional<CohortCells> latest = CohortCells.latest("cohort_brackets.csv", "first_offset", data);
        if (latest.isEmpty()) {
            return;
        }
        CohortMap map = new CohortMap(
                latest.get().cells(),
                CohortSection::span,
                row -> row.csv("last_offset").equals("0"),
                data);
        blocks.add(map.block("brackets-view", data.text("cohorts.brackets", data.unit()), views(map, data)));
    }

    private static List<Block.View> views(CohortMap map, PageData data) {
        return List.of(
                map.view("retention", Kind.SHARE, data.text("cohorts.share")),
                map.view("customers", Kind.COUNT, data.text("cohorts.customers")),
                map.view("revenue", Kind.AMOUNT, data.text("cohorts.revenue")));
    }

    private static String span(Row row) {
        String first = row.csv("first_offset");
        String last = row.csv("last_offset");
        return first.equals(last) ? "+" + first : "+" + first + "\u2013" + last;
    }

    private static void addActive(PageData data, List<Block> blocks) throws IOException {
        Optional<CohortCells> latest = CohortCells.latest("cohorts_active.csv", "offset", data);
        @Nullable Integer days = data.activeDays();
        if (latest.isEmpty() || days == null) {
            return;
        }
        blocks.add(new Block.Sentence(data.text("cohorts.activeWhich", data.unit(), days)));
        CohortMap map = new CohortMap(latest.get().cells(), row -> "+" + row.csv("offset"), row -> false, data);
        blocks.add(map.block(
                "active-view",
                data.text("cohorts.activeMap", data.unit()),
                List.of(
                        map.view("retention", Kind.SHARE, data.text("cohorts.activeShare")),
                        map.view("customers", Kind.COUNT, data.text("cohorts.activeCustomers")))));
    }

    private static Block.Figures days(WrittenTable days, PageData data) {
        return new Block.Figures(data.table(days)
                .count("n", "eligible", "exact_day", "within", "on_or_after")
                .few("eligible")
                .build(data.text("cohorts.days")));
    }
}
