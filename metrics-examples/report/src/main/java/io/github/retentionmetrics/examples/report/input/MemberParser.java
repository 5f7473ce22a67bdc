package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.examples.report.csv.Row;
import io.github.retentionmetrics.examples.report.csv.RowParser;
import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.programme.LoyaltyMember;
import java.time.LocalDate;
import java.util.List;

/**
 * Rows of {@code customer_id,joined,left}; the day of leaving is empty while the membership runs, and a file without it
 * need not have the column.
 *
 * @param ends how to read dates, and what days of leaving are
 */
record MemberParser(EndDates ends) implements RowParser<EndingRow<LoyaltyMember>> {

    @Override
    public List<String> requiredColumns() {
        return List.of("customer_id", "joined");
    }

    @Override
    public List<String> optionalColumns() {
        return List.of("left");
    }

    @Override
    public EndingRow<LoyaltyMember> parse(Row row) throws BadRow {
        String customerId = row.identifier("customer_id");
        LocalDate joined = ends.dates().parse("joined", row.text("joined"));
        LoyaltyMember member = LoyaltyMember.of(customerId, joined);
        return ends.parse(row, "left", "joined", joined, left -> left == null ? member : member.withLeft(left));
    }
}
