package io.github.retentionmetrics.benchmarks;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Purchases from a CSV file, read by FastCSV: no object is made for a row. */
final class FastCsvHistory {
    private static final int BUFFER = 1 << 16;

    private FastCsvHistory() {}

    /**
     * Adds each row of a range of whole lines to the builder for its {@linkplain CsvHalves#partOf part} of the
     * customers.
     */
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
                                Channels.newReader(
                                        new LimitedChannel(channel, from, to),
                                        StandardCharsets.UTF_8.newDecoder(),
                                        BUFFER))) {
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

    /** A field of the row at hand: the reader may move its buffer before the row ends. */
    private static final class Field {
        private char[] text = new char[32];
        private int length;

        void copy(char[] buffer, int offset, int newLength) {
            if (newLength > text.length) {
                text = new char[2 * newLength];
            }
            System.arraycopy(buffer, offset, text, 0, newLength);
            length = newLength;
        }
    }

    /** Keeps the fields of a row, and adds it when it ends. */
    private static final class RowHandler extends AbstractBaseCsvCallbackHandler<PurchaseHistoryBuilder> {
        private static final int DATE_LENGTH = 10;

        private final PurchaseHistoryBuilder[] parts;
        private final Field customer = new Field();
        private final Field date = new Field();
        private final Field amount = new Field();

        /** The text of the last day, for rows of one day often follow each other. */
        private final char[] lastDate = "1970-01-01".toCharArray();

        private int epochDay;

        RowHandler(List<PurchaseHistoryBuilder> parts) {
            this.parts = parts.toArray(PurchaseHistoryBuilder[]::new);
        }

        @Override
        protected void handleField(int field, char[] text, int offset, int length, boolean quoted) {
            switch (field) {
                case 0 -> customer.copy(text, offset, length);
                case 1 -> date.copy(text, offset, length);
                case 2 -> amount.copy(text, offset, length);
                default -> throw new IllegalArgumentException("row must have 3 fields: " + (field + 1));
            }
        }

        @Override
        protected PurchaseHistoryBuilder buildRecord() {
            if (getRecordType() == RecordType.EMPTY) {
                return parts[0];
            }
            if (getFieldCount() != 3 || customer.length == 0) {
                throw new IllegalArgumentException("row must have 3 fields and a customer: " + getFieldCount());
            }
            return parts[CsvHalves.partOf(customer.text, customer.length, parts.length)].add(
                    customer.text, 0, customer.length, epochDay(), CsvText.cents(amount.text, 0, amount.length));
        }

        private int epochDay() {
            // without a branch for each character
            int differences = date.length ^ DATE_LENGTH;
            for (int at = 0; at < DATE_LENGTH; at++) {
                differences |= date.text[at] ^ lastDate[at];
            }
            if (differences != 0) {
                epochDay = CsvText.epochDay(date.text, 0, date.length);
                System.arraycopy(date.text, 0, lastDate, 0, DATE_LENGTH);
            }
            return epochDay;
        }
    }
}
