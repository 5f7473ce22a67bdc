package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.examples.report.csv.DateText;
import io.github.retentionmetrics.examples.report.csv.DecimalText;
import io.github.retentionmetrics.examples.report.csv.Row;
import io.github.retentionmetrics.examples.report.csv.RowParser;
import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.programme.PointsMovement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Rows of {@code customer_id,date,kind,points}; the kind says whether points come or go, so none are negative.
 *
 * @param dates how to read dates
 */
record PointsParser(DateText dates) implements RowParser<PointsMovement> {
    private static final int MOST_DIGITS = 18;
    private static final int MOST_DECIMALS = 9;
    private static final String PLAIN = "must be a plain number such as 250 or 12.5";

    @Override
    public List<String> requiredColumns() {
        return List.of("customer_id", "date", "kind", "points");
    }

    @Override
    public PointsMovement parse(Row row) throws BadRow {
        String customerId = row.identifier("customer_id");
        LocalDate date = dates.parse("date", row.text("date"));
        return new PointsMovement(customerId, date, kind(row.text("kind")), points(row.text("points")));
    }

    private static PointsMovement.Kind kind(String text) throws BadRow {
        for (PointsMovement.Kind kind : PointsMovement.Kind.values()) {
            if (kind.name().equalsIgnoreCase(text)) {
                return kind;
            }
        }
        throw BadRow.of(
                "kind", "must be one of issued, redeemed, expired", text.isEmpty() ? "empty" : "some other text");
    }

    private static BigDecimal points(String text) throws BadRow {
        DecimalText number = DecimalText.of("points", text, PLAIN);
        if (number.isNegative()) {
            throw BadRow.of("points", "must not be negative, since the kind says whether they go", "a minus sign");
        }
        if (number.digits() > MOST_DIGITS || number.decimals() > MOST_DECIMALS) {
            String found = number.digits() + " before the point and " + number.decimals() + " after it";
            throw BadRow.of(
                    "points",
                    "must have at most " + MOST_DIGITS + " digits before the point and " + MOST_DECIMALS + " after it",
                    found);
        }
        return number.value(MOST_DECIMALS);
    }
}
