package io.github.retentionmetrics.internal;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The stored form of a long array of numbers or texts: its kind and length, its elements, and a checksum of all of it.
 *
 * <p>Reading allocates in proportion to the bytes that have arrived, not to the length that a damaged stream claims.
 * The checksum finds damage. It does not find forgery, so that the owner of the array has to check the elements.
 */
public final class StoredArray implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int CHUNK = 1 << 13;
    private static final int SMALLEST = 1 << 10;
    private static final int INTS = 1;
    private static final int LONGS = 2;
    private static final int TEXTS = 3;

    /** An int[], a long[] or a String[]; set when it has been read. */
    private transient Object array;

    private StoredArray(Object array) {
        this.array = array;
    }

    /**
     * The form of numbers.
     *
     * @param array the numbers; shared
     * @return their form
     */
    public static StoredArray of(int[] array) {
        return new StoredArray(array);
    }

    /**
     * The form of numbers.
     *
     * @param array the numbers; shared
     * @return their form
     */
    public static StoredArray of(long[] array) {
        return new StoredArray(array);
    }

    /**
     * The form of texts.
     *
     * @param array the texts; shared
     * @return their form
     */
    public static StoredArray of(String[] array) {
        return new StoredArray(array);
    }

    /**
     * {@return the numbers; shared}
     *
     * @throws ClassCastException if it is the form of something else
     */
    public int[] ints() {
        return (int[]) array;
    }

    /**
     * {@return the numbers; shared}
     *
     * @throws ClassCastException if it is the form of something else
     */
    public long[] longs() {
        return (long[]) array;
    }

    /**
     * {@return the texts; shared}
     *
     * @throws ClassCastException if it is the form of something else
     */
    public String[] texts() {
        return (String[]) array;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        if (array instanceof int[] ints) {
            Writer writer = new Writer(out, INTS, ints.length, (long) Integer.BYTES * ints.length);
            for (int number : ints) {
                writer.room(Integer.BYTES).putInt(number);
            }
            writer.end();
        } else if (array instanceof long[] longs) {
            Writer writer = new Writer(out, LONGS, longs.length, (long) Long.BYTES * longs.length);
            for (long number : longs) {
                writer.room(Long.BYTES).putLong(number);
            }
            writer.end();
        } else {
            writeTexts(out, texts());
        }
    }

    /** Each text after its length in two characters, so that a chunk holds whole characters only. */
    private static void writeTexts(ObjectOutputStream out, String[] texts) throws IOException {
        long characters = 0;
        for (String text : texts) {
            characters += 2 + text.length();
        }
        Writer writer = new Writer(out, TEXTS, texts.length, Character.BYTES * characters);
        for (String text : texts) {
            writer.room(Character.BYTES).putChar((char) (text.length() >>> Character.SIZE));
            writer.room(Character.BYTES).putChar((char) text.length());
            for (int at = 0; at < text.length(); at++) {
                writer.room(Character.BYTES).putChar(text.charAt(at));
            }
        }
        writer.end();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Reader reader = new Reader(in);
        array = switch (reader.kind) {
            case INTS -> reader.ints();
            case LONGS -> reader.longs();
            case TEXTS -> reader.texts();
            default -> throw invalid("kind must be known: " + reader.kind);
        };
        reader.end();
    }

    private static InvalidObjectException invalid(String rule) {
        return new InvalidObjectException("stored array: " + rule);
    }

    /** The checksum of what stands before the elements. */
    private static CRC32C checksum(int kind, int length, long bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(ByteBuffer.allocate(2 * Integer.BYTES + Long.BYTES)
                .putInt(kind)
                .putInt(length)
                .putLong(bytes)
                .flip());
        return checksum;
    }

    private static final class Writer {
        private final ObjectOutputStream out;
        private final CRC32C checksum;
        private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);

        Writer(ObjectOutputStream out, int kind, int length, long bytes) throws IOException {
            this.out = out;
            this.checksum = checksum(kind, length, bytes);
            out.writeInt(kind);
            out.writeInt(length);
            out.writeLong(bytes);
        }

        ByteBuffer room(int bytes) throws IOException {
            if (chunk.remaining() < bytes) {
                flush();
            }
            return chunk;
        }

        private void flush() throws IOException {
            checksum.update(chunk.array(), 0, chunk.position());
            out.write(chunk.array(), 0, chunk.position());
            chunk.clear();
        }

        void end() throws IOException {
            flush();
            out.writeLong(checksum.getValue());
        }
    }

    private static final class Reader {
        private final ObjectInputStream in;
        private final int kind;
        private final int length;
        private final CRC32C checksum;
        private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK).flip();

        /** How many bytes have not yet been read into the chunk. */
        private long bytes;

        Reader(ObjectInputStream in) throws IOException {
            this.in = in;
            this.kind = in.readInt();
            this.length = in.readInt();
            this.bytes = in.readLong();
            this.checksum = checksum(kind, length, bytes);
            if (length < 0 || bytes < 0) {
                throw invalid("length and bytes must not be negative: " + length + ", " + bytes);
            }
        }

        private ByteBuffer next(int size) throws IOException {
            if (!chunk.hasRemaining()) {
                int read = (int) Math.min(bytes, CHUNK);
                in.readFully(chunk.array(), 0, read);
                chunk.clear().limit(read);
                checksum.update(chunk.array(), 0, read);
                bytes -= read;
            }
            if (chunk.remaining() < size) {
                throw invalid("bytes must be enough for the elements: they are not");
            }
            return chunk;
        }

        /** The capacity after a number of elements: never many more than there are. */
        private int capacity(int size) {
            return (int) Math.min(length, Math.max(SMALLEST, 2L * size));
        }

        int[] ints() throws IOException {
            int[] ints = new int[capacity(0)];
            for (int i = 0; i < length; i++) {
                ints = i < ints.length ? ints : Arrays.copyOf(ints, capacity(i));
                ints[i] = next(Integer.BYTES).getInt();
            }
            return ints;
        }

        long[] longs() throws IOException {
            long[] longs = new long[capacity(0)];
            for (int i = 0; i < length; i++) {
                longs = i < longs.length ? longs : Arrays.copyOf(longs, capacity(i));
                longs[i] = next(Long.BYTES).getLong();
            }
            return longs;
        }

        String[] texts() throws IOException {
            String[] texts = new String[capacity(0)];
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                texts = i < texts.length ? texts : Arrays.copyOf(texts, capacity(i));
                text.setLength(0);
                int size = next(Character.BYTES).getChar() << Character.SIZE;
                size |= next(Character.BYTES).getChar();
                if (size < 0) {
                    throw invalid("length of a text must not be negative: " + size);
                }
                for (int at = 0; at < size; at++) {
                    text.append(next(Character.BYTES).getChar());
                }
                texts[i] = text.toString();
            }
            return texts;
        }

        void end() throws IOException {
            if (bytes != 0 || chunk.hasRemaining() || in.readLong() != checksum.getValue()) {
                throw invalid("checksum must be that of the elements: it is not");
            }
        }
    }
}
