package io.github.retentionmetrics.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/** The workload as a CSV file, {@code customer_id,date,amount}, with texts such as {@code C0001234} for customers. */
final class CsvFile {
    private CsvFile() {}

    static void write(PurchaseWorkload workload, Path file) throws IOException {
        String[] customerIds = workload.customerIds();
        int[] days = workload.epochDays();
        long[] amounts = workload.amountsMinor();
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            out.write("customer_id,date,amount\n");
            for (int row = 0; row < days.length; row++) {
                out.write(customerIds[row]);
                out.write(',');
                out.write(LocalDate.ofEpochDay(days[row]).toString());
                out.write(',');
                out.write(Long.toString(amounts[row] / 100));
                out.write(String.format(Locale.ROOT, ".%02d\n", amounts[row] % 100));
            }
        }
    }

    /** Where the first row begins, the first row in the second half of the file, and where the file ends. */
    static long[] halves(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            return new long[] {afterLine(bytes, 0), afterLine(bytes, bytes.length() / 2), bytes.length()};
        }
    }

    private static long afterLine(RandomAccessFile bytes, long position) throws IOException {
        bytes.seek(position);
        int next = bytes.read();
        while (next >= 0 && next != '\n') {
            next = bytes.read();
        }
        return bytes.getFilePointer();
    }
}
