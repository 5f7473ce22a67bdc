/**
 * Models of repeat purchases, fitted to past purchases, that predict what customers will do next.
 *
 * <p>Terms, as in the literature on customer lifetime value:
 *
 * <ul>
 *   <li><b>frequency</b> (x): the number of repeat purchase days; the first purchase is not counted;
 *   <li><b>recency</b> (tx): a customer's age at the last purchase, 0 without a repeat purchase. It is not the time
 *       since the last purchase, which is age less recency;
 *   <li><b>age</b> (T): the time from the first purchase to the observation day;
 *   <li><b>alive</b>: still a customer, who will buy again at some time. The data do not show when a customer leaves; a
 *       model gives the probability;
 *   <li><b>non-contractual</b>: customers leave without notice, as in a shop. Where a contract shows when they leave,
 *       use {@code renewal}.
 * </ul>
 *
 * <p>All times are in one unit, that of the {@linkplain io.github.retentionmetrics.purchase.PurchaseSummaries
 * summaries}.
 *
 * <pre>{@code
 * PurchaseSummaries customers = history.summaries(ChronoUnit.WEEKS);
 * ModelFit<ParetoNbd> fit = ParetoNbd.fit(customers);
 * double[] alive = fit.model().probabilitiesAlive(customers);
 * double[] nextYear = fit.model().expectedPurchases(customers, 52);
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.forecast;

import org.jspecify.annotations.NullMarked;
