package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.customer.CustomerCounts;
import io.github.retentionmetrics.rate.ProportionInterval;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.retention.ChurnRate;
import io.github.retentionmetrics.retention.RetentionRate;

/** Question: we know only a few counts of last month. How many customers stayed, and how sure is that? */
public final class HowManyCustomersStay {
    private HowManyCustomersStay() {}

    public static void main(String[] args) {
        CustomerCounts march = CustomerCounts.atStart(1_000).acquired(200).atEnd(1_050);

        Rate retention = RetentionRate.of(march);
        System.out.println("retention  " + retention);
        System.out.println("churn      " + ChurnRate.of(march));
        System.out.println("certainty  " + retention.interval(ProportionInterval.WILSON, 0.95));

        // the other published formula, from the customers lost, gives the same rate
        System.out.println(
                "from lost  " + RetentionRate.of(CustomerCounts.atStart(1_000).lost(150)));

        // no customers at the start: neither 0 % nor 100 %, and no exception
        Rate none = RetentionRate.of(CustomerCounts.atStart(0).acquired(40).atEnd(40));
        System.out.println("new shop   " + none);
    }
}
