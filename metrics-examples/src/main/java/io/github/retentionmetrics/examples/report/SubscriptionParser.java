package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.customer.Subscription;
import java.time.LocalDate;
import java.util.List;

/**
 * Rows of {@code customer_id,start,end}; the end is exclusive and empty while the subscription is active.
 *
 * @param dates how to read dates
 */
record SubscriptionParser(DateText dates) implements RowParser<Subscription> {

    @Override
    public List<String> requiredColumns() {
        return List.of("customer_id", "start", "end");
    }

    @Override
    public Subscription parse(Row row) throws BadRow {
        String customerId = row.identifier("customer_id");
        LocalDate start = dates.parse("start", row.text("start"));
        if (row.text("end").isEmpty()) {
            return Subscription.of(customerId, start);
        }
        LocalDate end = dates.parse("end", row.text("end"));
        if (end.isBefore(start)) {
            throw BadRow.between("end", end.toString(), "must be on or after", "start", start.toString());
        }
        return Subscription.of(customerId, start, end);
    }
}
