package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a file of movements says: the latest complete period in sentences, and all periods as pictures. The texts are
 * those of a topic, which begin with, for example, {@code subscribers.}
 */
final class Movements {
    private static final int MOST_PERIODS = MovementSection.MOST_PERIODS;

    private final WrittenTable table;
    private final String topic;
    private final PageData data;

    Movements(WrittenTable table, String topic, PageData data) {
        this.table = table;
        this.topic = topic;
        this.data = data;
    }

    /** The latest complete period of which a share of customers that stayed is known. */
    private Optional<Row> latest() {
        return table.lastWhere(row -> row.csv("status").equals("complete") && row.has("retention_rate"));
    }

    /** Who stayed in the latest complete period. */
    String finding() {
        return latest().map(row -> data.text(
                        topic + "finding",
                        data.spokenPeriod(row.csv("period")),
                        count(row, "retained"),
                        count(row, "start"),
                        data.format().of(Kind.SHARE, row.csv("retention_rate")),
                        data.unit()))
                .orElseGet(() -> data.text(topic + "noFinding", data.unit()));
    }

    /** Who came in it, whether the share that stayed has changed, and whether it rests on few customers. */
    List<Block> sentences(String headline) throws IOException {
        Optional<Row> latest = latest();
        if (latest.isEmpty()) {
            return List.of();
        }
        List<Block> sentences = new ArrayList<>();
        Row row = latest.get();
        String came = data.text(topic + "came", count(row, "new"), count(row, "resurrected"), count(row, "end"));
        sentences.add(new Block.Sentence(came));
        data.file(
                        "headlines.csv",
                        of -> of.csv("headline").equals(headline)
                                && of.csv("period").equals(row.csv("period"))
                                && of.has("previous"))
                .map(headlines -> new KeyFigure(headlines.rows().get(0), data))
                .ifPresent(of -> sentences.add(new Block.Sentence(data.text(
                        "movement.change",
                        of.text("previous"),
                        of.comparedWith(),
                        of.text("value"),
                        data.text("verdict." + of.verdict())))));
        if (row.number("start") < HeatScale.FEW) {
            sentences.add(new Block.Sentence(data.text("few.sentence", HeatScale.FEW)));
        }
        return sentences;
    }

    private long count(Row row, String column) {
        return Long.parseLong(row.csv(column));
    }

    /** The customers by period: those who were there above the line, and those who left below it. */
    Block.Picture picture() {
        Table shown = data.table(table.last(MOST_PERIODS))
                .period("period")
                .count("start", "retained", "lost", "new", "resurrected", "end")
                .share("retention_rate", "churn_rate")
                .status()
                .few("start")
                .build(data.text(topic + "caption", data.unit()));
        String chart = Chart.bars("period")
                .of("retained", "resurrected", "new")
                .below("lost")
                .stacked()
                .over(shown);
        return new Block.Picture(data.text(topic + "picture"), data.text(topic + "description"), chart, shown);
    }

    /** The share that stayed by period. */
    Block.Picture rates() {
        Table shown = data.table(table.where(row -> row.has("retention_rate")).last(MOST_PERIODS))
                .period("period")
                .count("start", "retained")
                .share("retention_rate")
                .status()
                .few("start")
                .build(data.text(topic + "ratesCaption", data.unit()));
        String chart = Chart.lines("period").of("retention_rate").shares().over(shown);
        return new Block.Picture(data.text(topic + "rates"), data.text(topic + "ratesDescription"), chart, shown);
    }

    /** A sentence on the periods that are only in the file. */
    Optional<Block> more() {
        return Pictures.more(table, MOST_PERIODS, data);
    }
}
