/**
 * The value and the cost of customers: lifetime value, acquisition, retention and serving cost, profit, payback.
 *
 * <p>Terms of this package, with the Dutch terms of the field:
 *
 * <ul>
 *   <li><b>lifespan</b> (<i>klantlevensduur</i>): the time that a customer stays, with its unit;
 *   <li><b>lifetime value</b> (<i>customer lifetime value, klantwaarde</i>): the revenue or contribution of a customer
 *       over the whole relationship, from averages, from retention and a discount rate ({@code RetentionModel}), or
 *       from states ({@code MigrationModel});
 *   <li><b>cost</b>: an amount on a day with a <b>category</b>, whose <b>purpose</b> determines the metrics that it is
 *       part of;
 *   <li><b>acquisition cost</b> (CAC, <i>kosten voor klantenwerving</i>): the cost of winning a customer;
 *   <li><b>retention cost</b> (<i>retentiekosten</i>): the cost of keeping a customer in a period, per customer at the
 *       start, per retained customer or per average customer;
 *   <li><b>cost to serve</b> (<i>kosten van bedienen</i>): the cost of serving a customer;
 *   <li><b>customer profit</b> (<i>winstgevendheid per klant</i>): revenue less all of these costs;
 *   <li><b>lifetime profit</b> (<i>levenscycluswaarde</i>): the expected profit over the whole life cycle;
 *   <li><b>payback time</b> (<i>terugverdientijd</i>): the time until a customer has earned back the acquisition cost;
 *   <li><b>retention programme</b> (<i>ROI van retentie</i>): the value of higher retention compared with its cost.
 * </ul>
 *
 * <pre>{@code
 * LifetimeValue.ofChurn(Ratio.of(100, 1), Rate.of(5, 100));                  // 2000.00
 * CostTotals year = costs.stream().collect(toCostTotals(EUR));
 * Ratio winning = AcquisitionCost.of(year, history.activity(year2026));      // 8.471 (7200 of 850)
 * CustomerProfit.of(history.activity(year2026), year).perCustomer();         // 17.347 (14745 of 850)
 * AcquisitionCost.valueToCost(LifetimeValue.of(new BigDecimal("25.41")), winning).value();   // 3.0
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.lifetime;

import org.jspecify.annotations.NullMarked;
