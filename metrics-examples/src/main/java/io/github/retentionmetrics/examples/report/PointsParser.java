package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.service.PointsMovement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/** Rows of {@code customer_id,date,kind,points}; the kind says whether points come or go, so none are negative. */
final class PointsParser implements RowParser<PointsMovement> {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}([.][0-9]{1,9})?");
    private static final String PLAIN = "must be a plain number such as 250 or 12.5";

    @Override
    public List<String> requiredColumns() {
        return List.of("customer_id", "date", "kind", "points");
    }

    @Override
    public PointsMovement parse(Row row) throws BadRow {
        String customerId = row.identifier("customer_id");
        LocalDate date = DateText.parse("date", row.text("date"));
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
        if (text.startsWith("-")) {
            throw BadRow.of("points", "must not be negative, since the kind says whether they go", "a minus sign");
        }
        if (!NUMBER.matcher(text).matches()) {
            throw BadRow.of("points", PLAIN, describe(text));
        }
        return new BigDecimal(text);
    }

    private static String describe(String text) {
        if (text.isEmpty()) {
            return "empty";
        }
        return text.indexOf(',') >= 0 ? "has a comma" : "some other text";
    }
}
