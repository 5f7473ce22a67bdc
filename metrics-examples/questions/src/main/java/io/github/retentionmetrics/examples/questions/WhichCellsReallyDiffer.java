package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.inference.Comparison;
import io.github.retentionmetrics.inference.Correction;
import io.github.retentionmetrics.rate.Difference;
import io.github.retentionmetrics.rate.Rate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Question: we compare twenty cells with the rest. Which of them really differ? One in twenty will look so by chance.
 */
public final class WhichCellsReallyDiffer {
    /** Customers retained, of 100 in each of twenty regions. */
    private static final int[] RETAINED = {
        70, 68, 73, 71, 58, 69, 72, 66, 74, 70, 71, 67, 90, 69, 73, 70, 81, 68, 72, 71
    };

    private WhichCellsReallyDiffer() {}

    public static void main(String[] args) {
        Rate all = Rate.empty();
        for (int retained : RETAINED) {
            all = all.plus(Rate.of(retained, 100));
        }
        Map<String, Difference> cells = new TreeMap<>();
        for (int region = 0; region < RETAINED.length; region++) {
            Rate own = Rate.of(RETAINED[region], 100);
            Rate rest = Rate.of(all.numerator() - own.numerator(), all.denominator() - own.denominator());
            cells.put(String.format(Locale.ROOT, "region %02d", region + 1), own.minus(rest));
        }
        for (Correction correction : Correction.values()) {
            System.out.println(correction);
            Comparison.ofAll(cells, correction, 0.95).forEach((region, comparison) -> {
                if (comparison.verdict() != Comparison.Verdict.NO_CLEAR_DIFFERENCE) {
                    System.out.printf(
                            Locale.ROOT,
                            "  %s  %-6s  p = %.4f  %s%n",
                            region,
                            comparison.verdict(),
                            comparison.pvalue(),
                            comparison.interval());
                }
            });
        }
    }
}
