package io.github.retentionmetrics.examples.questions;

import static io.github.retentionmetrics.retention.ChurnDefinition.BAREMETRICS;
import static io.github.retentionmetrics.retention.ChurnDefinition.STRIPE;
import static io.github.retentionmetrics.retention.ChurnDefinition.TEXTBOOK;

import io.github.retentionmetrics.customer.CustomerFlow;
import io.github.retentionmetrics.retention.ChurnComparison;
import io.github.retentionmetrics.retention.ChurnDefinition;

/** Question: one dashboard says 5 % churn, another 8 %, for the same customers and month. Who is right? */
public final class WhyDoTwoDashboardsDisagree {
    private WhyDoTwoDashboardsDisagree() {}

    public static void main(String[] args) {
        // a SubscriptionHistory counts this from start and end dates: base.flow(Period.month(2026, 3))
        CustomerFlow march = CustomerFlow.startingWith(1_000).withLost(50, 10).withJoined(180, 20);

        for (ChurnDefinition definition : ChurnDefinition.values()) {
            System.out.println(definition + ": " + definition.of(march));
        }
        explain(ChurnComparison.of(march, TEXTBOOK, BAREMETRICS));
        explain(ChurnComparison.of(march, BAREMETRICS, STRIPE));
    }

    private static void explain(ChurnComparison why) {
        System.out.println("from " + why.firstRate() + " to " + why.secondRate() + ":");
        why.contributions()
                .forEach((cause, points) -> System.out.println("  " + points + " by " + cause.description()));
    }
}
