package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.customer.CustomerCounts;
import io.github.retentionmetrics.rate.ProportionInterval;
import io.github.retentionmetrics.retention.ChurnRate;
import io.github.retentionmetrics.retention.CompoundedRate;

/** Question: we lose 4 % of our customers a month. How many is that a year? (Not 12 times 4 %.) */
public final class WhatIsAMonthlyRateAYear {
    private WhatIsAMonthlyRateAYear() {}

    public static void main(String[] args) {
        var monthly = ChurnRate.of(CustomerCounts.atStart(2_000).lost(80));
        CompoundedRate yearly = CompoundedRate.ofChurn(monthly, 12);

        System.out.println("a month  " + monthly);
        System.out.println("a year   " + yearly.value());
        System.out.println("between  " + yearly.interval(ProportionInterval.WILSON, 0.95));
    }
}
