package io.github.retentionmetrics.examples.questions;

import static io.github.retentionmetrics.period.Granularity.MONTH;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.retention.GrossRevenueRetention;
import io.github.retentionmetrics.retention.NetRevenueRetention;
import io.github.retentionmetrics.retention.QuickRatio;
import io.github.retentionmetrics.retention.RevenueMovement;
import io.github.retentionmetrics.retention.Stickiness;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/** Question: do the customers we had still spend what they spent, and do we win more than we lose? */
public final class DoesRevenueHold {
    private DoesRevenueHold() {}

    public static void main(String[] args) {
        PurchaseHistory history = PurchaseHistory.builder(Currency.getInstance("EUR"))
                .add("anna", LocalDate.of(2026, 2, 3), new BigDecimal("100.00"))
                .add("anna", LocalDate.of(2026, 3, 3), new BigDecimal("140.00"))
                .add("bram", LocalDate.of(2026, 2, 10), new BigDecimal("80.00"))
                .add("bram", LocalDate.of(2026, 3, 12), new BigDecimal("50.00"))
                .add("cato", LocalDate.of(2026, 2, 20), new BigDecimal("20.00"))
                .add("daan", LocalDate.of(2026, 3, 25), new BigDecimal("60.00"))
                .build(LocalDate.of(2026, 3, 31));

        RevenueMovement march = RevenueMovement.of(history, Period.month(2026, 3));
        System.out.println("start           " + march.start());
        System.out.println("new             " + march.newRevenue());
        System.out.println("expansion       " + march.expansion());
        System.out.println("contraction     " + march.contraction());
        System.out.println("lost            " + march.lost());
        System.out.println("end             " + march.end());

        // who is behind each part
        Segmentation customers = RevenueMovement.customersOf(history, Period.month(2026, 3));
        System.out.println("spend less      " + customers.customerIds("contracted"));
        System.out.println("spend no more   " + customers.customerIds("lost"));

        // each customer is capped at what they spent before: anna's growth cannot hide bram's decline
        System.out.println("net retention   " + NetRevenueRetention.of(march));
        System.out.println("gross retention " + GrossRevenueRetention.of(march));
        System.out.println("quick ratio     " + QuickRatio.of(march));

        System.out.println("stickiness      " + Stickiness.of(history, Period.quarter(2026, 1), MONTH));
    }
}
