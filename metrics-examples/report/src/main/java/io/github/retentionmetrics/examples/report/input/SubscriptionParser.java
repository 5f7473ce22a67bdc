package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.examples.report.csv.InputNotes;
import io.github.retentionmetrics.examples.report.csv.Row;
import io.github.retentionmetrics.examples.report.csv.RowParser;
import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.Terms;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code customer_id,start,end}; the end is empty while the subscription is active, and a file without ends
 * need not have the column. In a file with a column {@code amount}, a row with an amount says what the subscription
 * costs in one phase, and the columns of {@link PriceParser}, {@code subscription_id}, {@code trial_end} and
 * {@code cancelled_on} are read with it.
 */
final class SubscriptionParser implements RowParser<EndingRow<Subscription>> {
    private static final String START = "start";
    private static final String END = "end";
    private static final String ID = "subscription_id";
    private static final String TRIAL_END = "trial_end";
    private static final String CANCELLED_ON = "cancelled_on";
    private static final List<String> PRICED = Stream.concat(
                    Stream.of(ID, TRIAL_END, CANCELLED_ON), PriceParser.COLUMNS.stream())
            .toList();

    private final EndDates ends;
    private final PriceParser prices;

    /**
     * A parser of subscriptions.
     *
     * @param ends how to read dates, and what ends are
     * @param currency the currency of prices without one of their own
     */
    SubscriptionParser(EndDates ends, Currency currency) {
        this.ends = ends;
        this.prices = new PriceParser(currency);
    }

    @Override
    public List<String> requiredColumns() {
        return List.of("customer_id", START);
    }

    @Override
    public List<String> optionalColumns() {
        return Stream.concat(Stream.of(END), PRICED.stream()).toList();
    }

    @Override
    public boolean knows(String column, Collection<String> columns) {
        return PRICED.contains(column) ? columns.contains(PriceParser.AMOUNT) : RowParser.super.knows(column, columns);
    }

    @Override
    public EndingRow<Subscription> parse(Row row) throws BadRow {
        String customerId = row.identifier("customer_id");
        LocalDate start = ends.dates().parse(START, row.text(START));
        if (!prices.isPriced(row)) {
            prices.countUnpriced();
            return ends.parse(row, END, START, start, end -> new Subscription(customerId, start, end));
        }
        String id = row.optionalIdentifier(ID);
        LocalDate trialEnd = trialEnd(row, start);
        LocalDate cancelledOn = optionalDate(row, CANCELLED_ON);
        Terms terms = prices.parse(row);
        return ends.parse(
                row,
                END,
                START,
                start,
                end -> new Subscription(customerId, start, end, terms, id == null ? "" : id, trialEnd, cancelledOn));
    }

    private @Nullable LocalDate trialEnd(Row row, LocalDate start) throws BadRow {
        LocalDate trialEnd = optionalDate(row, TRIAL_END);
        if (trialEnd != null && trialEnd.isBefore(start)) {
            throw BadRow.between(TRIAL_END, trialEnd.toString(), "must be on or after", START, start.toString());
        }
        return trialEnd;
    }

    private @Nullable LocalDate optionalDate(Row row, String column) throws BadRow {
        String text = row.text(column);
        return text.isEmpty() ? null : ends.dates().parse(column, text);
    }

    @Override
    public void note(InputNotes notes) {
        prices.note(notes);
    }
}
