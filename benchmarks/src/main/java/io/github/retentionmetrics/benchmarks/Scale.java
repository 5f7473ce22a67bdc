package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/**
 * How time and memory grow with the number of purchases, up to more than a benchmark's process holds: nanoseconds a
 * purchase for the build and the questions, and the heap that the history and its index take beside what the
 * documentation predicts.
 *
 * <pre>
 *   java -Xms11g -Xmx11g -XX:+AlwaysPreTouch -cp benchmarks/target/benchmarks.jar \
 *       io.github.retentionmetrics.benchmarks.Scale 1000000 10000000 100000000
 * </pre>
 *
 * <p>One process, one thread, medians of a few answers: a look at the growth, not a contest.
 */
public final class Scale {
    private static final CohortAnalysis BY_MONTH = CohortAnalysis.by(Granularity.MONTH);
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    /** Two bytes an order, and 16 for each day that is left to each of the 36 cohorts. */
    private static final int INDEX_BYTES_A_ROW = 2;

    private static final long INDEX_TABLE_BYTES = 16L * PurchaseWorkload.DAYS * 37 / 2;

    private final PrintStream out;

    Scale(PrintStream out) {
        this.out = out;
    }

    /**
     * Measures and prints a table.
     *
     * @param args the numbers of purchases; without any, a million, ten and a hundred
     */
    public static void main(String[] args) {
        List<Integer> sizes = Arrays.stream(args.length == 0 ? new String[] {"1000000", "10000000", "100000000"} : args)
                .map(Integer::valueOf)
                .toList();
        new Scale(System.out).run(sizes);
    }

    void run(List<Integer> sizes) {
        out.println("| purchases | built from columns | first question | asked again | growth accounting "
                + "| bytes: history (predicted) | index (predicted) |");
        out.println("|---|---|---|---|---|---|---|");
        // a small one first, so that what is timed has been compiled
        for (int i = 0; i < 30; i++) {
            measure(PurchaseWorkload.of(sizes.get(0) / 10 + 1), 1);
        }
        for (int purchases : sizes) {
            out.println(measure(PurchaseWorkload.of(purchases), purchases > 20_000_000 ? 3 : 9));
        }
    }

    private static String measure(PurchaseWorkload workload, int times) {
        int[] customers = workload.customers();
        int[] days = workload.epochDays();
        long[] amounts = workload.amountsMinor();
        Supplier<PurchaseHistory> build = () -> PurchaseHistory.ofColumns(
                PurchaseWorkload.CURRENCY, customers, days, amounts, PurchaseWorkload.OBSERVED_UNTIL);
        double rows = workload.purchases();
        double built = nanos(times, build) / rows;
        long before = used();
        PurchaseHistory history = build.get();
        long withHistory = used();
        BY_MONTH.over(history);
        long withIndex = used();
        double first = nanos(times, () -> BY_MONTH.over(history.split(1).get(0))) / rows
                - nanos(times, () -> history.split(1)) / rows;
        double again = nanos(5 * times, () -> BY_MONTH.over(history)) / rows;
        double growth = nanos(5 * times, () -> history.movements(Granularity.MONTH)) / rows;
        return String.format(
                Locale.ROOT,
                "| %,d | %.1f ns | %.2f ns | %.3f ns | %.3f ns | %.2f (%.2f) | %.2f (%.2f) |",
                workload.purchases(),
                built,
                first,
                again,
                growth,
                (withHistory - before) / rows,
                12 + (4 + 8) * workload.customerCount() / rows,
                (withIndex - withHistory) / rows,
                INDEX_BYTES_A_ROW + INDEX_TABLE_BYTES / rows);
    }

    private static double nanos(int times, Supplier<?> answer) {
        return 1e6
                * Timing.of(DoubleStream.generate(() -> {
                                    long start = System.nanoTime();
                                    Objects.requireNonNull(answer.get(), "answer");
                                    return (System.nanoTime() - start) / 1e6;
                                })
                                .limit(times))
                        .median();
    }

    /** The bytes in use on the heap after a full collection. */
    private static long used() {
        for (int i = 0; i < 2; i++) {
            MEMORY.gc();
        }
        return MEMORY.getHeapMemoryUsage().getUsed();
    }
}
