package io.github.retentionmetrics.benchmarks;

import java.time.LocalDate;

/** Dates and amounts from the characters of a field, without a text object for each. */
final class CsvText {
    private static final int FIRST_YEAR = 1900;
    private static final int YEARS = 200;

    /** The epoch day before the first of each month from 1900 on. */
    private static final int[] DAY_BEFORE_MONTH = new int[12 * YEARS];

    static {
        for (int month = 0; month < DAY_BEFORE_MONTH.length; month++) {
            LocalDate first = LocalDate.of(FIRST_YEAR + month / 12, month % 12 + 1, 1);
            DAY_BEFORE_MONTH[month] = (int) first.toEpochDay() - 1;
        }
    }

    private CsvText() {}

    /** The epoch day of a year in 1900..2099, a month and a day; which must exist. */
    static int epochDay(int year, int month, int day) {
        int index = (year - FIRST_YEAR) * 12 + month - 1;
        int length = month == 12 || index + 1 == DAY_BEFORE_MONTH.length
                ? 31
                : DAY_BEFORE_MONTH[index + 1] - DAY_BEFORE_MONTH[index];
        if (month < 1 || month > 12 || day < 1 || day > length) {
            throw new IllegalArgumentException("date must exist: " + year + "-" + month + "-" + day);
        }
        return DAY_BEFORE_MONTH[index] + day;
    }

    /** The day of a text such as 2025-03-01. */
    static int epochDay(char[] text, int from, int length) {
        if (length != 10 || text[from + 4] != '-' || text[from + 7] != '-') {
            throw new IllegalArgumentException("date must be like 2025-03-01: " + new String(text, from, length));
        }
        return epochDay(100 * two(text, from) + two(text, from + 2), two(text, from + 5), two(text, from + 8));
    }

    /**
     * The cents of a text such as 12.30. All digits are looked at before any is refused: one branch, which is never
     * taken.
     */
    static long cents(char[] text, int from, int length) {
        int point = from + length - 3;
        if (length < 4 || length > 15 || text[point] != '.') {
            throw noAmount(text, from, length);
        }
        long units = 0;
        int signs = 0;
        for (int at = from; at < point; at++) {
            int digit = text[at] - '0';
            signs |= digit | (9 - digit);
            units = 10 * units + digit;
        }
        int tens = text[point + 1] - '0';
        int ones = text[point + 2] - '0';
        signs |= tens | (9 - tens) | ones | (9 - ones);
        if (signs < 0) {
            throw noAmount(text, from, length);
        }
        return 10 * (10 * units + tens) + ones;
    }

    private static IllegalArgumentException noAmount(char[] text, int from, int length) {
        return new IllegalArgumentException("amount must be like 12.30: " + new String(text, from, length));
    }

    private static int two(char[] text, int from) {
        return 10 * digit(text[from]) + digit(text[from + 1]);
    }

    private static int digit(char character) {
        int digit = character - '0';
        if (digit < 0 || digit > 9) {
            throw new IllegalArgumentException("digit must be in 0..9: " + character);
        }
        return digit;
    }
}
