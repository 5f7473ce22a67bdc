package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.renewal.BetaDiscreteWeibull;
import io.github.retentionmetrics.renewal.RenewalCounts;
import io.github.retentionmetrics.renewal.ShiftedBetaGeometric;
import java.util.Locale;

/** Question: how long will subscribers stay, judged by the first renewals of three cohorts of different ages? */
public final class HowLongWillSubscribersStay {
    private HowLongWillSubscribersStay() {}

    public static void main(String[] args) {
        RenewalCounts oldest = RenewalCounts.ofSurvivors(1_000, 720, 574, 481, 417);
        RenewalCounts renewals =
                oldest.plus(RenewalCounts.ofSurvivors(1_200, 868, 690)).plus(RenewalCounts.ofSurvivors(1_500, 1_074));

        ModelFit<ShiftedBetaGeometric> fit = ShiftedBetaGeometric.fit(renewals);
        ShiftedBetaGeometric model = fit.model();

        System.out.println(fit);
        System.out.printf(Locale.ROOT, "retention at the first renewal   %.1f%%%n", 100 * model.retention(1));
        System.out.printf(Locale.ROOT, "retention at the tenth           %.1f%%%n", 100 * model.retention(10));
        System.out.printf(
                Locale.ROOT, "of the oldest cohort's 417       %.0f in 5 years%n", model.expectedCustomers(oldest, 5));
        System.out.printf(
                Locale.ROOT, "years of a new subscriber        %.2f of the next 10%n", model.expectedLifetime(10));
        System.out.printf(Locale.ROOT, "years in all                     %s%n", model.expectedLifetime());
        System.out.printf(Locale.ROOT, "years in all, at 10 %% a year     %.2f%n", model.discountedLifetime(0.10));
        System.out.printf(
                Locale.ROOT, "more years after 4, at 10 %%      %.2f%n", model.discountedResidualLifetime(4, 0.10));
        System.out.printf(
                Locale.ROOT,
                "do they tire of it (BdW, c = 1)? p = %.2f%n",
                BetaDiscreteWeibull.fit(renewals).likelihoodRatioTest(fit).pvalue());
    }
}
