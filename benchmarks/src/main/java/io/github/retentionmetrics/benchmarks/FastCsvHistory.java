package io.github.retentionmetrics.benchmarks;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Purchases from a CSV file, read by FastCSV: no object is made for a row. */
final class FastCsvHistory {
    private FastCsvHistory() {}

    /** Adds each row of a range of whole lines to the builder for its {@linkplain CsvHalves#partOf part} of the customers. */
    static void read(Path file, long from, long to, List<PurchaseHistoryBuilder> parts) {
        read(file, from, to, new RowHandler(parts));
    }

    /** Only parses a range of whole lines, and counts the characters of its fields. */
    static long parse(Path file, long from, long to) {
        CountingHandler handler = new CountingHandler();
        read(file, from, to, handler);
        return handler.characters;
    }

    private static void read(Path file, long from, long to, AbstractBaseCsvCallbackHandler<?> handler) {
        try (FileChannel channel = FileChannel.open(file);
                CsvReader<?> rows = CsvReader.builder()
                        .build(
                                handler,
                                new InputStreamReader(
                                        Channels.newInputStream(new LimitedChannel(channel, from, to)),
                                        StandardCharsets.UTF_8))) {
            rows.forEach(row -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class CountingHandler extends AbstractBaseCsvCallbackHandler<CountingHandler> {
        private long characters;

        @Override
        protected void handleField(int field, char[] text, int offset, int length, boolean quoted) {
            characters += length;
        }

        @Override
        protected CountingHandler buildRecord() {
            return this;
        }
    }

    /** Parses dates and amounts where they lie, and adds a row when it ends. */
    private static final class RowHandler extends AbstractBaseCsvCallbackHandler<PurchaseHistoryBuilder> {
        private final PurchaseHistoryBuilder[] parts;
        /** The reader may move its buffer before the row ends. */
        private char[] customer = new char[64];

        private int customerLength;
        /** The text of the day: rows of one day often follow each other. */
        private final char[] date = "1970-01-01".toCharArray();

        private int epochDay;
        private long amountMinor;

        RowHandler(List<PurchaseHistoryBuilder> parts) {
            this.parts = parts.toArray(PurchaseHistoryBuilder[]::new);
        }

        @Override
        protected void handleField(int field, char[] text, int offset, int length, boolean quoted) {
            switch (field) {
                case 0 -> keepCustomer(text, offset, length);
                case 1 -> readDate(text, offset, length);
                case 2 -> amountMinor = CsvText.cents(text, offset, length);
                default -> throw new IllegalArgumentException("row must have 3 fields: " + (field + 1));
            }
        }

        private void readDate(char[] text, int offset, int length) {
            if (!Arrays.equals(text, offset, offset + length, date, 0, date.length)) {
                epochDay = CsvText.epochDay(text, offset, length);
                System.arraycopy(text, offset, date, 0, date.length);
            }
        }

        private void keepCustomer(char[] text, int offset, int length) {
            if (length > customer.length) {
                customer = Arrays.copyOf(customer, 2 * length);
            }
            System.arraycopy(text, offset, customer, 0, length);
            customerLength = length;
        }

        @Override
        protected PurchaseHistoryBuilder buildRecord() {
            if (getRecordType() == RecordType.EMPTY) {
                return parts[0];
            }
            if (getFieldCount() != 3 || customerLength == 0) {
                throw new IllegalArgumentException("row must have 3 fields and a customer: " + getFieldCount());
            }
            return parts[CsvHalves.partOf(customer, customerLength, parts.length)].add(
                    customer, 0, customerLength, epochDay, amountMinor);
        }
    }
}
