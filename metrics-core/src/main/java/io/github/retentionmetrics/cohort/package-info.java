/**
 * Cohorts: groups of customers who first bought in the same period, and their retention in later periods.
 *
 * <p>Terms of this package:
 *
 * <ul>
 *   <li><b>cohort</b>: the customers whose first order is in the same period; its <b>size</b> is the number of these
 *       customers;
 *   <li><b>offset</b>: the number of a later period, counted from the one in which the cohort begins, which is 0;
 *   <li><b>retained</b> at an offset: by default, a customer with an order in its period;
 *       {@link io.github.retentionmetrics.cohort.CohortAnalysis.Retained} has the other rules in use;
 *   <li><b>complete, partial, unobserved</b>: a cell whose period is observed completely, partially or not at all.
 *       Unobserved is not zero;
 *   <li><b>pooled average</b>: over all customers of the cohorts that have completed an offset; <b>simple average</b>:
 *       over those cohorts, each with the same weight.
 * </ul>
 *
 * <p>A history is built once and queried often, with any {@link io.github.retentionmetrics.cohort.CohortAnalysis}:
 *
 * <pre>{@code
 * CohortTable table = CohortAnalysis.by(MONTH).over(history);
 * table.retention(Period.month(2026, 1), 3);    // 55.6% (100 of 180)
 * table.curve();                                // the pooled average at offset 0, 1, 2, ...
 *
 * // four threads, the same table
 * history.split(4).parallelStream().map(CohortAnalysis.by(MONTH)::over).reduce(CohortTable::plus);
 *
 * // days from each customer's own first order
 * DayNRetention.of(history, 30).get(0).within();
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.cohort;

import org.jspecify.annotations.NullMarked;
