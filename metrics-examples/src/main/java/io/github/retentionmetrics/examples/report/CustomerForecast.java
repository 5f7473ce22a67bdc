package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.evaluation.ModelChoice;
import io.github.retentionmetrics.forecast.GammaGamma;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.util.List;
import java.util.Optional;

/** What is expected of every customer by each model, and which of the models the report goes by. */
final class CustomerForecast {
    private final PurchaseSummaries customers;
    private final List<ModelForecast> models;
    private final ModelChoice choice;
    private final double[] averageValue;

    CustomerForecast(
            PurchaseSummaries customers, PurchaseModels models, FittedModel<GammaGamma> spend, ModelChoice choice) {
        this.customers = customers;
        this.models = models.all().stream()
                .map(model -> new ModelForecast(model, spend, customers))
                .toList();
        this.choice = choice;
        this.averageValue = ModelForecast.columnOf(customers, spend.model(), model -> model.expectedValues(customers));
    }

    PurchaseSummaries customers() {
        return customers;
    }

    /** The forecasts of all models, in the order of {@link PurchaseModels#all()}. */
    List<ModelForecast> models() {
        return models;
    }

    /** Which model the report goes by, and why. */
    ModelChoice choice() {
        return choice;
    }

    /** The forecast of the chosen model; empty if no model has a fit. */
    Optional<ModelForecast> chosen() {
        return models.stream()
                .filter(model -> choice.model().filter(model.name()::equals).isPresent())
                .findFirst();
    }

    /** The forecasts of the other models that have a fit. */
    List<ModelForecast> others() {
        Optional<ModelForecast> chosen = chosen();
        return models.stream()
                .filter(ModelForecast::isFitted)
                .filter(model -> chosen.filter(model::equals).isEmpty())
                .toList();
    }

    double averageValue(int row) {
        return averageValue[row];
    }

    /** What a customer is still worth by the chosen model; not a number without one. */
    double lifetimeValue(int row) {
        return chosen().map(model -> model.lifetimeValue(row)).orElse(Double.NaN);
    }

    /** What all customers together are still worth by the chosen model; not a number where there is no finite value. */
    double lifetimeValue() {
        return chosen().map(ModelForecast::lifetimeValue).orElse(Double.NaN);
    }
}
