/**
 * Customer-retention metrics: how many customers stay, leave, return and buy again, what they are worth, and how loyal
 * they say they are.
 *
 * <p>Data flows one way. <i>Records</i> say what happened ({@code Purchase}, {@code Subscription}, {@code
 * Event}, {@code SurveyResponse}). <i>Histories</i> hold many records, indexed once ({@code PurchaseHistory}, {@code
 * SubscriptionHistory}, {@code EventHistory}, {@code ScoreCounts}). <i>Facts</i> describe a period or a cohort, and can
 * be added ({@code CustomerMovement}, {@code PurchaseActivity}, {@code CohortTable}). <i>Answers</i> are named metrics
 * with the counts behind them ({@code RetentionRate}, {@code NetPromoterScore}); an answer without a value says why it
 * is undefined.
 *
 * <h2>Which class answers my question</h2>
 *
 * <ul>
 *   <li>We have only counts. How many customers stay?
 *       {@link io.github.retentionmetrics.retention.RetentionRate},
 *       {@link io.github.retentionmetrics.retention.ChurnRate}
 *   <li>Is this month's retention better than last month's, or chance?
 *       {@link io.github.retentionmetrics.rate.RateDifference},
 *       {@link io.github.retentionmetrics.inference.Comparison}
 *   <li>We lose 4 % a month. How many is that a year?
 *       {@link io.github.retentionmetrics.retention.CompoundedRate}
 *   <li>We have subscriptions. How did the base move, month by month?
 *       {@link io.github.retentionmetrics.subscription.SubscriptionHistory},
 *       {@link io.github.retentionmetrics.customer.CustomerMovement}
 *   <li>We have orders. Do customers buy again, and who comes back?
 *       {@link io.github.retentionmetrics.retention.RepeatPurchaseRate},
 *       {@link io.github.retentionmetrics.retention.ReturningCustomerRate}
 *   <li>Of the customers we won in a month, how many come back later?
 *       {@link io.github.retentionmetrics.cohort.CohortAnalysis},
 *       {@link io.github.retentionmetrics.cohort.DayNRetention}
 *   <li>Users sign up and do things. How many come back, and how many are active?
 *       {@link io.github.retentionmetrics.event.ReturnRule},
 *       {@link io.github.retentionmetrics.retention.ActiveCustomers}
 *   <li>Where do visitors stop on the way to a purchase?
 *       {@link io.github.retentionmetrics.event.Funnel},
 *       {@link io.github.retentionmetrics.event.SessionRule}
 *   <li>We know followers and newsletters only as totals. Does the audience grow, and does it engage?
 *       {@link io.github.retentionmetrics.audience.AudienceHistory},
 *       {@link io.github.retentionmetrics.audience.EmailRates}
 *   <li>Do customers still spend what they spent?
 *       {@link io.github.retentionmetrics.retention.NetRevenueRetention},
 *       {@link io.github.retentionmetrics.retention.GrossRevenueRetention},
 *       {@link io.github.retentionmetrics.retention.RevenueMovement}
 *   <li>What is our MRR, and why did it change?
 *       {@link io.github.retentionmetrics.subscription.RecurringRevenue},
 *       {@link io.github.retentionmetrics.subscription.RecurringRevenueMovement}
 *   <li>What does an order bring, and what the best tenth of customers?
 *       {@link io.github.retentionmetrics.spend.AverageOrderValue},
 *       {@link io.github.retentionmetrics.spend.RevenueConcentration}
 *   <li>How long do customers stay, when many have not left yet?
 *       {@link io.github.retentionmetrics.survival.SurvivalCurve},
 *       {@link io.github.retentionmetrics.survival.Lifespan}
 *   <li>Do customers on the yearly plan stay longer?
 *       {@link io.github.retentionmetrics.survival.LogRankTest},
 *       {@link io.github.retentionmetrics.survival.RestrictedMeanDifference}
 *   <li>How long until the second purchase?
 *       {@link io.github.retentionmetrics.survival.TimeToNextPurchase}
 *   <li>What is a customer worth, so far and over the whole relationship?
 *       {@link io.github.retentionmetrics.purchase.CustomerTotals},
 *       {@link io.github.retentionmetrics.lifetime.LifetimeValue}
 *   <li>What is one point of retention worth, and does a programme pay?
 *       {@link io.github.retentionmetrics.lifetime.RetentionModel},
 *       {@link io.github.retentionmetrics.lifetime.RetentionProgramme}
 *   <li>What does winning a customer cost, and when is it earned back?
 *       {@link io.github.retentionmetrics.lifetime.AcquisitionCost},
 *       {@link io.github.retentionmetrics.lifetime.PaybackTime}
 *   <li>Is keeping a customer cheaper than winning one?
 *       {@link io.github.retentionmetrics.lifetime.RetentionCost},
 *       {@link io.github.retentionmetrics.lifetime.SellingSuccess}
 *   <li>What is a customer worth through referrals?
 *       {@link io.github.retentionmetrics.referral.ReferralValue}
 *   <li>Who are our best customers?
 *       {@link io.github.retentionmetrics.rfm.RfmScores},
 *       {@link io.github.retentionmetrics.segment.ValueTiers}
 *   <li>Which customers are drifting away?
 *       {@link io.github.retentionmetrics.segment.LifeCycle}
 *   <li>Whom should we call: who is worth it and not yet gone?
 *       {@link io.github.retentionmetrics.forecast.ValueAtRisk},
 *       {@link io.github.retentionmetrics.segment.SilentCustomer}
 *   <li>How do customers move between segments?
 *       {@link io.github.retentionmetrics.segment.SegmentTransitions}
 *   <li>Where is room to grow?
 *       {@link io.github.retentionmetrics.segment.GrowthPotential},
 *       {@link io.github.retentionmetrics.segment.CustomerPotential}
 *   <li>Who buys a second category, and who moves up?
 *       {@link io.github.retentionmetrics.segment.CrossSell},
 *       {@link io.github.retentionmetrics.segment.Upsell}
 *   <li>Two dashboards show different churn. Why?
 *       {@link io.github.retentionmetrics.retention.ChurnDefinition},
 *       {@link io.github.retentionmetrics.retention.ChurnComparison}
 *   <li>Two dashboards show different MRR. Why?
 *       {@link io.github.retentionmetrics.subscription.RevenuePreset},
 *       {@link io.github.retentionmetrics.subscription.RevenueComparison}
 *   <li>Customers leave without telling us. Which customers are still alive?
 *       {@link io.github.retentionmetrics.forecast.ParetoNbd}
 *   <li>How many orders will our customers place next year?
 *       {@link io.github.retentionmetrics.forecast.BgNbd}
 *   <li>How long will subscribers stay?
 *       {@link io.github.retentionmetrics.renewal.ShiftedBetaGeometric}
 *   <li>What will each customer be worth?
 *       {@link io.github.retentionmetrics.forecast.CustomerValueForecast},
 *       {@link io.github.retentionmetrics.forecast.GammaGamma}
 *   <li>Can we trust the forecast?
 *       {@link io.github.retentionmetrics.evaluation.Holdout},
 *       {@link io.github.retentionmetrics.evaluation.ModelChoice}
 *   <li>Would they recommend us, per month and region?
 *       {@link io.github.retentionmetrics.survey.NetPromoterScore},
 *       {@link io.github.retentionmetrics.survey.SurveyTrend}
 *   <li>How satisfied are customers, and how easy was it?
 *       {@link io.github.retentionmetrics.survey.CustomerSatisfaction},
 *       {@link io.github.retentionmetrics.survey.CustomerEffortScore}
 *   <li>Did the change help, and was the test fair?
 *       {@link io.github.retentionmetrics.event.Experiment},
 *       {@link io.github.retentionmetrics.inference.Lift},
 *       {@link io.github.retentionmetrics.inference.SampleRatio}
 *   <li>How many customers does a test need, and what difference can it show?
 *       {@link io.github.retentionmetrics.inference.SampleSize}
 *   <li>Two months, regions or surveys differ. Is the difference real?
 *       {@link io.github.retentionmetrics.inference.Comparison},
 *       {@link io.github.retentionmetrics.rate.RateDifference}
 *   <li>How sure are we of the average order value?
 *       {@link io.github.retentionmetrics.inference.RatioEstimate},
 *       {@link io.github.retentionmetrics.inference.Bootstrap}
 *   <li>Which of these twenty cells really differ?
 *       {@link io.github.retentionmetrics.inference.Correction}
 *   <li>How does this month compare with the same month last year?
 *       {@link io.github.retentionmetrics.trend.Trend}
 *   <li>How long do support tickets take, including open ones?
 *       {@link io.github.retentionmetrics.ticket.ResolutionTime}
 *   <li>Does the loyalty programme work?
 *       {@link io.github.retentionmetrics.programme.LoyaltyProgramme},
 *       {@link io.github.retentionmetrics.programme.PointsBalance}
 *   <li>What drives loyalty?
 *       {@link io.github.retentionmetrics.driver.LoyaltyDrivers}
 *   <li>Do promoters stay longer, and customers with quick service?
 *       {@link io.github.retentionmetrics.segment.BehaviourBySegment}
 *   <li>How do we add the purchases of the day every night?
 *       {@link io.github.retentionmetrics.purchase.PurchaseHistory}
 *   <li>Our rows have timestamps and our year starts in April.
 *       {@link io.github.retentionmetrics.purchase.Purchase},
 *       {@link io.github.retentionmetrics.period.Granularity}
 * </ul>
 *
 * <p>There are three ways to what a customer will be worth: from averages, {@link
 * io.github.retentionmetrics.lifetime.LifetimeValue}; from retention and a discount rate, {@link
 * io.github.retentionmetrics.lifetime.RetentionModel}; from the history of each customer, {@link
 * io.github.retentionmetrics.forecast.CustomerValueForecast}. {@code METRICS.md}, beside the sources, says when to use
 * which, and is the dictionary of all metrics with their formulas and Dutch terms.
 *
 * <h2>Words</h2>
 *
 * <p>Each word has one meaning throughout. Dutch terms are in italics.
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
 *   <li><b>cohort</b>: the customers whose first order lies in one period; <b>offset</b>: the number of a later period,
 *       counted from that one;
 *   <li><b>event, censored</b>: a duration that ended with the event of interest, and one last observed
 *       before it;
 *   <li><b>observed until</b>: the last day for which the data is complete; always the caller's to say;
 *   <li><b>undefined</b>: valid input without an answer, such as the retention of no customers; never 0, and with
 *       its reason.
 * </ul>
 *
 * <p>Everything is immutable and thread-safe unless it says otherwise; nothing reads a clock, a default zone, a default
 * locale or a system property.
 */
module io.github.retentionmetrics {
    requires org.apache.commons.numbers.gamma;
    requires static org.jspecify;

    exports io.github.retentionmetrics.audience;
    exports io.github.retentionmetrics.cohort;
    exports io.github.retentionmetrics.customer;
    exports io.github.retentionmetrics.driver;
    exports io.github.retentionmetrics.evaluation;
    exports io.github.retentionmetrics.event;
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
