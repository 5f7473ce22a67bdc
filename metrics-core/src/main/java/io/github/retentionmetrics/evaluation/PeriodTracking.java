package io.github.retentionmetrics.evaluation;

import io.github.retentionmetrics.forecast.TransactionModel;
import io.github.retentionmetrics.internal.LongTable;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The actual and expected repeat purchases of a {@link Holdout}, period by period. */
final class PeriodTracking {
    private final Holdout holdout;
    private final PurchaseHistory history;
    private final PurchaseSummaries calibration;
    private final Granularity granularity;

    PeriodTracking(Holdout holdout, Granularity granularity) {
        this.holdout = holdout;
        this.history = holdout.history();
        this.calibration = holdout.calibration();
        this.granularity = granularity;
    }

    /** The periods from that of the first order on; there must be an order. */
    List<Holdout.TrackedPeriod> of(TransactionModel model) {
        long first = granularity.indexOfEpochDay(firstOrder());
        long last = granularity.indexOf(history.observedUntil());
        if (last - first >= Granularity.MOST_PERIODS) {
            throw new IllegalArgumentException("history must last at most " + Granularity.MOST_PERIODS
                    + " periods of a " + granularity + ": " + (last - first + 1));
        }
        long[] purchases = purchases(first);
        PurchaseSummaries arrivals = arrivals();
        List<Holdout.TrackedPeriod> periods = new ArrayList<>();
        double before = 0;
        long sum = 0;
        for (int i = 0; i < purchases.length; i++) {
            Period period = history.observedPart(granularity.periodAt(first + i));
            LocalDate end = period.endExclusive().minusDays(1);
            // rounding may make a sum over more time smaller in the last digit
            double until = Math.max(before, model.expectedCumulativePurchases(arrivals, holdout.timeSince(end)));
            sum += purchases[i];
            periods.add(new Holdout.TrackedPeriod(
                    period, end.isAfter(holdout.calibratedUntil()), purchases[i], until - before, sum, until));
            before = until;
        }
        return periods;
    }

    /** The day of the first order; a refund may be earlier. */
    private long firstOrder() {
        long first = Long.MAX_VALUE;
        CustomerCursor customer = history.cursor();
        while (customer.next()) {
            if (customer.orders() > 0) {
                first = Math.min(first, customer.epochDay(0));
            }
        }
        return first;
    }

    /** Summaries with nothing but the age, one row for all customers of an age. */
    private PurchaseSummaries arrivals() {
        LongTable table = new LongTable();
        int[] counts = new int[calibration.size()];
        for (int row = 0; row < counts.length; row++) {
            counts[table.add(Double.doubleToLongBits(calibration.age(row)))]++;
        }
        double[] ages = Arrays.stream(table.keys())
                .mapToDouble(Double::longBitsToDouble)
                .toArray();
        PurchaseSummaries arrivals = PurchaseSummaries.ofColumns(new int[ages.length], new double[ages.length], ages)
                .withCounts(Arrays.copyOf(counts, ages.length));
        return calibration.unit().map(arrivals::withUnit).orElse(arrivals);
    }

    /** The repeat purchase days of the customers of the calibration period, by period. */
    private long[] purchases(long first) {
        long[] purchases = new long[Math.toIntExact(granularity.indexOf(history.observedUntil()) - first + 1)];
        CustomerCursor customer = history.cursor();
        while (customer.next()) {
            if (customer.orders() == 0
                    || customer.epochDay(0) > holdout.calibratedUntil().toEpochDay()) {
                continue;
            }
            for (int order = 1; order < customer.orders(); order++) {
                if (customer.epochDay(order) > customer.epochDay(order - 1)) {
                    purchases[(int) (granularity.indexOfEpochDay(customer.epochDay(order)) - first)]++;
                }
            }
        }
        return purchases;
    }
}
