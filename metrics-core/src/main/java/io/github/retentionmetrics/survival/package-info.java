/**
 * The time until an event, if many events have not happened yet: how long customers stay, how soon they buy again, how
 * long a ticket stays open.
 *
 * <p>The average stay of customers who have left is too short, because loyal customers are missing from it. The average
 * over all customers so far is too short as well, because current customers will stay longer. Survival analysis takes
 * both into account.
 *
 * <ul>
 *   <li><b>event</b>: a customer leaves or buys again, or a ticket is resolved;
 *   <li><b>duration</b>: the time from the beginning of a subject to its event, or to the last day of observation;
 *   <li><b>censored</b>: observed to the end without the event, so that only a lower bound of the time is known;
 *   <li><b>late entry</b> (left truncation): under observation only from some time after its beginning, such as a
 *       customer acquired before the data starts. If it had ended earlier, it would not be in the data;
 *   <li><b>at risk</b> at a time: under observation and without the event just before it;
 *   <li><b>survival</b> at a time: the probability that the event takes longer;
 *   <li><b>step</b>: a time with an event or a censoring.
 * </ul>
 *
 * <p>{@link io.github.retentionmetrics.survival.Durations} are counts that can be added; the
 * {@link io.github.retentionmetrics.survival.SurvivalCurve} and all other results are computed from them.
 *
 * <pre>{@code
 * Durations stays = Lifespan.FIRST_STAY.over(base);
 * SurvivalCurve curve = SurvivalCurve.of(stays);
 * curve.survival(90);                 // the share of customers who stay longer than 90 days
 * curve.median().interval(0.95);      // in days
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.survival;

import org.jspecify.annotations.NullMarked;
