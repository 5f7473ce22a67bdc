package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How customers moved between stages, and between RFM segments: from each to each, as a heat map. */
final class SegmentMoves {
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String ACTIVE = "active";

    private final PageData data;
    private final SegmentNames names;

    SegmentMoves(PageData data) {
        this.data = data;
        this.names = new SegmentNames(data);
    }

    List<Block> blocks(WrittenTable segments) throws IOException {
        List<Block> blocks = new ArrayList<>();
        Optional<WrittenTable> moves = data.file("transitions.csv");
        for (String segmentation : List.of(SegmentNames.STAGES, SegmentNames.RFM)) {
            moves.map(table -> table.where(row -> row.csv("segmentation").equals(segmentation)))
                    .filter(table -> !table.rows().isEmpty())
                    .ifPresent(table -> add(segmentation, table, segments, blocks));
        }
        return blocks;
    }

    private void add(String segmentation, WrittenTable moves, WrittenTable segments, List<Block> blocks) {
        if (segmentation.equals(SegmentNames.STAGES)) {
            moves.rows().stream()
                    .filter(row -> row.csv(FROM).equals(ACTIVE) && row.csv(TO).equals(ACTIVE))
                    .findFirst()
                    .ifPresent(row -> blocks.add(new Block.Sentence(data.text(
                            "who.stayedActive",
                            row.number("customers"),
                            data.format().of(Kind.SHARE, row.csv("rate")),
                            data.unit()))));
        }
        if (moves.rows().stream().allMatch(row -> row.csv(FROM).equals(row.csv(TO)))) {
            blocks.add(new Block.Sentence(data.text("who.nobodyMoved." + segmentation, data.unit())));
        } else {
            blocks.add(map(segmentation, moves, segments));
        }
    }

    private Block.HeatMap map(String segmentation, WrittenTable moves, WrittenTable segments) {
        Set<String> order = new LinkedHashSet<>();
        segments.rows().stream()
                .filter(row -> row.csv("segmentation").equals(segmentation))
                .forEach(row -> order.add(row.csv("segment")));
        moves.rows().forEach(row -> order.add(row.csv(FROM)));
        moves.rows().forEach(row -> order.add(row.csv(TO)));
        Map<String, Double> before = moves.rows().stream()
                .collect(Collectors.groupingBy(
                        row -> row.csv(FROM), Collectors.summingDouble(row -> row.number("customers"))));
        Matrix matrix = new Matrix(moves, FROM, TO, data)
                .corner(data.text("who.fromTo"))
                .fewWhere(row -> isRate(row) && before.getOrDefault(row.csv(FROM), 0.0) < HeatScale.FEW);
        order.stream()
                .filter(segment -> !segment.isEmpty())
                .filter(before::containsKey)
                .forEach(segment -> matrix.down(segment, names.of(segmentation, segment)));
        if (before.containsKey("")) {
            matrix.down("", data.text("who.newCustomers"));
        }
        Set<String> after = moves.rows().stream().map(row -> row.csv(TO)).collect(Collectors.toUnmodifiableSet());
        order.stream()
                .filter(segment -> !segment.isEmpty())
                .filter(after::contains)
                .forEach(segment -> matrix.across(segment, names.of(segmentation, segment)));
        if (after.contains("")) {
            matrix.across("", data.text("who.noLongerCustomers"));
        }
        String caption = data.text("who.movesCaption", data.unit());
        return matrix.view(data.text("who.movesShare"), "rate", Kind.SHARE, true, caption)
                .view(data.text("column.customers"), "customers", Kind.COUNT, false, caption)
                .build("moves-" + segmentation.replace('_', '-'), data.text("who.moves." + segmentation));
    }

    private static boolean isRate(Row row) {
        return row.has("rate");
    }
}
