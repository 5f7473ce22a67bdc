package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What several sections draw: the curves of times, and the sentence on what only the file has. */
final class Pictures {
    private static final String TIME = "time_days";

    /** As many rows of a curve as the page has room for. */
    static final int MOST_TIMES = 120;

    /** The days at which the number at risk is shown: of one, three and six months, and of one to ten years. */
    private static final int[] ROUND_TIMES = {30, 91, 182, 365, 730, 1095, 1826, 3652};

    private Pictures() {}

    /** A sentence that a file has more rows than the page; nothing if it has not. */
    static Optional<Block> more(WrittenTable table, int shown, PageData data) {
        int rows = table.rows().size();
        return rows > shown
                ? Optional.of(new Block.Sentence(data.text("page.more", shown, rows, table.file())))
                : Optional.empty();
    }

    /**
     * A curve of times by its first row in each span of days, so that there are at most so many rows, and by its last.
     */
    static WrittenTable thinned(WrittenTable table, int most) {
        List<Row> rows = table.rows();
        int days = 1;
        List<Row> chosen = rows;
        while (chosen.size() > most) {
            days = days == 1 ? 7 : days * 2;
            chosen = firstOfEach(days, rows);
        }
        return new WrittenTable(table.file(), table.columns(), chosen);
    }

    private static List<Row> firstOfEach(int days, List<Row> rows) {
        List<Row> chosen = new ArrayList<>();
        double span = -1;
        for (Row row : rows) {
            double of = Math.floor(row.number(TIME) / days);
            if (of > span) {
                chosen.add(row);
                span = of;
            }
        }
        Row last = rows.get(rows.size() - 1);
        if (!chosen.contains(last)) {
            chosen.add(last);
        }
        return chosen;
    }

    /** A curve with its interval; the figure is a share, in a column of the file. */
    static List<Block> curve(WrittenTable table, String figure, String topic, PageData data) {
        WrittenTable rows = thinned(table, MOST_TIMES);
        Table shown = data.table(rows)
                .count(TIME, "at_risk", "events")
                .share(figure, "low", "high")
                .few("at_risk")
                .build(data.text(topic + "caption"));
        String chart = Chart.steps(TIME).band(figure, "low", "high").shares().over(shown);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Picture(data.text(topic + "picture"), data.text(topic + "description"), chart, shown));
        blocks.add(new Block.Figures(data.table(atRoundTimes(table))
                .count(TIME, "at_risk")
                .share(figure, "low", "high")
                .few("at_risk")
                .build(data.text(topic + "atRisk"))));
        if (table.rows().size() > rows.rows().size()) {
            blocks.add(new Block.Sentence(
                    data.text("curve.more", rows.rows().size(), table.rows().size(), table.file())));
        }
        return blocks;
    }

    /** The first row at or after each of the round times, and the last. */
    private static WrittenTable atRoundTimes(WrittenTable table) {
        List<Row> rows = table.rows();
        List<Row> chosen = new ArrayList<>();
        for (int time : ROUND_TIMES) {
            rows.stream()
                    .filter(row -> row.number(TIME) >= time)
                    .findFirst()
                    .filter(row -> !chosen.contains(row))
                    .ifPresent(chosen::add);
        }
        Row last = rows.get(rows.size() - 1);
        if (!chosen.contains(last)) {
            chosen.add(last);
        }
        return new WrittenTable(table.file(), table.columns(), chosen);
    }

    /** The last row at or before a time. */
    static Optional<Row> at(WrittenTable table, double time) {
        return table.lastWhere(row -> row.number(TIME) <= time);
    }
}
