package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerTotals;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Difference;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.retention.RepeatPurchaseRate;
import io.github.retentionmetrics.retention.RetentionRate;
import io.github.retentionmetrics.spend.RevenuePerCustomer;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a segment that are held against those of all other customers.
 *
 * @param customers how many customers it has: with an order, or with a subscription
 * @param movement how they moved in the latest complete period; nobody without one
 * @param activity their purchases, or null if only subscriptions are known
 * @param spending what each customer with an order spent, less refunds
 */
record SegmentFigures(
        long customers, CustomerMovement movement, @Nullable PurchaseActivity activity, Mean spending) {
    /** With fewer customers, figures vary so much by chance that they are marked. */
    static final long FEW = 30;

    /** A figure that is compared. */
    enum Figure {
        RETENTION("retentionRate"),
        REVENUE("revenuePerCustomer"),
        REPEAT("repeatPurchaseRate");

        private final String key;

        Figure(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    /** Those of buyers. */
    static SegmentFigures of(PurchaseHistory history, @Nullable Period period) {
        PurchaseActivity activity = history.activity();
        CustomerMovement movement = period == null ? CustomerMovement.empty() : history.movement(period);
        return new SegmentFigures(activity.customers(), movement, activity, spending(history));
    }

    /** Those of subscribers. */
    static SegmentFigures of(SubscriptionHistory base, @Nullable Period period) {
        CustomerMovement movement = period == null ? CustomerMovement.empty() : base.movement(period);
        return new SegmentFigures(base.customers(), movement, null, Mean.empty());
    }

    private static Mean spending(PurchaseHistory history) {
        CustomerTotals totals = CustomerTotals.of(history);
        Mean minor = IntStream.range(0, totals.size())
                .filter(totals::isActive)
                .boxed()
                .collect(Mean.toMean(totals::revenueMinor));
        return Mean.of(
                minor.count(),
                minor.sum().movePointLeft(history.decimals()),
                minor.sumOfSquares().movePointLeft(2 * history.decimals()));
    }

    boolean isSmall() {
        return customers < FEW;
    }

    Rate retention() {
        return RetentionRate.of(movement);
    }

    /** Who bought at least twice; of nobody where only subscriptions are known. */
    Rate repeat() {
        return RepeatPurchaseRate.of(activity == null ? PurchaseActivity.empty() : activity);
    }

    /** Whether a figure is known: purchases are not, where only subscriptions are. */
    boolean has(Figure figure) {
        return figure == Figure.RETENTION || activity != null;
    }

    /** A figure as it is compared, NaN if it is undefined. */
    double value(Figure figure) {
        return switch (figure) {
            case RETENTION -> retention().value();
            case REVENUE ->
                activity == null ? Double.NaN : RevenuePerCustomer.of(activity).value();
            case REPEAT -> repeat().value();
        };
    }

    /** The differences from the customers of all segments who are not in this one. */
    Map<Figure, Difference> minusOthersOf(SegmentFigures all) {
        Map<Figure, Difference> differences = new EnumMap<>(Figure.class);
        differences.put(Figure.RETENTION, retention().minus(others(all.retention(), retention())));
        if (activity != null) {
            Mean others = Mean.of(
                    all.spending.count() - spending.count(),
                    all.spending.sum().subtract(spending.sum()),
                    all.spending.sumOfSquares().subtract(spending.sumOfSquares()));
            differences.put(Figure.REVENUE, spending.minus(others));
            differences.put(Figure.REPEAT, repeat().minus(others(all.repeat(), repeat())));
        }
        return differences;
    }

    private static Rate others(Rate all, Rate part) {
        return Rate.of(all.numerator() - part.numerator(), all.denominator() - part.denominator());
    }
}
