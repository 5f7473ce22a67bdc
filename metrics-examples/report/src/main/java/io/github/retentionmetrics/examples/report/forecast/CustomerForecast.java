package io.github.retentionmetrics.examples.report.forecast;

import io.github.retentionmetrics.evaluation.ModelChoice;
import io.github.retentionmetrics.forecast.GammaGamma;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What is expected of every customer by each model, and which of the models the report goes by. */
final class CustomerForecast {
    private final PurchaseSummaries customers;
    private final List<ModelForecast> models;
    private final ModelChoice choice;
    private final Optional<ModelForecast> chosen;
    private final double[] averageValue;
    private final boolean hasSpend;

    CustomerForecast(
            PurchaseSummaries customers, PurchaseModels models, FittedModel<GammaGamma> spend, ModelChoice choice) {
        this.customers = customers;
        this.models = models.all().stream()
                .map(model -> new ModelForecast(model, spend, customers))
                .toList();
        this.choice = choice;
        this.chosen = this.models.stream()
                .filter(model -> choice.model().filter(model.name()::equals).isPresent())
                .findFirst();
        this.hasSpend = spend.fit().isPresent();
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
        return chosen;
    }

    /** The forecasts of the other models that have a fit. */
    List<ModelForecast> others() {
        return models.stream()
                .filter(ModelForecast::isFitted)
                .filter(model -> chosen.filter(model::equals).isEmpty())
                .toList();
    }

    double averageValue(int row) {
        return averageValue[row];
    }

    /** What figures of a customer are so by definition, or are missing though there is a fit, and why. */
    List<String> notes(int row) {
        List<String> notes = new ArrayList<>();
        if (customers.frequency(row) == 0) {
            models.stream()
                    .filter(ModelForecast::isCertainOfSingleBuyers)
                    .map(model -> model.key() + "_probability_alive is 1 by definition with purchases on one day only")
                    .forEach(notes::add);
        }
        if (!hasSpend) {
            return notes;
        }
        if (hasNoSpend(row)) {
            notes.add("no value: the mean spend is not above 0");
        } else if (Double.isInfinite(averageValue[row])) {
            notes.add("no value: the mean of what customers spend is infinite");
        } else if (customers.frequency(row) == 0) {
            notes.add("expected_average_value is that of all customers");
        }
        return notes;
    }

    private boolean hasNoSpend(int row) {
        return hasSpend && customers.frequency(row) > 0 && customers.monetaryValue(row) <= 0;
    }

    /** How many customers have a model of spending but no value, since their mean spend is 0 or less. */
    long customersWithoutSpend() {
        return IntStream.range(0, customers.size()).filter(this::hasNoSpend).count();
    }

    /** How many customers bought on one day only. */
    long singleBuyers() {
        return IntStream.range(0, customers.size())
                .filter(row -> customers.frequency(row) == 0)
                .count();
    }

    /** How many customers bought on two days or more. */
    long repeatBuyers() {
        return customers.size() - singleBuyers();
    }

    /** Whether what some customers spend has no bound, so that all together have no value. */
    boolean isSpendInfinite() {
        return Arrays.stream(averageValue).anyMatch(Double::isInfinite);
    }

    /** Why all customers together have no value by the chosen model; empty if they have one. */
    String reasonWithoutValue() {
        return chosen.map(this::reasonWithoutValue).orElseGet(choice::reason);
    }

    /** Why all customers together have no value by a model; empty if they have one. */
    String reasonWithoutValue(ModelForecast model) {
        if (!Double.isNaN(model.lifetimeValue())) {
            return "";
        }
        if (!model.isFitted() || customers.size() == 0) {
            return model.reasonWithoutForecast();
        }
        if (!hasSpend) {
            return "Gamma-Gamma was not fitted";
        }
        return customersWithoutSpend() == customers.size()
                ? "no customer has a mean spend above 0"
                : "the mean of what customers spend is infinite";
    }

    /** What a customer is still worth by the chosen model; not a number without one. */
    double lifetimeValue(int row) {
        return chosen.map(model -> model.lifetimeValue(row)).orElse(Double.NaN);
    }

    /** What all customers together are still worth by the chosen model; not a number where there is no finite value. */
    double lifetimeValue() {
        return chosen.map(ModelForecast::lifetimeValue).orElse(Double.NaN);
    }

    /**
     * What all customers together spend within the horizon by the chosen model, without discount: expected purchases
     * times expected average value, those left out who have no such value; not a number where there is no finite value.
     */
    double revenue() {
        if (Double.isNaN(lifetimeValue())) {
            return Double.NaN;
        }
        return chosen.map(model -> IntStream.range(0, customers.size())
                        .mapToDouble(this::revenue)
                        .filter(revenue -> !Double.isNaN(revenue))
                        .sorted()
                        .sum())
                .orElse(Double.NaN);
    }

    /** What a customer spends within the horizon by the chosen model; not a number without a value. */
    double revenue(int row) {
        return chosen.filter(model -> !hasNoSpend(row))
                .map(model -> model.expected(row) * averageValue[row])
                .orElse(Double.NaN);
    }
}
