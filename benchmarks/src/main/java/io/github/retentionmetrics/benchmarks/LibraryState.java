package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.purchase.CustomerSegments;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The library's side: a history that exists, whole and in two parts, and segments of its customers. */
@State(Scope.Benchmark)
public class LibraryState {
    PurchaseHistory history;
    CustomerSegments half;
    CustomerSegments segments;
    List<Part> parts;

    /**
     * Builds the history of the workload's columns.
     *
     * @param size how large
     */
    @Setup
    public void setUp(Size size) {
        history = history(size.workload());
        half = halfOf(history);
        segments = segmentsOf(history);
        parts = history.split(2).stream().map(Part::of).toList();
    }

    static PurchaseHistory history(PurchaseWorkload workload) {
        return PurchaseHistory.ofColumns(
                PurchaseWorkload.CURRENCY,
                workload.customers(),
                workload.epochDays(),
                workload.amountsMinor(),
                PurchaseWorkload.OBSERVED_UNTIL);
    }

    private static CustomerSegments halfOf(PurchaseHistory history) {
        return CustomerSegments.of(history, LibraryState::half);
    }

    private static @Nullable String half(String customerId) {
        return WorkloadSegments.isInHalf(customerId) ? "half" : null;
    }

    private static CustomerSegments segmentsOf(PurchaseHistory history) {
        return CustomerSegments.of(history, WorkloadSegments::nameOf);
    }

    /** A part of the history for a thread of its own, with its customers' segments. */
    record Part(PurchaseHistory history, CustomerSegments half, CustomerSegments segments) {
        static Part of(PurchaseHistory history) {
            return new Part(history, halfOf(history), segmentsOf(history));
        }
    }
}
