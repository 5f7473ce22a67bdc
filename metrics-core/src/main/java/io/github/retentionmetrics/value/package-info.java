/**
 * What customers spend and what they are worth: order value, frequency, time between purchases, lifetime value, referrals.
 *
 * <p>The words of this package, with the Dutch terms of the texts that they come from:
 *
 * <ul>
 *   <li><b>average order value</b> (<i>gemiddelde bestelwaarde</i>): revenue per order;
 *   <li><b>purchase frequency</b> (<i>aankoopfrequentie</i>): orders per customer;
 *   <li><b>revenue per customer</b>: the product of the two;
 *   <li><b>pace</b>: orders per customer and unit of time, with the unit;
 *   <li><b>time between purchases</b>: days from one purchase of a customer to their next, all gaps pooled; <b>rhythm</b>: the
 *       mean of each customer's;
 *   <li><b>lifespan</b> (<i>klantlevensduur</i>): how long a customer stays, with the unit of time;
 *   <li><b>lifetime value</b> (<i>customer lifetime value, klantwaarde</i>): what a customer brings over the whole relationship; from
 *       averages, from retention and a discount rate ({@code RetentionModel}), or from states ({@code MigrationModel});
 *   <li><b>historical value</b>: what each customer has brought so far ({@code CustomerValues});
 *   <li><b>referral value</b> (<i>referentiewaarde</i>): what a customer is worth through those they bring;
 *   <li><b>concentration</b>: how much of the revenue comes from how few customers.
 * </ul>
 *
 * <pre>{@code
 * PurchaseActivity year = history.activity(Period.year(2026));
 * AverageOrderValue.of(year);                           // 32.260 (69360 of 2150)
 * TimeBetweenPurchases.of(history).median();            // 31.0 days
 * RevenueConcentration.of(history).topShare(0.10);      // 0.514: the best tenth brings half of the revenue
 * LifetimeValue.ofChurn(Ratio.of(100, 1), Rate.of(5, 100));   // 2000.00
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.value;

import org.jspecify.annotations.NullMarked;
