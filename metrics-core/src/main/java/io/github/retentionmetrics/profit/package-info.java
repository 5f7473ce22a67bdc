/**
 * What customers cost and what is left: acquisition, retention and serving, profit, payback, and what keeping pays.
 *
 * <p>The words of this package, with the Dutch terms of the texts that they come from:
 *
 * <ul>
 *   <li><b>cost</b>: an amount of a day with a <b>category</b>, whose <b>purpose</b> says what metric it is in;
 *   <li><b>acquisition cost</b> (CAC, <i>kosten voor klantenwerving</i>): what winning a customer costs;
 *   <li><b>retention cost</b> (<i>retentiekosten</i>): what keeping one costs in a period, per customer at the start, retained or on
 *       average;
 *   <li><b>cost to serve</b> (<i>kosten van bedienen</i>): what serving one costs;
 *   <li><b>customer profit</b> (<i>winstgevendheid per klant</i>): revenue less all of these; a fact that adds up;
 *   <li><b>lifetime profit</b> (<i>levenscycluswaarde</i>): what to expect of it over the whole life cycle;
 *   <li><b>payback time</b> (<i>terugverdientijd</i>): how long until a customer has earned back their acquisition cost;
 *   <li><b>retention programme</b> (<i>ROI van retentie</i>): what more retention brings against its cost.
 * </ul>
 *
 * <pre>{@code
 * CostTotals year = costs.stream().collect(toCostTotals(EUR));
 * Ratio winning = AcquisitionCost.of(year, history.activity(year2026));      // 8.471 (7200 of 850)
 * CustomerProfit.of(history.activity(year2026), year).perCustomer();         // 17.347 (14745 of 850)
 * AcquisitionCost.valueToCost(LifetimeValue.of(new BigDecimal("25.41")), winning).value();   // 3.0
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.profit;

import org.jspecify.annotations.NullMarked;
