package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.rate.Difference;
import org.jspecify.annotations.Nullable;

/**
 * A headline, held against that of an earlier period.
 *
 * @param headline which figure
 * @param now the figure
 * @param then the earlier one, or null if there is none
 * @param difference the figure against the earlier one, or null if there is none
 */
record HeadlineRow(
        Headline headline,
        HeadlineFigure now,
        @Nullable HeadlineFigure then,
        @Nullable Difference difference) {

    /** Whether one of the two varies so much by chance that it is marked. */
    boolean isSmall() {
        return now.isSmall() || (then != null && then.isSmall());
    }
}
