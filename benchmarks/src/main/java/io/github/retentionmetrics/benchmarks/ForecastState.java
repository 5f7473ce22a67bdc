package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.forecast.BgNbd;
import io.github.retentionmetrics.forecast.ParetoNbd;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The summaries of the workload's customers in weeks, and models with known parameters. The purchases may also come
 * from a file, {@code customer,date,amount}: {@code -Dbenchmarks.file=purchases.csv -Dbenchmarks.until=1997-09-30}.
 */
@State(Scope.Benchmark)
public class ForecastState {
    private static final String FILE_PROPERTY = "benchmarks.file";
    private static final String UNTIL_PROPERTY = "benchmarks.until";

    /** The number of purchases; about seven per customer. */
    @Param({"17000", "170000", "7000000"})
    int purchases;

    PurchaseHistory history;
    PurchaseSummaries customers;
    BgNbd bgNbd;
    ParetoNbd paretoNbd;

    /**
     * Makes the summaries.
     *
     * @throws IOException if the file cannot be read
     */
    @Setup
    public void summarise() throws IOException {
        @Nullable String file = System.getProperty(FILE_PROPERTY);
        history = file == null
                ? PurchaseHistory.of(
                        PurchaseWorkload.CURRENCY,
                        PurchaseWorkload.of(purchases).toPurchases(),
                        PurchaseWorkload.OBSERVED_UNTIL)
                : CsvHalves.history(Path.of(file), FastCsvHistory::read);
        @Nullable String until = System.getProperty(UNTIL_PROPERTY);
        history = until == null ? history : history.asKnownOn(LocalDate.parse(until));
        customers = history.summaries(ChronoUnit.WEEKS);
        bgNbd = BgNbd.of(0.2426, 4.414, 0.7929, 2.426);
        paretoNbd = ParetoNbd.of(0.5533, 10.578, 0.6061, 11.667);
    }
}
