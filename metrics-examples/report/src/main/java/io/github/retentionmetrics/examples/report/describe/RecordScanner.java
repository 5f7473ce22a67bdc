package io.github.retentionmetrics.examples.report.describe;

import io.github.retentionmetrics.examples.report.csv.Fields;
import java.io.IOException;
import java.io.Reader;

/**
 * Reads records as the CSV reader does, and goes on where that one stops: a quote that is misplaced or has no end is
 * counted, and of what is too long only the beginning is kept.
 */
final class RecordScanner {
    /** The most fields of a record that are kept. */
    static final int MOST_FIELDS = 16 * 1024;

    private static final int BUFFER = 1 << 14;
    private static final int LONGEST_FIELD = 1 << 12;
    private static final int END = -1;

    private final Reader in;
    private final char separator;
    private final boolean isQuoted;
    private final char[] buffer = new char[BUFFER];
    private final char[] field = new char[LONGEST_FIELD];
    private final Fields fields = new Fields();
    private int position;
    private int limit;
    private long line = 1;
    private long number;
    private int length;
    private long size;
    private boolean isEmptyLine;
    private boolean isCut;
    private long quotedFields;
    private long misplacedQuotes;
    private long misplacedLine;
    private long unclosedLine;

    RecordScanner(Reader in, char separator, boolean isQuoted) {
        this.in = in;
        this.separator = separator;
        this.isQuoted = isQuoted;
    }

    /** Reads the next record into {@link #fields}; false at the end. */
    boolean next() throws IOException {
        int c = peek();
        if (c == END) {
            return false;
        }
        fields.begin(line, ++number);
        size = 0;
        isCut = false;
        isEmptyLine = isLineEnd(c);
        while (readField()) {
            // the separator was read
        }
        return true;
    }

    /** Reads a field and what ends it; whether another one follows. */
    private boolean readField() throws IOException {
        length = 0;
        if (isQuoted && peek() == '"') {
            take();
            readQuoted();
        }
        while (true) {
            int c = peek();
            if (c == END || isLineEnd(c)) {
                endField();
                endLine();
                return false;
            }
            take();
            if (c == separator) {
                endField();
                return true;
            }
            append(c);
        }
    }

    private void readQuoted() throws IOException {
        long start = line;
        while (true) {
            int c = peek();
            if (c == END) {
                unclosedLine = start;
                return;
            }
            if (isLineEnd(c)) {
                endLine();
                append('\n');
                continue;
            }
            take();
            if (c != '"') {
                append(c);
            } else if (peek() == '"') {
                take();
                append('"');
            } else {
                int next = peek();
                if (next == separator || next == END || isLineEnd(next)) {
                    quotedFields++;
                } else {
                    misplacedLine = misplacedQuotes == 0 ? line : misplacedLine;
                    misplacedQuotes++;
                }
                return;
            }
        }
    }

    private void append(int c) {
        if (length < LONGEST_FIELD) {
            field[length] = (char) c;
        }
        length += length > LONGEST_FIELD ? 0 : 1;
    }

    private void endField() {
        size++;
        if (length > LONGEST_FIELD) {
            isCut = true;
        }
        if (size <= MOST_FIELDS) {
            fields.add(field, 0, Math.min(length, LONGEST_FIELD));
        }
    }

    private void endLine() throws IOException {
        int c = peek();
        if (c == END) {
            return;
        }
        take();
        if (c == '\r' && peek() == '\n') {
            take();
        }
        line++;
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }

    private int peek() throws IOException {
        while (position == limit) {
            int count = in.read(buffer, 0, buffer.length);
            if (count < 0) {
                return END;
            }
            position = 0;
            limit = count;
        }
        return buffer[position];
    }

    private void take() {
        position++;
    }

    /** The record, with its fields as far as they are kept. */
    Fields fields() {
        return fields;
    }

    /** The number of fields of the record, kept or not. */
    long size() {
        return size;
    }

    /** Whether the record is a physical line without any character. */
    boolean isEmptyLine() {
        return isEmptyLine;
    }

    /** Whether some field of the record is longer than what is kept of it. */
    boolean isCut() {
        return isCut;
    }

    /** The physical line after the record. */
    long line() {
        return line;
    }

    /** How many fields stood in quotes. */
    long quotedFields() {
        return quotedFields;
    }

    /** How many closing quotes were followed by something else than the end of the field. */
    long misplacedQuotes() {
        return misplacedQuotes;
    }

    /** The line of the first of them. */
    long misplacedLine() {
        return misplacedLine;
    }

    /** The line of the quote that has no end, or 0. */
    long unclosedLine() {
        return unclosedLine;
    }
}
