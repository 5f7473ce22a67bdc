package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.lifetime.RetentionModel;
import io.github.retentionmetrics.lifetime.RetentionModel.Timing;
import io.github.retentionmetrics.lifetime.RetentionProgramme;
import io.github.retentionmetrics.rate.Rate;
import java.math.BigDecimal;

/** Question: what is one point of retention worth, and does a programme that adds two pay for itself? */
public final class WhatIsAPointOfRetentionWorth {
    private WhatIsAPointOfRetentionWorth() {}

    public static void main(String[] args) {
        RetentionModel customer = RetentionModel.of(BigDecimal.valueOf(120), 0.8, 0.1, Timing.AFTER_RETENTION);
        System.out.println("lifetime value at 80 %    " + customer.lifetimeValue());
        System.out.println("one point more            " + customer.gain(1));
        System.out.println("one point less            " + customer.gain(-1));
        System.out.println("the next point, marginal  " + customer.marginalPoint());
        System.out.println("elasticity                " + Math.round(100 * customer.elasticity()) / 100.0);

        // measured: 820 of 1000 stayed with the programme, 800 of 1000 without it
        Rate with = Rate.of(820, 1_000);
        Rate without = Rate.of(800, 1_000);
        RetentionProgramme programme =
                RetentionProgramme.ofGroups(with, without, customer.lifetimeValue(), BigDecimal.valueOf(4_000));
        System.out.println(
                "customers kept            " + programme.customersKept().toPlainString());
        System.out.println("gain                      " + programme.gain());
        System.out.println("profit                    " + programme.profit());
        System.out.println("return on investment      " + programme.returnOnInvestment());
        System.out.println("points to break even      " + programme.breakEvenPoints());
        System.out.println("more than chance?         " + with.minus(without).test());
    }
}
