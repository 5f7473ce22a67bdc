/**
 * Customers, and the movement of a customer base during a period.
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
 * <p>Retention and churn are computed from a {@link io.github.retentionmetrics.customer.CustomerMovement}. It comes
 * from counts, or from any {@link io.github.retentionmetrics.customer.CustomerHistory}, the common interface of
 * histories of subscriptions, purchases and other activity. A history also has the identifiers of the customers behind
 * the counts:
 *
 * <pre>{@code
 * CustomerMovement fromCounts = CustomerCounts.atStart(1_000).acquired(200).atEnd(1_050).toMovement();
 *
 * SubscriptionHistory history = SubscriptionHistory.of(subscriptions, observedUntil);
 * history.movement(Period.month(2026, 3)).lost();       // 57: active on 28 February, not active on 31 March
 * history.customersOf(Period.month(2026, 3)).lost();    // their identifiers
 * }</pre>
 *
 * <p>{@link io.github.retentionmetrics.customer.CustomerFlow} adds the changes that a comparison of a period's start
 * and end cannot show: customers who joined and left within it, or who left and came back.
 *
 * <p>A {@link io.github.retentionmetrics.customer.Segmentation} divides customers into named segments, by an attribute
 * or any other property; cohorts, values, behaviour and survival are computed by segment.
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.customer;

import org.jspecify.annotations.NullMarked;
