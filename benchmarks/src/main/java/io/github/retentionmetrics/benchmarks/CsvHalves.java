package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** A file read on two threads: one half of it each, into builders of its own. */
final class CsvHalves {
    /** What reads a range of whole lines, and adds each row to the builder for its customer. */
    interface RangeReader {
        void read(Path file, long from, long to, List<PurchaseHistoryBuilder> parts);
    }

    private CsvHalves() {}

    /** The history of the whole file: the second thread's rows are added to those of the first. */
    static PurchaseHistory history(Path file, RangeReader reader) throws IOException {
        List<List<PurchaseHistoryBuilder>> halves = read(file, reader, 1);
        return halves.get(0).get(0).addAll(halves.get(1).get(0)).build(PurchaseWorkload.OBSERVED_UNTIL);
    }

    /**
     * A table of the whole file, with everything on two threads: each reader has a builder for half of the customers and one
     * for the others, then each thread builds and asks the history of one half of the customers, and the tables are added.
     */
    static CohortTable table(Path file, RangeReader reader, CohortAnalysis analysis) throws IOException {
        List<List<PurchaseHistoryBuilder>> halves = read(file, reader, 2);
        List<CohortTable> tables = onTwoThreads(part -> analysis.of(
                halves.get(0).get(part).addAll(halves.get(1).get(part)).build(PurchaseWorkload.OBSERVED_UNTIL)));
        return tables.get(0).plus(tables.get(1));
    }

    private static List<List<PurchaseHistoryBuilder>> read(Path file, RangeReader reader, int parts)
            throws IOException {
        long[] ends = CsvFile.halves(file);
        return onTwoThreads(half -> {
            List<PurchaseHistoryBuilder> builders = Stream.generate(
                            () -> PurchaseHistory.builder(PurchaseWorkload.CURRENCY))
                    .limit(parts)
                    .toList();
            reader.read(file, ends[half], ends[half + 1], builders);
            return builders;
        });
    }

    static <T> List<T> onTwoThreads(IntFunction<T> work) {
        CompletableFuture<T> second = CompletableFuture.supplyAsync(() -> work.apply(1));
        T first = work.apply(0);
        return List.of(first, second.join());
    }
}
