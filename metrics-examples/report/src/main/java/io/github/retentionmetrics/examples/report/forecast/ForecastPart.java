package io.github.retentionmetrics.examples.report.forecast;

import io.github.retentionmetrics.evaluation.ForecastErrors;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.output.JsonObject;
import io.github.retentionmetrics.examples.report.output.NumberText;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.parts.LifetimeFile;
import io.github.retentionmetrics.examples.report.parts.ReportPart;
import io.github.retentionmetrics.examples.report.text.Summary;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.forecast.GammaGamma;
import io.github.retentionmetrics.forecast.TransactionModel;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What customers will do next: {@code models.json}, {@code forecast.csv} and {@code forecast_alive.csv}, and with
 * {@code --holdout} how good such a forecast would have been; with {@code --no-forecast} only that there is none.
 */
public final class ForecastPart implements ReportPart {
    private static final int RENEWALS = 12;
    private static final String MODEL = "model";

    /** Repeat purchases tell customers apart: of fewer who made one, a fit and what it predicts depend on chance. */
    private static final int FEW = 100;

    @Override
    public void write(ReportInput input, ReportOutput output) throws IOException, UserError {
        PurchaseHistory history = input.purchases();
        SubscriptionHistory base = input.subscriptions();
        if (history == null && base == null) {
            return;
        }
        output.text().heading("forecast");
        LifetimeFile lifetime = history == null ? null : LifetimeFile.of(history, input);
        if (input.settings().withForecast()) {
            writeForecast(input, lifetime, output);
        } else {
            output.json().object("forecast").put("isLeftOut", true);
            output.text().note("forecast.leftOut");
        }
        if (lifetime != null) {
            lifetime.write(output.folder());
        }
    }

    private static void writeForecast(ReportInput input, @Nullable LifetimeFile lifetime, ReportOutput output)
            throws IOException, UserError {
        PurchaseHistory history = input.purchases();
        SubscriptionHistory base = input.subscriptions();
        ModelsFile models = new ModelsFile();
        Optional<HoldoutForecast> holdout = holdout(history, input.settings().holdout());
        if (history != null) {
            CustomerForecast forecast = writePurchases(history, holdout, models, output);
            Objects.requireNonNull(lifetime);
            addTo(lifetime, forecast);
        }
        if (base != null) {
            writeContracts(ContractModels.of(base, input.settings().granularity()), models, output.text());
        }
        if (history != null && holdout.isPresent()) {
            models.put(holdout.get());
            new HoldoutFiles(output.folder(), holdout.get())
                    .write(input.settings().granularity());
            writeText(holdout.get(), history, output.text());
        }
        models.write(output.folder());
    }

    private static Optional<HoldoutForecast> holdout(
            @Nullable PurchaseHistory history, @Nullable LocalDate calibratedUntil) {
        return history == null || calibratedUntil == null
                ? Optional.empty()
                : Optional.of(HoldoutForecast.of(history, calibratedUntil));
    }

    private static CustomerForecast writePurchases(
            PurchaseHistory history, Optional<HoldoutForecast> holdout, ModelsFile models, ReportOutput output)
            throws IOException, UserError {
        PurchaseSummaries customers = history.summaries(ChronoUnit.WEEKS);
        PurchaseModels buying = PurchaseModels.of(customers);
        FittedModel<GammaGamma> spend = FittedModel.of("gamma_gamma", "Gamma-Gamma", () -> GammaGamma.fit(customers));
        CustomerForecast forecast = new CustomerForecast(customers, buying, spend, buying.choice(holdout));
        models.put(buying, spend, customers);
        models.put(forecast);
        ForecastFile.write(output.folder(), forecast);
        AliveFile.write(forecast, output.folder());
        writeJson(forecast, output.json().object("forecast"));
        writeText(forecast, history, output.text());
        buying.all().forEach(model -> warnOf(model, output.text()));
        warnOf(spend, output.text());
        return forecast;
    }

    /** What the chosen model says of all customers, and of the mean of those who have a value. */
    private static void addTo(LifetimeFile lifetime, CustomerForecast forecast) {
        String reason = forecast.reasonWithoutValue();
        String withoutForecast = forecast.chosen()
                .map(ModelForecast::reasonWithoutForecast)
                .orElseGet(() -> forecast.choice().reason());
        double alive = forecast.chosen().map(ModelForecast::customersAlive).orElse(Double.NaN);
        double purchases = forecast.chosen().map(ModelForecast::purchases).orElse(Double.NaN);
        long valued = forecast.customers().customers() - forecast.customersWithoutSpend();
        lifetime.add(MODEL, "customers_alive", alive, "customers", Double.isNaN(alive) ? withoutForecast : "");
        lifetime.add(
                MODEL, "expected_purchases", purchases, "purchases", Double.isNaN(purchases) ? withoutForecast : "");
        lifetime.add(MODEL, "expected_revenue", forecast.revenue(), "amount", reason);
        lifetime.add(MODEL, "value_of_all", forecast.lifetimeValue(), "amount", reason);
        lifetime.add(MODEL, "value", forecast.lifetimeValue() / valued, "amount", reason);
    }

