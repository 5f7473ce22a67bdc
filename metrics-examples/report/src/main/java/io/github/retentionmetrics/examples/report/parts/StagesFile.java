package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.segment.LifeCycle;
import io.github.retentionmetrics.segment.ValueTiers;
import java.io.IOException;
import java.util.List;

/**
 * {@code stages.csv}: how many customers were in each life-cycle stage and value tier at the end of the last complete
 * periods, by what was known then. {@code (unknown)} stands for customers without a stage, so that the rows of a period
 * add up to all customers of that day.
 */
final class StagesFile {
    private static final int MOST_PERIODS = 12;

    private StagesFile() {}

    static void write(PurchaseHistory history, Granularity granularity, OutputFolder folder)
            throws IOException, UserError {
        List<Period> complete = history.periods(granularity).stream()
                .filter(history::isComplete)
                .toList();
        try (CsvFile csv = folder.csv("stages.csv", "segmentation", "period", "segment", "customers", "share")) {
            for (Period period : complete.subList(Math.max(0, complete.size() - MOST_PERIODS), complete.size())) {
                PurchaseHistory then = history.asKnownOn(period.lastDay());
                String label = granularity.label(period);
                write(SegmentPart.STAGES, label, LifeCycle.withDefaults().over(then), csv);
                write(SegmentPart.TIERS, label, ValueTiers.abc().over(then), csv);
            }
        }
    }

    private static void write(String segmentation, String period, Segmentation segments, CsvFile csv) {
        long all = segments.customers() + segments.unsegmented();
        for (String segment : segments.names()) {
            write(segmentation, period, segment, segments.customers(segment), all, csv);
        }
        if (segments.unsegmented() > 0) {
            write(segmentation, period, GroupNames.UNKNOWN, segments.unsegmented(), all, csv);
        }
    }

    private static void write(
            String segmentation, String period, String segment, long customers, long all, CsvFile csv) {
        csv.row(
                segmentation,
                period,
                segment,
                customers,
                Rate.of(customers, all).value());
    }
}
