package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.text.Printable;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cells of CSV files as people read them, in the language of the page. */
final class Format {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4}(?:/\\d{2})?)-(Q[1-4])");

    private final SummaryWords words;
    private final int decimals;

    /** Of our own, since those of a JDK change with its version. */
    private final String[] months;

    /** How a column is written. */
    enum Kind {
        TEXT,
        PERIOD,
        COUNT,
        SHARE,
        AMOUNT,
        DECIMAL,
        SCORE,
        PRECISE,
        ESTIMATE;

        boolean isNumber() {
            return this != TEXT && this != PERIOD;
        }
    }

    Format(SummaryWords words, int decimals) {
        this.words = words;
        this.decimals = decimals;
        this.months = words.text("page.months").split(",", -1);
    }

    /** A cell in words; an empty one stays empty. */
    String of(Kind kind, String cell) {
        if (cell.isEmpty()) {
            return "";
        }
        return switch (kind) {
            case TEXT -> Printable.of(cell);
            case PERIOD -> period(cell);
            case COUNT -> count(new BigDecimal(cell));
            case SHARE -> words.percent(Double.parseDouble(cell));
            case AMOUNT -> amount(new BigDecimal(cell));
            case DECIMAL -> words.decimal(Double.parseDouble(cell), 1);
            case SCORE -> words.decimal(Double.parseDouble(cell), 2);
            case PRECISE -> words.decimal(Double.parseDouble(cell), 3);
            case ESTIMATE -> roundAmount(new BigDecimal(cell));
        };
    }

    /** A number that is a count, or an expected count, without decimals. */
    private String count(BigDecimal number) {
        return words.number(number.setScale(0, RoundingMode.HALF_EVEN));
    }

    /** An amount without its currency, with the decimals of the currency. */
    String amount(BigDecimal amount) {
        return words.number(amount.setScale(decimals, RoundingMode.HALF_UP));
    }

    /** A large amount for a sentence: without decimals from a thousand on. */
    String roundAmount(BigDecimal amount) {
        boolean isLarge = amount.abs().compareTo(BigDecimal.valueOf(1_000)) >= 0;
        return words.number(amount.setScale(isLarge ? 0 : decimals, RoundingMode.HALF_UP));
    }

    /** Whether the label of a period is a day, or the first day of a week. */
    static boolean isDay(String label) {
        return DAY.matcher(label).matches();
    }

    String date(LocalDate date) {
        return date.getDayOfMonth() + " " + month(YearMonth.from(date));
    }

    /** A text that begins a line. */
    static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private String month(YearMonth month) {
        return months[month.getMonthValue() - 1] + " " + month.getYear();
    }

    /**
     * A period label such as {@code 2025-03} as {@code Mar 2025}, or two with dots between as a span; one of a fiscal
     * year stays as it is.
     */
    String period(String label) {
        if (DAY.matcher(label).matches()) {
            return date(LocalDate.parse(label));
        }
        if (MONTH.matcher(label).matches()) {
            return month(YearMonth.parse(label));
        }
        int between = label.indexOf("..");
        if (between >= 0) {
            return period(label.substring(0, between)) + " \u2013 " + period(label.substring(between + 2));
        }
        Matcher quarter = QUARTER.matcher(label);
        return quarter.matches() ? quarter.group(2) + " " + quarter.group(1) : label;
    }
}
