package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.rfm.RfmScore;
import io.github.retentionmetrics.rfm.RfmScores;
import io.github.retentionmetrics.rfm.RfmSegmentMap;
import io.github.retentionmetrics.rfm.RfmValues;
import java.io.IOException;
import java.util.Comparator;
import java.util.stream.IntStream;

/** {@code rfm.csv}: one row per customer with an order, in the order of their identifiers. */
final class RfmFile {
    private RfmFile() {}

    static void write(OutputFolder folder, RfmScores scores) throws IOException, UserError {
        RfmSegmentMap map = RfmSegmentMap.standard();
        try (CsvFile csv = folder.csv(
                "rfm.csv",
                "customer_id",
                "recency_days",
                "orders",
                "monetary",
                "r_score",
                "f_score",
                "m_score",
                "segment")) {
            IntStream.range(0, scores.size())
                    .boxed()
                    .sorted(Comparator.comparing(scores.values()::customerId))
                    .forEach(customer -> {
                        RfmValues.Row values = scores.values().get(customer);
                        RfmScore score = scores.score(customer);
                        csv.row(
                                values.customerId(),
                                values.recencyDays(),
                                values.orders(),
                                values.monetary(),
                                score.recency(),
                                score.frequency(),
                                score.monetary(),
                                map.segmentOf(score));
                    });
        }
    }
}
