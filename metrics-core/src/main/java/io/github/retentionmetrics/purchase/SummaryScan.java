package io.github.retentionmetrics.purchase;

import io.github.retentionmetrics.internal.CustomerIds;
import io.github.retentionmetrics.internal.PurchaseColumns;
import io.github.retentionmetrics.internal.PurchaseStore;
import io.github.retentionmetrics.internal.WideSum;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** One pass over a history that finds each customer's purchase days and what was spent on them. */
final class SummaryScan {
    private final CustomerIds ids;
    private final PurchaseColumns orders;
    private final PurchaseColumns refunds;
    private final boolean onlyWithSpend;
    private final WideSum repeatSpend = new WideSum();
    private int firstDay;
    private int lastDay;
    private int purchaseDays;

    SummaryScan(PurchaseStore store, PurchaseSummaries.PurchaseDay purchaseDay) {
        store.requireSummable();
        this.ids = store.ids();
        this.orders = store.orders();
        this.refunds = store.refunds();
        this.onlyWithSpend = purchaseDay == PurchaseSummaries.PurchaseDay.WITH_SPEND;
    }

    PurchaseSummaries summaries(ChronoUnit unit, long observedUntil, int decimals) {
        double daysPerUnit = unit.getDuration().toSeconds()
                / (double) ChronoUnit.DAYS.getDuration().toSeconds();
        double minorUnits = Math.pow(10, decimals);
        int[] frequency = new int[ids.size()];
        double[] recency = new double[ids.size()];
        double[] age = new double[ids.size()];
        double[] monetaryValue = new double[ids.size()];
        int[] ordinals = new int[ids.size()];
        int size = 0;
        for (int customer = 0; customer < ids.size(); customer++) {
            if (!visit(customer)) {
                continue;
            }
            frequency[size] = purchaseDays - 1;
            recency[size] = (lastDay - firstDay) / daysPerUnit;
            age[size] = (observedUntil - firstDay) / daysPerUnit;
            monetaryValue[size] = repeatSpend.toLong("repeat spend") / minorUnits / (purchaseDays - 1);
            ordinals[size++] = customer;
        }
        return new PurchaseSummaries(
                Arrays.copyOf(frequency, size),
                Arrays.copyOf(recency, size),
                Arrays.copyOf(age, size),
                Arrays.copyOf(monetaryValue, size),
                TimeScale.of(unit),
                ids,
                Arrays.copyOf(ordinals, size),
                null);
    }

    /** Finds the purchase days of a customer; false if there are none. */
    private boolean visit(int customer) {
        purchaseDays = 0;
        repeatSpend.clear();
        int to = orders.to(customer);
        int refund = refunds.from(customer);
        int row = orders.from(customer);
        while (row < to) {
            int day = orders.days()[row];
            long spend = 0;
            for (; row < to && orders.days()[row] == day; row++) {
                spend += orders.amounts()[row];
            }
            for (; refund < refunds.to(customer) && refunds.days()[refund] <= day; refund++) {
                spend += refunds.days()[refund] == day ? refunds.amounts()[refund] : 0;
            }
            if (!onlyWithSpend || spend > 0) {
                add(day, spend);
            }
        }
        return purchaseDays > 0;
    }

    private void add(int day, long spend) {
        if (purchaseDays++ == 0) {
            firstDay = day;
        } else {
            repeatSpend.add(spend);
        }
        lastDay = day;
    }
}
