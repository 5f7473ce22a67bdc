package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What customers will do: who is still a customer, what they will buy, and how good such a forecast was. */
final class ForecastSection implements PageSection {
    static final String MODELS = "models.json";

    /** From fewer customers who bought twice, a forecast depends on chance. */
    private static final int FEW_REPEAT_BUYERS = 100;

    private static final String FORECAST = "/forecast";
    private static final String CHOSEN = FORECAST + "/chosenModel";

    @Override
    public Optional<Section> of(PageData data) throws IOException {
        Optional<JsonFigures> models = data.figures(MODELS);
        if (models.isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        Optional<String> chosen = data.figures().at(CHOSEN + "/value");
        if (chosen.isPresent()) {
            addPurchases(chosen.get(), models.get(), data, blocks);
        }
        addContracts(models.get(), data, blocks);
        return Optional.of(new Section(
                "forecast",
                data.text("forecast.topic"),
                finding(models.get(), data),
                blocks,
                data.text(isOfPurchases(data) ? "forecast.definition" : "forecast.definitionOfRenewals")));
    }

    /** Whether the report has forecasts of purchases, or says why it has none. */
    private static boolean isOfPurchases(PageData data) {
        return data.figures().at(CHOSEN + "/value").isPresent()
                || data.figures().at(CHOSEN + "/undefined").isPresent();
    }

    private static String finding(JsonFigures models, PageData data) {
        JsonFigures figures = data.figures();
        Optional<String> chosen = figures.at(CHOSEN + "/value");
        if (chosen.isPresent()) {
            String place = FORECAST + "/" + chosen.get();
            boolean isUncertain = isUncertain(figures);
            return data.text(
                    isUncertain ? "forecast.findingFew" : "forecast.finding",
                    figures.shown(place + "/customersAlive/value", Kind.COUNT).orElse("0"),
                    figures.number("/customers/value"),
                    figures.shown(place + "/expectedPurchases/value", Kind.COUNT)
                            .orElse("0"));
        }
        return figures.at(CHOSEN + "/undefined")
                .map(reason -> data.text("forecast.none", data.reason(reason)))
                .orElseGet(() -> models.shown("/shifted_beta_geometric/survivalAfter12Renewals", Kind.SHARE)
                        .map(share -> data.text("forecast.findingRenewals", share))
                        .orElseGet(() -> data.text("forecast.noRenewals")));
    }

    private static boolean isUncertain(JsonFigures figures) {
        return figures.number(FORECAST + "/repeatBuyers/value") < FEW_REPEAT_BUYERS;
    }

    private static void addPurchases(String chosen, JsonFigures models, PageData data, List<Block> blocks)
            throws IOException {
        JsonFigures figures = data.figures();
        if (isUncertain(figures)) {
            blocks.add(new Block.Sentence(
                    data.text("forecast.few", figures.number(FORECAST + "/repeatBuyers/value"), FEW_REPEAT_BUYERS)));
        }
        data.file("forecast_alive.csv")
                .map(alive -> alive(alive, data))
                .ifPresent(alive -> blocks.addAll(CustomersSection.blocksOf(List.of(alive), "", data)));
        blocks.add(new Block.Figures(totals(chosen, data)));
        blocks.addAll(new ForecastModels(models, data).blocks(chosen));
        blocks.addAll(new ForecastHoldout(models, data).blocks(chosen));
    }

    private static Table totals(String chosen, PageData data) {
        String place = FORECAST + "/" + chosen;
        double without = data.figures().number(FORECAST + "/lifetimeValue/customersWithoutSpend");
        String discount = data.figures()
                .shown(FORECAST + "/discountRatePerYear", Kind.SHARE)
                .orElse("");
        return data.figures()
                .table()
                .row(
                        data.text("forecast.alive"),
                        place + "/customersAlive",
                        Kind.COUNT,
                        data.text("forecast.aliveMeaning"))
                .row(
                        data.text("forecast.purchases"),
                        place + "/expectedPurchases",
                        Kind.COUNT,
                        data.text("forecast.purchasesMeaning"))
                .row(
                        data.text("forecast.revenue"),
                        FORECAST + "/expectedRevenue",
                        Kind.ESTIMATE,
                        data.text("forecast.revenueMeaning"))
                .row(
                        data.text("forecast.value"),
                        FORECAST + "/lifetimeValue",
                        Kind.ESTIMATE,
                        data.text("forecast.valueMeaning", without, discount))
                .row(
                        data.text("forecast.repeatBuyers"),
                        FORECAST + "/repeatBuyers",
                        Kind.COUNT,
                        data.text("forecast.repeatBuyersMeaning"))
                .build(data.text("forecast.totals"));
    }

    private static Block.Picture alive(WrittenTable alive, PageData data) {
        Table table = data.table(alive)
                .rowNames(
                        "from",
                        row -> data.text("forecast.range", percent(row, "from", data), percent(row, "until", data)))
                .as(data.text("forecast.probability"))
                .count("customers", "customers_alive", "expected_purchases")
                .estimate("expected_revenue", "lifetime_value")
                .build(data.text("forecast.aliveCaption"));
        String chart = Chart.bars("from").of("customers").over(table);
        return new Block.Picture(
                data.text("forecast.alivePicture"), data.text("forecast.aliveDescription"), chart, table);
    }

    private static String percent(Row row, String column, PageData data) {
        return data.words().decimal(row.number(column) * 100, 0);
    }

    private static void addContracts(JsonFigures models, PageData data, List<Block> blocks) {
        FigureTable table = models.table();
        for (String model : List.of("shifted_beta_geometric", "beta_discrete_weibull")) {
            models.at("/" + model + "/model").ifPresent(name -> {
                table.rowAt(
                        data.text("forecast.renewals", name),
                        "/" + model + "/survivalAfter12Renewals",
                        Kind.SHARE,
                        data.text("forecast.renewalsMeaning", term(models, model, data)));
            });
        }
        if (!table.isEmpty()) {
            blocks.add(new Block.Figures(table.build(data.text("forecast.contracts"))));
        }
    }

    private static String term(JsonFigures models, String model, PageData data) {
        return switch (models.at("/" + model + "/term").orElse("")) {
            case "weeks" -> data.text("unit.WEEK");
            case "years" -> data.text("unit.YEAR");
            default -> data.text("unit.MONTH");
        };
    }
}
