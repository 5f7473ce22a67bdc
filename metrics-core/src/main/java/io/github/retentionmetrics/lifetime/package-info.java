/**
 * What customers are worth and what they cost: lifetime value, acquisition, retention and serving cost, profit,
 * payback.
 *
 * <p>Terms of this package, with the Dutch terms of the field:
 *
 * <ul>
 *   <li><b>lifespan</b> (<i>klantlevensduur</i>): how long a customer stays, with the unit of time;
 *   <li><b>lifetime value</b> (<i>customer lifetime value, klantwaarde</i>): what a customer brings over the whole
 *       relationship; from averages, from retention and a discount rate ({@code RetentionModel}), or from states
 *       ({@code MigrationModel});
 *   <li><b>cost</b>: an amount on a day with a <b>category</b>, whose <b>purpose</b> says which metric it belongs to;
 *   <li><b>acquisition cost</b> (CAC, <i>kosten voor klantenwerving</i>): what winning a customer costs;
 *   <li><b>retention cost</b> (<i>retentiekosten</i>): what keeping a customer costs in a period, per customer at the
 *       start, retained or on average;
 *   <li><b>cost to serve</b> (<i>kosten van bedienen</i>): what serving a customer costs;
 *   <li><b>customer profit</b> (<i>winstgevendheid per klant</i>): revenue less all of these; a fact that adds up;
 *   <li><b>lifetime profit</b> (<i>levenscycluswaarde</i>): the expected profit over the whole life cycle;
 *   <li><b>payback time</b> (<i>terugverdientijd</i>): how long until a customer has earned back the acquisition cost;
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
