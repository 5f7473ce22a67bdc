package io.github.retentionmetrics.examples.report.forecast;

import io.github.retentionmetrics.evaluation.ForecastErrors;
import io.github.retentionmetrics.evaluation.Holdout;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.forecast.TransactionModel;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * How good the forecast would have been: {@code holdout.csv} has the errors of the models,
 * {@code holdout_customers.csv} every customer, {@code holdout_frequency.csv} customers by how often they had bought,
 * {@code tracking.csv} the periods.
 */
final class HoldoutFiles {
    /** Customers with more repeat purchases share a row, as in the literature. */
    private static final int LAST_FREQUENCY = 7;

    private final OutputFolder folder;
    private final HoldoutForecast forecast;
    private final Holdout holdout;

    HoldoutFiles(OutputFolder folder, HoldoutForecast forecast) {
        this.folder = folder;
        this.forecast = forecast;
        this.holdout = forecast.holdout();
    }

    void write(Granularity granularity) throws IOException, UserError {
        writeErrors();
        writeCustomers();
        writeFrequencies();
        writeTracking(granularity);
    }

    private void writeErrors() throws IOException, UserError {
        try (CsvFile csv = folder.csv(
                "holdout.csv",
                "model",
                "customers",
                "predicted",
                "actual",
                "cumulative_error",
                "mean_absolute_error",
                "root_mean_square_error",
                "bias",
                "log_likelihood",
                "aic",
                "bic")) {
            for (FittedModel<? extends TransactionModel> model :
                    forecast.models().all()) {
                if (model.fit().isPresent()) {
                    writeErrors(csv, model.key(), model.fit().get(), forecast.errors(model));
                } else {
                    csv.row(model.key(), null, null, null, null, null, null, null, null, null, null);
                }
            }
        }
    }

    private static void writeErrors(CsvFile csv, String key, ModelFit<?> fit, ForecastErrors errors) {
        csv.row(
                key,
                errors.customers(),
                errors.predicted(),
                errors.actual(),
                errors.cumulativeError().value(),
                errors.meanAbsoluteError().value(),
                errors.rootMeanSquareError().value(),
                errors.bias().value(),
                fit.logLikelihood(),
                fit.aic(),
                fit.bic());
    }

    private void writeCustomers() throws IOException, UserError {
        PurchaseSummaries customers = holdout.calibration();
        double[] bgNbd = predicted(forecast.models().bgNbd());
        double[] mbgNbd = predicted(forecast.models().mbgNbd());
        double[] paretoNbd = predicted(forecast.models().paretoNbd());
        try (CsvFile csv = folder.csv(
                "holdout_customers.csv",
                "customer_id",
                "frequency",
                "recency_weeks",
                "age_weeks",
                "monetary_value",
                "actual",
                "bg_nbd_expected",
                "mbg_nbd_expected",
                "pareto_nbd_expected")) {
            ForecastFile.rowsById(customers)
                    .forEach(row -> csv.row(
                            customers.customerId(row),
                            customers.frequency(row),
                            customers.recency(row),
                            customers.age(row),
                            customers.monetaryValue(row),
                            holdout.actual(row),
                            bgNbd[row],
                            mbgNbd[row],
                            paretoNbd[row]));
        }
    }

    private double[] predicted(FittedModel<? extends TransactionModel> model) {
        PurchaseSummaries customers = holdout.calibration();
        if (model.model().isPresent()) {
            return model.model().get().expectedPurchases(customers, holdout.duration());
        }
        double[] unknown = new double[customers.size()];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }

    private void writeFrequencies() throws IOException, UserError {
        try (CsvFile csv = folder.csv(
                "holdout_frequency.csv",
                "model",
                "frequency",
                "customers",
                "predicted",
                "actual",
                "mean_predicted",
                "mean_actual")) {
            for (FittedModel<? extends TransactionModel> model :
                    forecast.models().all()) {
                List<Holdout.FrequencyBin> bins = model.model()
                        .map(fitted -> holdout.byFrequency(fitted, LAST_FREQUENCY))
                        .orElse(List.of());
                bins.forEach(bin -> csv.row(
                        model.key(),
                        bin.frequency() + (bin.isOpen() ? "+" : ""),
                        bin.customers(),
                        bin.predicted(),
                        bin.actual(),
                        bin.meanPredicted().value(),
                        bin.meanActual().value()));
            }
        }
    }

    private void writeTracking(Granularity granularity) throws IOException, UserError {
        try (CsvFile csv = folder.csv(
                "tracking.csv",
                "model",
                "period",
                "part",
                "expected",
                "actual",
                "cumulative_expected",
                "cumulative_actual",
                "cumulative_error")) {
            for (FittedModel<? extends TransactionModel> model :
                    forecast.models().all()) {
                List<Holdout.TrackedPeriod> periods = model.model()
                        .map(fitted -> holdout.tracking(fitted, granularity))
                        .orElse(List.of());
                periods.forEach(period -> csv.row(
                        model.key(),
                        granularity.label(
                                granularity.periodContaining(period.period().startInclusive())),
                        period.isHoldout() ? "holdout" : "calibration",
                        period.expected(),
                        period.actual(),
                        period.cumulativeExpected(),
                        period.cumulativeActual(),
                        period.cumulativeError().value()));
            }
        }
    }
}
