package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.segment.GrowthPotential;
import io.github.retentionmetrics.segment.SegmentValues;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code segments.csv}: one row per segment of every segmentation, and one for those who are in none, so that the rows
 * of a segmentation add up to all customers, orders and revenue.
 */
final class SegmentsFile implements Closeable {
    /** How many customers a segment needs to be an example to the others. */
    private static final long LEAST_EXAMPLE = 30;

    private final CsvFile csv;
    private final int decimals;

    SegmentsFile(OutputFolder folder, int decimals) throws IOException, UserError {
        this.decimals = decimals;
        this.csv = folder.csv(
                "segments.csv",
                "segmentation",
                "segment",
                "customers",
                "orders",
                "revenue",
                "revenue_per_customer",
                "revenue_share",
                "potential",
                "prospects",
                "customer_share");
    }

    /** The potentials of segments made by something else than what customers buy, largest first. */
    static List<GrowthPotential> potentials(SegmentValues values) {
        return GrowthPotential.of(values, LEAST_EXAMPLE);
    }

    /** Segments made by what customers buy: no example to each other, so without potential. */
    void writeByBehaviour(String segmentation, SegmentValues values) {
        write(segmentation, values, Map.of());
    }

    /** Segments made by something else, with what each could bring if its customers were like those of the best. */
    void writeByAttribute(String segmentation, SegmentValues values) {
        Map<String, GrowthPotential> potentials =
                potentials(values).stream().collect(Collectors.toMap(GrowthPotential::segment, Function.identity()));
        write(segmentation, values, potentials);
    }

    private void write(String segmentation, SegmentValues values, Map<String, GrowthPotential> potentials) {
        if (!areUndefined(values)) {
            values.bySegment()
                    .forEach((name, value) -> write(
                            segmentation,
                            GroupNames.ofValue(name),
                            value,
                            values.revenueShare(name),
                            values.customerShare(name),
                            potentials.get(name)));
        }
        if (hasRest(values)) {
            write(
                    segmentation,
                    GroupNames.UNKNOWN,
                    values.unsegmented(),
                    values.unsegmentedRevenueShare(),
                    values.unsegmentedCustomerShare(),
                    null);
        }
    }

    /** Whether there are customers, but nothing says in which segments they are: then none has a count. */
    static boolean areUndefined(SegmentValues values) {
        return values.unsegmented().customers() > 0
                && values.bySegment().values().stream().allMatch(value -> value.customers() + value.prospects() == 0);
    }

    /** Whether there is anything outside the segments: customers, prospects or a refund. */
    static boolean hasRest(SegmentValues values) {
        return !values.unsegmented().equals(SegmentValues.Value.empty());
    }

    private void write(
            String segmentation,
            String segment,
            SegmentValues.Value value,
            Ratio revenueShare,
            Rate customerShare,
            @Nullable GrowthPotential potential) {
        csv.row(
                segmentation,
                segment,
                value.customers(),
                value.orders(),
                value.revenue().setScale(decimals),
                value.revenuePerCustomer().value(),
                revenueShare.value(),
                potential == null ? null : potential.potential().value(),
                value.prospects(),
                customerShare.value());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
