package io.github.retentionmetrics.examples.report.csv;

import io.github.retentionmetrics.examples.report.error.BadRow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;

/**
 * What an amount must look like: a plain decimal whose value needs no more decimals than allowed, so {@code 24.9500} is
 * an amount in EUR and {@code 1200.00} one in JPY. Where every amount with a point has three decimals and all of them
 * are zeros, as in {@code 1.000}, {@link ThousandsCheck} warns that the point may separate thousands.
 *
 * @param currency the currency of all amounts
 * @param decimals the decimals allowed
 * @param isScaleGiven whether the user allowed these decimals, rather than the currency
 */
public record AmountRules(Currency currency, int decimals, boolean isScaleGiven) {
    private static final BigInteger MAX_MINOR_UNITS = BigInteger.valueOf(Long.MAX_VALUE);
    private static final int MOST_DIGITS = 19;
    private static final int MOST_PLAIN_CHARS = 18;
    private static final String PLAIN = "must be a plain decimal such as 1234.50";

    public BigDecimal parse(String column, String text, ThousandsCheck points) throws BadRow {
        DecimalText number = DecimalText.of(column, text, PLAIN);
        if (number.decimals() > decimals) {
            throw BadRow.of(column, "must have at most " + limit(), counted(number.decimals()));
        }
        // counted before the number is made, since that takes long for a million digits
        if (number.digits() > MOST_DIGITS) {
            throw tooLarge(column, number.digits());
        }
        BigDecimal amount = number.value(decimals);
        if (minorUnits(amount).abs().compareTo(MAX_MINOR_UNITS) > 0) {
            throw tooLarge(column, number.digits());
        }
        if (number.written() > 0) {
            points.add(number.written(), number.decimals() == 0 && decimals < number.written());
        }
        return amount;
    }

    /** The amount of a field in units of the last decimal allowed. */
    public long minorUnits(String column, Fields fields, int index, ThousandsCheck points) throws BadRow {
        int length = fields.length(index);
        return length == 0 || length > MOST_PLAIN_CHARS
                ? ofText(column, fields, index, points)
                : ofDigits(column, fields, index, points);
    }

    /** Reads a number of few digits without making an object; any other as a text. */
    private long ofDigits(String column, Fields fields, int index, ThousandsCheck points) throws BadRow {
        char[] chars = fields.chars();
        int end = fields.end(index);
        int first = fields.start(index) + (chars[fields.start(index)] == '-' ? 1 : 0);
        int point = end;
        long units = 0;
        for (int i = first; i < end; i++) {
            int digit = chars[i] - '0';
            if (digit >= 0 && digit <= 9) {
                units = 10 * units + digit;
            } else if (chars[i] == '.' && point == end && i > first) {
                point = i;
            } else {
                return ofText(column, fields, index, points);
            }
        }
        int written = Math.max(end - point - 1, 0);
        if (first == end || written > decimals || point == end - 1) {
            return ofText(column, fields, index, points);
        }
        for (int i = written; i < decimals; i++) {
            if (units > Long.MAX_VALUE / 10) {
                return ofText(column, fields, index, points);
            }
            units *= 10;
        }
        if (written > 0) {
            points.add(written, false);
        }
        return chars[fields.start(index)] == '-' ? -units : units;
    }

    private long ofText(String column, Fields fields, int index, ThousandsCheck points) throws BadRow {
        return minorUnits(parse(column, fields.text(index), points)).longValueExact();
    }

    private BadRow tooLarge(String column, int digits) {
        return BadRow.of(column, "must be at most " + largest().toPlainString(), digits + " digits before the point");
    }

    /** The largest amount that 64-bit minor units hold. */
    public BigDecimal largest() {
        return new BigDecimal(MAX_MINOR_UNITS, decimals);
    }

    /** The amount in units of the last decimal allowed. */
    public BigInteger minorUnits(BigDecimal amount) {
        return amount.setScale(decimals).unscaledValue();
    }

    private String limit() {
        return counted(decimals)
                + (isScaleGiven
                        ? " with --scale " + decimals
                        : " for " + currency.getCurrencyCode() + " unless --scale allows more");
    }

    private static String counted(int decimals) {
        return decimals == 1 ? "1 decimal" : decimals + " decimals";
    }
}
