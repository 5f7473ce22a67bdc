package io.github.retentionmetrics.purchase;

import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The time for which an order keeps a customer active: a number of days, or a multiple of the customer's own purchase
 * rhythm.
 *
 * <p>"Bought in March" is a narrow definition of an active customer if customers buy every six weeks: many who will
 * return are counted as lost. With a window, a customer is active on a day if the last order on or before that day is
 * recent enough:
 *
 * <pre>
 *   active on day d  if  d - day of the last order until d  &lt;  window after that order
 *
 *   fixed window      = days
 *   window by rhythm  = rhythms x (day of the order - day of the first order) / (order days until then - 1),
 *                       rounded up to whole days, at least 1; days, after the first order day
 * </pre>
 *
 * <p>The rhythm after an order is the customer's mean time between order days until that order, so that the state on a
 * day never depends on later orders. {@link PurchaseHistory#activeFor(ActivityWindow)} applies a window to a history.
 *
 * <pre>{@code
 * PurchaseHistory history = purchases.stream().collect(PurchaseHistory.toPurchaseHistory(EUR, observedUntil));
 * Period march = Period.month(2026, 3);
 * RetentionRate.of(history, march);                   // bought in February, and in March again
 * RetentionRate.of(history.activeFor(90), march);     // an order in the 90 days to 28 February, and to 31 March
 * history.activeFor(ActivityWindow.ofRhythms(2.5, 90)).activeOn(observedUntil);
 * }</pre>
 *
 * @param rhythms the length of the window as a multiple of the customer's own rhythm; 0 for a fixed window
 * @param days the length of a fixed window in days; with a rhythm, that of the window after a customer's first order
 *     day
 */
public record ActivityWindow(double rhythms, int days) implements Serializable {
    private static final int MOST_DAYS = 36_525;

    /**
     * Checks the parts.
     *
     * @param rhythms the multiple of the customer's own rhythm; 0 for a fixed window
     * @param days the days of a fixed window, or of the window after a first order day
     * @throws IllegalArgumentException if rhythms is not in 0..1000, or days not in 1..36525
     */
    public ActivityWindow {
        if (!(rhythms >= 0 && rhythms <= 1000)) {
            throw new IllegalArgumentException("rhythms must be in 0..1000: " + rhythms);
        }
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("days must be in 1.." + MOST_DAYS + ": " + days);
        }
        rhythms = Math.abs(rhythms);
    }

    /**
     * A window of the same length after every order.
     *
     * @param days the length of the window; 1 keeps a customer active on the day of the order only
     * @return the window
     * @throws IllegalArgumentException if days is not in 1..36525
     */
    public static ActivityWindow ofDays(int days) {
        return new ActivityWindow(0, days);
    }

    /**
     * A window that follows each customer's own rhythm.
     *
     * @param rhythms the length of the window as a multiple of the mean time between the customer's order days
     * @param firstDays the length after a customer's first order day, on which there is no rhythm yet
     * @return the window
     * @throws IllegalArgumentException if rhythms is not above 0 and at most 1000, or firstDays not in 1..36525
     */
    public static ActivityWindow ofRhythms(double rhythms, int firstDays) {
        if (rhythms == 0) {
            throw new IllegalArgumentException("rhythms must be above 0: " + rhythms);
        }
        return new ActivityWindow(rhythms, firstDays);
    }

    /** The stays that follow from the orders of a history. */
    SubscriptionHistory stays(PurchaseHistory history) {
        List<Subscription> stays = new ArrayList<>();
        long firstEnd = Long.MAX_VALUE;
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            firstEnd = Math.min(firstEnd, addStays(customer, history.observedUntil(), stays));
        }
        SubscriptionHistory active = SubscriptionHistory.of(stays, history.observedUntil());
        Optional<LocalDate> observedFrom = history.observedFrom();
        return observedFrom.isEmpty()
                ? active
                : active.withObservedFrom(known(observedFrom.get(), firstEnd, history.observedUntil()));
    }

    /** Adds the stays of a customer, and returns the end of the first one. */
    private long addStays(CustomerCursor customer, LocalDate observedUntil, List<Subscription> stays) {
        long firstEnd = Long.MAX_VALUE;
        int orderDays = 0;
        for (int order = 0; order < customer.orders(); ) {
            long start = customer.epochDay(order);
            long end = start;
            for (; order < customer.orders() && customer.epochDay(order) <= end; order++) {
                long day = customer.epochDay(order);
                orderDays += order == 0 || day > customer.epochDay(order - 1) ? 1 : 0;
                end = Math.max(end, day + length(day - customer.epochDay(0), orderDays));
            }
            firstEnd = Math.min(firstEnd, end);
            stays.add(stay(customer.customerId(), start, end, observedUntil));
        }
        return firstEnd;
    }

    /** The length of a window, from the days since the first order and the number of order days. */
    private long length(long span, int orderDays) {
        return rhythms == 0 || orderDays == 1 ? days : Math.max(1, (long) Math.ceil(rhythms * span / (orderDays - 1)));
    }

    /** A stay; if its window reaches beyond the observed days, the stay is still open. */
    private static Subscription stay(String customerId, long start, long end, LocalDate observedUntil) {
        LocalDate first = LocalDate.ofEpochDay(start);
        return end > observedUntil.toEpochDay()
                ? Subscription.of(customerId, first)
                : Subscription.of(customerId, first, LocalDate.ofEpochDay(end));
    }

    /** The day from which the state of every customer is known: a window after the first observed day. */
    private LocalDate known(LocalDate observedFrom, long firstEnd, LocalDate observedUntil) {
        long day = Math.min(observedFrom.toEpochDay() + days, Math.min(firstEnd, observedUntil.toEpochDay()));
        return LocalDate.ofEpochDay(day);
    }

    /** {@return the window in words, such as {@code 90 days}} */
    @Override
    public String toString() {
        return rhythms == 0
                ? days + (days == 1 ? " day" : " days")
                : rhythms + " times the customer's rhythm, " + days + " days after the first order";
    }
}
