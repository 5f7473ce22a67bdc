package io.github.retentionmetrics.benchmarks;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A history from a CSV file, read by FastCSV, on two threads: as an application would do it that cares for speed.
 *
 * <p>Two ways to use the second thread: one half of the file each, whose histories are joined; or one thread that reads and
 * one that builds.
 */
final class FastCsvHistory {
    private static final int BATCHES_UNDER_WAY = 8;

    private FastCsvHistory() {}

    static PurchaseHistory fromTwoHalves(Path file) throws IOException {
        long[] halves = CsvFile.halves(file);
        CompletableFuture<PurchaseHistory> second =
                CompletableFuture.supplyAsync(() -> fromRange(file, halves[1], halves[2]));
        return fromRange(file, halves[0], halves[1]).plus(second.join());
    }

    private static PurchaseHistory fromRange(Path file, long from, long to) {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(PurchaseWorkload.CURRENCY);
        CsvColumns columns = new CsvColumns();
        read(file, from, to, row -> {
            row.addTo(columns);
            if (columns.isFull()) {
                columns.addTo(builder);
                columns.clear();
            }
        });
        columns.addTo(builder);
        return builder.build(PurchaseWorkload.OBSERVED_UNTIL);
    }

    static PurchaseHistory withOneReader(Path file) throws IOException {
        long[] halves = CsvFile.halves(file);
        BlockingQueue<CsvColumns> queue = new ArrayBlockingQueue<>(BATCHES_UNDER_WAY);
        CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> readInto(queue, file, halves[0], halves[2]));
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(PurchaseWorkload.CURRENCY);
        CsvColumns columns = take(queue);
        while (columns.isFull()) {
            columns.addTo(builder);
            columns = take(queue);
        }
        columns.addTo(builder);
        reader.join();
        return builder.build(PurchaseWorkload.OBSERVED_UNTIL);
    }

    /** Columns that are not full are the last ones. */
    private static void readInto(BlockingQueue<CsvColumns> queue, Path file, long from, long to) {
        CsvColumns[] columns = {new CsvColumns()};
        try {
            read(file, from, to, row -> {
                row.addTo(columns[0]);
                if (columns[0].isFull()) {
                    put(queue, columns[0]);
                    columns[0] = new CsvColumns();
                }
            });
        } finally {
            put(queue, columns[0].isFull() ? new CsvColumns() : columns[0]);
        }
    }

    private static void put(BlockingQueue<CsvColumns> queue, CsvColumns columns) {
        try {
            queue.put(columns);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("reading was interrupted", e);
        }
    }

    private static CsvColumns take(BlockingQueue<CsvColumns> queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("building was interrupted", e);
        }
    }

    private static void read(Path file, long from, long to, Consumer<Row> sink) {
        try (FileChannel channel = FileChannel.open(file);
                CsvReader<Row> rows = CsvReader.builder()
                        .build(
                                new RowHandler(),
                                new InputStreamReader(
                                        Channels.newInputStream(new LimitedChannel(channel, from, to)),
                                        StandardCharsets.UTF_8))) {
            for (Row row : rows) {
                sink.accept(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fields of the row being read; one object for all rows. */
    private static final class Row {
        private String customerId = "";
        private int epochDay;
        private long amountMinor;

        void addTo(CsvColumns columns) {
            columns.add(customerId, epochDay, amountMinor);
        }
    }

    /** Parses dates and amounts where they lie, so that only the identifiers become texts. */
    private static final class RowHandler extends AbstractBaseCsvCallbackHandler<Row> {
        private final Row row = new Row();

        @Override
        protected void handleField(int field, char[] text, int offset, int length, boolean quoted) {
            switch (field) {
                case 0 -> row.customerId = new String(text, offset, length);
                case 1 -> row.epochDay = CsvText.epochDay(text, offset, length);
                case 2 -> row.amountMinor = CsvText.cents(text, offset, length);
                default -> throw new IllegalArgumentException("row must have 3 fields: " + (field + 1));
            }
        }

        @Override
        protected Row buildRecord() {
            return row;
        }
    }
}
