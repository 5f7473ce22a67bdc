package io.github.retentionmetrics.examples.report.csv;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The fields of one record, each without the white space around it. The characters of all fields lie in one array,
 * which the next record overwrites, so that a record costs no object.
 */
public final class Fields {
    private static final int FIRST_CHARS = 1 << 10;
    private static final int FIRST_FIELDS = 1 << 4;

    private char[] chars = new char[FIRST_CHARS];
    private int[] starts = new int[FIRST_FIELDS];
    private int[] ends = new int[FIRST_FIELDS];
    private int used;
    private int size;
    private int filled;
    private long line;
    private long number;
    private boolean isEmptyLine;

    /** Begins a record on a physical line, which is the record of that number in its file; both count from 1. */
    public void begin(long startingLine, long recordNumber) {
        used = 0;
        size = 0;
        filled = 0;
        line = startingLine;
        number = recordNumber;
        isEmptyLine = false;
    }

    /** Adds a field. */
    public void add(char[] from, int offset, int length) {
        int first = offset;
        int end = offset + length;
        while (first < end && isBlank(from[first])) {
            first++;
        }
        while (end > first && isBlank(from[end - 1])) {
            end--;
        }
        int count = end - first;
        reserve(count);
        System.arraycopy(from, first, chars, used, count);
        used += count;
        close(count);
    }

    /** White space, with the kinds that do not break a line. */
    private static boolean isBlank(char c) {
        return c <= ' '
                ? Character.isWhitespace(c)
                : c >= '\u00A0' && (Character.isWhitespace(c) || "\u00A0\u2007\u202F".indexOf(c) >= 0);
    }

    /** Adds a field whose characters are not needed, and of which only is known whether it is empty. */
    void skip(char[] from, int offset, int length) {
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            if (!isBlank(from[i])) {
                filled++;
                break;
            }
        }
        close(0);
    }

    /** Adds a field. */
    public void add(String text) {
        int count = text.length();
        reserve(count);
        text.getChars(0, count, chars, used);
        used += count;
        close(count);
    }

    /** Adds a copy of a field of another record. */
    public void addCopy(Fields other, int index) {
        int count = other.ends[index] - other.starts[index];
        reserve(count);
        System.arraycopy(other.chars, other.starts[index], chars, used, count);
        used += count;
        close(count);
    }

    /** Adds a character to the field that {@link #endField} will end. */
    public void append(char c) {
        reserve(1);
        chars[used++] = c;
    }

    /** Adds the digits of a number that is not negative, with zeros before them up to a width. */
    public void append(long value, int width) {
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        int count = Math.max(digits, width);
        reserve(count);
        long rest = value;
        for (int i = used + count - 1; i >= used; i--) {
            chars[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        used += count;
    }

    /** Ends the field whose characters were appended one by one. */
    public void endField() {
        close(used - (size == 0 ? 0 : ends[size - 1]));
    }

    private void reserve(int count) {
        if (chars.length - used < count) {
            chars = Arrays.copyOf(chars, Math.max(used + count, chars.length * 2));
        }
    }

    private void close(int count) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        starts[size] = used - count;
        ends[size] = used;
        size++;
        filled += count > 0 ? 1 : 0;
    }

    void markEmptyLine() {
        isEmptyLine = true;
    }

    /** Whether the record is a physical line without any character. */
    public boolean isEmptyLine() {
        return isEmptyLine;
    }

    /** Whether all fields are empty. */
    public boolean isBlank() {
        return filled == 0;
    }

    /** The number of fields. */
    public int size() {
        return size;
    }

    /** The physical line on which the record starts, from 1. */
    public long line() {
        return line;
    }

    /** The number of the record in its file, from 1 below the header. */
    public long number() {
        return number;
    }

    /** The array that holds the characters of all fields; it is replaced when it must grow. */
    public char[] chars() {
        return chars;
    }

    /** Where a field starts in {@link #chars}. */
    public int start(int index) {
        return starts[index];
    }

    /** Where a field ends in {@link #chars}, exclusive. */
    public int end(int index) {
        return ends[index];
    }

    /** The number of characters of a field. */
    public int length(int index) {
        return ends[index] - starts[index];
    }

    /** Whether a field is empty. */
    public boolean isEmpty(int index) {
        return ends[index] == starts[index];
    }

    /** A field as a text. */
    public String text(int index) {
        return new String(chars, starts[index], ends[index] - starts[index]);
    }

    /** A hash of the characters of a field and their number, mixed into another hash. */
    public long hash(int index, long seed) {
        return hash(seed, chars, starts[index], ends[index]);
    }

    static long hash(long seed, char[] text, int start, int end) {
        long hash = seed;
        int i = start;
        for (; i + 4 <= end; i += 4) {
            long four = text[i] | ((long) text[i + 1] << 16) | ((long) text[i + 2] << 32) | ((long) text[i + 3] << 48);
            hash = mixed(hash ^ four);
        }
        for (; i < end; i++) {
            hash = mixed(hash ^ text[i]);
        }
        hash = (hash + 0x1_0001 + end - start) * 0xBF58476D1CE4E5B9L;
        return hash ^ (hash >>> 32);
    }

    private static long mixed(long value) {
        long product = value * 0x9E3779B97F4A7C15L;
        return product ^ (product >>> 29);
    }

    /** All fields as texts. */
    List<String> texts() {
        return IntStream.range(0, size).mapToObj(this::text).toList();
    }
}
