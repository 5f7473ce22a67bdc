package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.text.Printable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the segments of each attribute of the customers are worth. */
final class AttributeTables {
    private static final int MOST_ATTRIBUTES = 4;
    private static final int MOST_SEGMENTS = 20;
    private static final String SEGMENTATION = "segmentation";

    private final PageData data;

    AttributeTables(PageData data) {
        this.data = data;
    }

    List<Block> blocks(WrittenTable segments) {
        List<String> attributes = segments.rows().stream()
                .map(row -> row.text(SEGMENTATION))
                .distinct()
                .filter(attribute -> !SegmentNames.isOwn(attribute))
                .toList();
        List<Block> blocks = new ArrayList<>();
        if (!attributes.isEmpty()) {
            List<Block.Picture> pictures = attributes.stream()
                    .limit(MOST_ATTRIBUTES)
                    .map(attribute -> picture(attribute, segments))
                    .toList();
            blocks.addAll(CustomersSection.blocksOf(pictures, data.text("who.attributes"), data));
            boolean isTested = data.by().containsAll(attributes);
            blocks.add(new Block.Sentence(data.text(isTested ? "who.attributesTested" : "who.attributesNote")));
        }
        if (attributes.size() > MOST_ATTRIBUTES) {
            blocks.add(new Block.Sentence(data.text("who.moreAttributes", MOST_ATTRIBUTES, attributes.size())));
        }
        return blocks;
    }

    private Block.Picture picture(String attribute, WrittenTable segments) {
        WrittenTable all = segments.where(row -> row.text(SEGMENTATION).equals(attribute));
        List<Row> largest = all.rows().stream()
                .sorted(Comparator.comparingDouble(row -> -row.number("customers")))
                .limit(MOST_SEGMENTS)
                .toList();
        SegmentNames names = new SegmentNames(data);
        String shown = Printable.of(attribute);
        Table table = data.table(new WrittenTable(all.file(), all.columns(), largest))
                .names("segment", segment -> names.of(attribute, segment))
                .as(shown)
                .count("customers")
                .share("customer_share")
                .amount("revenue")
                .share("revenue_share")
                .amount("revenue_per_customer", "potential")
                .count("prospects")
                .remark(row -> CustomersSection.few(row, data))
                .build(
                        largest.size() < all.rows().size()
                                ? data.text(
                                        "who.largestCaption",
                                        shown,
                                        largest.size(),
                                        all.rows().size())
                                : data.text("who.attributeCaption", shown));
        String chart = Chart.ranked("segment").of("revenue_per_customer").over(table);
        return new Block.Picture(
                data.text("who.attribute", shown), data.text("who.attributeDescription", shown), chart, table);
    }
}
