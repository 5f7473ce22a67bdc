package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.evaluation.ForecastErrors;
import io.github.retentionmetrics.evaluation.Holdout;
import io.github.retentionmetrics.forecast.TransactionModel;
import io.github.retentionmetrics.purchase.CustomerCursor;
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

    /**
     * Checks the day against what was read, before anything is computed.
     *
     * @throws UsageError if nothing is left to learn from, or to judge by
     */
    static void requireUsable(PurchaseHistory history, LocalDate calibratedUntil) throws UsageError {
        if (history.orders() == 0) {
            throw new UsageError("--holdout must come with at least one order: " + calibratedUntil);
        }
        requireBefore(history.observedUntil(), calibratedUntil);
        LocalDate firstOrder = firstOrder(history);
        if (calibratedUntil.isBefore(firstOrder)) {
            throw new UsageError(
                    "--holdout must be on or after the first order (" + firstOrder + "): " + calibratedUntil);
        }
    }

    private static LocalDate firstOrder(PurchaseHistory history) {
        long first = Long.MAX_VALUE;
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            // a customer may have refunds only
            first = customer.orders() == 0 ? first : Math.min(first, customer.epochDay(0));
        }
        return LocalDate.ofEpochDay(first);
    }

    /**
     * Checks that there is a day to judge by.
     *
     * @throws UsageError if there is none
     */
    static void requireBefore(LocalDate observedUntil, LocalDate calibratedUntil) throws UsageError {
        if (!calibratedUntil.isBefore(observedUntil)) {
            throw new UsageError(
                    "--holdout must be before the last observed day (" + observedUntil + "): " + calibratedUntil);
        }
    }

    /** Fits the models, to a day that can be used. */
    static HoldoutForecast of(PurchaseHistory history, LocalDate calibratedUntil) {
        Holdout holdout = Holdout.of(history, calibratedUntil, ChronoUnit.WEEKS);
        return new HoldoutForecast(calibratedUntil, holdout, PurchaseModels.of(holdout.calibration()));
    }

    /** The errors of a model; of nobody without a fit. */
    ForecastErrors errors(FittedModel<? extends TransactionModel> model) {
        return model.model().map(holdout::errors).orElse(ForecastErrors.empty());
    }
}
