package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which model the forecast is that of, why, and what the others say. */
final class ForecastModels {
    private static final Map<String, String> KEYS =
            Map.of("BG/NBD", "bg_nbd", "MBG/NBD", "mbg_nbd", "Pareto/NBD", "pareto_nbd");
    private static final String CANDIDATES = "/forecast/chosenModel/candidates/";

    private final JsonFigures models;
    private final PageData data;

    ForecastModels(JsonFigures models, PageData data) {
        this.models = models;
        this.data = data;
    }

    /** What a model is called; its key if nothing says. */
    static String name(JsonFigures models, String key) {
        return models.at("/" + key + "/model").orElse(key);
    }

    List<Block> blocks(String chosen) {
        JsonFigures figures = data.figures();
        long count = IntStream.range(0, KEYS.size())
                .filter(i -> figures.at(CANDIDATES + i + "/model").isPresent())
                .count();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Sentence(why(chosen, count)));
        if (count > 1) {
            blocks.add(new Block.Figures(table(count)));
        }
        double once = figures.number("/forecast/bg_nbd/customersAlive/byDefinition");
        if (once > 0) {
            blocks.add(new Block.Sentence(data.text("forecast.once", once)));
        }
        return blocks;
    }

    private String why(String chosen, long count) {
        String name = name(models, chosen);
        String why = count == 1
                ? data.text("forecast.onlyModel", name)
                : data.text(hasErrors() ? "forecast.byHoldout" : "forecast.byAic", name, count);
        return switch (models.at("/" + chosen + "/outcome").orElse("")) {
            case "flat" -> why + " " + data.text("forecast.flat");
            case "at boundary" -> why + " " + data.text("forecast.boundary");
            default -> why;
        };
    }

    private boolean hasErrors() {
        return data.figures().at(CANDIDATES + "0/rootMeanSquareError").isPresent();
    }

    private Table table(long count) {
        JsonFigures figures = data.figures();
        List<Table.Column> columns = new ArrayList<>();
        columns.add(new Table.Column("model", data.text("column.model"), false));
        columns.add(new Table.Column("alive", data.text("forecast.alive"), true));
        columns.add(new Table.Column("purchases", data.text("forecast.purchases"), true));
        columns.add(new Table.Column("value", data.text("forecast.value"), true));
        columns.add(new Table.Column("aic", data.text("column.aic"), true));
        if (hasErrors()) {
            columns.add(new Table.Column("error", data.text("column.root_mean_square_error"), true));
        }
        List<Table.Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String candidate = CANDIDATES + i;
            String forecast =
                    "/forecast/" + KEYS.get(figures.at(candidate + "/model").orElseThrow());
            List<Cell> cells = new ArrayList<>();
            cells.add(figures.cell(candidate + "/model", Kind.TEXT));
            cells.add(figures.cell(forecast + "/customersAlive/value", Kind.COUNT));
            cells.add(figures.cell(forecast + "/expectedPurchases/value", Kind.COUNT));
            cells.add(figures.cell(forecast + "/lifetimeValue/value", Kind.ESTIMATE));
            cells.add(figures.cell(candidate + "/aic", Kind.DECIMAL));
            if (hasErrors()) {
                cells.add(figures.cell(candidate + "/rootMeanSquareError", Kind.PRECISE));
            }
            lines.add(new Table.Line(cells, ""));
        }
        return new Table(data.text("forecast.models"), figures.file(), columns, lines);
    }
}
