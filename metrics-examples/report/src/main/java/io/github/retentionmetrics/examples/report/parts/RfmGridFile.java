package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.rfm.RfmScore;
import io.github.retentionmetrics.rfm.RfmScores;
import io.github.retentionmetrics.rfm.RfmSegmentMap;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * {@code rfm_grid.csv}: the customers by recency and frequency score, a row for every pair of scores. The standard map
 * goes by these two alone, so that all customers of a pair are in one segment.
 */
final class RfmGridFile {
    private RfmGridFile() {}

    static void write(RfmScores scores, int decimals, OutputFolder folder) throws IOException, UserError {
        RfmSegmentMap map = RfmSegmentMap.standard();
        int side = scores.scores();
        long[] customers = new long[side * side];
        BigDecimal[] revenue = new BigDecimal[side * side];
        Arrays.fill(revenue, BigDecimal.ZERO);
        for (int customer = 0; customer < scores.size(); customer++) {
            int cell = (scores.recency(customer) - 1) * side + scores.frequency(customer) - 1;
            customers[cell]++;
            revenue[cell] = revenue[cell].add(scores.values().get(customer).monetary());
        }
        try (CsvFile csv = folder.csv(
                "rfm_grid.csv",
                "r_score",
                "f_score",
                "customers",
                "revenue",
                "revenue_per_customer",
                "share",
                "segment")) {
            for (int cell = 0; cell < customers.length; cell++) {
                RfmScore score = new RfmScore(cell / side + 1, cell % side + 1, 1);
                csv.row(
                        score.recency(),
                        score.frequency(),
                        customers[cell],
                        revenue[cell].setScale(decimals),
                        Ratio.of(revenue[cell], BigDecimal.valueOf(customers[cell]))
                                .value(),
                        Rate.of(customers[cell], scores.size()).value(),
                        map.segmentOf(score));
            }
        }
    }
}
