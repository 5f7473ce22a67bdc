package io.github.retentionmetrics.examples.report.csv;

import java.util.regex.Pattern;

/** What a spreadsheet does to values that it takes for numbers. */
public final class Spreadsheet {
    private static final Pattern SHORTENED = Pattern.compile("[0-9][.,][0-9]{1,15}[Ee][+][0-9]{1,2}");
    private static final int SHORTEST = 6;
    private static final int EARLIEST_DAY = 20_000;
    private static final int LATEST_DAY = 60_000;

    private Spreadsheet() {}

    /** Whether a text looks like 8.71234E+12, which was an identifier with more digits. */
    public static boolean isShortened(String text) {
        return SHORTENED.matcher(text).matches();
    }

    /** The same of a field, most of which are told by their first characters. */
    static boolean isShortened(Fields fields, int index) {
        int start = fields.start(index);
        return fields.length(index) >= SHORTEST
                && Character.isDigit(fields.chars()[start])
                && ".,".indexOf(fields.chars()[start + 1]) >= 0
                && isShortened(fields.text(index));
    }

    /** Whether a number may be a day from 1954 to 2064, counted from the last day of 1899. */
    public static boolean isDayNumber(int number) {
        return number >= EARLIEST_DAY && number <= LATEST_DAY;
    }
}
