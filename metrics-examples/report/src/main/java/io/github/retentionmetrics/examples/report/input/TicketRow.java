package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.ticket.Ticket;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A support ticket as an export has it.
 *
 * @param ticket the ticket
 * @param zone the zone in which its days are counted
 * @param created the day on which it was opened
 * @param last the day of the last thing that happened to it
 */
record TicketRow(Ticket ticket, ZoneId zone, LocalDate created, LocalDate last) {}
