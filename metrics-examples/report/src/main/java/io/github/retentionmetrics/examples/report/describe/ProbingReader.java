package io.github.retentionmetrics.examples.report.describe;

import io.github.retentionmetrics.examples.report.describe.FoundEncoding.Kind;
import io.github.retentionmetrics.examples.report.describe.FoundEncoding.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;

/**
 * Text whose encoding is found while it is read, so that one pass is enough: UTF-8 up to the first byte that is not,
 * and Windows-1252 from there on. What comes before that byte is ASCII in both, or the file mixes them.
 */
final class ProbingReader extends Reader {
    private static final int BUFFER = 1 << 16;
    private static final int REPLACEMENT = 0xFFFD;
    private static final int FEWEST_NULS_PART = 5;
    private static final char[] WINDOWS_1252 = table();

    private final InputStream in;
    private final FoundEncoding found;
    private final byte[] bytes = new byte[BUFFER];
    private int position;
    private int limit;
    private long offset;
    private long line = 1;
    private boolean isAtEnd;
    private boolean isUtf8 = true;
    private int pending = -1;
    private int last;

    /**
     * Text that begins with some bytes.
     *
     * @param in the bytes, from the first on
     * @param head the first bytes, which tell a byte order mark and the zeros of UTF-16
     */
    ProbingReader(InputStream in, byte[] head) {
        this.in = in;
        this.found = new FoundEncoding(kind(head));
    }

    FoundEncoding found() {
        return found;
    }

    /** Whether zeros stand among the first bytes in no order that UTF-16 has. */
    static boolean isBinary(byte[] head) {
        Kind kind = kind(head);
        if (kind != Kind.BYTES) {
            return false;
        }
        for (byte b : head) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static Kind kind(byte[] head) {
        if (begins(head, 0xEF, 0xBB, 0xBF)) {
            return Kind.MARKED_UTF_8;
        }
        if (begins(head, 0xFF, 0xFE)) {
            return Kind.MARKED_UTF_16LE;
        }
        if (begins(head, 0xFE, 0xFF)) {
            return Kind.MARKED_UTF_16BE;
        }
        int[] nuls = new int[2];
        for (int i = 0; i < head.length; i++) {
            nuls[i % 2] += head[i] == 0 ? 1 : 0;
        }
        int many = head.length / FEWEST_NULS_PART;
        if (nuls[1] > many && nuls[0] * 10 < nuls[1]) {
            return Kind.UTF_16LE;
        }
        return nuls[0] > many && nuls[1] * 10 < nuls[0] ? Kind.UTF_16BE : Kind.BYTES;
    }

    private static boolean begins(byte[] head, int... mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (Byte.toUnsignedInt(head[i]) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int read(char[] target, int start, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int c = next();
            if (c < 0) {
                break;
            }
            target[start + count] = (char) c;
            count++;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    /** The next UTF-16 unit, or -1 at the end. */
    private int next() throws IOException {
        int c = pending;
        if (c >= 0) {
            pending = -1;
            return c;
        }
        boolean isFirst = offset == 0;
        c = found.isUtf16() ? utf16() : narrow();
        if (isFirst && c == 0xFEFF) {
            return next();
        }
        if (c == '\r' || (c == '\n' && last != '\r')) {
            line++;
        }
        if (c == 0) {
            found.countNul();
        }
        last = c;
        return c;
    }

    private int utf16() throws IOException {
        if (!has(1)) {
            return -1;
        }
        if (!has(2)) {
            found.countMalformed();
            skip(1);
            return REPLACEMENT;
        }
        int first = at(0);
        int second = at(1);
        skip(2);
        boolean isLittle = found.kind() == Kind.UTF_16LE || found.kind() == Kind.MARKED_UTF_16LE;
        return isLittle ? (second << 8) | first : (first << 8) | second;
    }

    private int narrow() throws IOException {
        if (!has(1)) {
            return -1;
        }
        int first = at(0);
        if (first < 0x80) {
            skip(1);
            return first;
        }
        if (isUtf8) {
            int size = sequence(first);
            if (size > 0) {
                found.addMultibyte(new Place(offset, line, first));
                int code = code(first, size);
                skip(size);
                if (code < 0x10000) {
                    return code;
                }
                pending = Character.lowSurrogate(code);
                return Character.highSurrogate(code);
            }
            found.addNotUtf8(new Place(offset, line, first));
            isUtf8 = false;
        }
        if (first < 0xA0) {
            Place place = new Place(offset, line, first);
            found.addControl(place);
            if (WINDOWS_1252[first] == REPLACEMENT) {
                found.addUndefined(place);
            }
        }
        skip(1);
        return WINDOWS_1252[first];
    }

    /** The number of bytes of the character that a byte begins, or 0 if it begins none. */
    private int sequence(int first) throws IOException {
        int size = first >= 0xC2 && first < 0xE0
                ? 2
                : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
        if (size == 0 || !has(size)) {
            return 0;
        }
        for (int i = 1; i < size; i++) {
            if ((at(i) & 0xC0) != 0x80) {
                return 0;
            }
        }
        int code = code(first, size);
        boolean isShortest = size == 2 || code >= (size == 3 ? 0x800 : 0x10000);
        return isShortest && code <= Character.MAX_CODE_POINT && (code < 0xD800 || code > 0xDFFF) ? size : 0;
    }

    private int code(int first, int size) {
        int code = first & (0xFF >> (size + 1));
        for (int i = 1; i < size; i++) {
            code = (code << 6) | (at(i) & 0x3F);
        }
        return code;
    }

    private int at(int index) {
        return Byte.toUnsignedInt(bytes[position + index]);
    }

    private void skip(int count) {
        position += count;
        offset += count;
    }

    /** Whether so many bytes follow. */
    private boolean has(int count) throws IOException {
        while (limit - position < count && !isAtEnd) {
            System.arraycopy(bytes, position, bytes, 0, limit - position);
            limit -= position;
            position = 0;
            int more = in.read(bytes, limit, bytes.length - limit);
            isAtEnd = more < 0;
            limit += Math.max(more, 0);
        }
        return limit - position >= count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** What a byte stands for in Windows-1252, for a message. */
    static String windows1252(int value) {
        char c = WINDOWS_1252[value];
        return c == REPLACEMENT ? "nothing" : c == 0xA0 ? "a no-break space" : Character.toString(c);
    }

    private static char[] table() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        char[] table = new String(all, Charset.forName("windows-1252")).toCharArray();
        for (int undefined : new int[] {0x81, 0x8D, 0x8F, 0x90, 0x9D}) {
            table[undefined] = REPLACEMENT;
        }
        return table;
    }
}
