/**
 * Customer-retention metrics: how many customers stay, leave, return and buy again, what they spend, and how loyal they
 * say they are.
 *
 * <p>Data flows one way. <i>Records</i> say what happened ({@code Purchase}, {@code Subscription}, {@code SurveyResponse}).
 * <i>Histories</i> hold many records, counted and laid out once ({@code PurchaseHistory}, {@code SubscriptionHistory}, {@code
 * ScoreCounts}). <i>Facts</i> are what a period amounts to ({@code CustomerMovement}, {@code PurchaseActivity}, {@code CohortTable}); they add
 * up.
 * <i>Answers</i> are named metrics with the counts behind them ({@code RetentionRate}, {@code NetPromoterScore}); they say
 * whether they are defined at all.
 *
 * <p>A glossary, with Dutch terms in italics. One word has one meaning throughout:
 *
 * <ul>
 *   <li><b>start, end</b>: customers active when a period begins, and when it ends;
 *   <li><b>new</b> (<i>nieuwe klanten</i>): at the end, and never customers before the period;
 *   <li><b>retained</b> (<i>behouden klanten</i>): at the start and at the end;
 *   <li><b>resurrected</b> (<i>teruggewonnen klanten</i>): at the end and customers before, but not at the start;
 *   <li><b>lost</b> (<i>verloren klanten</i>): at the start, not at the end;
 *   <li><b>repeat customer</b>: with two or more orders in a period; <b>returning customer</b>: with one in it and one
 *       before it;
 *   <li><b>order, refund</b>: a purchase of zero or more, and one of less;
 *   <li><b>cohort</b>: the customers whose first order lies in one period; <b>offset</b>: the number of a later period, counted
 *       from that one;
 *   <li><b>event, censored</b>: a duration that ended with what was waited for, and one last seen without it;
 *   <li><b>observed until</b>: the last day for which the data is complete; always the caller's to say;
 *   <li><b>undefined</b>: valid input without an answer, such as a rate of nobody; never 0, and with its reason.
 * </ul>
 *
 * <p>Everything is immutable and thread-safe unless it says otherwise; nothing reads a clock, a default zone, a default
 * locale or a system property.
 */
module io.github.retentionmetrics {
    requires org.apache.commons.numbers.gamma;
    requires static org.jspecify;

    exports io.github.retentionmetrics.cohort;
    exports io.github.retentionmetrics.customer;
    exports io.github.retentionmetrics.driver;
    exports io.github.retentionmetrics.evaluation;
    exports io.github.retentionmetrics.fit;
    exports io.github.retentionmetrics.forecast;
    exports io.github.retentionmetrics.inference;
    exports io.github.retentionmetrics.lifetime;
    exports io.github.retentionmetrics.period;
    exports io.github.retentionmetrics.programme;
    exports io.github.retentionmetrics.purchase;
    exports io.github.retentionmetrics.rate;
    exports io.github.retentionmetrics.referral;
    exports io.github.retentionmetrics.renewal;
    exports io.github.retentionmetrics.retention;
    exports io.github.retentionmetrics.rfm;
    exports io.github.retentionmetrics.segment;
    exports io.github.retentionmetrics.spend;
    exports io.github.retentionmetrics.subscription;
    exports io.github.retentionmetrics.survey;
    exports io.github.retentionmetrics.survival;
    exports io.github.retentionmetrics.ticket;
    exports io.github.retentionmetrics.trend;
}
