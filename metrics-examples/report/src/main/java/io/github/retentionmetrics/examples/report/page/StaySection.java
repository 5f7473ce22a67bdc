package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long customers stay subscribed, and how long they stay active after an order. */
final class StaySection implements PageSection {
    private static final double HALF = 0.5;

    @Override
    public Optional<Section> of(PageData data) throws IOException {
        Optional<WrittenTable> stays = data.file("survival.csv");
        Optional<WrittenTable> active = data.file("survival_active.csv");
        @Nullable Integer days = data.activeDays();
        List<Block> blocks = new ArrayList<>();
        if (stays.isPresent()) {
            blocks.addAll(few(stays.get(), data));
            blocks.addAll(Pictures.curve(stays.get(), "survival", "stay.", data));
            Optional<WrittenTable> contracts = data.file("survival_contracts.csv")
                    .filter(other -> !cells(other).equals(cells(stays.get())));
            if (contracts.isPresent()) {
                blocks.add(new Block.Sentence(finding(contracts.get(), "contract.", data) + "."));
                blocks.addAll(Pictures.curve(contracts.get(), "survival", "contract.", data));
            }
        }
        if (active.isPresent() && days != null) {
            blocks.add(new Block.Sentence(data.text("activeStay.which", days)));
            if (stays.isPresent()) {
                blocks.add(new Block.Sentence(finding(active.get(), "activeStay.", data) + "."));
            }
            blocks.addAll(few(active.get(), data));
            blocks.addAll(Pictures.curve(active.get(), "survival", "activeStay.", data));
        }
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        String finding = stays.isPresent()
                ? finding(stays.get(), "stay.", data)
                : finding(active.orElseThrow(), "activeStay.", data);
        return Optional.of(new Section(
                "stay",
                data.text("stay.topic"),
                finding,
                blocks,
                data.text(stays.isPresent() ? "stay.definition" : "activeStay.definition")));
    }

    private static List<Block> few(WrittenTable curve, PageData data) {
        return curve.rows().get(0).number("at_risk") < HeatScale.FEW
                ? List.of(new Block.Sentence(data.text("few.sentence", HeatScale.FEW)))
                : List.of();
    }

    /** The day by which half have ended, or how many last longer than the longest time that is observed. */
    private static String finding(WrittenTable curve, String topic, PageData data) {
        Optional<Row> half = curve.rows().stream()
                .filter(row -> row.number("survival") <= HALF)
                .findFirst();
        Row row = half.orElseGet(() -> curve.rows().get(curve.rows().size() - 1));
        return data.text(
                topic + (half.isPresent() ? "half" : "longer"),
                data.format().of(Kind.COUNT, row.csv("time_days")),
                data.format().of(Kind.SHARE, row.csv("survival")));
    }

    private static List<List<String>> cells(WrittenTable table) {
        return table.rows().stream().map(Row::cells).toList();
    }
}
