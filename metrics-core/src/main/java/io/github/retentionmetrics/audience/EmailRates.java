package io.github.retentionmetrics.audience;

import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;

/**
 * The rates of e-mail, each with what it divides by.
 *
 * <pre>
 *   delivery rate      = delivered / sent
 *   bounce rate        = bounced / sent               also of hard and of soft bounces
 *   open rate          = unique opens / delivered     total: all opens / delivered
 *   click rate         = unique clicks / delivered    total: all clicks / delivered
 *   click-to-open rate = unique clicks / unique opens
 *   unsubscribe rate   = unsubscribed / delivered
 *   complaint rate     = complaints / delivered
 * </pre>
 *
 * <p>Unique counts are parts of what was delivered: their rates are proportions and have intervals. Totals count a
 * recipient several times, and a click may be counted where the opening was not (images are blocked): these are ratios,
 * which may exceed 1. Some tools divide by the e-mails sent; {@link AudienceCounts#count} has the counts for that.
 * An opening is the loading of an image, which some mail programs do for all messages, so that open rates are too high.
 *
 * <p>A rate is undefined if its denominator is 0, or a count that it needs is not known.
 *
 * <p>Source: the definitions of Campaign Monitor, <i>Ultimate Guide to Email Marketing Benchmarks</i>; Mailchimp,
 * <i>About Open and Click Rates</i> (unique opens and clicks over deliveries).
 *
 * <pre>{@code
 * AudienceCounts letter = AudienceCounts.of(Map.of(DELIVERED, 9_800L, UNIQUE_OPENS, 2_450L, UNIQUE_CLICKS, 294L));
 * EmailRates.openRate(letter).percent();          // 25.0
 * EmailRates.clickRate(letter).percent();         // 3.0
 * EmailRates.clickToOpenRate(letter).percent();   // 12.0
 * }</pre>
 */
public final class EmailRates {
    private static final String NONE_SENT = "no e-mail was sent";
    private static final String NONE_DELIVERED = "no e-mail was delivered";
    private static final String NONE_OPENED = "no e-mail was opened";

    private EmailRates() {}

    /**
     * The share of e-mails sent that were delivered.
     *
     * @param counts the counts
     * @return delivered of sent
     * @throws NullPointerException if the counts are null
     */
    public static Rate deliveryRate(AudienceCounts counts) {
        return ofSent(counts, AudienceCount.DELIVERED);
    }

    /**
     * The share of e-mails sent that came back.
     *
     * @param counts the counts
     * @return hard and soft bounces of sent
     * @throws NullPointerException if the counts are null
     */
    public static Rate bounceRate(AudienceCounts counts) {
        return ofSent(counts, AudienceCount.BOUNCED);
    }

    /**
     * The share of e-mails sent that can never be delivered.
     *
     * @param counts the counts
     * @return hard bounces of sent
     * @throws NullPointerException if the counts are null
     */
    public static Rate hardBounceRate(AudienceCounts counts) {
        return ofSent(counts, AudienceCount.HARD_BOUNCES);
    }

    /**
     * The share of e-mails sent that could not be delivered for now.
     *
     * @param counts the counts
     * @return soft bounces of sent
     * @throws NullPointerException if the counts are null
     */
    public static Rate softBounceRate(AudienceCounts counts) {
        return ofSent(counts, AudienceCount.SOFT_BOUNCES);
    }

    private static Rate ofSent(AudienceCounts counts, AudienceCount part) {
        return Known.rate(counts, part, AudienceCount.SENT, NONE_SENT);
    }

    /**
     * The share of delivered e-mails that were opened.
     *
     * @param counts the counts
     * @return unique opens of delivered
     * @throws NullPointerException if the counts are null
     */
    public static Rate openRate(AudienceCounts counts) {
        return ofDelivered(counts, AudienceCount.UNIQUE_OPENS);
    }

    /**
     * The openings per delivered e-mail.
     *
     * @param counts the counts
     * @return total opens over delivered, which may exceed 1
     * @throws NullPointerException if the counts are null
     */
    public static Ratio totalOpenRate(AudienceCounts counts) {
        return Known.ratio(counts, AudienceCount.TOTAL_OPENS, AudienceCount.DELIVERED, NONE_DELIVERED);
    }

    /**
     * The share of delivered e-mails in which a link was clicked.
     *
     * @param counts the counts
     * @return unique clicks of delivered
     * @throws NullPointerException if the counts are null
     */
    public static Rate clickRate(AudienceCounts counts) {
        return ofDelivered(counts, AudienceCount.UNIQUE_CLICKS);
    }

    /**
     * The clicks per delivered e-mail.
     *
     * @param counts the counts
     * @return total clicks over delivered, which may exceed 1
     * @throws NullPointerException if the counts are null
     */
    public static Ratio totalClickRate(AudienceCounts counts) {
        return Known.ratio(counts, AudienceCount.TOTAL_CLICKS, AudienceCount.DELIVERED, NONE_DELIVERED);
    }

    /**
     * The e-mails in which a link was clicked, relative to those that were opened.
     *
     * @param counts the counts
     * @return unique clicks over unique opens, which may exceed 1 where openings are not seen
     * @throws NullPointerException if the counts are null
     */
    public static Ratio clickToOpenRate(AudienceCounts counts) {
        return Known.ratio(counts, AudienceCount.UNIQUE_CLICKS, AudienceCount.UNIQUE_OPENS, NONE_OPENED);
    }

    /**
     * The share of delivered e-mails that were answered by unsubscribing.
     *
     * @param counts the counts
     * @return unsubscribed of delivered
     * @throws NullPointerException if the counts are null
     */
    public static Rate unsubscribeRate(AudienceCounts counts) {
        return ofDelivered(counts, AudienceCount.UNSUBSCRIBED);
    }

    /**
     * The share of delivered e-mails that were reported as spam.
     *
     * @param counts the counts
     * @return complaints of delivered
     * @throws NullPointerException if the counts are null
     */
    public static Rate complaintRate(AudienceCounts counts) {
        return ofDelivered(counts, AudienceCount.COMPLAINTS);
    }

    private static Rate ofDelivered(AudienceCounts counts, AudienceCount part) {
        return Known.rate(counts, part, AudienceCount.DELIVERED, NONE_DELIVERED);
    }
}
