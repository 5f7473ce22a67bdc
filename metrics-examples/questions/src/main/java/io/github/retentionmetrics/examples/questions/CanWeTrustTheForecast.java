package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.evaluation.Holdout;
import io.github.retentionmetrics.evaluation.ModelChoice;
import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.forecast.BgNbd;
import io.github.retentionmetrics.forecast.MbgNbd;
import io.github.retentionmetrics.forecast.ParetoNbd;
import io.github.retentionmetrics.forecast.TransactionModel;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Question: had we made the forecast last year, how far off would it have been, and which model is best? */
public final class CanWeTrustTheForecast {
    private CanWeTrustTheForecast() {}

    public static void main(String[] args) {
        PurchaseHistory history = SilentShop.history();

        Holdout holdout = Holdout.of(history, LocalDate.of(2025, 12, 31), ChronoUnit.WEEKS);
        List<ModelFit<? extends TransactionModel>> fits = List.of(
                BgNbd.fit(holdout.calibration()),
                MbgNbd.fit(holdout.calibration()),
                ParetoNbd.fit(holdout.calibration()));
        for (Holdout.ComparedModel model : holdout.compare(fits)) {
            System.out.println(model);
            System.out.println("  total off by " + model.errors().cumulativeError());
        }

        ModelChoice choice = ModelChoice.of(holdout, fits);
        System.out.println(choice);

        TransactionModel model = choice.among(fits).orElseThrow().model();
        System.out.println("by number of repeat orders before");
        holdout.byFrequency(model, 4).forEach(bin -> System.out.println("  " + bin));
        System.out.println("by quarter");
        holdout.tracking(model, Granularity.QUARTER).forEach(quarter -> System.out.println("  " + quarter));
    }
}
