package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.customer.CustomerBase;
import io.github.retentionmetrics.customer.SubscriberCursor;
import io.github.retentionmetrics.customer.Subscription;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.renewal.BetaDiscreteWeibull;
import io.github.retentionmetrics.renewal.RenewalCounts;
import io.github.retentionmetrics.renewal.ShiftedBetaGeometric;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The models of how long customers with a contract stay, fitted to the subscriptions.
 *
 * @param term how long a contract is taken to run until it is renewed
 * @param renewals how many contracts came up for each renewal, and were renewed
 * @param shiftedBetaGeometric the model in which nobody grows more or less likely to leave
 * @param betaDiscreteWeibull the model in which they may
 */
record ContractModels(
        ChronoUnit term,
        RenewalCounts renewals,
        FittedModel<ShiftedBetaGeometric> shiftedBetaGeometric,
        FittedModel<BetaDiscreteWeibull> betaDiscreteWeibull) {

    static ContractModels of(CustomerBase base, Granularity granularity) {
        ChronoUnit term = termOf(granularity);
        RenewalCounts renewals = RenewalCounts.of(subscriptions(base), term, base.observedUntil());
        return new ContractModels(
                term,
                renewals,
                FittedModel.of(
                        "shifted_beta_geometric", "Shifted beta-geometric", () -> ShiftedBetaGeometric.fit(renewals)),
                FittedModel.of(
                        "beta_discrete_weibull", "Beta-discrete-Weibull", () -> BetaDiscreteWeibull.fit(renewals)));
    }

    /** Exports do not tell how long a contract runs: mostly a month, a week or a year where the user thinks in those. */
    private static ChronoUnit termOf(Granularity granularity) {
        if (granularity.equals(Granularity.YEAR)) {
            return ChronoUnit.YEARS;
        }
        return granularity.equals(Granularity.WEEK) ? ChronoUnit.WEEKS : ChronoUnit.MONTHS;
    }

    /** The subscriptions again; whose they are does not matter here. */
    private static List<Subscription> subscriptions(CustomerBase base) {
        List<Subscription> subscriptions = new ArrayList<>();
        SubscriberCursor customer = base.cursor();
        while (customer.next()) {
            for (int i = 0; i < customer.subscriptions(); i++) {
                LocalDate start = LocalDate.ofEpochDay(customer.startEpochDay(i));
                LocalDate end = customer.isRunning(i) ? null : LocalDate.ofEpochDay(customer.endEpochDay(i));
                subscriptions.add(new Subscription("somebody", start, end));
            }
        }
        return subscriptions;
    }
}
