package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who the customers are: the RFM grid and segments, value tiers, stages, moves between them, and categories. */
final class CustomersSection implements PageSection {
    private static final String FILE = "segments.csv";

    @Override
    public Optional<Section> of(PageData data) throws IOException {
        Optional<WrittenTable> segments = data.file(FILE);
        double customers = data.figures().number("/customers/value");
        if (segments.isEmpty() || customers == 0) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        if (customers < HeatScale.FEW) {
            blocks.add(new Block.Sentence(data.text("who.few", customers, HeatScale.FEW)));
        }
        data.figures()
                .shown("/topDecileRevenueShare/value", Kind.SHARE)
                .filter(share -> customers >= HeatScale.FEW)
                .filter(share -> isPartOfAll(data.figures().number("/topDecileRevenueShare/value")))
                .ifPresent(share -> blocks.add(new Block.Sentence(data.text("who.topDecile", share))));
        data.file("rfm_grid.csv").ifPresent(grid -> blocks.add(grid(grid, data)));
        blocks.addAll(blocksOf(pictures(List.of(SegmentNames.RFM), segments.get(), data), "", data));
        blocks.addAll(blocksOf(
                pictures(List.of(SegmentNames.TIERS, SegmentNames.STAGES), segments.get(), data),
                data.text("who.standing"),
                data));
        data.file("stages.csv", row -> row.csv("segmentation").equals(SegmentNames.STAGES))
                .map(stages -> overTime(stages, data))
                .ifPresent(stages -> blocks.addAll(blocksOf(List.of(stages), "", data)));
        blocks.addAll(new SegmentMoves(data).blocks(segments.get()));
        blocks.addAll(new Categories(data).blocks());
        blocks.addAll(new AttributeTables(data).blocks(segments.get()));
        byName(data).ifPresent(blocks::add);
        return Optional.of(new Section(
                "who", data.text("who.topic"), finding(segments.get(), data), blocks, data.text("who.definition")));
    }

    /** The files that have a row for each customer, in which to look up who is meant. */
    private static Optional<Block> byName(PageData data) {
        String files = Stream.of("rfm", "customers", "forecast")
                .filter(file -> data.fileNames().contains(file + ".csv"))
                .map(file -> data.text("who.inFile", file + ".csv", data.text("who.listed." + file)))
                .collect(Collectors.joining("; "));
        return files.isEmpty() ? Optional.empty() : Optional.of(new Block.Sentence(data.text("who.byName", files)));
    }

    private static String finding(WrittenTable segments, PageData data) {
        Optional<Row> best = find(segments, SegmentNames.TIERS, "A")
                .filter(row -> row.has("revenue_share") && isPartOfAll(row.number("revenue_share")))
                .filter(row -> row.number("customers") > 0);
        Optional<Row> lost = find(segments, SegmentNames.STAGES, "lost").filter(row -> row.number("customers") > 0);
        double all = data.figures().number("/customers/value");
        if (best.isEmpty() || best.get().number("customers") >= all) {
            return lost.map(row -> data.text("who.lost", row.number("customers"), all))
                    .orElseGet(() -> data.text("who.count", all));
        }
        Row tier = best.get();
        String share = data.format().of(Kind.SHARE, tier.csv("revenue_share"));
        String finding = data.text("who.finding", tier.number("customers"), all, share);
        return lost.map(row -> finding + data.text("who.andLost", row.number("customers")))
                .orElse(finding);
    }

    /** Customers may bring more than the revenue of all, where refunds exceed the purchases of others. */
    private static boolean isPartOfAll(double share) {
        return share >= 0 && share <= 1;
    }

    private static Optional<Row> find(WrittenTable segments, String segmentation, String segment) {
        return segments.rows().stream()
                .filter(row -> row.csv("segmentation").equals(segmentation))
                .filter(row -> row.csv("segment").equals(segment))
                .findFirst();
    }

    private static Block.HeatMap grid(WrittenTable grid, PageData data) {
        SegmentNames names = new SegmentNames(data);
        Matrix matrix = new Matrix(grid, "r_score", "f_score", data)
                .corner(data.text("who.corner"))
                .fewWhere(CustomersSection::isOfFew);
        for (int score = 5; score >= 1; score--) {
            matrix.down(String.valueOf(score), data.text("who.recency", score));
        }
        for (int score = 1; score <= 5; score++) {
            matrix.across(String.valueOf(score), data.text("who.frequency", score));
        }
        String caption = data.text("who.gridCaption");
        return matrix.view(data.text("column.customers"), "customers", Kind.COUNT, false, caption)
                .view(data.text("column.revenue"), "revenue", Kind.AMOUNT, false, caption)
                .view(data.text("column.revenue_per_customer"), "revenue_per_customer", Kind.AMOUNT, true, caption)
                .names(data.text("column.segment"), "segment", segment -> names.of(SegmentNames.RFM, segment), caption)
                .build("rfm-view", data.text("who.grid"));
    }

    /** Pictures side by side if they have a title together; only their tables if there are few customers. */
    static List<Block> blocksOf(List<Block.Picture> pictures, String title, PageData data) {
        if (isSmall(data)) {
            return pictures.stream()
                    .<Block>map(picture -> new Block.Figures(picture.table()))
                    .toList();
        }
        return title.isEmpty() || pictures.isEmpty()
                ? List.copyOf(pictures)
                : List.of(new Block.Multiples(title, pictures));
    }

    /** Whether there are so few customers that a picture of them would say more than is known. */
    private static boolean isSmall(PageData data) {
        return data.figures().number("/customers/value") < HeatScale.FEW;
    }

    private static List<Block.Picture> pictures(List<String> segmentations, WrittenTable segments, PageData data) {
        return segmentations.stream()
                .map(one -> picture(
                        one, segments.where(row -> row.csv("segmentation").equals(one)), data))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Block.Picture> picture(String segmentation, WrittenTable segments, PageData data) {
        if (segments.rows().isEmpty()) {
            return Optional.empty();
        }
        SegmentNames names = new SegmentNames(data);
        Table table = data.table(segments)
                .names("segment", segment -> names.of(segmentation, segment))
                .count("customers")
                .share("customer_share")
                .count("orders")
                .amount("revenue")
                .share("revenue_share")
                .amount("revenue_per_customer")
                .remark(row -> few(row, data))
                .build(data.text("who.caption." + segmentation));
        String chart = Chart.ranked("segment")
                .of("customer_share", "revenue_share")
                .shares()
                .over(table);
        return Optional.of(new Block.Picture(
                data.text("who.picture." + segmentation), data.text("who.description"), chart, table));
    }

    private static Block.Picture overTime(WrittenTable stages, PageData data) {
        SegmentNames names = new SegmentNames(data);
        Table table = data.table(stages)
                .period("period")
                .names("segment", segment -> names.of(SegmentNames.STAGES, segment))
                .count("customers")
                .share("share")
                .build(data.text("who.stagesCaption"));
        String chart =
                Chart.bars("period").of("customers").by("segment").stacked().over(table);
        return new Block.Picture(
                data.text("who.stages", data.unit()), data.text("who.stagesDescription"), chart, table);
    }

    /** What to say about a segment of few customers, whose figures per customer depend on chance. */
    static String few(Row row, PageData data) {
        return isOfFew(row) ? data.text("page.few", HeatScale.FEW) : "";
    }

    /** Whether there are some customers, but few. */
    private static boolean isOfFew(Row row) {
        double customers = row.number("customers");
        return customers > 0 && customers < HeatScale.FEW;
    }
}
