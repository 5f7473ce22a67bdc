package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which categories are bought by the same customers: as a heat map, or the most frequent pairs of many categories. */
final class Categories {
    private static final int MOST_CATEGORIES = 12;
    private static final int MOST_PAIRS = 20;
    private static final String CATEGORY = "category";
    private static final String OTHER = "other";

    private final PageData data;
    private final SegmentNames names;

    Categories(PageData data) {
        this.data = data;
        this.names = new SegmentNames(data);
    }

    List<Block> blocks() throws IOException {
        Optional<WrittenTable> pairs = data.file("categories.csv", row -> row.has(OTHER));
        if (pairs.isEmpty()) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        JsonFigures summary = data.figures();
        summary.shown("/crossSellRate/value", Kind.SHARE)
                .ifPresent(rate -> blocks.add(new Block.Sentence(data.text(
                        "who.crossSell",
                        rate,
                        summary.number("/crossSellRate/numerator"),
                        summary.number("/crossSellRate/denominator")))));
        List<String> categories = pairs.get().rows().stream()
                .map(row -> row.text(CATEGORY))
                .distinct()
                .toList();
        if (categories.size() <= MOST_CATEGORIES) {
            blocks.add(map(pairs.get(), categories));
        } else {
            blocks.add(table(pairs.get()));
        }
        return blocks;
    }

    private Block.HeatMap map(WrittenTable pairs, List<String> categories) {
        Matrix matrix = new Matrix(pairs, CATEGORY, OTHER, data)
                .corner(data.text("who.boughtAlso"))
                .fewWhere(row -> row.number("customers") < HeatScale.FEW);
        for (String category : categories) {
            String name = names.of(CATEGORY, category);
            matrix.down(category, name).across(category, name);
        }
        String caption = data.text("who.categoriesCaption");
        return matrix.view(data.text("column.rate"), "rate", Kind.SHARE, true, caption)
                .view(data.text("column.also"), "also", Kind.COUNT, false, caption)
                .view(data.text("column.lift"), "lift", Kind.SCORE, true, caption)
                .build("categories-view", data.text("who.categories"));
    }

    private Block.Figures table(WrittenTable pairs) {
        List<Row> most = pairs.rows().stream()
                .sorted(Comparator.comparingDouble(row -> -row.number("also")))
                .limit(MOST_PAIRS)
                .toList();
        Table table = data.table(new WrittenTable(pairs.file(), pairs.columns(), most))
                .text(CATEGORY, OTHER)
                .count("customers", "also")
                .share("rate")
                .ratio("lift")
                .remark(row -> CustomersSection.few(row, data))
                .build(data.text("who.pairsCaption", most.size()));
        return new Block.Figures(table);
    }
}
