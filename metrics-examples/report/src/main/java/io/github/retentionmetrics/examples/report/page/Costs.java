package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import io.github.retentionmetrics.examples.report.page.LifetimeParts.Part;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What customers cost: winning them against keeping them, what the money is spent on, and what is left. */
final class Costs {
    private static final String CATEGORIES = "/costs/categories/";

    private static final List<Part> KEEPING = List.of(
            Part.KEEPING_AT_START,
            Part.KEEPING_RETAINED,
            Part.KEEPING_AVERAGE,
            Part.KEEPING_AGAINST_WINNING,
            Part.SERVING,
            Part.PROFIT);

    private final LifetimeParts parts;
    private final PageData data;

    Costs(LifetimeParts parts, PageData data) {
        this.parts = parts;
        this.data = data;
    }

    List<Block> blocks() throws IOException {
        Optional<WrittenTable> costs = data.file("costs.csv");
        if (costs.isEmpty()) {
            return List.of(new Block.Sentence(data.text("costs.none")));
        }
        List<Block> blocks = new ArrayList<>();
        profit().ifPresent(sentence -> blocks.add(new Block.Sentence(sentence)));
        blocks.add(new Block.Figures(parts.table(KEEPING, data.text("costs.keeping"))));
        WrittenTable latest = costs.get().last(MovementSection.MOST_PERIODS);
        blocks.add(perCustomer(latest));
        blocks.add(profit(latest));
        Pictures.more(costs.get(), MovementSection.MOST_PERIODS, data).ifPresent(blocks::add);
        Table spending = spending();
        if (!spending.lines().isEmpty()) {
            blocks.add(new Block.Picture(
                    data.text("costs.spending"),
                    data.text("costs.spendingDescription"),
                    Chart.ranked("category").of("amount").over(spending),
                    spending));
        }
        return blocks;
    }

    /** What was left of the revenue, or how much more was spent. */
    private Optional<String> profit() {
        return data.figures().at("/profit/value").map(BigDecimal::new).map(profit -> {
            String key = switch (profit.signum()) {
                case 1 -> "costs.profit";
                case 0 -> "costs.noProfit";
                default -> "costs.loss";
            };
            return data.text(
                    key,
                    day("/costs/firstDate"),
                    day("/costs/lastDate"),
                    data.money(data.format().amount(profit.abs())));
        });
    }

    private String day(String pointer) {
        return data.figures()
                .at(pointer)
                .map(date -> data.format().date(LocalDate.parse(date)))
                .orElse("");
    }

    private Block.Picture perCustomer(WrittenTable costs) {
        Table table = data.table(costs)
                .period("period")
                .amount("acquisition_cost", "retention_cost_at_start", "retention_cost_retained")
                .ratio("keeping_against_winning")
                .count("new_customers")
                .amount("acquisition", "retention")
                .as(data.text("cost.retention"))
                .remark(this::remark)
                .build(data.text("costs.perCustomerCaption", data.unit()));
        String chart = Chart.lines("period")
                .of("acquisition_cost", "retention_cost_at_start", "retention_cost_retained")
                .over(table);
        return new Block.Picture(
                data.text("costs.perCustomer", data.unit()), data.text("costs.perCustomerDescription"), chart, table);
    }

    private Block.Picture profit(WrittenTable costs) {
        Table table = data.table(costs)
                .period("period")
                .amount("revenue", "total", "profit")
                .count("customers")
                .amount("profit_per_customer")
                .share("gross_margin")
                .amount("goods", "acquisition", "retention")
                .as(data.text("cost.retention"))
                .amount("serving")
                .remark(this::known)
                .build(data.text("costs.profitCaption", data.unit()));
        String chart = Chart.bars("period").of("revenue", "total", "profit").over(table);
        return new Block.Picture(
                data.text("costs.profitPicture", data.unit()), data.text("costs.profitDescription"), chart, table);
    }

    private String remark(Row row) {
        String known = known(row);
        if (!known.isEmpty()) {
            return known;
        }
        return row.number("new_customers") < HeatScale.FEW ? data.text("costs.fewNew", HeatScale.FEW) : "";
    }

    private String known(Row row) {
        return row.csv("costs_known").equals("part") ? data.text("costs.part") : "";
    }

    private Table spending() {
        JsonFigures figures = data.figures();
        List<Table.Line> lines = new ArrayList<>();
        for (int i = 0; figures.at(CATEGORIES + i + "/category").isPresent(); i++) {
            String place = CATEGORIES + i;
            String category = figures.at(place + "/category").orElseThrow();
            Cell name = new Cell(category, CostNames.of(category, data), "", 0, place + "/category");
            lines.add(new Table.Line(List.of(name, figures.cell(place + "/amount", Kind.AMOUNT)), ""));
        }
        lines.sort(Comparator.comparingDouble(
                line -> -Double.parseDouble(line.cells().get(1).value())));
        List<Table.Column> columns = List.of(
                new Table.Column("category", data.text("costs.purpose"), false),
                new Table.Column("amount", data.text("costs.amount"), true));
        return new Table(
                data.text("costs.spendingCaption", day("/costs/firstDate"), day("/costs/lastDate")),
                figures.file(),
                columns,
                lines);
    }
}
