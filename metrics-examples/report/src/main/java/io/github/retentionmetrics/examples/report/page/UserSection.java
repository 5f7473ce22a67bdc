package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether users come back, how many are active, and how often. */
final class UserSection implements PageSection {
    /** A quarter of a year of days: as many as a picture and its table show without crowding. */
    static final int MOST_DAYS = 91;

    @Override
    public Optional<Section> of(PageData data) throws IOException {
        Optional<WrittenTable> lifecycle = data.file("lifecycle.csv");
        if (lifecycle.isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        addChange(data, blocks);
        addRule(data, blocks);
        addMap(data, blocks);
        addActivity(data, blocks);
        blocks.add(lifecycle(lifecycle.get(), data));
        Pictures.more(lifecycle.get(), MovementSection.MOST_PERIODS, data).ifPresent(blocks::add);
        addPowerUsers(data, blocks);
        return Optional.of(new Section(
                "users",
                data.text("users.topic"),
                finding(data, blocks),
                blocks,
                data.text("users.definition", data.unit())));
    }

    /** The share of the new users who come back in the next period, if some have been observed for so long. */
    private static String finding(PageData data, List<Block> blocks) {
        JsonFigures figures = data.figures();
        String next = "/engagement/retention/1/";
        Optional<String> share = figures.shown(next + "value", Kind.SHARE);
        if (share.isEmpty()) {
            return data.text("users.noFinding");
        }
        if (figures.number(next + "denominator") < HeatScale.FEW) {
            blocks.add(0, new Block.Sentence(data.text("users.few", HeatScale.FEW)));
        }
        return data.text("users.finding", share.get(), data.unit());
    }

    private static void addChange(PageData data, List<Block> blocks) throws IOException {
        data.file(
                        "headlines.csv",
                        row -> row.csv("headline").equals("users_retention") && row.has("previous") && row.has("value"))
                .map(headlines -> new KeyFigure(headlines.rows().get(0), data))
                .ifPresent(of -> blocks.add(new Block.Sentence(data.text(
                        "users.change",
                        of.text("previous"),
                        of.comparedWith(),
                        of.text("value"),
                        data.text("verdict." + of.verdict()),
                        data.unit(),
                        of.period()))));
    }

    /** Which events begin a cohort and count as coming back, where the user names one. */
    private static void addRule(PageData data, List<Block> blocks) {
        Optional<String> start = data.figures().at("/engagement/startEvent");
        Optional<String> returned = data.figures().at("/engagement/returnEvent");
        if (start.isPresent() || returned.isPresent()) {
            blocks.add(new Block.Sentence(data.text(
                    "users.rule",
                    start.map(name -> quoted(name, data)).orElseGet(() -> data.text("users.anyStart")),
                    returned.map(name -> quoted(name, data)).orElseGet(() -> data.text("users.anyReturn")))));
        }
    }

    private static String quoted(String event, PageData data) {
        return data.text("users.name", data.format().of(Kind.TEXT, event));
    }

    private static void addMap(PageData data, List<Block> blocks) throws IOException {
        Optional<CohortCells> latest = CohortCells.latest("events_cohorts.csv", "offset", data);
        if (latest.isEmpty()) {
            return;
        }
        // at offset 0 users have had less than a period to come back, so that it has no colour
        CohortMap map = new CohortMap(
                latest.get().cells(),
                row -> "+" + row.csv("offset"),
                row -> row.csv("offset").equals("0"),
                data,
                data.text("column.users"),
                data.text("page.fewUsers", HeatScale.FEW));
        blocks.add(map.block(
                "users-view",
                data.text("users.map", data.unit()),
                List.of(
                        map.view("retention", Kind.SHARE, data.text("users.share")),
                        map.view("users", Kind.COUNT, data.text("users.users")),
                        map.view("on_or_after", Kind.COUNT, data.text("users.later")))));
        latest.get().more(data).ifPresent(blocks::add);
    }

    private static void addActivity(PageData data, List<Block> blocks) throws IOException {
        Optional<WrittenTable> activity = data.file("activity.csv");
        if (activity.isEmpty()) {
            return;
        }
        WrittenTable all = activity.get();
        WrittenTable shown = all.last(MOST_DAYS);
        Table table = data.table(shown)
                .period("day")
                .count("dau", "wau", "mau")
                .remark(row -> row.csv("mau_full").equals("1") ? "" : data.text("users.notFull"))
                .build(data.text("users.activeCaption"));
        blocks.add(new Block.Picture(
                data.text("users.active"),
                data.text("users.activeDescription"),
                Chart.lines("day").of("dau", "wau", "mau").over(table),
                table));
        Pictures.more(all, MOST_DAYS, data).ifPresent(blocks::add);
    }

    private static Block.Picture lifecycle(WrittenTable all, PageData data) {
        Table table = data.table(all.last(MovementSection.MOST_PERIODS))
                .period("period")
                .count("returning", "resurrecting", "new", "dormant")
                .status()
                .build(data.text("users.lifecycleCaption", data.unit()));
        String chart = Chart.bars("period")
                .of("returning", "resurrecting", "new")
                .below("dormant")
                .stacked()
                .over(table);
        return new Block.Picture(data.text("users.lifecycle"), data.text("users.lifecycleDescription"), chart, table);
    }

    /** Of the latest complete period, since the days of a period that is not over are fewer. */
    private static void addPowerUsers(PageData data, List<Block> blocks) throws IOException {
        Optional<WrittenTable> complete =
                data.file("power_users.csv", row -> row.csv("status").equals("complete"));
        Optional<Row> last = complete.flatMap(table -> table.lastWhere(row -> true));
        if (last.isEmpty()) {
            return;
        }
        String period = last.get().csv("period");
        WrittenTable all = complete.get().where(row -> row.csv("period").equals(period));
        if (all.rows().size() < 2) {
            return;
        }
        String spoken = data.spokenPeriod(period);
        Table table = data.table(all.last(MOST_DAYS))
                .count("active_days", "users")
                .build(data.text("users.powerCaption", spoken));
        blocks.add(new Block.Picture(
                data.text("users.power", spoken),
                data.text("users.powerDescription"),
                Chart.bars("active_days").titled().of("users").over(table),
                table));
    }
}
