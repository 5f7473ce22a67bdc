package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.customer.CustomerBase;
import io.github.retentionmetrics.evaluation.ForecastErrors;
import io.github.retentionmetrics.forecast.GammaGamma;
import io.github.retentionmetrics.forecast.TransactionModel;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What customers will do next: {@code models.json} and {@code forecast.csv}, and with {@code --holdout} how good such a forecast
 * would have been; with {@code --no-forecast} only that there is none.
 */
final class ForecastPart implements ReportPart {
    private static final int RENEWALS = 12;

    @Override
    public void write(ReportInput input, ReportOutput output) throws IOException, UserError {
        PurchaseHistory history = input.purchases();
        CustomerBase base = input.subscriptions();
        if (history == null && base == null) {
            return;
        }
        output.text().heading("forecast");
        if (!input.settings().withForecast()) {
            output.json().object("forecast").put("isLeftOut", true);
            output.text().note("forecast.leftOut");
            return;
        }
        ModelsFile models = new ModelsFile();
        if (history != null) {
            writePurchases(history, models, output);
        }
        if (base != null) {
            writeContracts(ContractModels.of(base, input.settings().granularity()), models, output.text());
        }
        LocalDate calibratedUntil = input.settings().holdout();
        if (history != null && calibratedUntil != null) {
            HoldoutForecast holdout = HoldoutForecast.of(history, calibratedUntil);
            models.put(holdout);
            new HoldoutFiles(output.folder(), holdout).write(input.settings().granularity());
            writeText(holdout, history, output.text());
        }
        models.write(output.folder());
    }

    private static void writePurchases(PurchaseHistory history, ModelsFile models, ReportOutput output)
            throws IOException, UserError {
        PurchaseSummaries customers = history.summaries(ChronoUnit.WEEKS);
        PurchaseModels buying = PurchaseModels.of(customers);
        FittedModel<GammaGamma> spend = FittedModel.of("gamma_gamma", "Gamma-Gamma", () -> GammaGamma.fit(customers));
        models.put(buying, spend, customers);
        CustomerForecast forecast = new CustomerForecast(customers, buying, spend);
        ForecastFile.write(output.folder(), forecast);
        writeJson(forecast, output.json().object("forecast"));
        writeText(forecast, history, output.text());
        buying.all().forEach(model -> warnOf(model, output.text()));
        warnOf(spend, output.text());
    }

    private static void writeJson(CustomerForecast forecast, JsonObject json) {
        json.put("weeks", CustomerForecast.WEEKS).put("discountRatePerYear", CustomerForecast.DISCOUNT);
        JsonObject bgNbd = json.object("bg_nbd");
        bgNbd.object("customersAlive").put("value", forecast.bgNbdAlive());
        bgNbd.object("expectedPurchases").put("value", forecast.bgNbdExpected());
        JsonObject paretoNbd = json.object("pareto_nbd");
        paretoNbd.object("customersAlive").put("value", forecast.paretoNbdAlive());
        paretoNbd.object("expectedPurchases").put("value", forecast.paretoNbdExpected());
        JsonObject value = json.object("lifetimeValue");
        if (Double.isNaN(forecast.lifetimeValue())) {
            value.put("value", Double.NaN);
        } else {
            value.put("value", NumberText.of(forecast.lifetimeValue()));
        }
    }

    private static void writeText(CustomerForecast forecast, PurchaseHistory history, Summary text) {
        SummaryWords words = text.words();
        text.fact(
                "forecast.alive",
                words.text(
                        "forecast.aliveOf",
                        words.decimal(forecast.paretoNbdAlive(), 0),
                        words.decimal(forecast.bgNbdAlive(), 0),
                        forecast.customers().customers()));
        text.fact(
                "forecast.purchases",
                words.text(
                        "forecast.purchasesOf",
                        words.decimal(forecast.paretoNbdExpected(), 0),
                        words.decimal(forecast.bgNbdExpected(), 0)));
        double value = forecast.lifetimeValue();
        text.fact(
                "forecast.value",
                Double.isNaN(value)
                        ? words.text("undefined")
                        : words.text(
                                "forecast.valueOf",
                                words.amount(
                                        new BigDecimal(value).setScale(0, RoundingMode.HALF_UP), history.currency()),
                                words.percent(CustomerForecast.DISCOUNT)));
        if (!Double.isNaN(value) && forecast.doesNobodyLeave()) {
            text.note("forecast.nobodyLeaves");
        }
    }

    private static void warnOf(FittedModel<?> model, Summary text) {
        if (!model.warningKey().isEmpty()) {
            text.note(model.warningKey(), model.name(), ModelsFile.NAME);
        }
    }

    private static void writeContracts(ContractModels contracts, ModelsFile models, Summary text) {
        models.put(contracts);
        SummaryWords words = text.words();
        contracts
                .shiftedBetaGeometric()
                .model()
                .ifPresent(model -> text.fact(
                        "forecast.renewals",
                        words.text(
                                "forecast.renewalsOf",
                                words.percent(model.survival(RENEWALS)),
                                contracts
                                        .betaDiscreteWeibull()
                                        .model()
                                        .map(other -> words.percent(other.survival(RENEWALS)))
                                        .orElse(words.text("undefined")),
                                words.text("forecast." + contracts.term().name()))));
        warnOf(contracts.shiftedBetaGeometric(), text);
        warnOf(contracts.betaDiscreteWeibull(), text);
    }

    private static void writeText(HoldoutForecast forecast, PurchaseHistory history, Summary text) {
        text.heading("holdout");
        text.note(
                "holdout.days",
                forecast.calibratedUntil().toString(),
                history.observedUntil().toString());
        for (FittedModel<? extends TransactionModel> model : forecast.models().all()) {
            if (model.fit().isPresent()) {
                text.line(model.name(), errors(forecast.errors(model), text.words()));
            } else {
                warnOf(model, text);
            }
        }
    }

    private static String errors(ForecastErrors errors, SummaryWords words) {
        return words.text(
                "holdout.errors",
                words.decimal(errors.predicted(), 0),
                errors.actual(),
                words.percent(errors.cumulativeError().value()),
                words.decimal(errors.meanAbsoluteError().value(), 2));
    }
}
