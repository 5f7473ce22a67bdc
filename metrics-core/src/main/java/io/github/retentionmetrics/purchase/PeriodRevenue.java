package io.github.retentionmetrics.purchase;

import io.github.retentionmetrics.internal.PurchaseColumns;
import io.github.retentionmetrics.internal.WideSum;
import java.math.BigDecimal;

/** The revenue of each period of a calendar, less refunds; separate from the counts, which do not need it. */
final class PeriodRevenue {
    private final WideSum[] sums;
    private final int decimals;

    private PeriodRevenue(WideSum[] sums, int decimals) {
        this.sums = sums;
        this.decimals = decimals;
    }

    static PeriodRevenue of(PurchaseColumns orders, PurchaseColumns refunds, ActivityCalendar calendar, int decimals) {
        WideSum[] sums = WideSum.array(calendar.size());
        add(orders, calendar, sums);
        add(refunds, calendar, sums);
        return new PeriodRevenue(sums, decimals);
    }

    private static void add(PurchaseColumns columns, ActivityCalendar calendar, WideSum[] sums) {
        int[] days = columns.days();
        for (int row = 0; row < days.length; row++) {
            int period = calendar.indexOf(days[row]);
            if (period >= 0 && period < sums.length) {
                sums[period].add(columns.amounts()[row]);
            }
        }
    }

    BigDecimal of(int period) {
        return new BigDecimal(sums[period].toBigInteger(), decimals);
    }
}
