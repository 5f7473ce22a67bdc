package io.github.retentionmetrics.examples.report.forecast;

import io.github.retentionmetrics.evaluation.ModelChoice;
import io.github.retentionmetrics.evaluation.ModelChoice.Candidate;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.JsonObject;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.fit.ParameterLimit;
import io.github.retentionmetrics.forecast.GammaGamma;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.rate.SignificanceTest;
import io.github.retentionmetrics.renewal.RenewalModel;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code models.json}: an object per model with its parameters and how sure they are, or with the reason why it has
 * none.
 */
final class ModelsFile {
    static final String NAME = "models.json";

    private final JsonObject json = new JsonObject();

    /** The models of buying, and of spending. */
    void put(PurchaseModels models, FittedModel<GammaGamma> spend, PurchaseSummaries customers) {
        putPurchaseModels(json, models, customers);
        JsonObject gammaGamma = put(json, spend);
        Metrics.put(gammaGamma, "frequencySpendCorrelation", GammaGamma.correlation(customers));
        spend.model().ifPresent(model -> Metrics.put(gammaGamma, "populationMean", model.populationMean()));
    }

    /** Which model of buying the report goes by. */
    void put(CustomerForecast forecast) {
        put(json.object("chosenModel"), forecast);
    }

    /** The choice: the key of the model, why, and what was compared, best first. */
    static void put(JsonObject object, CustomerForecast forecast) {
        ModelChoice choice = forecast.choice();
        forecast.chosen()
                .ifPresentOrElse(
                        model -> object.put("value", model.key()).put("explanation", choice.explanation()),
                        () -> object.put("value", Double.NaN).put("undefined", choice.reason()));
        for (Candidate candidate : choice.candidates()) {
            JsonObject compared =
                    object.element("candidates").put("model", candidate.model()).put("aic", candidate.aic());
            if (candidate.error().isDefined()) {
                compared.put("rootMeanSquareError", candidate.error().value()).put("close", candidate.isClose());
            }
        }
    }

    /** The models of buying, fitted to what was known at the end of a calibration period, and their errors after it. */
    void put(HoldoutForecast holdout) {
        JsonObject part = json.object("holdout")
                .put("calibratedUntil", holdout.calibratedUntil())
                .put("weeks", holdout.holdout().duration());
        putPurchaseModels(part, holdout.models(), holdout.holdout().calibration());
    }

    private static void putPurchaseModels(JsonObject parent, PurchaseModels models, PurchaseSummaries customers) {
        long distinct = distinctHistories(customers);
        models.all().forEach(model -> put(parent, model).put("timeUnit", "week").put("distinctHistories", distinct));
    }

    private record History(int frequency, double recency, double age) {}

    private static long distinctHistories(PurchaseSummaries customers) {
        Set<History> distinct = new HashSet<>();
        for (int row = 0; row < customers.size(); row++) {
            distinct.add(new History(customers.frequency(row), customers.recency(row), customers.age(row)));
        }
        return distinct.size();
    }

    /** The models of contracts. */
    void put(ContractModels models) {
        putContractModel(models.shiftedBetaGeometric(), models);
        JsonObject weibull = putContractModel(models.betaDiscreteWeibull(), models);
        models.betaDiscreteWeibull()
                .fit()
                .ifPresent(fit -> models.shiftedBetaGeometric()
                        .fit()
                        .ifPresent(restricted -> putTest(weibull, fit.likelihoodRatioTest(restricted))));
    }

    private <M extends RenewalModel> JsonObject putContractModel(FittedModel<M> contract, ContractModels models) {
        JsonObject object = put(json, contract)
                .put("term", models.term().toString().toLowerCase(Locale.ROOT))
                .put("renewals", models.renewals().renewals())
                .put("counts", "stays");
        contract.model().ifPresent(model -> {
            Metrics.put(object, "expectedLifetime", model.expectedLifetime());
            object.put("survivalAfter12Renewals", model.survival(12));
        });
        return object;
    }

    private static void putTest(JsonObject weibull, SignificanceTest test) {
        weibull.object("likelihoodRatioTest")
                .put("restricted", "shifted_beta_geometric")
                .put("statistic", test.statistic())
                .put("pValue", test.pvalue());
    }

    private static <M extends Serializable> JsonObject put(JsonObject parent, FittedModel<M> model) {
        JsonObject object = parent.object(model.key()).put("model", model.name());
        model.fit()
                .ifPresentOrElse(
                        fit -> putFit(object, fit),
                        () -> object.put("outcome", "failed")
                                .put("explanation", model.problem())
                                .put("predictions", "none: without a fit there is nothing to predict with"));
        return object;
    }

    private static void putFit(JsonObject object, ModelFit<?> fit) {
        object.put("outcome", fit.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        object.put("explanation", fit.explanation());
        object.put(
                "predictions",
                switch (fit.outcome()) {
                    case DETERMINED -> "given";
                    case FLAT -> "given: they are much the same for all parameters that fit";
                    case AT_BOUNDARY -> "given: they are those of the simpler model at the boundary";
                });
        object.put("converged", fit.isConverged()).put("iterations", fit.iterations());
        object.put("customers", fit.observations()).put("logLikelihood", fit.logLikelihood());
        object.put("aic", fit.aic()).put("bic", fit.bic());
        JsonObject parameters = object.object("parameters");
        Map<String, ParameterLimit> limits = fit.limits();
        fit.parameters().forEach((name, value) -> parameters.put(name, limits.containsKey(name) ? Double.NaN : value));
        if (!limits.isEmpty()) {
            JsonObject places = object.object("limits");
            limits.forEach((name, limit) -> places.put(name, limit.text()));
            put(object.object("combinations"), fit.combinations());
        }
        put(object.object("standardErrors"), fit.standardErrors());
    }

    private static void put(JsonObject object, Map<String, Double> values) {
        values.forEach((name, value) -> object.put(name, value.doubleValue()));
    }

    void write(OutputFolder folder) throws IOException, UserError {
        folder.json(NAME, json);
    }
}
