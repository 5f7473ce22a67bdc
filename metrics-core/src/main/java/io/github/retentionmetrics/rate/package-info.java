/**
 * Answers that keep the counts or sums behind them, with intervals, differences and tests.
 *
 * <ul>
 *   <li>A <em>rate</em> is two counts, a numerator that is part of its denominator, such as 850 of 1000 customers. It
 *       is never a bare {@code double}: shards pool exactly, and the number of customers behind it is always known.
 *   <li>A <em>ratio</em> is two amounts of which the first need not be part of the second, such as orders per customer.
 *   <li>A <em>mean</em> is a count, a sum and a sum of squares, all exact.
 *   <li>An answer is <em>undefined</em> when the input is valid but there is nothing to divide by. It is an object like
 *       any other, with its counts and the reason, and can be pooled; it is never shown as 0 or 100 %.
 *   <li>Two answers are <em>pooled</em> ({@code plus}) into the answer for both groups as one: 1 of 2 and 8 of 8 pool
 *       to 9 of 10, which is not the average of 50 % and 100 %.
 *   <li>An <em>interval</em> is a confidence interval, with its confidence <em>level</em>, between 0 and 1.
 * </ul>
 *
 * <pre>{@code
 * Rate retention = Rate.of(850, 1_000);
 * retention.toString();                          // 85.0% (850 of 1000)
 * retention.interval(WILSON, 0.95).toString();   // 0.8265 .. 0.8708 (95%)
 *
 * RateDifference gain = retention.minus(Rate.of(790, 1_000));
 * gain.test().isSignificant(0.05);               // true
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.rate;

import org.jspecify.annotations.NullMarked;
