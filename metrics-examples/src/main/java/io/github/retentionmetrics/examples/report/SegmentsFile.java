package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.segment.GrowthPotential;
import io.github.retentionmetrics.segment.SegmentValues;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code segments.csv}: one row per segment of every segmentation. */
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
                "potential");
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
        values.bySegment().forEach((name, value) -> {
            GrowthPotential potential = potentials.get(name);
            csv.row(
                    segmentation,
                    name,
                    value.customers(),
                    value.orders(),
                    value.revenue().setScale(decimals),
                    value.revenuePerCustomer().value(),
                    values.revenueShare(name).value(),
                    potential == null ? null : potential.potential().value());
        });
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
