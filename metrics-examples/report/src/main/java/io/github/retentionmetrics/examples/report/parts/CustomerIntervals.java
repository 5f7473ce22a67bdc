package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.inference.RatioEstimate;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.spend.TimeBetweenPurchases;
import java.util.function.BiFunction;

/** How sure the metrics of a whole history are: the customers who came might have been others. */
final class CustomerIntervals {
    private final PurchaseHistory history;

    CustomerIntervals(PurchaseHistory history) {
        this.history = history;
    }

    /** The interval of a metric whose sampling unit is the customer; undefined without purchases. */
    Interval of(BiFunction<PurchaseHistory, Period, RatioEstimate> estimate) {
        return history.span()
                .map(span -> estimate.apply(history, span).interval(Metrics.LEVEL))
                .orElseGet(() -> Interval.undefined(Metrics.LEVEL, "no purchases"));
    }

    /** The interval of the median gap. */
    Interval ofMedian(TimeBetweenPurchases.SameDay sameDay) {
        return TimeBetweenPurchases.interval(history, sameDay, 0.5, Metrics.LEVEL);
    }
}
