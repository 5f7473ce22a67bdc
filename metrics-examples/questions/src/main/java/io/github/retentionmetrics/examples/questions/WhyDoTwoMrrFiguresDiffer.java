package io.github.retentionmetrics.examples.questions;

import static io.github.retentionmetrics.subscription.RevenuePreset.CHARTMOGUL;
import static io.github.retentionmetrics.subscription.RevenuePreset.MAXIO;
import static io.github.retentionmetrics.subscription.RevenuePreset.PADDLE;
import static io.github.retentionmetrics.subscription.RevenuePreset.STRIPE;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.subscription.BillingInterval;
import io.github.retentionmetrics.subscription.Discount;
import io.github.retentionmetrics.subscription.RecurringRevenue;
import io.github.retentionmetrics.subscription.RecurringRevenueMovement;
import io.github.retentionmetrics.subscription.RevenueComparison;
import io.github.retentionmetrics.subscription.RevenueConventions;
import io.github.retentionmetrics.subscription.RevenuePreset;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.subscription.Terms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** Question: two dashboards show different monthly recurring revenue for the same subscriptions. Why? */
public final class WhyDoTwoMrrFiguresDiffer {
    private static final Currency EUR = Currency.getInstance("EUR");

    private WhyDoTwoMrrFiguresDiffer() {}

    public static void main(String[] args) {
        Terms monthly = Terms.of(new BigDecimal("100.00"), EUR, BillingInterval.MONTH);
        Terms weekly = Terms.of(new BigDecimal("25.00"), EUR, BillingInterval.WEEK);
        Terms coupon =
                monthly.withDiscount(Discount.percent(new BigDecimal("50")).limited());
        Terms paused = monthly.withState(Terms.State.PAUSED);
        LocalDate january = LocalDate.of(2026, 1, 5);
        LocalDate march10 = LocalDate.of(2026, 3, 10);
        LocalDate march20 = LocalDate.of(2026, 3, 20);

        RecurringRevenue mrr = RecurringRevenue.of(
                SubscriptionHistory.of(
                        List.of(
                                Subscription.of("anna", january).withTerms(weekly),
                                Subscription.of("bram", january).withTerms(coupon),
                                Subscription.of("cato", january, march10).withTerms(monthly),
                                Subscription.of("cato", march10).withTerms(paused),
                                Subscription.of("daan", january)
                                        .withTerms(monthly)
                                        .withCancelledOn(march20),
                                Subscription.of("eva", january, march10).withTerms(monthly),
                                Subscription.of("eva", march20).withTerms(monthly)),
                        LocalDate.of(2026, 3, 31)),
                EUR);
        Period march = Period.month(2026, 3);

        for (RevenuePreset tool : RevenuePreset.values()) {
            System.out.println(tool + "  " + mrr.withConventions(tool).at(march.lastDay()));
        }
        explain("MRR", RevenueComparison.at(mrr, march.lastDay(), STRIPE, PADDLE));
        explain("MRR", RevenueComparison.at(mrr, march.lastDay(), PADDLE, MAXIO));
        explain("churned", RevenueComparison.of(mrr, march, RecurringRevenueMovement::churned, STRIPE, CHARTMOGUL));

        // conventions of your own
        RevenueConventions ours =
                STRIPE.conventions().withState(Terms.State.PAST_DUE, false).withGraceDays(10);
        System.out.println("ours  " + mrr.withConventions(ours).at(march.lastDay()));
    }

    private static void explain(String figure, RevenueComparison why) {
        System.out.println(
                figure + " from " + why.first().mrr() + " to " + why.second().mrr() + ":");
        why.monthlyContributions()
                .forEach((cause, amount) -> System.out.println("  " + amount + " by " + cause.description()));
    }
}
