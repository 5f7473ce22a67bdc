package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.evaluation.ComparedModel;
import io.github.retentionmetrics.evaluation.Holdout;
import io.github.retentionmetrics.evaluation.ModelChoice;
import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.forecast.BgNbd;
import io.github.retentionmetrics.forecast.MbgNbd;
import io.github.retentionmetrics.forecast.ParetoNbd;
import io.github.retentionmetrics.forecast.TransactionModel;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Random;

/** Question: had we made the forecast last year, how far off would it have been, and which model is best? */
public final class CanWeTrustTheForecast {
    private CanWeTrustTheForecast() {}

    public static void main(String[] args) {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(Currency.getInstance("EUR"));
        Random random = new Random(7);
        LocalDate today = LocalDate.of(2026, 6, 30);
        for (int customer = 1; customer <= 500; customer++) {
            LocalDate date = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(90));
            double meanDaysBetween = 15 / random.nextDouble();
            double leaves = random.nextDouble() * random.nextDouble();
            do {
                builder.add("C" + customer, date, new BigDecimal("25.00"));
                date = date.plusDays(1 + (long) (-meanDaysBetween * Math.log(1 - random.nextDouble())));
            } while (random.nextDouble() > leaves && !date.isAfter(today));
        }
        PurchaseHistory history = builder.build(today);

        Holdout holdout = Holdout.of(history, LocalDate.of(2025, 12, 31), ChronoUnit.WEEKS);
        List<ModelFit<? extends TransactionModel>> fits = List.of(
                BgNbd.fit(holdout.calibration()),
                MbgNbd.fit(holdout.calibration()),
                ParetoNbd.fit(holdout.calibration()));
        for (ComparedModel model : holdout.compare(fits)) {
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
