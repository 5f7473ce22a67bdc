/**
 * Customers, and how a base of customers changed during a period.
 *
 * <p>Terms of this package, each with one meaning throughout the library:
 *
 * <ul>
 *   <li><b>start</b>: customers active when the period begins;
 *   <li><b>new</b>: customers active at its end who had never been customers before it;
 *   <li><b>resurrected</b>: customers active at its end who had been customers before, but were not at its start;
 *   <li><b>lost</b>: customers active at its start who are not active at its end;
 *   <li><b>retained</b>: customers active at both;
 *   <li><b>end</b>: customers active when it ends, {@code start + new + resurrected - lost}.
 * </ul>
 *
 * <p>{@link io.github.retentionmetrics.customer.CustomerMovement} is the one fact behind retention and churn. It comes
 * from bare counts, or from any {@link io.github.retentionmetrics.customer.CustomerHistory}, which is what histories of
 * subscriptions, purchases and other activity have in common. A history also has the identifiers of the customers
 * behind the counts:
 *
 * <pre>{@code
 * CustomerMovement fromCounts = CustomerCounts.atStart(1_000).acquired(200).atEnd(1_050).toMovement();
 *
 * SubscriptionHistory history = SubscriptionHistory.of(subscriptions, observedUntil);
 * history.movement(Period.month(2026, 3)).lost();       // 57: active on 28 February, not active on 31 March
 * history.customersOf(Period.month(2026, 3)).lost();    // their identifiers
 * }</pre>
 *
 * <p>{@link io.github.retentionmetrics.customer.CustomerFlow} adds what a comparison of a period's start and end
 * cannot show: customers who joined and left within it, or who left and came back.
 *
 * <p>A {@link io.github.retentionmetrics.customer.Segmentation} divides customers into named segments, by an attribute
 * or by anything else known of them; cohorts, values, behaviour and survival are counted by segment.
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.customer;

import org.jspecify.annotations.NullMarked;
