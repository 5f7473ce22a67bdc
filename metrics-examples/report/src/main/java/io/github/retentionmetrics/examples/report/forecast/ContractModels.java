package io.github.retentionmetrics.examples.report.forecast;

import io.github.retentionmetrics.examples.report.text.PeriodUnit;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.renewal.BetaDiscreteWeibull;
import io.github.retentionmetrics.renewal.RenewalCounts;
import io.github.retentionmetrics.renewal.ShiftedBetaGeometric;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.time.temporal.ChronoUnit;

/**
 * The models of how long customers with a contract stay, fitted to their stays: a renewed term that has a row of its
 * own continues the stay of the row before it.
 *
 * @param term how long a contract is taken to run until it is renewed
 * @param renewals how many stays came up for each renewal, and were renewed
 * @param shiftedBetaGeometric the model in which no customer grows more or less likely to leave
 * @param betaDiscreteWeibull the model in which they may
 */
record ContractModels(
        ChronoUnit term,
        RenewalCounts renewals,
        FittedModel<ShiftedBetaGeometric> shiftedBetaGeometric,
        FittedModel<BetaDiscreteWeibull> betaDiscreteWeibull) {

    static ContractModels of(SubscriptionHistory base, Granularity granularity) {
        ChronoUnit term = termOf(granularity);
        RenewalCounts renewals = RenewalCounts.of(base, term);
        return new ContractModels(
                term,
                renewals,
                FittedModel.of(
                        "shifted_beta_geometric", "Shifted beta-geometric", () -> ShiftedBetaGeometric.fit(renewals)),
                FittedModel.of(
                        "beta_discrete_weibull", "Beta-discrete-Weibull", () -> BetaDiscreteWeibull.fit(renewals)));
    }

    /**
     * Exports do not tell how long a contract runs: mostly a month, a week or a year where the user thinks in those.
     */
    private static ChronoUnit termOf(Granularity granularity) {
        return switch (PeriodUnit.of(granularity)) {
            case WEEK -> ChronoUnit.WEEKS;
            case YEAR -> ChronoUnit.YEARS;
            case DAY, MONTH, QUARTER -> ChronoUnit.MONTHS;
        };
    }
}
