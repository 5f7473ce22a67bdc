/**
 * Metrics over time: trailing windows, changes, and the same period of the year before.
 *
 * <ul>
 *   <li>A <em>trailing window</em> pools a period with those before it: counts are added up, rates are never averaged.
 *   <li>A <em>change</em> is the value of a period less that of the period before, and <em>year on year</em> is less
 *       that of the same period of the year before, each with an interval and a test.
 *   <li>A period is <em>partial</em> if the data covers only a part of it. It is never mixed with complete ones.
 *   <li>A point of a trend is <em>undefined</em> if a period that it needs is missing or partial; its reason names the
 *       period.
 * </ul>
 *
 * <pre>{@code
 * Trend<Rate> churn = Trend.of(MONTH, history.movements(MONTH), observedUntil).map(ChurnRate::of);
 * churn.trailing(3, toPooledRate());
 * churn.yearOnYear(Rate::minus);
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.trend;

import org.jspecify.annotations.NullMarked;
