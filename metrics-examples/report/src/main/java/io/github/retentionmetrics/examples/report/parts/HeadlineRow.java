package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.rate.Difference;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A headline, held against that of an earlier period.
 *
 * @param headline which figure
 * @param currency the currency of an amount, if it is another than that of the report
 * @param now the figure
 * @param then the earlier one, or null if there is none
 * @param difference the figure against the earlier one, or null if there is none
 */
record HeadlineRow(
        Headline headline,
        @Nullable Currency currency,
        HeadlineFigure now,
        @Nullable HeadlineFigure then,
        @Nullable Difference difference) {

    /** A figure in the currency of the report, or none of money. */
    HeadlineRow(Headline headline, HeadlineFigure now, @Nullable HeadlineFigure then, @Nullable Difference difference) {
        this(headline, null, now, then, difference);
    }

    /** As the files have it: with its currency, if it is in another than that of the report. */
    String key() {
        return headline.key()
                + (currency == null ? "" : "_" + currency.getCurrencyCode().toLowerCase(Locale.ROOT));
    }

    /** Whether one of the two varies so much by chance that it is marked. */
    boolean isSmall() {
        return now.isSmall() || (then != null && then.isSmall());
    }
}
