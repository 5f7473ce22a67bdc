package io.github.retentionmetrics.examples.report.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Locale;

/**
 * Text of one encoding, with or without a byte order mark. A byte that the encoding does not have ends the reading with
 * an exception that knows its line; one pass is enough, so that a pipe can be read as well as a file.
 */
final class TextReader extends Reader {
    private static final int BUFFER = 1 << 16;
    private static final int SPARE = 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer chars = CharBuffer.allocate(SPARE).flip();
    private boolean isAtStart = true;
    private boolean isAtEnd;
    private long line = 1;
    private char last;

    TextReader(InputStream in, Charset encoding) {
        this.in = in;
        this.decoder = encoding.newDecoder();
    }

    /** A byte that the encoding does not have. */
    static final class WrongEncodingException extends IOException {
        private static final long serialVersionUID = 1L;
        private final long line;
        private final int wrongByte;

        private WrongEncodingException(long line, byte wrongByte) {
            super("wrong encoding in line " + line);
            this.line = line;
            this.wrongByte = Byte.toUnsignedInt(wrongByte);
        }

        /** The byte, such as {@code 0xEB}. */
        String wrongByte() {
            return String.format(Locale.ROOT, "0x%02X", wrongByte);
        }

        /** The physical line, from 1. */
        long line() {
            return line;
        }
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int count = length < 2 ? readOne(target, offset, length) : readMany(target, offset, length);
        if (isAtStart && count > 0) {
            isAtStart = false;
            if (target[offset] == BYTE_ORDER_MARK) {
                System.arraycopy(target, offset + 1, target, offset, count - 1);
                return count == 1 ? read(target, offset, length) : count - 1;
            }
        }
        return count;
    }

    /** Reads one character, keeping the second half of a pair that does not fit. */
    private int readOne(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!chars.hasRemaining()) {
            chars.clear();
            int count = readMany(chars.array(), 0, chars.capacity());
            chars.limit(Math.max(count, 0));
            if (count < 0) {
                return -1;
            }
        }
        target[offset] = chars.get();
        return 1;
    }

    /** Decodes until there is text; what precedes a bad byte is handed out before the exception. */
    private int readMany(char[] target, int offset, int length) throws IOException {
        if (chars.hasRemaining()) {
            int count = Math.min(length, chars.remaining());
            chars.get(target, offset, count);
            return count;
        }
        CharBuffer out = CharBuffer.wrap(target, offset, length);
        CoderResult result = decoder.decode(bytes, out, isAtEnd);
        while (out.position() == offset) {
            if (result.isError()) {
                throw new WrongEncodingException(line, bytes.hasRemaining() ? bytes.get(bytes.position()) : 0);
            }
            if (isAtEnd) {
                return -1;
            }
            fill();
            result = decoder.decode(bytes, out, isAtEnd);
        }
        int count = out.position() - offset;
        countLines(target, offset, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        isAtEnd = count < 0;
        bytes.position(bytes.position() + Math.max(count, 0));
        bytes.flip();
    }

    /** A line ends with CR LF, LF or CR. */
    private void countLines(char[] text, int offset, int count) {
        char before = last;
        long lines = 0;
        for (int i = offset; i < offset + count; i++) {
            char c = text[i];
            if (c <= '\r' && (c == '\r' || (c == '\n' && before != '\r'))) {
                lines++;
            }
            before = c;
        }
        line += lines;
        last = before;
    }
}
