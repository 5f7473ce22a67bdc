package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who bought again, came, returned and left in each period, and, where an order keeps a customer active for a number of
 * days, who stayed active.
 */
final class MovementSection implements PageSection {
    /** As many periods as a picture shows without crowding. */
    static final int MOST_PERIODS = 60;

    @Override
    public Optional<Section> of(PageData data) throws IOException {
        Optional<WrittenTable> movement = data.file("movement.csv");
        if (movement.isEmpty() || data.file("repeat.csv").isEmpty()) {
            // without purchases, the file has the subscribers, who have a section of their own
            return Optional.empty();
        }
        Movements buyers = new Movements(movement.get(), "movement.", data);
        List<Block> blocks = new ArrayList<>(buyers.sentences("buyers_retention"));
        blocks.add(buyers.picture());
        blocks.add(buyers.rates());
        buyers.more().ifPresent(blocks::add);
        blocks.addAll(active(data));
        return Optional.of(new Section(
                "movement",
                data.text("movement.topic"),
                buyers.finding(),
                blocks,
                data.text("movement.definition", data.unit())));
    }

    private static List<Block> active(PageData data) throws IOException {
        Optional<WrittenTable> file = data.file("movement_active.csv");
        @Nullable Integer days = data.activeDays();
        if (file.isEmpty() || days == null) {
            return List.of();
        }
        Movements active = new Movements(file.get(), "active.", data);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Sentence(data.text("active.which", data.unit(), days)));
        blocks.add(new Block.Sentence(active.finding() + "."));
        blocks.addAll(active.sentences("active_retention"));
        blocks.add(active.picture());
        blocks.add(active.rates());
        return blocks;
    }
}
