/**
 * Subscriptions, and the history from which every metric of subscribers is computed.
 *
 * <p>A {@link io.github.retentionmetrics.subscription.Subscription} has a first day and, once it has ended, a last one.
 * A {@link io.github.retentionmetrics.subscription.SubscriptionHistory} holds those of many customers until the last
 * day for which the data is complete. A customer is active on a day that lies in any of their subscriptions;
 * subscriptions of one customer that touch or overlap are one stay.
 *
 * <p>Subscriptions with {@link io.github.retentionmetrics.subscription.Terms} bring recurring revenue:
 *
 * <ul>
 *   <li><b>monthly recurring revenue (MRR)</b> (<i>terugkerende omzet</i>): the monthly amount of the subscriptions in
 *       force on a day, for any billing interval;
 *   <li><b>annual recurring revenue (ARR)</b>: twelve times as much;
 *   <li><b>movement</b>: the changes of the revenue by new, reactivated, expanding, contracting and churned customers;
 *   <li><b>average revenue per account (ARPA)</b>: MRR per paying customer;
 *   <li><b>trial conversion</b>: the share of trials that become paid subscriptions.
 * </ul>
 *
 * <pre>{@code
 * SubscriptionHistory history = SubscriptionHistory.of(subscriptions, observedUntil);
 * history.movement(Period.month(2026, 3)).lost();       // active on 28 February, not active on 31 March
 * RetentionRate.of(history, Period.month(2026, 3));     // 69.0% (127 of 184)
 *
 * RecurringRevenue mrr = RecurringRevenue.of(priced, EUR);
 * mrr.at(LocalDate.of(2026, 3, 31)).mrr();              // 12480.00
 * mrr.movement(Period.month(2026, 3));
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.subscription;

import org.jspecify.annotations.NullMarked;
