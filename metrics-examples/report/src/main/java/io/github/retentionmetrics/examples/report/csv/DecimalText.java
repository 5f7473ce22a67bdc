package io.github.retentionmetrics.examples.report.csv;

import io.github.retentionmetrics.examples.report.error.BadRow;
import java.math.BigDecimal;

/**
 * A plain decimal as a file has it: an optional sign, then digits with at most one point before, among or after them.
 * The value counts and not the way it is written, so {@code 9}, {@code +9.} and {@code 9.00} are the same number;
 * exponents are refused, since a spreadsheet that writes them has cut digits off.
 *
 * @param text the text
 * @param point the place of the point, or the length of a text without one
 * @param digits the digits before the point, without leading zeros
 * @param decimals the digits after the point, without trailing zeros
 * @param written the digits after the point as they are written
 */
public record DecimalText(String text, int point, int digits, int decimals, int written) {

    /** Reads the parts; {@code rule} is the rule that any other text breaks. */
    public static DecimalText of(String column, String text, String rule) throws BadRow {
        int first = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        int point = text.length();
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && point == text.length()) {
                point = i;
            } else if (c < '0' || c > '9') {
                throw BadRow.of(column, rule, describe(text));
            }
        }
        int written = Math.max(text.length() - point - 1, 0);
        if (point - first + written == 0) {
            throw BadRow.of(column, rule, describe(text));
        }
        int decimals = Math.max(endWithoutZeros(text, point) - point - 1, 0);
        return new DecimalText(text, point, digits(text, first, point), decimals, written);
    }

    private static int endWithoutZeros(String text, int point) {
        int end = text.length();
        while (end > point + 1 && text.charAt(end - 1) == '0') {
            end--;
        }
        return end;
    }

    private static int digits(String text, int first, int point) {
        int start = first;
        while (start < point && text.charAt(start) == '0') {
            start++;
        }
        return point - start;
    }

    /**
     * The one plain way to write the number: without a plus, without zeros before the first digit or after the last.
     */
    String plain() {
        boolean isSigned = text.charAt(0) == '-' || text.charAt(0) == '+';
        if (!isSigned && decimals == written && point == text.length() && digits == point) {
            return text;
        }
        String whole = digits == 0 ? "0" : text.substring(point - digits, point);
        String part = decimals == 0 ? "" : text.substring(point, point + 1 + decimals);
        return (isNegative() ? "-" : "") + whole + part;
    }

    /** Whether the number is less than zero. */
    public boolean isNegative() {
        return text.charAt(0) == '-' && (digits > 0 || decimals > 0);
    }

    /**
     * The number with its decimals as written, but with at most as many as given, where {@link #decimals} has no more;
     * only to be asked of one with few digits, since making a number of a million of them takes long.
     */
    public BigDecimal value(int mostDecimals) {
        if (digits == 0 && decimals == 0) {
            return BigDecimal.ZERO;
        }
        return new BigDecimal(
                written <= mostDecimals
                        ? text
                        : text.substring(0, mostDecimals == 0 ? point : point + 1 + mostDecimals));
    }

    private static String describe(String text) {
        if (text.isEmpty()) {
            return "empty";
        }
        if (text.matches("[+-]?[0-9.]+[eE][+-]?[0-9]+")) {
            return "has an exponent";
        }
        if (text.indexOf(',') >= 0) {
            return "has a comma";
        }
        if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.CURRENCY_SYMBOL)) {
            return "has a currency sign";
        }
        if (text.codePoints().anyMatch(Character::isLetter)) {
            return "has letters";
        }
        if (text.indexOf('.') != text.lastIndexOf('.')) {
            return "has several points";
        }
        return "has something other than a sign, digits and one point";
    }
}
