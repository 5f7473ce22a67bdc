package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.customer.Segmentation;
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
    Segmentation half;
    Segmentation segments;
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

    private static Segmentation halfOf(PurchaseHistory history) {
        return history.segmentById(LibraryState::half);
    }

    private static @Nullable String half(String customerId) {
        return WorkloadSegments.isInHalf(customerId) ? "half" : null;
    }

    private static Segmentation segmentsOf(PurchaseHistory history) {
        return history.segmentById(WorkloadSegments::nameOf);
    }

    /** A part of the history for a thread of its own, with its customers' segments. */
    record Part(PurchaseHistory history, Segmentation half, Segmentation segments) {
        static Part of(PurchaseHistory history) {
            return new Part(history, halfOf(history), segmentsOf(history));
        }
    }
}
