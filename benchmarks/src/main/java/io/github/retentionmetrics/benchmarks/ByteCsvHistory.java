package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * Purchases from a CSV file by a parser of this benchmark's own: how much further one can go than with a library for
 * CSV.
 *
 * <p>Not a parser for general use: it knows the three columns and their form, reads no quotes, and takes identifiers of
 * one to eight ASCII characters.
 */
final class ByteCsvHistory {
    private static final int BUFFER = 1 << 16;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long COMMAS = 0x2C2C_2C2C_2C2C_2C2CL;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long TOPS = 0x8080_8080_8080_8080L;

    private final PurchaseHistoryBuilder[] parts;
    private final char[] customer = new char[Long.BYTES];
    private int rows;

    private ByteCsvHistory(List<PurchaseHistoryBuilder> parts) {
        this.parts = parts.toArray(PurchaseHistoryBuilder[]::new);
    }

    /**
     * Adds each row of a range of whole lines to the builder for its {@linkplain CsvHalves#partOf part} of the
     * customers.
     */
    static void read(Path file, long from, long to, List<PurchaseHistoryBuilder> parts) {
        ByteCsvHistory parser = new ByteCsvHistory(parts);
        // room for reading a word past the last byte
        byte[] buffer = new byte[BUFFER + Long.BYTES];
        int kept = 0;
        try (FileChannel channel = FileChannel.open(file)) {
            for (long position = from; position < to; ) {
                int wanted = (int) Math.min(BUFFER - kept, to - position);
                int bytes = channel.read(ByteBuffer.wrap(buffer, kept, wanted), position);
                position += bytes;
                int end = kept + bytes;
                int parsed = parser.parse(buffer, end);
                kept = end - parsed;
                System.arraycopy(buffer, parsed, buffer, 0, kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (kept > 0) {
            throw new IllegalArgumentException("file must end with a line end: " + kept + " bytes are left");
        }
    }

    /** Parses all whole lines and returns where they end. */
    private int parse(byte[] buffer, int end) {
        int limit = end;
        while (limit > 0 && buffer[limit - 1] != '\n') {
            limit--;
        }
        int at = 0;
        while (at < limit) {
            at = parseRow(buffer, at);
        }
        return limit;
    }

    private int parseRow(byte[] buffer, int from) {
        int length = parseCustomer(buffer, from);
        int at = from + length + 1;
        int day =
                CsvText.epochDay(100 * two(buffer, at) + two(buffer, at + 2), two(buffer, at + 5), two(buffer, at + 8));
        at += 11;
        long units = 0;
        while (buffer[at] != '.') {
            units = 10 * units + digit(buffer[at++]);
        }
        if (buffer[at + 3] != '\n') {
            throw new IllegalArgumentException("amount must have 2 decimals at row " + rows);
        }
        parts[CsvHalves.partOf(customer, length, parts.length)].add(
                customer, 0, length, day, 100 * units + two(buffer, at + 1));
        rows++;
        return at + 4;
    }

    private int parseCustomer(byte[] buffer, int from) {
        long word = (long) LONGS.get(buffer, from);
        long differences = word ^ COMMAS;
        long commas = (differences - ONES) & ~differences & TOPS;
        int length = commas == 0 ? Long.BYTES : Long.numberOfTrailingZeros(commas) >>> 3;
        if (length == 0 || buffer[from + length] != ',') {
            throw new IllegalArgumentException("customer must have 1..8 bytes at row " + rows);
        }
        if ((word & TOPS) != 0) {
            throw new IllegalArgumentException("customer must be ASCII at row " + rows);
        }
        for (int at = 0; at < Long.BYTES; at++) {
            customer[at] = (char) buffer[from + at];
        }
        return length;
    }

    private static int two(byte[] buffer, int from) {
        return 10 * digit(buffer[from]) + digit(buffer[from + 1]);
    }

    private static int digit(byte character) {
        int digit = character - '0';
        if (digit < 0 || digit > 9) {
            throw new IllegalArgumentException("digit must be in 0..9: " + (char) character);
        }
        return digit;
    }
}
