package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.service.LoyaltyMember;
import java.time.LocalDate;
import java.util.List;

/**
 * Rows of {@code customer_id,joined,left}; the day of leaving is exclusive, and empty for who is a member.
 *
 * @param dates how to read dates
 */
record MemberParser(DateText dates) implements RowParser<LoyaltyMember> {

    @Override
    public List<String> requiredColumns() {
        return List.of("customer_id", "joined", "left");
    }

    @Override
    public LoyaltyMember parse(Row row) throws BadRow {
        String customerId = row.identifier("customer_id");
        LocalDate joined = dates.parse("joined", row.text("joined"));
        LoyaltyMember member = LoyaltyMember.of(customerId, joined);
        if (row.text("left").isEmpty()) {
            return member;
        }
        LocalDate left = dates.parse("left", row.text("left"));
        if (left.isBefore(joined)) {
            throw BadRow.between("left", left.toString(), "must be on or after", "joined", joined.toString());
        }
        return member.withLeft(left);
    }
}
