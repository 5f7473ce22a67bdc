package io.github.retentionmetrics.inference;

import io.github.retentionmetrics.rate.Overlap;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The customers of two ratios of one population, and how far the two ratios depend on each other. */
final class SharedCustomers {
    private SharedCustomers() {}

    static Overlap overlap(RatioStatistic first, RatioStatistic second) {
        int[][] rows = sameRows(first.numbers(), second.numbers());
        Columns a = first.columns();
        Columns b = second.columns();
        return rows[0].length == 0
                ? Overlap.none()
                : new Overlap(rows[0].length, correlation(a, b, a.select(rows[0]), b.select(rows[1])));
    }

    /** The rows of the numbers that are in both columns, which ascend: a merge. */
    private static int[][] sameRows(int[] first, int[] second) {
        int[] firstRows = new int[Math.min(first.length, second.length)];
        int[] secondRows = new int[firstRows.length];
        int same = 0;
        int j = 0;
        for (int i = 0; i < first.length; i++) {
            while (j < second.length && second[j] < first[i]) {
                j++;
            }
            if (j < second.length && second[j] == first[i]) {
                firstRows[same] = i;
                secondRows[same++] = j++;
            }
        }
        return new int[][] {Arrays.copyOf(firstRows, same), Arrays.copyOf(secondRows, same)};
    }

    private static double correlation(Columns a, Columns b, Columns aShared, Columns bShared) {
        if (a.sumY.signum() <= 0 || b.sumY.signum() <= 0) {
            return 0;
        }
        BigInteger squares = products(a, a).multiply(products(b, b));
        if (squares.signum() == 0) {
            return 0;
        }
        // exactly 1 for a ratio and itself: the root of a square is exact, or rounded as the square is
        double correlation = new BigDecimal(products(aShared, bShared))
                .divide(new BigDecimal(squares).sqrt(MathContext.DECIMAL128), MathContext.DECIMAL128)
                .doubleValue();
        return Math.max(-1, Math.min(correlation, 1));
    }

    /** The sum of (x1 - r1 y1) (x2 - r2 y2), times the totals of both y, without a rounding. */
    private static BigInteger products(Columns a, Columns b) {
        return RatioStatistic.products(a.x, b.x)
                .multiply(a.sumY)
                .multiply(b.sumY)
                .subtract(RatioStatistic.products(a.x, b.y).multiply(a.sumY).multiply(b.sumX))
                .subtract(RatioStatistic.products(a.y, b.x).multiply(a.sumX).multiply(b.sumY))
                .add(RatioStatistic.products(a.y, b.y).multiply(a.sumX).multiply(b.sumX));
    }

    /** Some rows of a ratio, with the totals of all its rows. */
    static final class Columns {
        private final long[] x;
        private final long[] y;
        private final BigInteger sumX;
        private final BigInteger sumY;

        Columns(long[] x, long[] y, BigInteger sumX, BigInteger sumY) {
            this.x = x;
            this.y = y;
            this.sumX = sumX;
            this.sumY = sumY;
        }

        private Columns select(int[] rows) {
            return new Columns(select(x, rows), select(y, rows), sumX, sumY);
        }

        private static long[] select(long[] column, int[] rows) {
            return IntStream.of(rows).mapToLong(row -> column[row]).toArray();
        }
    }
}
