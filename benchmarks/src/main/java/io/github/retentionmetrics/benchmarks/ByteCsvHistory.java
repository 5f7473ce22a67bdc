package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.purchase.PurchaseHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/**
 * A history from a CSV file by a parser of this benchmark's own: how much further one can go than with a library for CSV.
 *
 * <p>Not a parser for general use: it knows the three columns and their form, reads no quotes, and takes identifiers of one to
 * eight bytes, which it encodes where they lie. Two threads, one half of the file each. The history knows the customers by
 * number; their texts stay with the parser.
 */
final class ByteCsvHistory {
    private static final int BUFFER = 1 << 18;

    private ByteCsvHistory() {}

    static PurchaseHistory fromTwoHalves(Path file) throws IOException {
        long[] halves = CsvFile.halves(file);
        CompletableFuture<Half> reading = CompletableFuture.supplyAsync(() -> Half.read(file, halves[1], halves[2]));
        Half first = Half.read(file, halves[0], halves[1]);
        return first.plus(reading.join());
    }

    /** The rows of one half of the file, as columns. */
    private static final class Half {
        private static final VarHandle LONGS =
                MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
        private static final long COMMAS = 0x2C2C_2C2C_2C2C_2C2CL;
        private static final long ONES = 0x0101_0101_0101_0101L;
        private static final long TOPS = 0x8080_8080_8080_8080L;
        private static final int SHORTEST_ROW = 17;

        private final EightByteIds ids = new EightByteIds();
        private int[] customers;
        private int[] epochDays;
        private long[] amountsMinor;
        private int rows;

        private Half(long bytes) {
            int estimate = (int) Math.min(Integer.MAX_VALUE - 8, bytes / SHORTEST_ROW + 1);
            customers = new int[estimate];
            epochDays = new int[estimate];
            amountsMinor = new long[estimate];
        }

        static Half read(Path file, long from, long to) {
            Half half = new Half(to - from);
            // room for reading a word past the last byte
            byte[] buffer = new byte[BUFFER + Long.BYTES];
            try (FileChannel channel = FileChannel.open(file)) {
                long position = from;
                int kept = 0;
                while (position < to) {
                    int wanted = (int) Math.min(BUFFER - kept, to - position);
                    int bytes = channel.read(ByteBuffer.wrap(buffer, kept, wanted), position);
                    position += bytes;
                    int end = kept + bytes;
                    int parsed = half.parse(buffer, end);
                    kept = end - parsed;
                    System.arraycopy(buffer, parsed, buffer, 0, kept);
                }
                if (kept > 0) {
                    throw new IllegalArgumentException("file must end with a line end: " + kept + " bytes are left");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return half;
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
            long word = (long) LONGS.get(buffer, from);
            long differences = word ^ COMMAS;
            long commas = (differences - ONES) & ~differences & TOPS;
            int length = commas == 0 ? Long.BYTES : Long.numberOfTrailingZeros(commas) >>> 3;
            if (length == 0 || buffer[from + length] != ',') {
                throw new IllegalArgumentException("customer must have 1..8 bytes: " + length);
            }
            long id = length == Long.BYTES ? word : word & ((1L << (length << 3)) - 1);
            int at = from + length + 1;
            customers[rows] = ids.ordinalOf(id);
            epochDays[rows] = CsvText.epochDay(
                    1000 * digit(buffer[at]) + 100 * digit(buffer[at + 1]) + two(buffer, at + 2),
                    two(buffer, at + 5),
                    two(buffer, at + 8));
            return parseAmount(buffer, at + 11);
        }

        private int parseAmount(byte[] buffer, int from) {
            int at = from;
            long units = 0;
            while (buffer[at] != '.') {
                units = 10 * units + digit(buffer[at++]);
            }
            if (buffer[at + 3] != '\n') {
                throw new IllegalArgumentException("amount must have 2 decimals at row " + rows);
            }
            amountsMinor[rows++] = 100 * units + two(buffer, at + 1);
            return at + 4;
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

        PurchaseHistory plus(Half other) {
            int[] ordinals = ids.addAll(other.ids);
            int all = rows + other.rows;
            customers = Arrays.copyOf(customers, all);
            epochDays = Arrays.copyOf(epochDays, all);
            amountsMinor = Arrays.copyOf(amountsMinor, all);
            for (int row = 0; row < other.rows; row++) {
                customers[rows + row] = ordinals[other.customers[row]];
            }
            System.arraycopy(other.epochDays, 0, epochDays, rows, other.rows);
            System.arraycopy(other.amountsMinor, 0, amountsMinor, rows, other.rows);
            return PurchaseHistory.ofColumns(
                    PurchaseWorkload.CURRENCY, customers, epochDays, amountsMinor, PurchaseWorkload.OBSERVED_UNTIL);
        }
    }

    /** Identifiers of up to eight bytes to ordinals, by open addressing; the bytes are the key. */
    private static final class EightByteIds {
        private long[] keys = new long[1 << 12];
        private int[] ordinals = new int[1 << 12];
        private long[] byOrdinal = new long[1 << 11];
        private int size;

        int ordinalOf(long id) {
            int slot = slotOf(id);
            if (keys[slot] == 0) {
                if (size == byOrdinal.length) {
                    grow();
                    slot = slotOf(id);
                }
                keys[slot] = id;
                ordinals[slot] = size;
                byOrdinal[size++] = id;
            }
            return ordinals[slot];
        }

        private int slotOf(long id) {
            long hash = id * 0x9E37_79B9_7F4A_7C15L;
            int slot = (int) (hash >>> 32) & (keys.length - 1);
            while (keys[slot] != 0 && keys[slot] != id) {
                slot = (slot + 1) & (keys.length - 1);
            }
            return slot;
        }

        private void grow() {
            byOrdinal = Arrays.copyOf(byOrdinal, 2 * size);
            keys = new long[4 * size];
            ordinals = new int[4 * size];
            for (int ordinal = 0; ordinal < size; ordinal++) {
                int slot = slotOf(byOrdinal[ordinal]);
                keys[slot] = byOrdinal[ordinal];
                ordinals[slot] = ordinal;
            }
        }

        /** Adds all of another's and returns their ordinals here. */
        int[] addAll(EightByteIds others) {
            int[] here = new int[others.size];
            Arrays.setAll(here, ordinal -> ordinalOf(others.byOrdinal[ordinal]));
            return here;
        }
    }
}
