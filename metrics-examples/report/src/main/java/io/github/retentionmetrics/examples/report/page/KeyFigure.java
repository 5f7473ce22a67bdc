package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import io.github.retentionmetrics.inference.Comparison.Verdict;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * A row of {@code headlines.csv} in words: a figure, and how it differs from an earlier one.
 *
 * @param row the row
 * @param data the page's data
 */
record KeyFigure(Row row, PageData data) {
    private static final String MRR = "mrr_";

    /** Its name in the file, which of recurring revenue in another currency than the report's ends with that. */
    String name() {
        return row.csv("headline");
    }

    private boolean hasOwnCurrency() {
        return name().startsWith(MRR);
    }

    /** The currency of an amount. */
    String currency() {
        return hasOwnCurrency() ? name().substring(MRR.length()).toUpperCase(Locale.ROOT) : data.reportCurrency();
    }

    String label() {
        return data.text("headline." + (hasOwnCurrency() ? "mrr" : name()));
    }

    String period() {
        return data.spokenPeriod(row.csv("period"));
    }

    String comparedWith() {
        return data.spokenPeriod(row.csv("compared_with"));
    }

    boolean isAmount() {
        return kind() == Kind.AMOUNT;
    }

    /** Whether it is a share of counted customers or answers, and not of an amount. */
    boolean isRate() {
        return kind() == Kind.SHARE && !name().equals("net_revenue_retention");
    }

    /** Whether it is the customer effort score, of which low values may be the good ones. */
    boolean isEffort() {
        return name().equals("ces");
    }

    Verdict verdict() {
        return Verdict.valueOf(row.csv("verdict").toUpperCase(Locale.ROOT));
    }

    /** Whether chance hardly explains the change. */
    boolean hasChanged() {
        return verdict() == Verdict.HIGHER || verdict() == Verdict.LOWER;
    }

    /** A figure of the row, with the decimals of its unit; a dash if it is undefined. */
    String text(String column) {
        return row.has(column) ? format().of(kind(), row.csv(column)) : data.text("undefined");
    }

    /** The same for a sentence, where an amount has its currency. */
    String spoken(String column) {
        return isAmount() && row.has(column) ? data.money(text(column)) : text(column);
    }

    /** The change with its sign: in points if it is of shares or scores, as a share if it is relative. */
    String change() {
        if (!row.has("change")) {
            return data.text("undefined");
        }
        BigDecimal change = new BigDecimal(row.csv("change"));
        String sign = change.signum() > 0 ? "+" : "";
        if (row.csv("change_unit").equals("relative")) {
            return sign + data.format().of(Kind.SHARE, row.csv("change"));
        }
        return switch (kind()) {
            case AMOUNT -> sign + format().amount(change);
            case SHARE -> data.text("first.points", sign + data.words().decimal(row.number("change") * 100, 1));
            default -> data.text("first.points", sign + data.format().of(kind(), row.csv("change")));
        };
    }

    private Format format() {
        return data.in(currency()).format();
    }

    private Kind kind() {
        return switch (row.csv("unit")) {
            case "amount" -> Kind.AMOUNT;
            case "points" -> Kind.DECIMAL;
            case "score" -> Kind.SCORE;
            default -> Kind.SHARE;
        };
    }
}
