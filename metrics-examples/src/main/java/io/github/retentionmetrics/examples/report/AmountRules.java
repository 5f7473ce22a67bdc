package io.github.retentionmetrics.examples.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;

/**
 * What an amount must look like: a plain decimal with no more decimals, as written, than allowed. {@code 1.000} is
 * refused for EUR although it has the value 1, since in many exports it means one thousand.
 *
 * @param currency the currency of all amounts
 * @param decimals the decimals allowed
 * @param isScaleGiven whether the user allowed these decimals, rather than the currency
 */
record AmountRules(Currency currency, int decimals, boolean isScaleGiven) {
    private static final BigInteger MAX_MINOR_UNITS = BigInteger.valueOf(Long.MAX_VALUE);
    private static final int MOST_DIGITS = 19;
    private static final String PLAIN = "must be a plain decimal such as 1234.50";

    BigDecimal parse(String column, String text) throws BadRow {
        int point = pointOf(column, text);
        int written = point < 0 ? 0 : text.length() - point - 1;
        if (written > decimals) {
            throw BadRow.of(column, "must have at most " + limit(), counted(written));
        }
        int digits = digitsBeforePoint(text, point < 0 ? text.length() : point);
        // counted before the number is made, since that takes long for a million digits
        if (digits > MOST_DIGITS) {
            throw tooLarge(column, digits);
        }
        BigDecimal amount = new BigDecimal(text);
        if (minorUnits(amount).abs().compareTo(MAX_MINOR_UNITS) > 0) {
            throw tooLarge(column, digits);
        }
        return amount;
    }

    private BadRow tooLarge(String column, int digits) {
        return BadRow.of(column, "must be at most " + largest().toPlainString(), digits + " digits before the point");
    }

    private static int digitsBeforePoint(String text, int end) {
        int first = text.startsWith("-") ? 1 : 0;
        while (first < end && text.charAt(first) == '0') {
            first++;
        }
        return end - first;
    }

    /** The largest amount that 64-bit minor units hold. */
    BigDecimal largest() {
        return new BigDecimal(MAX_MINOR_UNITS, decimals);
    }

    /** The amount in units of the last decimal allowed. */
    BigInteger minorUnits(BigDecimal amount) {
        return amount.setScale(decimals).unscaledValue();
    }

    private String limit() {
        return counted(decimals) + (isScaleGiven ? " with --scale " + decimals : " for " + currency.getCurrencyCode());
    }

    private static String counted(int decimals) {
        return decimals == 1 ? "1 decimal" : decimals + " decimals";
    }

    /** The place of the decimal point, or -1 without one; digits must stand on both sides. */
    private static int pointOf(String column, String text) throws BadRow {
        int first = text.startsWith("-") ? 1 : 0;
        int point = -1;
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0 && i > first && i < text.length() - 1) {
                point = i;
            } else if (c < '0' || c > '9') {
                throw BadRow.of(column, PLAIN, describe(text));
            }
        }
        if (first == text.length()) {
            throw BadRow.of(column, PLAIN, describe(text));
        }
        return point;
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
        return "has something other than digits and one point between them";
    }
}
