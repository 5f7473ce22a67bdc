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
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
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
        while (!chars.hasRemaining()) {
            if (!decodeMore()) {
                return -1;
            }
        }
        int count = Math.min(length, chars.remaining());
        chars.get(target, offset, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Decodes until there is text; false at the end. What precedes a bad byte is handed out before the exception. */
    private boolean decodeMore() throws IOException {
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, isAtEnd);
        while (chars.position() == 0) {
            if (result.isError()) {
                throw new WrongEncodingException(line, bytes.hasRemaining() ? bytes.get(bytes.position()) : 0);
            }
            if (isAtEnd) {
                chars.flip();
                return false;
            }
            fill();
            result = decoder.decode(bytes, chars, isAtEnd);
        }
        chars.flip();
        countLines();
        skipByteOrderMark();
        return true;
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        isAtEnd = count < 0;
        bytes.position(bytes.position() + Math.max(count, 0));
        bytes.flip();
    }

    /** A line ends with CR LF, LF or CR. */
    private void countLines() {
        for (int i = 0; i < chars.limit(); i++) {
            char c = chars.get(i);
            if (c == '\r' || (c == '\n' && last != '\r')) {
                line++;
            }
            last = c;
        }
    }

    private void skipByteOrderMark() {
        if (isAtStart && chars.get(0) == BYTE_ORDER_MARK) {
            chars.position(1);
        }
        isAtStart = false;
    }
}
