/**
 * The uncertainty of answers, and whether two answers really differ.
 *
 * <ul>
 *   <li>An <em>interval</em> is a confidence interval. Rates, means and survey scores have their own; this package adds
 *       those of ratios, medians and any other number computed from customers.
 *   <li>The <em>sampling unit</em> is the customer, not the order, since orders of one customer are not independent of
 *       each other.
 *   <li>The <em>delta method</em> gives the standard error of a ratio from six sums, which can be added over shards.
 *   <li>The <em>bootstrap</em> repeatedly draws customers with replacement, from a seed: the same seed gives the same
 *       bits on any number of threads.
 *   <li>A <em>comparison</em> derives a verdict from a difference, its interval and its p-value, and a
 *       <em>correction</em> allows for several comparisons at once.
 *   <li>A <em>lift</em> is a difference relative to the second answer, such as that of a control group.
 *   <li>A <em>sample size</em> is the number of customers that an experiment needs, planned before it starts. The
 *       check of the <em>sample ratio</em> says whether its groups have the planned sizes.
 * </ul>
 *
 * <pre>{@code
 * AverageOrderValue.estimate(history, year2026).interval(0.95);
 * Bootstrap.withSeed(2026).estimate(AverageOrderValue.statistic(history, year2026)).interval(0.95);
 *
 * Comparison gain = Comparison.of(Rate.of(850, 1_000).minus(Rate.of(790, 1_000)), 0.95);
 * gain.verdict();    // HIGHER
 *
 * SampleSize.withDefaults().forRates(0.80, 0.84).first();    // 1447  customers in each group
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.inference;

import org.jspecify.annotations.NullMarked;
