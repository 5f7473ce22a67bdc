package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a customer is worth and costs, part by part: the rows of {@code lifetime.csv}. */
final class LifetimeParts {
    private static final String FILE = "lifetime.csv";
    private static final String VALUE = "value";

    private final List<Row> rows;
    private final PageData data;

    private LifetimeParts(List<Row> rows, PageData data) {
        this.rows = rows;
        this.data = data;
    }

    /** The parts; empty if the report has none, since it has no purchases. */
    static Optional<LifetimeParts> of(PageData data) throws IOException {
        return data.file(FILE).map(WrittenTable::rows).map(rows -> new LifetimeParts(rows, data));
    }

    /** A part that has a value. */
    Optional<Row> find(Part part) {
        return row(part).filter(row -> row.has(VALUE));
    }

    /** The value of a part; NaN if it has none. */
    double number(Part part) {
        return row(part).map(row -> row.number(VALUE)).orElse(Double.NaN);
    }

    /** The value of a part as people read it. */
    String shown(Part part) {
        return find(part)
                .map(row -> data.format().of(part.kind(), row.csv(VALUE)))
                .orElse(data.text("undefined"));
    }

    /** An amount with its currency, for a sentence. */
    String money(Part part) {
        return data.money(shown(part));
    }

    /** A table of parts, each with its meaning, or the reason why it has no value. */
    Table table(List<Part> parts, String caption) {
        List<Table.Line> lines = new ArrayList<>();
        for (Part part : parts) {
            row(part).ifPresent(row -> lines.add(line(part, row)));
        }
        List<Table.Column> columns = List.of(
                new Table.Column("part", data.text("column.figure"), false),
                new Table.Column(VALUE, data.text("column.value"), true),
                new Table.Column("reason", data.text("column.meaning"), false));
        return new Table(caption, FILE, columns, lines);
    }

    private Table.Line line(Part part, Row row) {
        String label = data.text("lifetime." + part.key());
        Cell value = row.has(VALUE)
                ? new Cell(row.csv(VALUE), data.format().of(part.kind(), row.csv(VALUE)), "", row.number(), VALUE)
                : Cell.text(data.text("undefined"));
        Cell meaning = row.has(VALUE)
                ? Cell.text(data.text("lifetime.meaning." + part.key(), data.unit(), data.units()))
                : new Cell(
                        row.csv("reason"),
                        data.text("page.undefined", data.reason(row.text("reason"))),
                        "",
                        row.number(),
                        "reason");
        return new Table.Line(List.of(new Cell(row.csv("part"), label, "", row.number(), "part"), value, meaning), "");
    }

    private Optional<Row> row(Part part) {
        return rows.stream()
                .filter(row ->
                        row.csv("method").equals(part.method) && row.csv("part").equals(part.part))
                .findFirst();
    }

    /** A part. */
    enum Part {
        ORDER_VALUE("textbook", "order_value", "orderValue", Kind.AMOUNT),
        ORDERS("textbook", "orders_per_year", "orders", Kind.PRECISE),
        YEARS("textbook", "years", "years", Kind.PRECISE),
        LIFETIME("textbook", VALUE, "value", Kind.AMOUNT),
        GROSS_MARGIN("margin", "gross_margin", "grossMargin", Kind.SHARE),
        MARGIN("margin", VALUE, "margin", Kind.AMOUNT),
        ACQUISITION("acquisition", "acquisition_cost", "acquisition", Kind.AMOUNT),
        RATIO("acquisition", "value_to_cost", "ratio", Kind.DECIMAL),
        PAYBACK("acquisition", "payback", "payback", Kind.DECIMAL),
        KEEPING_AT_START("retention", "retention_cost_at_start", "atStart", Kind.AMOUNT),
        KEEPING_RETAINED("retention", "retention_cost_retained", "retained", Kind.AMOUNT),
        KEEPING_AVERAGE("retention", "retention_cost_average", "average", Kind.AMOUNT),
        KEEPING_AGAINST_WINNING("retention", "keeping_against_winning", "against", Kind.SCORE),
        SERVING("serving", "cost_to_serve", "serving", Kind.AMOUNT),
        PROFIT("serving", "profit_per_customer", "profit", Kind.AMOUNT);

        private final String method;
        private final String part;
        private final String key;
        private final Kind kind;

        Part(String method, String part, String key, Kind kind) {
            this.method = method;
            this.part = part;
            this.key = key;
            this.kind = kind;
        }

        /** The name in the texts. */
        String key() {
            return key;
        }

        Kind kind() {
            return kind;
        }
    }
}
