package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.forecast.BgNbd;
import io.github.retentionmetrics.forecast.MbgNbd;
import io.github.retentionmetrics.forecast.ParetoNbd;
import io.github.retentionmetrics.forecast.TransactionModel;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.util.List;

/** The models of how often customers buy, fitted to the same customers. */
record PurchaseModels(FittedModel<BgNbd> bgNbd, FittedModel<MbgNbd> mbgNbd, FittedModel<ParetoNbd> paretoNbd) {

    static PurchaseModels of(PurchaseSummaries customers) {
        return new PurchaseModels(
                FittedModel.of("bg_nbd", "BG/NBD", () -> BgNbd.fit(customers)),
                FittedModel.of("mbg_nbd", "MBG/NBD", () -> MbgNbd.fit(customers)),
                FittedModel.of("pareto_nbd", "Pareto/NBD", () -> ParetoNbd.fit(customers)));
    }

    List<FittedModel<? extends TransactionModel>> all() {
        return List.of(bgNbd, mbgNbd, paretoNbd);
    }
}
