package io.github.retentionmetrics.examples.report.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How a file is written.
 *
 * @param encoding the encoding of its text
 * @param separator the character between two fields
 * @param isQuoted whether a field may stand in double quotes; otherwise a quote is a character like any other
 * @param skippedLines the physical lines before the header
 * @param headerRecords the records of the header; the names stand in the first of them
 * @param endsAtBlankLine whether the table ends at the first physical line without any character
 * @param mayBeWider whether a record may have more fields than the header, which are not read
 */
public record Dialect(
        Charset encoding,
        char separator,
        boolean isQuoted,
        int skippedLines,
        int headerRecords,
        boolean endsAtBlankLine,
        boolean mayBeWider) {

    /** RFC 4180 in UTF-8: what the report reads without a mapping. */
    public static final Dialect PLAIN = new Dialect(StandardCharsets.UTF_8, ',', true, 0, 1, false, false);

    /** The name of the separator in words. */
    String separatorName() {
        return switch (separator) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            default -> "character " + separator;
        };
    }
}
