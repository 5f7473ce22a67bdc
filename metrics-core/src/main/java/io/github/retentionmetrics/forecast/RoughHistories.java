package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.internal.LongTable;
import java.util.Optional;

/**
 * Histories in which similar ones are combined: few enough for a long search, and close enough to the originals to
 * locate the maximum of a likelihood.
 *
 * <pre>
 *   cells of equal width in the logarithms of frequency, of age and of the time since the last purchase;
 *   a cell has the number of its customers and their mean frequency (rounded), recency and age
 * </pre>
 *
 * <p>Cells are as small as their number allows. Customers without a repeat purchase share no cell with others.
 */
final class RoughHistories implements Histories.Rows {
    /** With fewer histories than this, the likelihood itself is searched. */
    static final int MANY = 1_000;

    /**
     * With more histories than this, the search uses combined ones and ends with a few steps on the likelihood of all.
     */
    static final int VERY_MANY = 20_000;

    private static final int MOST_CELLS = 250;
    private static final double FINEST = 64;
    private static final double COARSEST = 0.1;

    /**
     * The value at which the width of a cell changes from absolute to relative: a frequency, and a fraction of the
     * longest time.
     */
    private static final double FEW_PURCHASES = 8;

    private static final double SHORT = 0.005;

    private final LongTable cells = new LongTable();
    private final double[] count;
    private final double[] frequency;
    private final double[] recency;
    private final double[] age;

    private RoughHistories(Histories histories, double fineness) {
        int n = histories.size();
        this.count = new double[n];
        this.frequency = new double[n];
        this.recency = new double[n];
        this.age = new double[n];
        double[] times = histories.times();
        double shortTime = SHORT * times[times.length - 1];
        for (int i = 0; i < n; i++) {
            int x = histories.frequencies()[histories.frequency(i)];
            double last = times[histories.recency(i)];
            double total = times[histories.age(i)];
            if (histories.count(i) == 0) {
                continue;
            }
            long cell = x == 0 ? 0 : 1 + cell(x / FEW_PURCHASES, fineness);
            cell = cell << 20 | cell(total / shortTime, fineness);
            cell = cell << 20 | cell((total - last) / shortTime, fineness);
            add(cells.add(cell), histories.count(i), x, last, total);
        }
    }

    private static long cell(double value, double fineness) {
        return (long) (fineness * Math.log1p(value));
    }

    private void add(int cell, double customers, int x, double last, double total) {
        count[cell] += customers;
        frequency[cell] += customers * x;
        recency[cell] += customers * last;
        age[cell] += customers * total;
    }

    /** The histories combined into few cells; empty if there are only few histories. */
    static Optional<Histories> of(Histories histories) {
        return histories.size() <= MANY ? Optional.empty() : Optional.of(of(histories, MOST_CELLS));
    }

    /**
     * The histories combined into at most {@value #VERY_MANY} cells; empty if there are no more histories than that.
     */
    static Optional<Histories> bounded(Histories histories) {
        return histories.size() <= VERY_MANY ? Optional.empty() : Optional.of(of(histories, VERY_MANY));
    }

    private static Histories of(Histories histories, int mostCells) {
        double fineness = FINEST;
        RoughHistories rough = new RoughHistories(histories, fineness);
        while (rough.size() > mostCells && fineness > COARSEST) {
            fineness /= 2;
            rough = new RoughHistories(histories, fineness);
        }
        return Histories.of(rough);
    }

    @Override
    public int size() {
        return cells.size();
    }

    @Override
    public int frequency(int row) {
        return (int) Math.rint(frequency[row] / count[row]);
    }

    @Override
    public double recency(int row) {
        return Math.min(recency[row], age[row]) / count[row];
    }

    @Override
    public double age(int row) {
        return age[row] / count[row];
    }

    @Override
    public double count(int row) {
        return count[row];
    }
}
