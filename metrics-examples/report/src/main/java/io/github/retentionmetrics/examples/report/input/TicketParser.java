package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.examples.report.csv.Row;
import io.github.retentionmetrics.examples.report.csv.RowParser;
import io.github.retentionmetrics.examples.report.csv.TimeText;
import io.github.retentionmetrics.examples.report.csv.TimeText.Moment;
import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.ticket.Ticket;
import java.time.Instant;
import java.util.List;

/**
 * Rows of {@code ticket_id,[customer_id,]created,solved[,first_solved]}; {@code solved} is empty while the ticket is
 * open, {@code first_solved} where it was never reopened, and {@code customer_id} where the customer is not known.
 *
 * @param times how to read times
 */
record TicketParser(TimeText times) implements RowParser<TicketRow> {

    @Override
    public List<String> requiredColumns() {
        return List.of("ticket_id", "created", "solved");
    }

    @Override
    public List<String> optionalColumns() {
        return List.of("customer_id", "first_solved");
    }

    @Override
    public TicketRow parse(Row row) throws BadRow {
        String id = row.identifier("ticket_id");
        String customerId = row.optionalIdentifier("customer_id");
        Moment created = times.parse("created", row.text("created"), null);
        Ticket ticket = customerId == null
                ? Ticket.anonymous(id, created.instant())
                : Ticket.of(id, customerId, created.instant());
        Moment last = created;
        if (!row.text("first_solved").isEmpty()) {
            last = later("first_solved", row, last, "created");
            ticket = ticket.withSolved(last.instant()).withReopened();
        }
        if (!row.text("solved").isEmpty()) {
            last = later("solved", row, last, last.equals(created) ? "created" : "first_solved");
            ticket = ticket.withSolved(last.instant());
        }
        return new TicketRow(ticket, created.zone(), created.date(), last.date());
    }

    private Moment later(String column, Row row, Moment previous, String previousColumn) throws BadRow {
        Instant before = previous.instant();
        Moment moment = times.parse(column, row.text(column), before);
        if (moment.instant().isBefore(before)) {
            throw BadRow.between(
                    column, row.text(column), "must be at or after", previousColumn, row.text(previousColumn));
        }
        return moment;
    }
}
