package io.github.retentionmetrics.survival;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The time until the next purchase: the days from a customer's first purchase to the second, or from any other to the
 * next, in which customers who have not bought again are censored.
 *
 * <pre>
 *   time = day of the next purchase - day of the purchase, an event; or observed until - day of the purchase, censored
 * </pre>
 *
 * <p>Unlike {@link io.github.retentionmetrics.spend.TimeBetweenPurchases}, it includes customers who have not bought
 * again yet, or never will: the curve stays above zero by their share.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>several purchases of a customer on a day are one purchase here, so that no time is zero days, unless it is
 *       censored on the observation day itself;
 *   <li>customers who have not made the purchase from which the time counts are left out; refunds are not purchases.
 * </ul>
 *
 * <pre>{@code
 * Durations second = TimeToNextPurchase.of(history);
 * SurvivalCurve.of(second).survival(60);      // the share of customers who have not bought again within 60 days
 * SurvivalCurve.of(second).median();          // half of the customers have bought again by then
 * }</pre>
 */
public final class TimeToNextPurchase {
    private TimeToNextPurchase() {}

    /**
     * The time from the first purchase to the second, for every customer who bought.
     *
     * @param history the history
     * @return the times in days, censored at the history's observation day
     * @throws NullPointerException if the history is null
     */
    public static Durations of(PurchaseHistory history) {
        return of(history, 1);
    }

    /**
     * The time from a given purchase to the next, for every customer who made the former.
     *
     * @param history the history
     * @param purchase the number of the purchase from which the time counts, from 1
     * @return the times in days, censored at the history's observation day
     * @throws NullPointerException if the history is null
     * @throws IllegalArgumentException if the number is below 1
     */
    public static Durations of(PurchaseHistory history, int purchase) {
        Objects.requireNonNull(history, "history");
        if (purchase < 1) {
            throw new IllegalArgumentException("purchase must be at least 1: " + purchase);
        }
        Times times = new Times(history, purchase);
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            times.add(customer);
        }
        return times.builder.build();
    }

    /**
     * The time from the first purchase to the second for each segment of customers, for curves by segment and as the
     * groups of a {@link LogRankTest}.
     *
     * <pre>{@code
     * Segmentation channels = Segmentation.byAttribute(customers, "channel");
     * Map<String, Durations> byChannel = TimeToNextPurchase.of(history, channels);
     * SurvivalCurve.of(byChannel.get("newsletter")).median().value();     // 31.0
     * LogRankTest.of(byChannel).pvalue();
     * }</pre>
     *
     * @param history the history
     * @param segments the segmentation; customers in no segment are left out, unless there is a
     *     {@linkplain Segmentation#withRest rest}
     * @return the times in days by name of the segment, in the order of the segments
     * @throws NullPointerException if a parameter is null
     */
    public static Map<String, Durations> of(PurchaseHistory history, Segmentation segments) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(segments, "segments");
        Map<String, Times> times = new LinkedHashMap<>();
        segments.names().forEach(name -> times.put(name, new Times(history, 1)));
        List<Times> bySegment = List.copyOf(times.values());
        int[] indexes = segments.indexesOf(history.customerIdsInCursorOrder());
        CustomerCursor customer = history.cursor();
        for (int row = 0; customer.next(); row++) {
            if (indexes[row] >= 0) {
                bySegment.get(indexes[row]).add(customer);
            }
        }
        Map<String, Durations> durations = new LinkedHashMap<>();
        times.forEach((name, found) -> durations.put(name, found.builder.build()));
        return Collections.unmodifiableMap(durations);
    }

    /** Turns the purchases of one customer after another into durations. */
    private static final class Times {
        private final Durations.Builder builder = Durations.builder(ChronoUnit.DAYS);
        private final long until;
        private final int purchase;

        Times(PurchaseHistory history, int purchase) {
            this.until = history.observedUntil().toEpochDay();
            this.purchase = purchase;
        }

        void add(CustomerCursor customer) {
            int order = firstOrderOfDay(customer, 0, purchase - 1);
            if (order < customer.orders()) {
                long day = customer.epochDay(order);
                int next = firstOrderOfDay(customer, order, 1);
                boolean isEvent = next < customer.orders();
                builder.add((isEvent ? customer.epochDay(next) : until) - day, isEvent);
            }
        }
    }

    /**
     * The index of the first order a number of purchase days after that of an order, or the number of orders if there
     * is none.
     */
    private static int firstOrderOfDay(CustomerCursor customer, int from, int daysLater) {
        int orders = customer.orders();
        int order = from;
        for (int days = 0; days < daysLater && order < orders; days++) {
            long day = customer.epochDay(order);
            while (order < orders && customer.epochDay(order) == day) {
                order++;
            }
        }
        return order;
    }
}
