package io.github.retentionmetrics.examples.report.forecast;

import io.github.retentionmetrics.evaluation.ForecastErrors;
import io.github.retentionmetrics.evaluation.Holdout;
import io.github.retentionmetrics.forecast.TransactionModel;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The models fitted to what was known on a day, to be judged by what happened after it.
 *
 * @param calibratedUntil the day
 * @param holdout what was known, and what happened
 * @param models the models
 */
record HoldoutForecast(LocalDate calibratedUntil, Holdout holdout, PurchaseModels models) {

    /** Fits the models, to a day that can be used. */
    static HoldoutForecast of(PurchaseHistory history, LocalDate calibratedUntil) {
        Holdout holdout = Holdout.of(history, calibratedUntil, ChronoUnit.WEEKS);
        return new HoldoutForecast(calibratedUntil, holdout, PurchaseModels.of(holdout.calibration()));
    }

    /** The errors of a model; of no customers without a fit. */
    ForecastErrors errors(FittedModel<? extends TransactionModel> model) {
        return model.model().map(holdout::errors).orElse(ForecastErrors.empty());
    }
}
