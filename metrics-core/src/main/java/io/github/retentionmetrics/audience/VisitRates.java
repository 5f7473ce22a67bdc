package io.github.retentionmetrics.audience;

import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;

/**
 * The rates of visits that are known only as totals, as web analytics report them.
 *
 * <pre>
 *   conversion rate = visits with the outcome / visits
 *   bounce rate     = visits of one page / visits
 *   visit length    = seconds of all visits / visits
 * </pre>
 *
 * <p>Totals do not show how lengths vary, so the mean length has no interval; a {@link
 * io.github.retentionmetrics.rate.Mean} of single lengths has one, and {@link
 * io.github.retentionmetrics.event.Sessions} finds sessions in events.
 *
 * <p>A rate is undefined without visits, or if a count that it needs is not known.
 *
 * <pre>{@code
 * AudienceCounts site = AudienceCounts.of(Map.of(VISITS, 9_640L, BOUNCED_VISITS, 4_338L, CONVERSIONS, 312L));
 * VisitRates.bounceRate(site).toString();       // 45.0% (4338 of 9640)
 * VisitRates.conversionRate(site).toString();   // 3.2% (312 of 9640)
 * }</pre>
 */
public final class VisitRates {
    private static final String NO_VISIT = "there are no visits";

    private VisitRates() {}

    /**
     * The share of visits with the outcome that counts as success.
     *
     * @param counts the counts
     * @return conversions of visits
     * @throws NullPointerException if the counts are null
     */
    public static Rate conversionRate(AudienceCounts counts) {
        return Known.rate(counts, AudienceCount.CONVERSIONS, AudienceCount.VISITS, NO_VISIT);
    }

    /**
     * The share of visits of one page.
     *
     * @param counts the counts
     * @return bounced visits of visits
     * @throws NullPointerException if the counts are null
     */
    public static Rate bounceRate(AudienceCounts counts) {
        return Known.rate(counts, AudienceCount.BOUNCED_VISITS, AudienceCount.VISITS, NO_VISIT);
    }

    /**
     * The mean length of a visit.
     *
     * @param counts the counts
     * @return seconds per visit
     * @throws NullPointerException if the counts are null
     */
    public static Ratio meanSeconds(AudienceCounts counts) {
        return Known.ratio(counts, AudienceCount.VISIT_SECONDS, AudienceCount.VISITS, NO_VISIT);
    }
}
