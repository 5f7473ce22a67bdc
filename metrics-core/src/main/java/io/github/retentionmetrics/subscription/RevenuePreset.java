package io.github.retentionmetrics.subscription;

import java.math.BigDecimal;

/**
 * Sets of conventions that tools document for their recurring revenue, as far as {@link RevenueConventions} express
 * them.
 *
 * <p>A preset reproduces the rules that a tool documents publicly, and otherwise keeps the defaults. Tools change their
 * rules and let their users choose some of them, so the figures of an account may follow other rules.
 *
 * <pre>{@code
 * mrr.withConventions(RevenuePreset.CHARTMOGUL);
 * mrr.withConventions(RevenuePreset.RECURLY.conventions().withGraceDays(3));
 * }</pre>
 */
public enum RevenuePreset {
    /** The default conventions of this library. */
    DEFAULT(RevenueConventions.withDefaults()),

    /**
     * ChartMogul: every change is an event, so that an absence of some days is churn and reactivation. Here the window
     * in which events are netted is a day; there it is 60 minutes.
     *
     * <p>Source: ChartMogul help, Understanding MRR movements; Subscription analytics settings.
     */
    CHARTMOGUL(RevenueConventions.withDefaults().withNetting(RevenueConventions.Netting.DAY)),

    /**
     * Stripe: discounts that end by themselves do not lower recurring revenue; active and past due subscriptions count.
     *
     * <p>Source: Stripe documentation, Billing analytics glossary; Stripe support, Impact of discounts and coupons.
     */
    STRIPE(RevenueConventions.withDefaults().withDiscounts(RevenueConventions.Discounts.UNLIMITED)),

    /**
     * Baremetrics: every discount is deducted, and a cancellation counts even if the customer signed up in the same
     * period. The rule that an unpaid bill counts as lost after 30 days must be applied in the data.
     *
     * <p>Source: Baremetrics help, MRR; User and revenue churn.
     */
    BAREMETRICS(RevenueConventions.withDefaults().withNetting(RevenueConventions.Netting.DAY)),

    /**
     * ProfitWell: customers who join and leave within a month are neither new nor churned; every discount is deducted.
     *
     * <p>Source: ProfitWell, Calculating metrics; Paddle help, Are cancellations in the first month counted as churn.
     */
    PROFITWELL(RevenueConventions.withDefaults()),

    /**
     * Recurly: a month has 30 days for daily plans; states are compared at the ends of months.
     *
     * <p>Source: Recurly documentation, Monthly recurring revenue; Recurly support, Does MRR prorate.
     */
    RECURLY(RevenueConventions.withDefaults().withDaysPerYear(BigDecimal.valueOf(360))),

    /**
     * Maxio, formerly Chargify: subscriptions are followed, one event after another; paused ones count, cancelled ones
     * are gone at once, and who returns after more than 90 days is new.
     *
     * <p>Source: Chargify help, MRR FAQ; Churn analytics. That subscriptions are followed is inferred from these.
     */
    MAXIO(RevenueConventions.withDefaults()
            .withTracked(RevenueConventions.Tracked.SUBSCRIPTION)
            .withNetting(RevenueConventions.Netting.DAY)
            .withState(Terms.State.PAUSED, true)
            .withEnd(RevenueConventions.End.AT_CANCELLATION)
            .withNewAfterDays(90)),

    /**
     * Paddle: a month has 4.33 weeks and 30 days, and prices count without discounts.
     *
     * <p>Source: Paddle help, How is monthly recurring revenue calculated.
     */
    PADDLE(RevenueConventions.withDefaults()
            .withWeeksPerYear(new BigDecimal("51.96"))
            .withDaysPerYear(BigDecimal.valueOf(360))
            .withDiscounts(RevenueConventions.Discounts.NONE)),

    /**
     * Ghost: a month has 4 weeks and 30 days; only discounts without a limit are deducted; cancelled members count as
     * lost at once.
     *
     * <p>Source: TryGhost/Ghost, member-repository.js, getMRR.
     */
    GHOST(RevenueConventions.withDefaults()
            .withWeeksPerYear(BigDecimal.valueOf(48))
            .withDaysPerYear(BigDecimal.valueOf(360))
            .withDiscounts(RevenueConventions.Discounts.UNLIMITED)
            .withState(Terms.State.UNPAID, true)
            .withEnd(RevenueConventions.End.AT_CANCELLATION));

    @SuppressWarnings("ImmutableEnumChecker") // its list of states cannot be changed
    private final RevenueConventions conventions;

    RevenuePreset(RevenueConventions conventions) {
        this.conventions = conventions;
    }

    /**
     * The conventions of this preset.
     *
     * @return the conventions, which may be changed further
     */
    public RevenueConventions conventions() {
        return conventions;
    }
}
