package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.customer.CustomerCounts;
import io.github.retentionmetrics.rate.RateDifference;
import io.github.retentionmetrics.retention.RetentionRate;

/** Question: retention went from 85.0 % to 87.1 %. Is that an improvement or chance? */
public final class DidRetentionImprove {
    private DidRetentionImprove() {}

    public static void main(String[] args) {
        var before = RetentionRate.of(CustomerCounts.atStart(1_000).lost(150));
        var after = RetentionRate.of(CustomerCounts.atStart(1_050).lost(135));

        RateDifference difference = after.minus(before);
        System.out.println("difference   " + difference);
        System.out.println("interval     " + difference.interval(0.95));
        System.out.println("significant  " + difference.test().isSignificant(0.05));
    }
}
