package io.github.retentionmetrics.examples.report.mapping;

import io.github.retentionmetrics.examples.report.csv.Fields;
import io.github.retentionmetrics.examples.report.error.BadRow;
import java.math.BigDecimal;

/**
 * How an export writes numbers. The sign may stand before the number or behind it, before or behind its symbol, and
 * parentheses stand for a minus; thousands may be separated, and then in groups of three digits.
 *
 * @param form an example that shows the form, such as {@code 1.234,56}
 * @param decimal the character before the decimals
 * @param thousands the characters that may separate thousands, empty if none may
 * @param symbol what may stand before or behind a number, such as {@code €}; empty if nothing may
 * @param isGiven whether the mapping names the form
 */
record NumberForm(String form, char decimal, String thousands, String symbol, boolean isGiven) {
    /** What the report reads without a mapping. */
    static final NumberForm PLAIN = new NumberForm("1234.56", '.', "", "", false);

    private static final String BLANKS = " \u00A0\u202F\u2009";
    private static final String MINUS = "-\u2212";
    private static final int GROUP = 3;
    private static final int MOST_LONG_DIGITS = 18;

    static NumberForm parse(String text, String symbol) throws MappingError {
        String form = text.strip();
        return switch (form) {
            case "1234.56" -> new NumberForm(form, '.', "", symbol, true);
            case "1234,56" -> new NumberForm(form, ',', "", symbol, true);
            case "1,234.56" -> new NumberForm(form, '.', ",", symbol, true);
            case "1.234,56" -> new NumberForm(form, ',', ".", symbol, true);
            case "1 234,56" -> new NumberForm(form, ',', BLANKS, symbol, true);
            case "1 234.56" -> new NumberForm(form, '.', BLANKS, symbol, true);
            case "1'234.56" -> new NumberForm(form, '.', "'\u2019", symbol, true);
            default ->
                throw new MappingError("numbers must be one of 1234.56, 1234,56, 1,234.56, 1.234,56, 1 234,56,"
                        + " 1 234.56 and 1'234.56: " + form);
        };
    }

    NumberForm withSymbol(String other) {
        return new NumberForm(form, decimal, thousands, other, isGiven);
    }

    /** Adds the number of a field, divided by ten to a power, to a sum; {@code column} is for messages. */
    void addTo(ExactAmount sum, Fields fields, int index, int power, String column) throws BadRow {
        char[] chars = fields.chars();
        int start = fields.start(index);
        int end = fields.end(index);
        boolean isNegative = false;
        boolean isSigned = false;
        boolean isParenthesised = false;
        boolean hasSymbol = false;
        while (start < end) {
            if (is(BLANKS, chars[start])) {
                start++;
            } else if (is(BLANKS, chars[end - 1])) {
                end--;
            } else if (!isSigned && (is(MINUS, chars[start]) || chars[start] == '+')) {
                isNegative = chars[start] != '+';
                isSigned = true;
                start++;
            } else if (!isSigned && is(MINUS, chars[end - 1])) {
                isNegative = true;
                isSigned = true;
                end--;
            } else if (!isParenthesised
                    && !isSigned
                    && end - start > 2
                    && chars[start] == '('
                    && chars[end - 1] == ')') {
                isParenthesised = true;
                start++;
                end--;
            } else if (!hasSymbol && hasSymbolAt(chars, start, end, start)) {
                hasSymbol = true;
                start += symbol.length();
            } else if (!hasSymbol && hasSymbolAt(chars, start, end, end - symbol.length())) {
                hasSymbol = true;
                end -= symbol.length();
            } else {
                break;
            }
        }
        addDigits(sum, chars, start, end, power, isNegative || isParenthesised, column);
    }

