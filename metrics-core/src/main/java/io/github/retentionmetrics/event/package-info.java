/**
 * Events, and the history from which every metric of engagement is computed.
 *
 * <p>Terms of this package:
 *
 * <ul>
 *   <li><b>event</b>: something that a customer, user or visitor did at an instant, such as a view or a sign-up;
 *   <li><b>type</b>: the name of an event and the properties that tell it from others of that name;
 *   <li><b>active</b> on a day: with at least one event on it, in the zone of the history;
 *   <li><b>session</b>: events of one customer that follow each other closely, or that carry the same identifier;
 *   <li><b>funnel</b>: steps that lead to a goal; an <b>attempt</b> of a customer passes some or all of them;
 *   <li><b>exposure</b>: the moment at which a customer sees a variant of an <b>experiment</b>.
 * </ul>
 *
 * <pre>{@code
 * EventHistory events = log.stream().collect(EventHistory.toEventHistory(zone, observedUntil));
 * RetentionRate.of(events, Period.month(2026, 3));
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.event;

import org.jspecify.annotations.NullMarked;
