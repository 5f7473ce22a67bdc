package io.github.retentionmetrics.examples.report.forecast;

import io.github.retentionmetrics.evaluation.ModelChoice;
import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.forecast.BgNbd;
import io.github.retentionmetrics.forecast.MbgNbd;
import io.github.retentionmetrics.forecast.ParetoNbd;
import io.github.retentionmetrics.forecast.TransactionModel;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The models of how often customers buy, fitted to the same customers. */
record PurchaseModels(FittedModel<BgNbd> bgNbd, FittedModel<MbgNbd> mbgNbd, FittedModel<ParetoNbd> paretoNbd) {
    static final String BG_NBD = "bg_nbd";

    static PurchaseModels of(PurchaseSummaries customers) {
        return new PurchaseModels(
                FittedModel.of(BG_NBD, "BG/NBD", () -> BgNbd.fit(customers)),
                FittedModel.of("mbg_nbd", "MBG/NBD", () -> MbgNbd.fit(customers)),
                FittedModel.of("pareto_nbd", "Pareto/NBD", () -> ParetoNbd.fit(customers)));
    }

    List<FittedModel<? extends TransactionModel>> all() {
        return List.of(bgNbd, mbgNbd, paretoNbd);
    }

    /**
     * Which of the models that have a fit to go by: judged by a holdout period where there is one and a fit to what was
     * known before it, and by the information criterion otherwise. Of models that do equally well, one that doubts
     * whether a customer who bought once will return comes first.
     */
    ModelChoice choice(Optional<HoldoutForecast> holdout) {
        List<ModelFit<? extends TransactionModel>> fits = fits(this);
        List<ModelFit<? extends TransactionModel>> judged =
                holdout.map(forecast -> fits(forecast.models())).orElse(List.of()).stream()
                        .filter(then ->
                                fits.stream().anyMatch(now -> now.modelName().equals(then.modelName())))
                        .toList();
        return judged.isEmpty()
                ? ModelChoice.of(fits)
                : ModelChoice.of(holdout.orElseThrow().holdout(), judged);
    }

    private static List<ModelFit<? extends TransactionModel>> fits(PurchaseModels models) {
        List<ModelFit<? extends TransactionModel>> fits = new ArrayList<>();
        models.paretoNbd.fit().ifPresent(fits::add);
        models.mbgNbd.fit().ifPresent(fits::add);
        models.bgNbd.fit().ifPresent(fits::add);
        return fits;
    }
}
