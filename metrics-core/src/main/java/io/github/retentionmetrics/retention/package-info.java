/**
 * Retention and churn, repeat and returning customers.
 *
 * <p>Terms of this package, with the Dutch terms of the field:
 *
 * <ul>
 *   <li><b>retention rate</b> (<i>retentiegraad, klantbehoud</i>): of the customers at the start of a period, the share
 *       who are still customers at its end;
 *   <li><b>churn rate</b> (<i>churnpercentage, verlooppercentage</i>): the share who are not; the two add up to one;
 *   <li><b>repeat purchase rate</b> (<i>aankoopherhalingspercentage</i>): of the customers who bought in a period, the
 *       share who bought in it at least twice;
 *   <li><b>returning customer rate</b>: of the customers who bought in a period, the share who had bought before it.
 * </ul>
 *
 * <p>Each has one formula, for every kind of data:
 *
 * <pre>{@code
 * RetentionRate.of(CustomerCounts.atStart(1_000).acquired(200).atEnd(1_050));   // 85.0% (850 of 1000)
 * RetentionRate.of(CustomerCounts.atStart(1_000).lost(150));                    // 85.0% (850 of 1000)
 * ChurnRate.of(base, Period.month(2026, 3));                                    // from start and end dates
 * ChurnRate.of(history, Period.month(2026, 3));                                 // active = bought in the period
 * RepeatPurchaseRate.of(history, Period.year(2026));
 * }</pre>
 *
 * <p>Where tools differ in what they call churn, {@link io.github.retentionmetrics.retention.ChurnDefinition} names the
 * definitions, and {@link io.github.retentionmetrics.retention.ChurnComparison} says why two of them disagree.
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.retention;

import org.jspecify.annotations.NullMarked;
