package io.github.retentionmetrics.examples.report.output;

import java.util.regex.Pattern;

/**
 * Text in a CSV cell that no spreadsheet takes for a formula: text that begins with {@code =}, {@code +}, {@code -},
 * {@code @}, a tab, a line break or an apostrophe gets an apostrophe before it. Whoever reads the file as data removes
 * the first apostrophe of each cell that begins with one, and has the original text back. Ordinary negative numbers,
 * such as {@code -12.50}, stay as they are.
 */
final class CsvText {
    private static final String MARK = "'";
    private static final Pattern NUMBER = Pattern.compile("-[0-9]+(\\.[0-9]+)?");

    private CsvText() {}

    static String defused(String text) {
        return !text.isEmpty()
                        && isTrigger(text.charAt(0))
                        && !NUMBER.matcher(text).matches()
                ? MARK + text
                : text;
    }

    /** The text before it was made safe. */
    static String original(String cell) {
        return cell.startsWith(MARK) ? cell.substring(MARK.length()) : cell;
    }

    /** The full-width forms are read as formulas by spreadsheets in East Asian locales. */
    private static boolean isTrigger(char first) {
        return "=+-@\t\r\n'\uff1d\uff0b\uff0d\uff20".indexOf(first) >= 0;
    }
}
