package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.examples.report.csv.Row;
import io.github.retentionmetrics.examples.report.csv.RowParser;
import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.subscription.Subscription;
import java.time.LocalDate;
import java.util.List;

/**
 * Rows of {@code customer_id,start,end}; the end is empty while the subscription is active, and a file without ends
 * need not have the column.
 *
 * @param ends how to read dates, and what ends are
 */
record SubscriptionParser(EndDates ends) implements RowParser<EndingRow<Subscription>> {

    @Override
    public List<String> requiredColumns() {
        return List.of("customer_id", "start");
    }

    @Override
    public List<String> optionalColumns() {
        return List.of("end");
    }

    @Override
    public EndingRow<Subscription> parse(Row row) throws BadRow {
        String customerId = row.identifier("customer_id");
        LocalDate start = ends.dates().parse("start", row.text("start"));
        return ends.parse(row, "end", "start", start, end -> new Subscription(customerId, start, end));
    }
}
