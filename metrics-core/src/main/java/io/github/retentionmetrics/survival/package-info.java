/**
 * How long it takes until something happens, when for many it has not happened yet: how long customers stay, how soon
 * they buy again, how long a ticket stays open.
 *
 * <p>An average over those who have left says too little, since the loyal ones are not in it; an average over all
 * customers says too little as well, since those who are still here have not finished. Survival analysis uses both for
 * what they are.
 *
 * <ul>
 *   <li><b>event</b>: what is waited for: a customer leaves, buys again, a ticket is resolved;
 *   <li><b>duration</b>: the time from a beginning of its own to the event, or to where it was last seen;
 *   <li><b>censored</b>: last seen without the event; all that is known is that it takes longer than that;
 *   <li><b>late entry</b> (left truncation): under observation only from some time after its beginning, such as a
 *       customer acquired before the data starts. Had it ended earlier, it would not be in the data;
 *   <li><b>at risk</b> at a time: under observation and without the event just before it;
 *   <li><b>survival</b> at a time: the probability that the event takes longer;
 *   <li><b>step</b>: a time with an event or a censoring.
 * </ul>
 *
 * <p>{@link io.github.retentionmetrics.survival.Durations} are counts and add up; the
 * {@link io.github.retentionmetrics.survival.SurvivalCurve} and everything else is computed from them.
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
