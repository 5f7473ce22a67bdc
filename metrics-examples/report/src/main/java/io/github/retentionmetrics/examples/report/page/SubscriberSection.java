package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who subscribed, stayed, returned and left in each period, and how many contracts began and ended. */
final class SubscriberSection implements PageSection {

    @Override
    public Optional<Section> of(PageData data) throws IOException {
        Optional<WrittenTable> file = data.file("subscribers.csv");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Movements subscribers = new Movements(file.get(), "subscribers.", data);
        List<Block> blocks = new ArrayList<>(subscribers.sentences("subscribers_retention"));
        blocks.add(subscribers.picture());
        blocks.add(subscribers.rates());
        subscribers.more().ifPresent(blocks::add);
        data.file("subscriptions.csv").ifPresent(contracts -> blocks.add(contracts(contracts, data)));
        return Optional.of(new Section(
                "subscribers",
                data.text("subscribers.topic"),
                subscribers.finding(),
                blocks,
                data.text("subscribers.definition")));
    }

    private static Block.Picture contracts(WrittenTable contracts, PageData data) {
        Table table = data.table(contracts.last(MovementSection.MOST_PERIODS))
                .period("period")
                .count("start", "started", "ended", "end")
                .share("retention_rate")
                .as(data.text("contracts.retention"))
                .count("stays_started", "stays_ended", "stays_end")
                .status()
                .build(data.text("contracts.caption", data.unit()));
        String chart =
                Chart.bars("period").of("started").below("ended").stacked().over(table);
        return new Block.Picture(data.text("contracts.picture"), data.text("contracts.description"), chart, table);
    }
}
