package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Who came, stayed, returned and left in each period. */
final class MovementSection implements PageSection {
    /** As many periods as a picture shows without crowding. */
    static final int MOST_PERIODS = 60;

    @Override
    public Optional<Section> of(PageData data) throws IOException {
        return data.file("movement.csv").map(movement -> section(movement.last(MOST_PERIODS), data));
    }

    private static Section section(WrittenTable movement, PageData data) {
        Table table = data.table(movement)
                .period("period")
                .count("start", "retained", "lost", "new", "resurrected", "end")
                .share("retention_rate", "churn_rate")
                .build(data.text("movement.caption", data.unit()));
        String chart = Chart.bars("period")
                .of("retained", "resurrected", "new")
                .below("lost")
                .stacked()
                .over(table);
        return new Section(
                "movement",
                data.text("movement.topic"),
                data.text("movement.topic"),
                List.of(new Block.Picture(
                        data.text("movement.picture"), data.text("movement.description"), chart, table)),
                data.text("movement.definition"));
    }
}
