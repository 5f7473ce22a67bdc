package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.lifetime.LifetimeValue;
import io.github.retentionmetrics.purchase.CustomerTotals;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.referral.Referral;
import io.github.retentionmetrics.referral.ReferralValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** Question: what is a customer worth through those they bring, and what may a reward cost? */
public final class WhatIsAReferralWorth {
    private WhatIsAReferralWorth() {}

    public static void main(String[] args) {
        PurchaseHistory history = PurchaseHistory.builder(Currency.getInstance("EUR"))
                .add("anna", LocalDate.of(2026, 1, 5), new BigDecimal("100.00"))
                .add("bram", LocalDate.of(2026, 2, 5), new BigDecimal("50.00"))
                .add("cato", LocalDate.of(2026, 2, 9), new BigDecimal("30.00"))
                .add("daan", LocalDate.of(2026, 3, 1), new BigDecimal("20.00"))
                .build(LocalDate.of(2026, 3, 31));
        List<Referral> referrals = List.of(
                Referral.of("anna", "bram", LocalDate.of(2026, 3, 14)).withReward(new BigDecimal("15.00")),
                Referral.of("anna", "cato", LocalDate.of(2026, 3, 14)).withReward(new BigDecimal("15.00")),
                Referral.of("bram", "daan", LocalDate.of(2026, 3, 14)).withReward(new BigDecimal("15.00")));

        ReferralValue value = ReferralValue.of(referrals, CustomerTotals.of(history));
        for (int row = 0; row < value.size(); row++) {
            System.out.println(value.customerId(row) + "  referred " + value.referred(row) + ", direct "
                    + value.direct(row) + ", indirect " + value.indirect(row));
        }

        // only the first is money that exists: the others count who was referred again for those who brought them
        System.out.println("all, each customer once   " + value.totalOnce());
        System.out.println("all, with direct value    " + value.totalWithDirect());
        System.out.println("all, with whole chains    " + value.totalWithChains());

        // from averages: 1000 customers, one in ten brings another, worth 58, for a reward of 15
        System.out.println("to expect                 "
                + ReferralValue.expected(
                        1_000, Ratio.of(1, 10), LifetimeValue.of(BigDecimal.valueOf(58)), BigDecimal.valueOf(15)));
    }
}
