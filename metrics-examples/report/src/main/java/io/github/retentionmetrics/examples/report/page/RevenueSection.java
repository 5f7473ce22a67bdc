package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How much of the revenue came back, from whom the rest came, and what customers spend. */
final class RevenueSection implements PageSection {
    private static final int MOST_PERIODS = MovementSection.MOST_PERIODS;

    @Override
    public Optional<Section> of(PageData data) throws IOException {
        Optional<WrittenTable> file = data.file("revenue.csv");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        WrittenTable revenue = file.get();
        List<Block> blocks = new ArrayList<>();
        Optional<Row> latest = latest(revenue);
        Set<String> ofFew = periodsOfFew(data);
        latest.ifPresent(row -> blocks.add(new Block.Sentence(
                data.text("revenue.gross", data.format().of(Kind.SHARE, row.csv("gross_revenue_retention"))))));
        if (latest.filter(row -> ofFew.contains(row.csv("period"))).isPresent()) {
            blocks.add(new Block.Sentence(data.text("few.sentence", HeatScale.FEW)));
        }
        blocks.add(flows(revenue.last(MOST_PERIODS), data));
        WrittenTable compared = revenue.where(row -> row.has("net_revenue_retention"));
        if (!compared.rows().isEmpty()) {
            blocks.add(retention(compared.last(MOST_PERIODS), ofFew, data));
        }
        data.file("repeat.csv").ifPresent(repeat -> {
            blocks.add(orders(repeat.last(MOST_PERIODS), data));
            blocks.add(spending(repeat.last(MOST_PERIODS), data));
        });
        Pictures.more(revenue, MOST_PERIODS, data).ifPresent(blocks::add);
        return Optional.of(new Section(
                "revenue",
                data.text("revenue.topic"),
                finding(revenue, data),
                blocks,
                data.text("revenue.definition", data.unit())));
    }

    private static Optional<Row> latest(WrittenTable revenue) {
        return revenue.lastWhere(row -> row.csv("status").equals("complete") && row.has("net_revenue_retention"));
    }

    private static String finding(WrittenTable revenue, PageData data) {
        return latest(revenue)
                .map(row -> data.text(
                        "revenue.finding",
                        data.spokenPeriod(row.csv("period")),
                        data.format().of(Kind.SHARE, row.csv("net_revenue_retention")),
                        data.unit()))
                .orElseGet(() -> data.text("revenue.noFinding", data.unit()));
    }

    private static Block.Picture flows(WrittenTable revenue, PageData data) {
        Table table = data.table(revenue)
                .period("period")
                .amount(
                        "start_revenue",
                        "new_revenue",
                        "resurrected_revenue",
                        "expansion",
                        "contraction",
                        "lost_revenue",
                        "end_revenue")
                .status()
                .build(data.text("revenue.caption", data.unit(), data.currency()));
        String chart = Chart.bars("period")
                .of("new_revenue", "resurrected_revenue", "expansion")
                .below("contraction", "lost_revenue")
                .stacked()
                .over(table);
        return new Block.Picture(
                data.text("revenue.picture", data.unit()), data.text("revenue.description"), chart, table);
    }

    /** The periods before which few customers bought, who are those whose revenue is retained or not. */
    private static Set<String> periodsOfFew(PageData data) throws IOException {
        return data.file("movement.csv", row -> row.number("start") < HeatScale.FEW).stream()
                .flatMap(movement -> movement.rows().stream())
                .map(row -> row.csv("period"))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Block.Picture retention(WrittenTable revenue, Set<String> ofFew, PageData data) {
        Table table = data.table(revenue)
                .period("period")
                .amount("start_revenue")
                .share("net_revenue_retention", "gross_revenue_retention")
                .status()
                .remark(row -> ofFew.contains(row.csv("period")) ? data.text("page.few", HeatScale.FEW) : "")
                .build(data.text("revenue.retentionCaption", data.unit()));
        String chart = Chart.lines("period")
                .of("net_revenue_retention", "gross_revenue_retention")
                .shares()
                .over(table);
        return new Block.Picture(
                data.text("revenue.retention"), data.text("revenue.retentionDescription"), chart, table);
    }

    private static Block.Picture orders(WrittenTable repeat, PageData data) {
        Table table = data.table(repeat)
                .period("period")
                .count(
                        "customers",
                        "returning_customers",
                        "repeat_customers",
                        "orders",
                        "repeat_orders",
                        "first_orders")
                .status()
                .build(data.text("repeat.caption", data.unit()));
        String chart = Chart.bars("period")
                .of("repeat_orders", "first_orders")
                .stacked()
                .over(table);
        return new Block.Picture(data.text("repeat.picture"), data.text("repeat.description"), chart, table);
    }

    private static Block.Picture spending(WrittenTable repeat, PageData data) {
        Table table = data.table(repeat)
                .period("period")
                .count("customers")
                .amount("revenue", "average_order_value", "revenue_per_customer")
                .status()
                .few("customers")
                .build(data.text("spending.caption", data.unit(), data.currency()));
        String chart = Chart.lines("period")
                .of("average_order_value", "revenue_per_customer")
                .over(table);
        return new Block.Picture(data.text("spending.picture"), data.text("spending.description"), chart, table);
    }
}