    private boolean hasSymbolAt(char[] chars, int start, int end, int place) {
        if (symbol.isEmpty() || place < start || place + symbol.length() > end) {
            return false;
        }
        for (int i = 0; i < symbol.length(); i++) {
            if (chars[place + i] != symbol.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void addDigits(
            ExactAmount sum, char[] chars, int start, int end, int power, boolean isNegative, String column)
            throws BadRow {
        long number = 0;
        int digits = 0;
        int decimals = -1;
        int group = 0;
        boolean isGrouped = false;
        for (int i = start; i < end; i++) {
            char c = chars[i];
            if (c >= '0' && c <= '9') {
                number = 10 * number + (c - '0');
                digits += digits == 0 && c == '0' ? 0 : 1;
                group++;
                decimals += decimals < 0 ? 0 : 1;
            } else if (c == decimal && decimals < 0) {
                requireGroup(isGrouped, group, column);
                decimals = 0;
                group = 0;
            } else if (decimals < 0 && group > 0 && is(thousands, c)) {
                requireGroup(isGrouped, group, column);
                if (!isGrouped && group > GROUP) {
                    throw wrongGroup(column);
                }
                isGrouped = true;
                group = 0;
            } else {
                throw BadRow.of(column, "must be a number such as " + form, describe(c));
            }
        }
        if (decimals < 0) {
            requireGroup(isGrouped, group, column);
        }
        if (start == end || (end - start == 1 && decimals == 0)) {
            throw BadRow.of(column, "must be a number such as " + form, start == end ? "empty" : "no digit");
        }
        int scale = Math.max(decimals, 0) + power;
        if (digits <= MOST_LONG_DIGITS) {
            sum.add(isNegative ? -number : number, scale);
        } else {
            requireShort(digits, column);
            sum.add(large(chars, start, end, scale, isNegative));
        }
    }

    private static void requireShort(int digits, String column) throws BadRow {
        int most = 60;
        if (digits > most) {
            throw BadRow.of(column, "must have at most " + most + " digits", digits + " digits");
        }
    }

    private static BigDecimal large(char[] chars, int start, int end, int scale, boolean isNegative) {
        StringBuilder digits = new StringBuilder();
        for (int i = start; i < end; i++) {
            if (chars[i] >= '0' && chars[i] <= '9') {
                digits.append(chars[i]);
            }
        }
        BigDecimal number = new BigDecimal(digits.toString()).movePointLeft(scale);
        return isNegative ? number.negate() : number;
    }

    private void requireGroup(boolean isGrouped, int group, String column) throws BadRow {
        if (isGrouped && group != GROUP) {
            throw wrongGroup(column);
        }
    }

    private BadRow wrongGroup(String column) {
        return BadRow.of(column, "must be a number such as " + form, "a group of thousands that has not three digits");
    }

    /** Whether a number may mean a thousand or one and a bit, where the mapping does not say which. */
    boolean isAmbiguous(Fields fields, int index) {
        if (isGiven) {
            return false;
        }
        char[] chars = fields.chars();
        int start = fields.start(index);
        int end = fields.end(index);
        if (start < end && chars[start] == '-') {
            start++;
        }
        int separator = 0;
        int group = 0;
        for (int i = start; i < end; i++) {
            if (chars[i] >= '0' && chars[i] <= '9') {
                group++;
            } else if ((chars[i] == '.' || chars[i] == ',')
                    && (separator == 0 ? group >= 1 && group <= GROUP : chars[i] == separator && group == GROUP)) {
                separator = chars[i];
                group = 0;
            } else {
                return false;
            }
        }
        return separator != 0 && group == GROUP;
    }

    private static boolean is(String set, char c) {
        return set.indexOf(c) >= 0;
    }

    private String describe(char c) {
        if (c == '.' || c == ',') {
            return c == '.' ? "a point where none can be" : "a comma where none can be";
        }
        if (Character.getType(c) == Character.CURRENCY_SYMBOL) {
            return symbol.isEmpty()
                    ? "a currency symbol; name it with symbol"
                    : "another currency symbol than " + symbol;
        }
        if (c == 'E' || c == 'e') {
            return "an exponent";
        }
        return Character.isLetter(c) ? "a letter" : "a character that is no digit";
    }
}
