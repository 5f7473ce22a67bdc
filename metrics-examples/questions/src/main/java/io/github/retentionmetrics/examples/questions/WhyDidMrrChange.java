package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.retention.GrossRevenueRetention;
import io.github.retentionmetrics.retention.NetRevenueRetention;
import io.github.retentionmetrics.subscription.BillingInterval;
import io.github.retentionmetrics.subscription.RecurringRevenue;
import io.github.retentionmetrics.subscription.RecurringRevenueMovement;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.subscription.Terms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** Question: what is our monthly recurring revenue, and why did it change? */
public final class WhyDidMrrChange {
    private static final Currency EUR = Currency.getInstance("EUR");

    private WhyDidMrrChange() {}

    public static void main(String[] args) {
        Terms silver =
                Terms.of(new BigDecimal("30.00"), EUR, BillingInterval.MONTH).withPlan("Silver");
        Terms gold =
                Terms.of(new BigDecimal("600.00"), EUR, BillingInterval.YEAR).withPlan("Gold");
        LocalDate january = LocalDate.of(2026, 1, 5);
        LocalDate march10 = LocalDate.of(2026, 3, 10);

        // a change of plan, price or seats ends one phase and begins another; a pause ends one, too
        List<Subscription> phases = List.of(
                Subscription.of("anna", january, march10).withTerms(silver),
                Subscription.of("anna", march10).withTerms(gold),
                Subscription.of("bram", january, march10).withTerms(silver.withQuantity(4)),
                Subscription.of("bram", march10).withTerms(silver.withQuantity(3)),
                Subscription.of("cato", january, march10).withTerms(silver),
                Subscription.of("daan", january, LocalDate.of(2026, 2, 1)).withTerms(silver),
                Subscription.of("daan", march10).withTerms(silver),
                Subscription.of("eva", march10).withTerms(gold).withTrialEnd(LocalDate.of(2026, 3, 24)),
                Subscription.of("finn", march10).withTerms(gold).withTrialEnd(LocalDate.of(2026, 4, 9)));
        SubscriptionHistory subscriptions = SubscriptionHistory.of(phases, LocalDate.of(2026, 3, 31));

        RecurringRevenue mrr = RecurringRevenue.of(subscriptions, EUR);
        Period month = Period.month(2026, 3);
        System.out.println("today           " + mrr.at(month.lastDay()));
        mrr.atByPlan(month.lastDay()).forEach((plan, amount) -> System.out.println("  " + plan + "  " + amount));

        RecurringRevenueMovement march = mrr.movement(month);
        System.out.println("start           " + march.start().mrr());
        System.out.println("+ new           " + march.newRevenue().mrr());
        System.out.println("+ reactivated   " + march.reactivated().mrr());
        System.out.println("+ expansion     " + march.expansion().mrr());
        System.out.println("- contraction   " + march.contraction().mrr());
        System.out.println("- churned       " + march.churned().mrr());
        System.out.println("= end           " + march.end().mrr());

        // who is behind each part
        Segmentation customers = mrr.customersOf(month);
        customers.names().forEach(part -> System.out.println(part + "  " + customers.customerIds(part)));

        System.out.println("net retention   " + NetRevenueRetention.of(mrr, month));
        System.out.println("gross retention " + GrossRevenueRetention.of(mrr, month));
    }
}
