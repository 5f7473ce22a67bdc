package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.examples.report.csv.AmountRules;
import io.github.retentionmetrics.examples.report.csv.DateText;
import io.github.retentionmetrics.examples.report.csv.InputNotes;
import io.github.retentionmetrics.examples.report.csv.Row;
import io.github.retentionmetrics.examples.report.csv.RowParser;
import io.github.retentionmetrics.examples.report.csv.ThousandsCheck;
import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.purchase.RefundPolicy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;

/** Rows of {@code customer_id,date,amount[,category]}. */
final class PurchaseParser implements RowParser<PurchaseRow> {
    private final AmountRules rules;
    private final RefundPolicy refunds;
    private final DateText dates;
    private final ThousandsCheck points = new ThousandsCheck();
    private BigInteger room;

    PurchaseParser(AmountRules rules, RefundPolicy refunds, DateText dates) {
        this.rules = rules;
        this.dates = dates;
        this.refunds = refunds;
        this.room = BigInteger.valueOf(Long.MAX_VALUE);
    }

    @Override
    public List<String> requiredColumns() {
        return List.of("customer_id", "date", "amount");
    }

    @Override
    public List<String> optionalColumns() {
        return List.of("category");
    }

    @Override
    public PurchaseRow parse(Row row) throws BadRow {
        String customerId = row.identifier("customer_id");
        LocalDate date = dates.parse("date", row.text("date"));
        BigDecimal amount = rules.parse("amount", row.text("amount"), points);
        if (amount.signum() < 0 && refunds == RefundPolicy.REFUSE) {
            throw BadRow.of("amount", "must not be negative with --refunds refuse", "a refund");
        }
        takeFromRoom(amount);
        return new PurchaseRow(customerId, date, amount, row.text("category"));
    }

    @Override
    public void note(InputNotes notes) {
        points.note(notes);
    }

    /**
     * Keeps the sum of all amounts, each without its sign, within 64 bits, so that no sum over any of them overflows.
     */
    private void takeFromRoom(BigDecimal amount) throws BadRow {
        BigInteger left = room.subtract(rules.minorUnits(amount).abs());
        if (left.signum() < 0) {
            String largest = rules.largest().toPlainString();
            throw BadRow.of("amount", "must keep the sum of all amounts at most " + largest, "the sum is larger");
        }
        room = left;
    }
}
