/**
 * Benchmarks: each holds the library's way beside the way it replaces, on the same seeded purchases.
 *
 * <p>A <i>workload</i> is made-up data with the shape of real data, the same on every machine. A benchmark is a
 * question asked of it; a test proves that every way of asking gives the same answer. {@code benchmarks/README.md} says
 * how to run them and how to read the result.
 *
 * <pre>{@code
 * PurchaseWorkload workload = PurchaseWorkload.of(1_000_000);
 * List<Purchase> purchases = workload.toPurchases();
 * PurchaseHistory history =
 *         PurchaseHistory.of(PurchaseWorkload.CURRENCY, purchases, PurchaseWorkload.OBSERVED_UNTIL);
 * }</pre>
 */
@NullMarked
package io.github.retentionmetrics.benchmarks;

import org.jspecify.annotations.NullMarked;
