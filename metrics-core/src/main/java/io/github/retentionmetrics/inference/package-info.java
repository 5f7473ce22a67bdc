/**
 * How sure an answer is, and whether two answers really differ.
 *
 * <ul>
 *   <li>An <em>interval</em> states the values that the data leave plausible. Rates, means and survey scores have their
 *       own; this package adds those of ratios, medians and anything else that is computed from customers.
 *   <li>The <em>sampling unit</em> is the customer: those who came might have been others. Orders of one customer are
 *       no independent evidence.
 *   <li>The <em>delta method</em> gives a ratio's standard error from six sums that add up over shards.
 *   <li>The <em>bootstrap</em> draws customers with replacement, again and again, from a seed: the same seed gives the
 *       same bits, on any number of threads.
 *   <li>A <em>comparison</em> puts a difference, its interval and its p-value into a verdict that claims no more than
 *       they allow, and a <em>correction</em> allows for many looks at once.
 *   <li>A <em>sample size</em> says before an experiment how many customers it needs, or which difference it can show.
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
