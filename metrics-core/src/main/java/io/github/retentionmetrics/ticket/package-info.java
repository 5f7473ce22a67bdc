/**
 * Support tickets: their resolution times, the backlog, and the share of customers with a ticket.
 *
 * <ul>
 *   <li><b>first resolution</b>: from the creation of a ticket to its first solution; <b>full resolution</b>: to its
 *       last one, which is later if the ticket was reopened;
 *   <li><b>open</b>: not solved for the last time. An open ticket has no resolution time, but is known to take longer
 *       than it has been open; it is treated as censored, never left out;
 *   <li><b>calendar time, business hours</b>: every second, or only those in which the service desk is staffed;
 *   <li><b>backlog</b>: the tickets open at a moment.
 * </ul>
 *
 * <pre>{@code
 * // tickets: a List<Ticket>; an open one is known until the moment of observation
 * TicketHistory history = tickets.stream()
 *         .collect(toTicketHistory(Instant.parse("2026-04-01T12:00:00Z"), ZoneId.of("Europe/Amsterdam")));
 * ResolutionTime full = ResolutionTime.ofCreated(history, Period.month(2026, 3), Until.LAST_SOLVED);
 * full.median();                                                // in hours, including open tickets
 * full.resolvedWithin(Duration.ofHours(24));          // the share of the tickets that have met or missed the target
 * history.movement(Period.month(2026, 3)).contactRate(850);     // the share of customers with a ticket
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.ticket;

import org.jspecify.annotations.NullMarked;
