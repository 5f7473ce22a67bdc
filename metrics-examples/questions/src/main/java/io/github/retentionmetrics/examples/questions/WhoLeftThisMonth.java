package io.github.retentionmetrics.examples.questions;

import static io.github.retentionmetrics.period.Granularity.MONTH;
import static io.github.retentionmetrics.subscription.SubscriptionHistory.toSubscriptionHistory;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.retention.ChurnRate;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.time.LocalDate;
import java.util.List;

/**
 * Question: our customers have subscriptions with start and end dates. Who came, who left, and how many, month by
 * month?
 */
public final class WhoLeftThisMonth {
    private WhoLeftThisMonth() {}

    public static void main(String[] args) {
        List<Subscription> subscriptions = List.of(
                Subscription.of("anna", LocalDate.of(2026, 1, 5)),
                Subscription.of("bram", LocalDate.of(2026, 1, 20), LocalDate.of(2026, 3, 10)),
                Subscription.of("cato", LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 1)),
                Subscription.of("cato", LocalDate.of(2026, 4, 15)),
                Subscription.of("daan", LocalDate.of(2026, 3, 3)));

        // the day until which we know everything is ours to say: it is not the date of the last row
        SubscriptionHistory history = subscriptions.stream().collect(toSubscriptionHistory(LocalDate.of(2026, 4, 30)));

        history.movements(MONTH).forEach((month, movement) -> System.out.println(MONTH.label(month) + "  " + movement));

        Period march = Period.month(2026, 3);
        System.out.println("churn in March: " + ChurnRate.of(history, march));

        CustomerMovement.Customers customers = history.customersOf(march);
        System.out.println("left in March:  " + customers.lost());
        System.out.println("new in March:   " + customers.newCustomers());
        System.out.println(
                "back in April:  " + history.customersOf(Period.month(2026, 4)).resurrected());
    }
}
