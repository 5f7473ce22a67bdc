package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.examples.report.parts.SegmentScore.Figure;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerTotals;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
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
        return customers < SegmentScore.FEW;
    }

    Rate retention() {
        return RetentionRate.of(movement);
    }

    /** Who bought at least twice; of nobody where only subscriptions are known. */
    Rate repeat() {
        return RepeatPurchaseRate.of(activity == null ? PurchaseActivity.empty() : activity);
    }

    /** The figures that are known, held against those of the customers of all segments who are not in this one. */
    Map<Figure, SegmentScore> against(SegmentFigures all) {
        Map<Figure, SegmentScore> scores = new EnumMap<>(Figure.class);
        scores.put(
                Figure.RETENTION,
                new SegmentScore(
                        retention().value(),
                        movement.start(),
                        isSmall(),
                        retention().minus(others(all.retention(), retention()))));
        if (activity != null) {
            scores.put(
                    Figure.REVENUE,
                    new SegmentScore(
                            RevenuePerCustomer.of(activity).value(),
                            customers,
                            isSmall(),
                            spending.minus(others(all.spending, spending))));
            scores.put(
                    Figure.REPEAT,
                    new SegmentScore(
                            repeat().value(), customers, isSmall(), repeat().minus(others(all.repeat(), repeat()))));
        }
        return scores;
    }

    static Rate others(Rate all, Rate part) {
        return Rate.of(all.numerator() - part.numerator(), all.denominator() - part.denominator());
    }

    static Mean others(Mean all, Mean part) {
        return Mean.of(
                all.count() - part.count(),
                all.sum().subtract(part.sum()),
                all.sumOfSquares().subtract(part.sumOfSquares()));
    }
}