    private static void writeJson(CustomerForecast forecast, JsonObject json) {
        json.put("weeks", ModelForecast.WEEKS).put("discountRatePerYear", ModelForecast.DISCOUNT);
        for (ModelForecast model : forecast.models()) {
            JsonObject object = json.object(model.key());
            JsonObject alive = object.object("customersAlive");
            put(alive, model.customersAlive(), model.reasonWithoutForecast());
            if (model.isCertainOfSingleBuyers()) {
                alive.put("byDefinition", forecast.singleBuyers());
            }
            put(object.object("expectedPurchases"), model.purchases(), model.reasonWithoutForecast());
            putAmount(object.object("lifetimeValue"), model.lifetimeValue(), forecast.reasonWithoutValue(model));
        }
        json.object("repeatBuyers").put("value", forecast.repeatBuyers());
        JsonObject value = json.object("lifetimeValue");
        putAmount(value, forecast.lifetimeValue(), forecast.reasonWithoutValue());
        value.put("customersWithoutSpend", forecast.customersWithoutSpend());
        putAmount(json.object("expectedRevenue"), forecast.revenue(), forecast.reasonWithoutValue());
        ModelsFile.put(json.object("chosenModel"), forecast);
    }

    private static void put(JsonObject metric, double value, String reason) {
        metric.put("value", value);
        if (Double.isNaN(value)) {
            metric.put("undefined", reason);
        }
    }

    private static void putAmount(JsonObject metric, double amount, String reason) {
        if (Double.isNaN(amount)) {
            put(metric, amount, reason);
        } else {
            metric.put("value", NumberText.of(amount));
        }
    }

    private static void writeText(CustomerForecast forecast, PurchaseHistory history, Summary text) {
        SummaryWords words = text.words();
        text.fact("forecast.model", ModelChoiceText.of(forecast.choice(), words));
        Optional<ModelForecast> chosen = forecast.chosen();
        if (chosen.isEmpty()) {
            return;
        }
        if (forecast.repeatBuyers() < FEW) {
            text.note("forecast.few", forecast.repeatBuyers(), FEW);
        }
        ModelForecast model = chosen.get();
        text.fact(
                "forecast.alive",
                words.text(
                        "forecast.aliveOf",
                        words.decimal(model.customersAlive(), 0),
                        forecast.customers().customers(),
                        model.name(),
                        others(forecast, ModelForecast::customersAlive, words)));
        if (forecast.models().stream().anyMatch(ModelForecast::isCertainOfSingleBuyers)
                && forecast.singleBuyers() > 0) {
            text.note("forecast.once", forecast.singleBuyers());
        }
        text.fact(
                "forecast.purchases",
                words.text(
                        "forecast.purchasesOf",
                        words.decimal(model.purchases(), 0),
                        model.name(),
                        others(forecast, ModelForecast::purchases, words)));
        double value = model.lifetimeValue();
        text.fact(
                "forecast.value",
                Double.isNaN(value)
                        ? words.undefined(forecast.reasonWithoutValue())
                        : words.text(
                                "forecast.valueOf",
                                words.amount(
                                        new BigDecimal(value).setScale(0, RoundingMode.HALF_UP), history.currency()),
                                words.percent(ModelForecast.DISCOUNT),
                                model.name(),
                                words.amount(
                                        new BigDecimal(forecast.revenue()).setScale(0, RoundingMode.HALF_UP),
                                        history.currency())));
        if (forecast.customersWithoutSpend() > 0) {
            text.note("forecast.noSpend", forecast.customersWithoutSpend());
        }
        if (forecast.isSpendInfinite()) {
            text.note("forecast.infiniteSpend");
        }
        if (!Double.isNaN(value) && model.doesNobodyLeave()) {
            text.note("forecast.nobodyLeaves", model.name());
        }
    }

    /** The figures of the models that were not chosen, such as {@code , 181 (Pareto/NBD)}. */
    private static String others(
            CustomerForecast forecast, ToDoubleFunction<ModelForecast> figure, SummaryWords words) {
        return forecast.others().stream()
                .map(model -> words.text("forecast.other", words.decimal(figure.applyAsDouble(model), 0), model.name()))
                .collect(Collectors.joining());
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
