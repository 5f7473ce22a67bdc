package io.github.retentionmetrics.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes the purchases of a made-up shop as a CSV file that the report reads.
 *
 * <pre>
 *   java -cp benchmarks/target/benchmarks.jar io.github.retentionmetrics.benchmarks.ShopFile alike 1000000 alike.csv
 * </pre>
 */
public final class ShopFile {
    private ShopFile() {}

    /**
     * Writes the file.
     *
     * @param args the shop, {@code realistic} or {@code alike}; the number of purchases; the file
     * @throws IOException if the file cannot be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            throw new IllegalArgumentException(
                    "arguments must be a shop, a number of purchases and a file: " + args.length);
        }
        Shop shop = Shop.valueOf(args[0].toUpperCase(Locale.ROOT));
        CsvFile.write(PurchaseWorkload.of(shop, Integer.parseInt(args[1])), Path.of(args[2]));
    }
}
