/**
 * Retention and churn, repeat and returning customers.
 *
 * <p>Terms of this package, with the Dutch terms of the field:
 *
 * <ul>
 *   <li><b>retention rate</b> (<i>retentiegraad, klantbehoud</i>): the share of the customers at the start of a period
 *       who are still customers at its end;
 *   <li><b>churn rate</b> (<i>churnpercentage, verlooppercentage</i>): the share of them who are not; the two add up to
 *       one;
 *   <li><b>repeat purchase rate</b> (<i>aankoopherhalingspercentage</i>): the share of the customers who bought in a
 *       period who bought at least twice in it;
 *   <li><b>returning customer rate</b>: the share of the customers who bought in a period who had bought before it.
 * </ul>
 *
 * <p>Each has the same formula for every kind of data:
 *
 * <pre>{@code
 * RetentionRate.of(CustomerCounts.atStart(1_000).acquired(200).atEnd(1_050));   // 85.0% (850 of 1000)
 * RetentionRate.of(CustomerCounts.atStart(1_000).lost(150));                    // 85.0% (850 of 1000)
 * ChurnRate.of(base, Period.month(2026, 3));                                    // from start and end dates
 * ChurnRate.of(history, Period.month(2026, 3));                                 // active = bought in the period
 * RepeatPurchaseRate.of(history, Period.year(2026));
 * }</pre>
 *
 * <p>Tools define churn differently: {@link io.github.retentionmetrics.retention.ChurnDefinition} has the definitions,
 * and {@link io.github.retentionmetrics.retention.ChurnComparison} explains why two of them disagree.
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.retention;

import org.jspecify.annotations.NullMarked;
