package io.github.retentionmetrics.subscription;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The conventions by which recurring revenue is counted. Tools differ in each of them, so that two dashboards show
 * different figures for the same subscriptions.
 *
 * <p>The defaults: a year has 52 weeks and 365 days; active, past due and cancelled subscriptions count until their
 * end, trials, paused and unpaid ones do not; every discount is deducted while it is in force; customers, not
 * subscriptions, are compared between the ends of successive periods, without days of grace; and a returning customer
 * counts as reactivated after an absence of any length.
 *
 * <pre>{@code
 * RevenueConventions strict = RevenueConventions.withDefaults()
 *         .withState(Terms.State.PAST_DUE, false)
 *         .withGraceDays(3);
 * RecurringRevenue.of(priced, EUR, strict);
 * }</pre>
 *
 * @param weeksPerYear the number of weekly bills in a year: 52; 48 where a month counts as four weeks, 51.96 at 4.33
 * @param daysPerYear the number of daily bills in a year: 365; 360 where a month counts as 30 days
 * @param counting the states whose phases bring recurring revenue
 * @param discounts the discounts that are deducted
 * @param end the end of a cancelled subscription
 * @param tracked whether customers or subscriptions are compared between periods
 * @param netting the moments between which movements are netted
 * @param graceDays the longest hole, in days, between two paid stretches of a customer that keeps the earlier revenue;
 *     0 for none. The last days of the data, as many, are then provisional
 * @param newAfterDays the longest absence, in days, after which revenue counts as reactivated; after a longer one it
 *     counts as new. {@link Integer#MAX_VALUE} for no limit
 */
public record RevenueConventions(
        BigDecimal weeksPerYear,
        BigDecimal daysPerYear,
        List<Terms.State> counting,
        Discounts discounts,
        End end,
        Tracked tracked,
        Netting netting,
        int graceDays,
        int newAfterDays)
        implements Serializable {

    /** Decimals of an annual amount beyond those of its currency. */
    static final int MORE_DECIMALS = 4;

    private static final int MONTHS = 12;
    private static final RevenueConventions DEFAULTS = new RevenueConventions(
            BigDecimal.valueOf(52),
            BigDecimal.valueOf(365),
            countingByDefault(),
            Discounts.ALL,
            End.AT_PERIOD_END,
            Tracked.CUSTOMER,
            Netting.PERIOD,
            0,
            Integer.MAX_VALUE);

    /**
     * Checks the parts.
     *
     * @param weeksPerYear the number of weekly bills in a year, above 0 and at most 100
     * @param daysPerYear the number of daily bills in a year, above 0 and at most 1000
     * @param counting the states whose phases bring recurring revenue; sorted, each once
     * @param discounts the discounts that are deducted
     * @param end the end of a cancelled subscription
     * @param tracked whether customers or subscriptions are compared between periods
     * @param netting the moments between which movements are netted
     * @param graceDays the longest hole that keeps the earlier revenue, 0 or more
     * @param newAfterDays the longest absence after which revenue counts as reactivated, 0 or more
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if a number is out of range
     */
    public RevenueConventions {
        weeksPerYear = perYear(weeksPerYear, "weeksPerYear", 100);
        daysPerYear = perYear(daysPerYear, "daysPerYear", 1_000);
        counting = Objects.requireNonNull(counting, "counting").stream()
                .map(state -> Objects.requireNonNull(state, "counting"))
                .distinct()
                .sorted()
                .toList();
        Objects.requireNonNull(discounts, "discounts");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(tracked, "tracked");
        Objects.requireNonNull(netting, "netting");
        Checks.notNegative(graceDays, "graceDays");
        Checks.notNegative(newAfterDays, "newAfterDays");
    }

    private static BigDecimal perYear(BigDecimal number, String name, int most) {
        BigDecimal normal = Decimals.normal(number, name);
        if (normal.signum() <= 0 || normal.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new IllegalArgumentException(
                    name + " must be above 0 and at most " + most + ": " + normal.toPlainString());
        }
        return normal;
    }

    private static List<Terms.State> countingByDefault() {
        return Stream.of(Terms.State.values()).filter(Terms.State::counts).toList();
    }

    /**
     * The default conventions.
     *
     * @return the conventions described above
     */
    public static RevenueConventions withDefaults() {
        return DEFAULTS;
    }

    /**
     * The same conventions with another number of weeks in a year.
     *
     * @param weeksPerYear the number of weekly bills in a year, above 0 and at most 100
     * @return the copy
     * @throws NullPointerException if the number is null
     * @throws IllegalArgumentException if it is out of range
     */
    public RevenueConventions withWeeksPerYear(BigDecimal weeksPerYear) {
        return new RevenueConventions(
                weeksPerYear, daysPerYear, counting, discounts, end, tracked, netting, graceDays, newAfterDays);
    }

    /**
     * The same conventions with another number of days in a year.
     *
     * @param daysPerYear the number of daily bills in a year, above 0 and at most 1000
     * @return the copy
     * @throws NullPointerException if the number is null
     * @throws IllegalArgumentException if it is out of range
     */
    public RevenueConventions withDaysPerYear(BigDecimal daysPerYear) {
        return new RevenueConventions(
                weeksPerYear, daysPerYear, counting, discounts, end, tracked, netting, graceDays, newAfterDays);
    }

    /**
     * The same conventions with a state that counts or does not. If {@link Terms.State#TRIALING} counts, so do the days
     * of a trial.
     *
     * @param state the state
     * @param counts whether phases in it bring recurring revenue
     * @return the copy
     * @throws NullPointerException if the state is null
     */
    public RevenueConventions withState(Terms.State state, boolean counts) {
        Objects.requireNonNull(state, "state");
        Stream<Terms.State> others = counting.stream().filter(other -> other != state);
        List<Terms.State> states = Stream.concat(others, counts ? Stream.of(state) : Stream.empty())
                .toList();
        return new RevenueConventions(
                weeksPerYear, daysPerYear, states, discounts, end, tracked, netting, graceDays, newAfterDays);
    }

    /**
     * The same conventions with another rule for discounts.
     *
     * @param discounts the discounts that are deducted
     * @return the copy
     * @throws NullPointerException if the parameter is null
     */
    public RevenueConventions withDiscounts(Discounts discounts) {
        return new RevenueConventions(
                weeksPerYear, daysPerYear, counting, discounts, end, tracked, netting, graceDays, newAfterDays);
    }

    /**
     * The same conventions with another end of a cancelled subscription.
     *
     * @param end when it ends
     * @return the copy
     * @throws NullPointerException if the parameter is null
     */
    public RevenueConventions withEnd(End end) {
        return new RevenueConventions(
                weeksPerYear, daysPerYear, counting, discounts, end, tracked, netting, graceDays, newAfterDays);
    }

    /**
     * The same conventions with customers or subscriptions compared.
     *
     * @param tracked whether customers or subscriptions are compared between periods
     * @return the copy
     * @throws NullPointerException if the parameter is null
     */
    public RevenueConventions withTracked(Tracked tracked) {
        return new RevenueConventions(
                weeksPerYear, daysPerYear, counting, discounts, end, tracked, netting, graceDays, newAfterDays);
    }

    /**
     * The same conventions with movements netted otherwise.
     *
     * @param netting the moments between which movements are netted
     * @return the copy
     * @throws NullPointerException if the parameter is null
     */
    public RevenueConventions withNetting(Netting netting) {
        return new RevenueConventions(
                weeksPerYear, daysPerYear, counting, discounts, end, tracked, netting, graceDays, newAfterDays);
    }

    /**
     * The same conventions with days of grace.
     *
     * @param graceDays the longest hole that keeps the earlier revenue, 0 or more
     * @return the copy
     * @throws IllegalArgumentException if the number is negative
     */
    public RevenueConventions withGraceDays(int graceDays) {
        return new RevenueConventions(
                weeksPerYear, daysPerYear, counting, discounts, end, tracked, netting, graceDays, newAfterDays);
    }

    /**
     * The same conventions with a limit to reactivation.
     *
     * @param newAfterDays the longest absence after which revenue counts as reactivated, 0 or more
     * @return the copy
     * @throws IllegalArgumentException if the number is negative
     */
    public RevenueConventions withNewAfterDays(int newAfterDays) {
        return new RevenueConventions(
                weeksPerYear, daysPerYear, counting, discounts, end, tracked, netting, graceDays, newAfterDays);
    }

    /** The annual amount of terms, in any state. */
    BigDecimal arr(Terms terms) {
        BigDecimal line = terms.amount().multiply(BigDecimal.valueOf(terms.quantity()));
        boolean comesOff = switch (discounts) {
            case ALL -> true;
            case UNLIMITED -> !terms.discount().isLimited();
            case NONE -> false;
        };
        BigDecimal net = comesOff ? terms.discount().takenOff(line) : line;
        BigDecimal units = net.multiply(unitsPerYear(terms.interval().cycle()));
        return units.divide(
                BigDecimal.valueOf(terms.interval().count()), decimals(terms) + MORE_DECIMALS, RoundingMode.HALF_UP);
    }

    private static int decimals(Terms terms) {
        return Math.max(0, terms.currency().getDefaultFractionDigits());
    }

    /** The annual amount of terms in ten-thousandths of minor units; 0 if their state does not count. */
    long minorArr(Terms terms) {
        if (!counting.contains(terms.state())) {
            return 0;
        }
        try {
            return arr(terms).unscaledValue().longValueExact();
        } catch (ArithmeticException e) {
            throw new ArithmeticException(
                    "annual amount of terms must fit in 64 bits of ten-thousandths of minor units");
        }
    }

    private BigDecimal unitsPerYear(BillingInterval.Cycle of) {
        return switch (of) {
            case DAY -> daysPerYear;
            case WEEK -> weeksPerYear;
            case MONTH -> BigDecimal.valueOf(MONTHS);
            case QUARTER -> BigDecimal.valueOf(4);
            case YEAR -> BigDecimal.ONE;
            case ONCE -> BigDecimal.ZERO;
        };
    }

    /** Which discounts come off. */
    public enum Discounts {
        /** Every discount, while it is in force: what is charged. */
        ALL,
        /** Only discounts {@linkplain Discount#isLimited() without a limit}, so that a coupon's end is no expansion. */
        UNLIMITED,
        /** None: list prices. */
        NONE
    }

    /** When a cancelled subscription ends. */
    public enum End {
        /** When the time that is paid for is over: contracted revenue. */
        AT_PERIOD_END,
        /** On the day of the cancellation, where a {@linkplain Subscription#cancelledOn() day} is given: committed. */
        AT_CANCELLATION
    }

    /** What is followed from period to period. */
    public enum Tracked {
        /** Customers: a second subscription is expansion, and the end of one of two is contraction. */
        CUSTOMER,
        /** Subscriptions: a second one is new, and the end of one of two is churn. */
        SUBSCRIPTION
    }

    /** Between which moments movements are netted. */
    public enum Netting {
        /** Between the ends of periods: changes that are undone within a period are in no movement. */
        PERIOD,
        /** Between the ends of days, which are then added up: more new, more churned, the same net change. */
        DAY
    }
}
