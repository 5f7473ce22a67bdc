package io.github.retentionmetrics.examples.report.describe;

import java.util.List;

/**
 * Where the table of a file lies, by its first records.
 *
 * @param separator the character between two fields
 * @param isQuoted whether fields may stand in double quotes
 * @param wrongQuoteLine the line of a quote that does not stand around a field, or 0
 * @param others other separators that are possible, as words; empty if there is no doubt
 * @param isNamed whether the first line names the separator, as {@code sep=;}
 * @param headerNumber the number of the record that is the header, from 1; 0 if none looks like one
 * @param headerLine the physical line on which it starts
 * @param names the names of the columns; positions such as {@code #1} without a header, since it would be data
 * @param hasSecondHeader whether the record below the header belongs to it
 */
record Layout(
        char separator,
        boolean isQuoted,
        long wrongQuoteLine,
        List<String> others,
        boolean isNamed,
        long headerNumber,
        long headerLine,
        List<String> names,
        boolean hasSecondHeader) {

    boolean hasHeader() {
        return headerNumber > 0;
    }

    int width() {
        return names.size();
    }

    /** The physical lines before the header; the one that names the separator is skipped anyway. */
    long skippedLines() {
        long before = Math.max(headerLine - 1, 0);
        return isNamed && before == 1 ? 0 : before;
    }

    String separatorWord() {
        return word(separator);
    }

    /** The word by which a mapping names a separator. */
    static String word(char separator) {
        return switch (separator) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            case '|' -> "pipe";
            default -> "\"" + separator + "\"";
        };
    }
}
