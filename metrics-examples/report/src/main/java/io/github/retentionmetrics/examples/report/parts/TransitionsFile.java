package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rfm.RfmScores;
import io.github.retentionmetrics.segment.LifeCycle;
import io.github.retentionmetrics.segment.SegmentTransitions;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/**
 * {@code transitions.csv}: who moved between segments during the latest complete period, from what was known at the end
 * of the period before it to what was known at its own end. Moves that no customer made are not written. A segment
 * before is empty for a new customer, and {@code (unknown)} where nothing said yet in which stage customers were, so
 * that the rows of a segmentation add up to all customers.
 */
final class TransitionsFile {
    private TransitionsFile() {}

    static void write(PurchaseHistory history, Granularity granularity, OutputFolder folder)
            throws IOException, UserError {
        try (CsvFile csv = folder.csv("transitions.csv", "segmentation", "from", "to", "customers", "rate")) {
            List<Period> complete = history.periods(granularity).stream()
                    .filter(history::isComplete)
                    .toList();
            if (complete.size() < 2) {
                return;
            }
            LocalDate to = complete.get(complete.size() - 1).lastDay();
            PurchaseHistory now = history.asKnownOn(to);
            PurchaseHistory before =
                    history.asKnownOn(complete.get(complete.size() - 2).lastDay());
            LifeCycle stages = LifeCycle.withDefaults();
            write(SegmentPart.STAGES, moves(stages.over(before), stages.over(now)), csv);
            write(
                    SegmentPart.RFM,
                    SegmentTransitions.of(
                            RfmScores.of(before).segments(), RfmScores.of(now).segments()),
                    csv);
        }
    }

    private static SegmentTransitions moves(Segmentation before, Segmentation now) {
        return before.unsegmented() + now.unsegmented() == 0
                ? SegmentTransitions.of(before, now)
                : SegmentTransitions.of(before.withRest(GroupNames.UNKNOWN), now.withRest(GroupNames.UNKNOWN));
    }

    private static void write(String segmentation, SegmentTransitions moves, CsvFile csv) {
        for (String from : moves.names()) {
            for (String to : moves.names()) {
                if (moves.customers(from, to) > 0) {
                    csv.row(
                            segmentation,
                            from,
                            to,
                            moves.customers(from, to),
                            moves.rate(from, to).value());
                }
            }
            if (moves.left(from) > 0) {
                csv.row(
                        segmentation,
                        from,
                        "",
                        moves.left(from),
                        moves.leftRate(from).value());
            }
        }
        for (String to : moves.names()) {
            if (moves.entered(to) > 0) {
                csv.row(segmentation, "", to, moves.entered(to), Double.NaN);
            }
        }
    }
}
