package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.rfm.RfmScores;
import io.github.retentionmetrics.rfm.RfmValues;
import io.github.retentionmetrics.segment.SegmentValues;
import io.github.retentionmetrics.segment.ValueTiers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/** Question: who are our best customers, by RFM and by revenue, and how much do they bring? */
public final class WhoAreOurBestCustomers {
    private WhoAreOurBestCustomers() {}

    public static void main(String[] args) {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(Currency.getInstance("EUR"));
        for (int customer = 1; customer <= 40; customer++) {
            for (int order = 0; order <= customer % 7; order++) {
                LocalDate date = LocalDate.of(2026, 12, 31).minusDays(3L * customer + 20L * order);
                builder.add("C" + customer, date, BigDecimal.valueOf(10 + customer % 9));
            }
        }
        PurchaseHistory history = builder.build(LocalDate.of(2026, 12, 31));

        RfmScores scores = RfmScores.of(history);
        Segmentation segments = scores.segments();
        SegmentValues values = SegmentValues.of(history, segments);
        System.out.println("Champions                 " + values.customerShare("Champions"));
        System.out.println("their revenue             " + values.revenueShare("Champions"));
        System.out.println("they are                  " + segments.customerIds("Champions"));
        System.out.println("can't lose them           " + segments.customerIds("Can't Lose Them"));
        for (RfmValues.Row best : scores.values().mostValuable(3)) {
            System.out.println("most valuable             " + best.customerId() + ": " + best.orders() + " orders, EUR "
                    + best.monetary() + ", last " + best.recencyDays() + " days ago");
        }
        System.out.println("tiers by revenue          " + ValueTiers.abc().over(history));
    }
}
