package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.examples.report.csv.AmountRules;
import io.github.retentionmetrics.examples.report.csv.DateText;
import io.github.retentionmetrics.examples.report.csv.InputNotes;
import io.github.retentionmetrics.examples.report.csv.Row;
import io.github.retentionmetrics.examples.report.csv.RowParser;
import io.github.retentionmetrics.examples.report.csv.ThousandsCheck;
import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.lifetime.Cost;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rows of {@code date,category,amount}. A category starts with what the money was for, since a word such as
 * {@code marketing} alone may be for winning customers or for keeping them.
 */
final class CostParser implements RowParser<Cost> {
    private static final String RULE =
            "must be goods, acquisition, retention or serving, alone or with a name as in retention: support";

    private static final Pattern WORDS = Pattern.compile("\\p{L}[\\p{L} :/&-]{0,39}");

    private final AmountRules rules;
    private final DateText dates;
    private final ThousandsCheck points = new ThousandsCheck();

    CostParser(AmountRules rules, DateText dates) {
        this.rules = rules;
        this.dates = dates;
    }

    @Override
    public List<String> requiredColumns() {
        return List.of("date", "category", "amount");
    }

    @Override
    public Cost parse(Row row) throws BadRow {
        LocalDate date = dates.parse("date", row.text("date"));
        Cost.Category category = category(row.text("category"));
        BigDecimal amount = rules.parse("amount", row.text("amount"), points);
        return new Cost(date, category, amount, rules.currency());
    }

    @Override
    public void note(InputNotes notes) {
        points.note(notes);
    }

    /** Words are repeated, since a cost is of no customer; anything else may be from another column or file. */
    private static String describe(String text) {
        if (text.isEmpty()) {
            return "empty";
        }
        return WORDS.matcher(text).matches() ? text : "some other text";
    }

    private static Cost.Category category(String text) throws BadRow {
        try {
            return Cost.Category.parse(text);
        } catch (IllegalArgumentException e) {
            throw BadRow.of("category", RULE, describe(text));
        }
    }
}
