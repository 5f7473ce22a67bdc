/**
 * Metrics of spend: order value, frequency, revenue per customer, time between purchases, concentration.
 *
 * <p>Terms of this package, with the Dutch terms of the field:
 *
 * <ul>
 *   <li><b>average order value</b> (<i>gemiddelde bestelwaarde</i>): revenue per order;
 *   <li><b>purchase frequency</b> (<i>aankoopfrequentie</i>): orders per customer;
 *   <li><b>revenue per customer</b>: the product of the two;
 *   <li><b>pace</b>: orders per customer and unit of time, with the unit;
 *   <li><b>time between purchases</b>: the days from one purchase of a customer to the next, with all gaps pooled;
 *       <b>rhythm</b>: the mean of each customer's gaps;
 *   <li><b>concentration</b>: the share of the revenue that comes from the best customers.
 * </ul>
 *
 * <pre>{@code
 * PurchaseActivity year = history.activity(Period.year(2026));
 * AverageOrderValue.of(year);                           // 32.260 (69360 of 2150)
 * TimeBetweenPurchases.of(history).median();            // 31.0 days
 * RevenueConcentration.of(history).topShare(0.10);      // 0.514: half of the revenue is from the best tenth
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.spend;

import org.jspecify.annotations.NullMarked;
