package io.github.retentionmetrics.renewal;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** The rows of {@link RenewalCounts}, held in columns: there may be millions of renewals. */
final class RenewalRows extends AbstractList<RenewalCounts.Row> implements RandomAccess, Serializable {
    private static final long serialVersionUID = 1L;

    /** At index t - 1, for renewal t. */
    private final transient long[] atRisk;

    private final transient long[] renewed;

    /** Rows that own the given arrays. */
    RenewalRows(long[] atRisk, long[] renewed) {
        this.atRisk = atRisk;
        this.renewed = renewed;
    }

    /** The rows, after checking that no renewal has more customers at risk than renewed before it. */
    static RenewalRows of(long customers, List<RenewalCounts.Row> rows) {
        Objects.requireNonNull(rows, "rows");
        RenewalRows columns = rows instanceof RenewalRows known
                ? known
                : new RenewalRows(
                        rows.stream().mapToLong(RenewalCounts.Row::atRisk).toArray(),
                        rows.stream().mapToLong(RenewalCounts.Row::renewed).toArray());
        long before = customers;
        for (int i = 0; i < columns.size(); i++) {
            String name = "rows[" + i + "]";
            if (columns != rows && rows.get(i).renewal() != i + 1) {
                throw new IllegalArgumentException(name + " must be of renewal " + (i + 1) + ": "
                        + rows.get(i).renewal());
            }
            long atRisk = columns.atRisk[i];
            if (atRisk < 1 || atRisk > before) {
                throw new IllegalArgumentException(
                        name + " must have 1 to " + before + " customers at risk: " + atRisk);
            }
            before = columns.renewed[i];
        }
        return columns;
    }

    long atRisk(int renewal) {
        return at(atRisk, renewal);
    }

    long renewed(int renewal) {
        return at(renewed, renewal);
    }

    private static long at(long[] counts, int renewal) {
        RenewalCounts.requireRenewal(renewal);
        return renewal <= counts.length ? counts[renewal - 1] : 0;
    }

    @Override
    public RenewalCounts.Row get(int index) {
        return new RenewalCounts.Row(index + 1, atRisk[index], renewed[index]);
    }

    @Override
    public int size() {
        return atRisk.length;
    }

    private Object writeReplace() {
        return new ArrayList<>(this);
    }
}
