package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.purchase.Purchase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The purchases as records that a database driver has just made: every row has a text, a date and an amount of its own,
 * and no text has been hashed before. Made again for each answer, since a text keeps its hash; a garbage collection
 * follows, which would otherwise be part of what is measured. The bytes that a profiler counts for an answer include
 * these records.
 */
@State(Scope.Benchmark)
public class NewRecordsState {
    /** Whether identifiers are texts of eight characters, or UUIDs of 36. */
    @Param({"SHORT", "UUID"})
    public Identifiers identifiers = Identifiers.SHORT;

    List<Purchase> purchases;

    private List<Purchase> shared;

    /**
     * Makes the records, whose parts are shared.
     *
     * @param size how many
     */
    @Setup
    public void setUp(Size size) {
        shared = size.workload().toPurchases(identifiers);
    }

    /** Copies each record with all its parts. */
    @Setup(Level.Invocation)
    public void copy() {
        purchases = shared.stream().map(NewRecordsState::copyOf).toList();
        System.gc();
    }

    private static Purchase copyOf(Purchase purchase) {
        return Purchase.of(
                new String(purchase.customerId().toCharArray()),
                LocalDate.ofEpochDay(purchase.date().toEpochDay()),
                new BigDecimal(
                        purchase.amount().unscaledValue(), purchase.amount().scale()),
                purchase.currency());
    }
}
