package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.examples.report.csv.AmountRules;
import io.github.retentionmetrics.examples.report.csv.DateText;
import io.github.retentionmetrics.examples.report.csv.Fields;
import io.github.retentionmetrics.examples.report.csv.Header;
import io.github.retentionmetrics.examples.report.csv.InputNotes;
import io.github.retentionmetrics.examples.report.csv.Row;
import io.github.retentionmetrics.examples.report.csv.RowParser;
import io.github.retentionmetrics.examples.report.csv.ThousandsCheck;
import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of {@code customer_id,date,amount[,category]}, and of the columns that {@code --by} names. */
final class PurchaseParser implements RowParser<PurchaseFields> {
    private static final String CUSTOMER = "customer_id";
    private static final String DATE = "date";
    private static final String AMOUNT = "amount";
    private static final String CATEGORY = "category";

    private final AmountRules rules;
    private final PurchaseHistory.RefundPolicy refunds;
    private final DateText dates;
    private final FirstPurchases firsts;
    private final ThousandsCheck points = new ThousandsCheck();
    private final PurchaseFields parsed = new PurchaseFields();
    private long room = Long.MAX_VALUE;
    private @Nullable Header header;
    private int customerIndex;
    private int dateIndex;
    private int amountIndex;
    private int categoryIndex;
    private int[] byIndexes = {};

    PurchaseParser(AmountRules rules, PurchaseHistory.RefundPolicy refunds, DateText dates, FirstPurchases firsts) {
        this.firsts = firsts;
        this.rules = rules;
        this.dates = dates;
        this.refunds = refunds;
    }

    @Override
    public List<String> requiredColumns() {
        return List.of(CUSTOMER, DATE, AMOUNT);
    }

    @Override
    public List<String> optionalColumns() {
        return Stream.concat(Stream.of(CATEGORY), firsts.columns().stream())
                .distinct()
                .toList();
    }

    @Override
    public PurchaseFields parse(Row row) throws BadRow {
        if (row.header() != header) {
            begin(row.header());
        }
        Fields fields = row.fields();
        if (!isPlainIdentifier(fields)) {
            row.identifier(CUSTOMER);
        }
        int date = dates.epochDay(DATE, fields, dateIndex);
        long amount = rules.minorUnits(AMOUNT, fields, amountIndex, points);
        if (amount < 0 && refunds == PurchaseHistory.RefundPolicy.REFUSE) {
            throw BadRow.of(AMOUNT, "must not be negative with --refunds refuse", "a refund");
        }
        takeFromRoom(amount);
        parsed.set(fields, customerIndex, categoryIndex, byIndexes, date, amount);
        return parsed;
    }

    private void begin(Header next) {
        header = next;
        customerIndex = next.indexOf(CUSTOMER);
        dateIndex = next.indexOf(DATE);
        amountIndex = next.indexOf(AMOUNT);
        categoryIndex = next.indexOf(CATEGORY);
        byIndexes = firsts.columns().stream().mapToInt(next::indexOf).toArray();
        firsts.noteHeader(next.names());
    }

    /** Whether an identifier begins with a character that is surely visible. */
    private boolean isPlainIdentifier(Fields fields) {
        if (fields.isEmpty(customerIndex)) {
            return false;
        }
        char first = fields.chars()[fields.start(customerIndex)];
        return first > ' ' && first <= '~';
    }

    @Override
    public void note(InputNotes notes) {
        points.note(notes);
    }

    /**
     * Keeps the sum of all amounts, each without its sign, within 64 bits, so that no sum over any of them overflows.
     */
    private void takeFromRoom(long amount) throws BadRow {
        long left = room - Math.abs(amount);
        if (left < 0) {
            String largest = rules.largest().toPlainString();
            throw BadRow.of(AMOUNT, "must keep the sum of all amounts at most " + largest, "the sum is larger");
        }
        room = left;
    }
}
