/**
 * Subscriptions, and the history from which every metric of subscribers is computed.
 *
 * <p>A {@link io.github.retentionmetrics.subscription.Subscription} has a first day and, once it has ended, a last one.
 * A {@link io.github.retentionmetrics.subscription.SubscriptionHistory} holds those of many customers until the last
 * day for which the data is complete. A customer is active on a day that lies in any of their subscriptions;
 * subscriptions of one customer that touch or overlap are one stay.
 *
 * <pre>{@code
 * SubscriptionHistory history = SubscriptionHistory.of(subscriptions, observedUntil);
 * history.movement(Period.month(2026, 3)).lost();       // active on 28 February, not active on 31 March
 * RetentionRate.of(history, Period.month(2026, 3));     // 69.0% (127 of 184)
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.subscription;

import org.jspecify.annotations.NullMarked;
