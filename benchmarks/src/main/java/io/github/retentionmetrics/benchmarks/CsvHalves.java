package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A file read on two threads: one half of it each, into builders of its own. */
final class CsvHalves {
    /** What reads a range of whole lines, and adds each row to the builder for its customer. */
    interface RangeReader {
        void read(Path file, long from, long to, List<PurchaseHistoryBuilder> parts);
    }

    /** So few that all are written to at once without trouble, so many that the customers of one fit in a cache. */
    private static final int PARTS = 16;

    private CsvHalves() {}

    /** The history of the whole file: the second thread's rows are added to those of the first. */
    static PurchaseHistory history(Path file, RangeReader reader) throws IOException {
        List<List<PurchaseHistoryBuilder>> halves = read(file, reader, 1);
        return halves.get(0).get(0).addAll(halves.get(1).get(0)).build(PurchaseWorkload.OBSERVED_UNTIL);
    }

    /**
     * A table of the whole file, with everything on two threads: each reader has a builder for each of a few parts of
     * the customers; then each thread takes a part, builds its history and asks it, and takes the next; and the tables
     * are added.
     */
    static CohortTable table(Path file, RangeReader reader, CohortAnalysis analysis) throws IOException {
        List<List<PurchaseHistoryBuilder>> halves = read(file, reader, PARTS);
        AtomicInteger next = new AtomicInteger();
        return onTwoThreads(thread -> IntStream.iterate(
                                next.getAndIncrement(), part -> part < PARTS, part -> next.getAndIncrement())
                        .mapToObj(part ->
                                table(halves.get(0).get(part), halves.get(1).get(part), analysis))
                        .reduce(CohortTable::plus))
                .stream()
                .flatMap(Optional::stream)
                .reduce(CohortTable::plus)
                .orElseThrow();
    }

    private static CohortTable table(
            PurchaseHistoryBuilder one, PurchaseHistoryBuilder other, CohortAnalysis analysis) {
        return analysis.over(one.addAll(other).build(PurchaseWorkload.OBSERVED_UNTIL));
    }

    /** The part of a customer, by the last characters of the identifier; the number of parts is a power of two. */
    static int partOf(char[] customer, int length, int parts) {
        int last = customer[length - 1] + (length == 1 ? 0 : 10 * customer[length - 2]);
        return last & (parts - 1);
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
