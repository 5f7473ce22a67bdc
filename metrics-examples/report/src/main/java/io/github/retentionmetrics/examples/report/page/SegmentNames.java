package io.github.retentionmetrics.examples.report.page;

import static java.util.Map.entry;

import io.github.retentionmetrics.examples.report.text.Printable;
import java.util.Map;

/**
 * The names of segments as people read them: those that the report gives are translated, values of the data are not.
 */
final class SegmentNames {
    static final String RFM = "rfm";
    static final String TIERS = "value_tier";
    static final String STAGES = "stage";

    private static final String UNKNOWN = "(unknown)";
    private static final Map<String, Map<String, String>> KEYS = Map.of(
            RFM,
            Map.ofEntries(
                    entry("Champions", "segment.rfm.champions"),
                    entry("Loyal Customers", "segment.rfm.loyal"),
                    entry("Potential Loyalists", "segment.rfm.potential"),
                    entry("New Customers", "segment.rfm.new"),
                    entry("Promising", "segment.rfm.promising"),
                    entry("Need Attention", "segment.rfm.attention"),
                    entry("About to Sleep", "segment.rfm.sleep"),
                    entry("Can't Lose Them", "segment.rfm.lose"),
                    entry("At Risk", "segment.rfm.risk"),
                    entry("Hibernating", "segment.rfm.hibernating")),
            TIERS,
            Map.of(),
            STAGES,
            Map.of(
                    "new", "segment.stage.new",
                    "active", "segment.stage.active",
                    "won back", "segment.stage.wonBack",
                    "at risk", "segment.stage.risk",
                    "dormant", "segment.stage.dormant",
                    "lost", "segment.stage.lost"));

    private final PageData data;

    SegmentNames(PageData data) {
        this.data = data;
    }

    /** Whether the report made the segments itself, from what customers bought. */
    static boolean isOwn(String segmentation) {
        return KEYS.containsKey(segmentation);
    }

    /** The name of a segment; the row of the customers in no segment has a name too. */
    String of(String segmentation, String segment) {
        if (segment.equals(UNKNOWN)) {
            return data.text("segment.unknown");
        }
        String key = KEYS.getOrDefault(segmentation, Map.of()).get(segment);
        return key == null ? Printable.of(segment) : data.text(key);
    }
}
