/**
 * Purchases, and the history from which every metric of purchases is computed.
 *
 * <p>Terms of this package:
 *
 * <ul>
 *   <li><b>order</b>: one purchase row with an amount of zero or more. Two rows of one customer on one day are two
 *       orders;
 *   <li><b>refund</b>: a row with a negative amount. It lowers the revenue of its own period and is neither an order
 *       nor a sign of activity;
 *   <li><b>active</b> in a period: with at least one order in it;
 *   <li><b>first order</b>: a customer's earliest order; every later one, on the same day or not, is a
 *       <b>repeat order</b>;
 *   <li><b>returning</b> in a period: active in it and already active in an earlier one.
 * </ul>
 *
 * <p>A {@link io.github.retentionmetrics.purchase.PurchaseHistory} is built once from any number of
 * {@link io.github.retentionmetrics.purchase.Purchase} records or from columns, and queried often:
 *
 * <pre>{@code
 * PurchaseHistory history = purchases.stream().collect(PurchaseHistory.toPurchaseHistory(EUR, observedUntil));
 * history.movement(Period.month(2026, 3));    // start, new, resurrected, lost, end
 * history.activity(Period.month(2026, 3));    // customers, orders, first orders, revenue
 * }</pre>
 *
 * <p>Money is exact. Amounts are decimals of one currency in the API and whole minor units inside; sums are exact
 * whatever their size, and no amount is ever a {@code double}.
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.purchase;

import org.jspecify.annotations.NullMarked;
