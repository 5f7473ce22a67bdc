package io.github.retentionmetrics.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Recurring revenue, first of all where other tools are known to have been wrong or to differ. */
class RecurringRevenueTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate UNTIL = LocalDate.of(2026, 12, 31);
    private static final RevenueConventions DEFAULTS = RevenueConventions.withDefaults();
    private static final RevenueConventions BY_SUBSCRIPTION =
            DEFAULTS.withTracked(RevenueConventions.Tracked.SUBSCRIPTION);

    private static Terms monthly(int amount) {
        return Terms.of(BigDecimal.valueOf(amount), EUR, BillingInterval.MONTH);
    }

    private static Terms every(String interval, int amount) {
        return Terms.of(BigDecimal.valueOf(amount), EUR, BillingInterval.parse(interval));
    }

    /** A phase of customer a. */
    private static Subscription phase(String start, String end, Terms terms) {
        return phase("a", start, end, terms);
    }

    private static Subscription phase(String customer, String start, String end, Terms terms) {
        return Subscription.of(customer, day(start), end.isEmpty() ? null : day(end))
                .withTerms(terms);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse("2026-" + text);
    }

    private static RecurringRevenue revenue(Subscription... phases) {
        return revenue(DEFAULTS, phases);
    }

    private static RecurringRevenue revenue(RevenueConventions conventions, Subscription... phases) {
        return RecurringRevenue.of(SubscriptionHistory.of(List.of(phases), UNTIL), EUR, conventions);
    }

    private static String mrr(RecurringRevenue revenue, String date) {
        return revenue.at(day(date)).mrr().toPlainString();
    }

    /** The movement of a month, such as {@code "0 start +30 new = 30"}; parts of 0 are left out. */
    private static String month(RecurringRevenue revenue, int month) {
        return text(revenue.movement(Period.month(2026, month)));
    }

    private static String text(RecurringRevenueMovement movement) {
        StringBuilder text =
                new StringBuilder(movement.start().mrr().stripTrailingZeros().toPlainString());
        append(text, "new", movement.newRevenue());
        append(text, "reactivated", movement.reactivated());
        append(text, "in", movement.movedIn());
        append(text, "expansion", movement.expansion());
        append(text, "contraction", movement.contraction());
        append(text, "out", movement.movedOut());
        append(text, "churned", movement.churned());
        return text.append(" = ")
                .append(movement.end().mrr().stripTrailingZeros().toPlainString())
                .toString();
    }

    private static void append(StringBuilder text, String name, RecurringAmount part) {
        if (part.customers() > 0) {
            text.append(", ")
                    .append(name)
                    .append(' ')
                    .append(part.mrr().stripTrailingZeros().toPlainString());
        }
    }

    // ten complaints from the field

    @Test
    void theCountOfAnIntervalIsNotIgnored() {
        assertThat(mrr(revenue(phase("01-01", "", every("quarter", 300))), "01-31"))
                .isEqualTo("100.00");
        assertThat(mrr(revenue(phase("01-01", "", every("3 years", 3600))), "01-31"))
                .isEqualTo("100.00");
    }

    @Test
    void aMonthHasMoreThanFourWeeks() {
        Subscription weekly = phase("01-01", "", every("week", 12));
        assertThat(mrr(revenue(weekly), "01-31")).isEqualTo("52.00");
        assertThat(mrr(revenue(DEFAULTS.withWeeksPerYear(new BigDecimal("48")), weekly), "01-31"))
                .isEqualTo("48.00");
        assertThat(mrr(revenue(DEFAULTS.withWeeksPerYear(new BigDecimal("51.96")), weekly), "01-31"))
                .isEqualTo("51.96");
        Subscription daily = phase("01-01", "", every("day", 1));
        assertThat(mrr(revenue(daily), "01-31")).isEqualTo("30.42");
        assertThat(mrr(revenue(DEFAULTS.withDaysPerYear(new BigDecimal("360")), daily), "01-31"))
                .isEqualTo("30.00");
    }

    @Test
    void trialsBringNothing() {
        List<Subscription> phases = new ArrayList<>();
        for (int customer = 0; customer < 14; customer++) {
            Subscription paying = phase("c" + customer, "01-01", "", monthly(49));
            phases.add(customer < 6 ? paying : paying.withTrialEnd(day("02-14")));
        }
        Subscription[] rows = phases.toArray(Subscription[]::new);
        assertThat(mrr(revenue(rows), "01-31")).isEqualTo("294.00");
        assertThat(mrr(revenue(rows), "02-13")).isEqualTo("294.00");
        assertThat(mrr(revenue(rows), "02-14")).isEqualTo("686.00");
        assertThat(mrr(revenue(DEFAULTS.withState(Terms.State.TRIALING, true), rows), "01-31"))
                .isEqualTo("686.00");
    }

    @Test
    void aDiscountForTheFirstMonthEnds() {
        List<Subscription> phases = new ArrayList<>();
        Discount first = Discount.amount(BigDecimal.valueOf(14)).limited();
        for (int customer = 0; customer < 77; customer++) {
            phases.add(phase("c" + customer, "01-01", "02-01", monthly(15).withDiscount(first)));
            phases.add(phase("c" + customer, "02-01", "", monthly(15)));
        }
        Subscription[] rows = phases.toArray(Subscription[]::new);
        assertThat(month(revenue(rows), 1)).isEqualTo("0, new 77 = 77");
        assertThat(month(revenue(rows), 2)).isEqualTo("77, expansion 1078 = 1155");
        RevenueConventions unlimited = DEFAULTS.withDiscounts(RevenueConventions.Discounts.UNLIMITED);
        assertThat(month(revenue(unlimited, rows), 1)).isEqualTo("0, new 1155 = 1155");
    }

    @Test
    void aDiscountAboveThePriceMakesItFree() {
        Terms free = monthly(49).withDiscount(Discount.amount(BigDecimal.valueOf(50)));
        RecurringRevenue revenue = revenue(phase("01-01", "03-01", free), phase("03-01", "", monthly(49)));
        assertThat(revenue.at(day("02-28"))).isEqualTo(RecurringAmount.empty(EUR));
        assertThat(month(revenue, 3)).isEqualTo("0, new 49 = 49");
    }

    @Test
    void aDiscountThatHasEndedStillAppliesToItsDays() {
        Terms half = monthly(50).withDiscount(Discount.parse("50%"));
        RecurringRevenue revenue = revenue(phase("01-01", "04-01", half), phase("04-01", "", monthly(50)));
        assertThat(mrr(revenue, "03-31")).isEqualTo("25.00");
        assertThat(mrr(revenue.withConventions(DEFAULTS.withDiscounts(RevenueConventions.Discounts.NONE)), "03-31"))
                .isEqualTo("50.00");
    }

    @Test
    void aCancellationAndItsEndAreOneLoss() {
        RecurringRevenue revenue = revenue(
                phase("01-01", "02-10", monthly(5)),
                phase("02-10", "03-01", monthly(5).withState(Terms.State.CANCELLED)),
                phase("03-01", "03-01", monthly(5).withState(Terms.State.CANCELLED)));
        assertThat(month(revenue, 2)).isEqualTo("5 = 5");
        assertThat(month(revenue, 3)).isEqualTo("5, churned 5 = 0");
        assertThat(month(revenue, 4)).isEqualTo("0 = 0");
    }

    @Test
    void pastDueCountsUntilTheCallerSaysOtherwise() {
        Subscription[] phases = {
            phase("01-10", "04-10", monthly(20)),
            phase("04-10", "05-10", monthly(20).withState(Terms.State.PAST_DUE))
        };
        assertThat(mrr(revenue(phases), "04-30")).isEqualTo("20.00");
        assertThat(month(revenue(phases), 5)).isEqualTo("20, churned 20 = 0");
        RecurringRevenue strict = revenue(DEFAULTS.withState(Terms.State.PAST_DUE, false), phases);
        assertThat(month(strict, 4)).isEqualTo("20, churned 20 = 0");
    }

    @Test
    void theDayOfTheEndIsNoPaidDay() {
        RecurringRevenue planned = revenue(phase("01-01", "08-15", monthly(30)));
        assertThat(mrr(planned, "07-31")).isEqualTo("30.00");
        assertThat(month(planned, 8)).isEqualTo("30, churned 30 = 0");
        RecurringRevenue ended = revenue(phase("01-01", "05-04", monthly(30)));
        assertThat(mrr(ended, "05-03")).isEqualTo("30.00");
        assertThat(mrr(ended, "05-04")).isEqualTo("0.00");
    }

    /** Until then it is expected, but has not happened. */
    @Test
    void aPlannedEndAfterTheObservationDayHasNotHappened() {
        SubscriptionHistory history =
                SubscriptionHistory.of(List.of(phase("01-01", "08-15", monthly(30))), day("07-22"));
        RecurringRevenue revenue = RecurringRevenue.of(history, EUR);
        assertThat(mrr(revenue, "07-22")).isEqualTo("30.00");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> revenue.at(day("08-31")))
                .withMessage("date (2026-08-31) must be on or before observedUntil (2026-07-22)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> revenue.movement(Period.month(2026, 8)))
                .withMessage("period start (2026-08-01) must be on or before observedUntil (2026-07-22)");
    }

    @Test
    void aChangeOfPlanIsNeitherChurnNorNew() {
        Subscription[] phases = {
            phase("01-10", "03-15", monthly(30).withPlan("Silver")).withSubscriptionId("1"),
            phase("03-15", "", monthly(50).withPlan("Gold")).withSubscriptionId("2")
        };
        assertThat(month(revenue(phases), 3)).isEqualTo("30, expansion 20 = 50");
        assertThat(month(revenue(BY_SUBSCRIPTION, phases), 3)).isEqualTo("30, new 50, churned 30 = 50");
        Map<String, RecurringRevenueMovement> plans = revenue(phases).movementByPlan(Period.month(2026, 3));
        assertThat(plans).containsOnlyKeys("Gold", "Silver");
        assertThat(text(plans.get("Gold"))).isEqualTo("0, in 50 = 50");
        assertThat(text(plans.get("Silver"))).isEqualTo("30, out 30 = 0");
        Map<String, Segmentation> customers = revenue(phases).customersByPlan(Period.month(2026, 3));
        assertThat(customers.get("Gold").customerIds("moved in")).containsExactly("a");
        assertThat(customers.get("Silver").customerIds("moved out")).containsExactly("a");
        assertThat(revenue(phases).customersByPlan(Period.month(2026, 4))).containsOnlyKeys("Gold");
        assertThat(revenue(BY_SUBSCRIPTION, phases)
                        .customersByPlan(Period.month(2026, 3))
                        .get("Gold")
                        .customerIds("new"))
                .containsExactly("a/2");
    }

    @Test
    void whatIsOverStillCountsForItsTime() {
        RecurringRevenue revenue = revenue(phase("01-01", "04-01", monthly(50)));
        assertThat(mrr(revenue, "02-28")).isEqualTo("50.00");
        assertThat(month(revenue, 4)).isEqualTo("50, churned 50 = 0");
    }

    @Test
    void currenciesAreNeverAddedUp() {
        Terms dollars = Terms.of(BigDecimal.valueOf(30), Currency.getInstance("USD"), BillingInterval.MONTH);
        SubscriptionHistory history = SubscriptionHistory.of(
                List.of(phase("01-10", "", dollars), phase("02-10", "05-10", monthly(20))), UNTIL);
        assertThat(history.currencies()).extracting(Currency::getCurrencyCode).containsExactly("EUR", "USD");
        RecurringRevenue inDollars = RecurringRevenue.of(history, Currency.getInstance("USD"));
        assertThat(month(inDollars, 2)).isEqualTo("30 = 30");
        assertThat(month(RecurringRevenue.of(history, EUR), 2)).isEqualTo("0, new 20 = 20");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inDollars.at(UNTIL).plus(RecurringAmount.empty(EUR)))
                .withMessage("currency of other (EUR) must be that of this (USD)");
    }

    // conventions

    @Test
    void anAbsenceWithinAMonthShowsByDayOnly() {
        Subscription[] phases = {phase("01-10", "03-05", monthly(30)), phase("03-20", "", monthly(30))};
        assertThat(month(revenue(phases), 3)).isEqualTo("30 = 30");
        RecurringRevenue byDay = revenue(DEFAULTS.withNetting(RevenueConventions.Netting.DAY), phases);
        assertThat(month(byDay, 3)).isEqualTo("30, reactivated 30, churned 30 = 30");
        assertThat(byDay.movement(Period.month(2026, 3)).unchangedCustomers()).isZero();
        assertThat(byDay.movement(Period.month(2026, 3)).toCustomerMovement()).isPresent();
        assertThat(revenue(phases).movement(Period.month(2026, 3)).unchangedCustomers())
                .isOne();
    }

    @Test
    void aPayingStretchWithinAMonthCountsApart() {
        RecurringRevenue revenue = revenue(phase("03-05", "03-20", monthly(30)), phase("06-05", "", monthly(30)));
        assertThat(month(revenue, 3)).isEqualTo("0 = 0");
        assertThat(revenue.movement(Period.month(2026, 3)).customersWithin()).isOne();
        assertThat(revenue.customersOf(Period.month(2026, 3)).customerIds("within the period"))
                .containsExactly("a");
        assertThat(month(revenue, 6)).isEqualTo("0, reactivated 30 = 30");
    }

    @Test
    void aGapOfAtMostTheDaysOfGraceIsIgnored() {
        Subscription[] phases = {phase("01-10", "03-31", monthly(30)), phase("04-02", "", monthly(50))};
        assertThat(month(revenue(phases), 3)).isEqualTo("30, churned 30 = 0");
        assertThat(month(revenue(phases), 4)).isEqualTo("0, reactivated 50 = 50");
        assertThat(month(revenue(DEFAULTS.withGraceDays(1), phases), 3)).isEqualTo("30, churned 30 = 0");
        RecurringRevenue lenient = revenue(DEFAULTS.withGraceDays(2), phases);
        assertThat(month(lenient, 3)).isEqualTo("30 = 30");
        assertThat(month(lenient, 4)).isEqualTo("30, expansion 20 = 50");
    }

    @Test
    void afterALongAbsenceACustomerMayCountAsNew() {
        Subscription[] phases = {phase("01-10", "03-05", monthly(30)), phase("09-05", "", monthly(45))};
        assertThat(month(revenue(phases), 9)).isEqualTo("0, reactivated 45 = 45");
        assertThat(month(revenue(DEFAULTS.withNewAfterDays(184), phases), 9)).isEqualTo("0, reactivated 45 = 45");
        assertThat(month(revenue(DEFAULTS.withNewAfterDays(183), phases), 9)).isEqualTo("0, new 45 = 45");
    }

    @Test
    void committedRevenueEndsWithTheCancellation() {
        Subscription cancelled = phase("01-15", "07-15", monthly(30)).withCancelledOn(day("04-20"));
        assertThat(mrr(revenue(cancelled), "07-14")).isEqualTo("30.00");
        RecurringRevenue committed = revenue(DEFAULTS.withEnd(RevenueConventions.End.AT_CANCELLATION), cancelled);
        assertThat(mrr(committed, "04-19")).isEqualTo("30.00");
        assertThat(month(committed, 4)).isEqualTo("30, churned 30 = 0");
    }

    // the rest of the interface

    @Test
    void twoPhasesOfOneSubscriptionThatOverlapBothCount() {
        RecurringRevenue revenue = revenue(
                phase("01-01", "03-10", monthly(30)).withSubscriptionId("s"),
                phase("03-05", "", monthly(30)).withSubscriptionId("s"));
        assertThat(mrr(revenue, "03-07")).isEqualTo("60.00");
        assertThat(month(revenue, 3)).isEqualTo("30 = 30");
    }

    @Test
    void aTrialThatLastsLongerThanItsPhaseWasNeverPaid() {
        RecurringRevenue revenue = revenue(
                phase("a", "01-10", "02-10", monthly(30)).withTrialEnd(day("02-20")),
                phase("b", "01-10", "02-10", monthly(30)).withTrialEnd(day("02-10")),
                phase("c", "01-10", "02-10", monthly(30)).withTrialEnd(day("02-09")));
        assertThat(revenue.payingCustomers().customerIds()).containsExactly("c");
        assertThat(mrr(revenue, "02-09")).isEqualTo("30.00");
        assertThat(month(revenue, 2)).isEqualTo("0 = 0");
    }

    @Test
    void aCurrencyWithoutPricesBringsNothing() {
        RecurringRevenue revenue = RecurringRevenue.of(
                SubscriptionHistory.of(List.of(phase("01-01", "", monthly(30))), UNTIL), Currency.getInstance("USD"));
        assertThat(revenue.at(UNTIL)).isEqualTo(RecurringAmount.empty(Currency.getInstance("USD")));
        assertThat(revenue.movements(Granularity.MONTH)).isEmpty();
    }

    @Test
    void unpricedSubscriptionsBringNothing() {
        RecurringRevenue none = revenue(Subscription.of("a", day("01-01")));
        assertThat(none.movements(Granularity.MONTH)).isEmpty();
        assertThat(none.movementsByPlan(Granularity.MONTH)).isEmpty();
        assertThat(none.at(day("01-31"))).isEqualTo(RecurringAmount.empty(EUR));
        assertThat(none.movement(Period.month(2026, 1))).isEqualTo(RecurringRevenueMovement.empty(EUR));
        assertThat(none.customersOf(Period.month(2026, 1)).customers()).isZero();
        assertThat(none.history().trials()).isEmpty();
    }

    @Test
    void everyPartOpensToItsCustomers() {
        RecurringRevenue revenue = sample();
        Segmentation march = revenue.customersOf(Period.month(2026, 3));
        assertThat(march.customerIds("new")).containsExactly("new");
        assertThat(march.customerIds("reactivated")).containsExactly("back");
        assertThat(march.customerIds("expanded")).containsExactly("up");
        assertThat(march.customerIds("contracted")).containsExactly("down");
        assertThat(march.customerIds("churned")).containsExactly("gone");
        assertThat(march.customerIds("unchanged")).containsExactly("same");
        assertThat(march.knownOn()).contains(day("03-31"));
        assertThat(revenue.customersOf(Period.month(2026, 3), Period.month(2026, 1))
                        .customerIds("unchanged"))
                .containsExactly("same");
    }

    private static RecurringRevenue sample() {
        return revenue(
                phase("new", "03-05", "", monthly(10)),
                phase("back", "01-05", "02-10", monthly(20)),
                phase("back", "03-10", "", monthly(25)),
                phase("up", "01-05", "03-10", monthly(30)),
                phase("up", "03-10", "", monthly(40)),
                phase("down", "01-05", "03-10", monthly(50)),
                phase("down", "03-10", "", monthly(45)),
                phase("gone", "01-05", "03-10", monthly(60)),
                phase("same", "01-05", "", monthly(70)));
    }

    @Test
    void movementsPrintAndAddUp() {
        RecurringRevenue revenue = sample();
        RecurringRevenueMovement march = revenue.movement(Period.month(2026, 3));
        assertThat(march)
                .hasToString(
                        "EUR 210.00 at start + 10.00 new + 25.00 reactivated + 10.00 expansion - 5.00 contraction -"
                                + " 60.00 churned = 190.00 at end, a month");
        assertThat(march.netNewArr()).isEqualByComparingTo("-240");
        assertThat(march.toCustomerMovement().orElseThrow().lost()).isOne();
        RecurringRevenueMovement parts = revenue.filter("same"::equals)
                .movement(Period.month(2026, 3))
                .plus(revenue.filter(id -> !id.equals("same")).movement(Period.month(2026, 3)));
        assertThat(parts).isEqualTo(march);
        assertThat(march.end()).hasToString("EUR 190.00 a month from 5");
        assertThat(march.end().arpa().value()).isEqualTo(190.0 / 5);
        assertThat(RecurringAmount.empty(EUR).arpa().reason()).isEqualTo("no paying customers");
    }

    @Test
    void movementsOfAYearAreNotThoseOfItsMonthsAddedUp() {
        RecurringRevenueMovement quarter = sample().movement(Period.month(2026, 3), Period.month(2026, 1));
        assertThat(text(quarter)).isEqualTo("230, new 10, expansion 15, contraction 5, churned 60 = 190");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sample().movement(Period.month(2026, 1), Period.month(2026, 3)));
    }

    @Test
    void segmentsAndPlansAddUp() {
        RecurringRevenue revenue = sample();
        Segmentation segments =
                Segmentation.of(revenue.history().customerIds(), id -> id.equals("gone") ? "lost" : "kept");
        Map<String, RecurringRevenue> bySegment = revenue.bySegment(segments);
        assertThat(mrr(bySegment.get("lost"), "02-28")).isEqualTo("60.00");
        assertThat(mrr(bySegment.get("kept"), "02-28")).isEqualTo("150.00");
        assertThat(revenue.plans()).containsExactly("");
        assertThat(revenue.atByPlan(day("02-28"))).isEqualTo(Map.of("", revenue.at(day("02-28"))));
        assertThat(revenue.atByCustomer(day("02-28"))).containsOnlyKeys("down", "gone", "same", "up");
    }

    @Test
    void subscriptionsThatAreFollowedAreNamedByTheirCustomer() {
        RecurringRevenue revenue = revenue(
                BY_SUBSCRIPTION,
                phase("01-05", "", monthly(1)).withSubscriptionId("s"),
                phase("01-06", "", monthly(2)));
        Segmentation january = revenue.customersOf(Period.month(2026, 1));
        assertThat(january.customerIds("new")).containsExactly("a#2", "a/s");
        assertThat(revenue.movement(Period.month(2026, 1)).newRevenue().customers())
                .isEqualTo(2);
        assertThat(revenue.atByCustomer(day("01-31"))).containsOnlyKeys("a");
    }

    @Test
    void paidStretchesAreAHistory() {
        SubscriptionHistory paying = revenue(
                        phase("01-10", "03-05", monthly(30)).withTrialEnd(day("01-20")),
                        phase("03-05", "", monthly(40)),
                        phase("b", "01-01", "", monthly(0)))
                .payingCustomers();
        assertThat(paying.customerIds()).containsExactly("a");
        assertThat(paying.subscriptions()).isOne();
        assertThat(paying.activeOn(day("01-19"))).isZero();
        assertThat(paying.activeOn(day("01-20"))).isOne();
    }

    @Test
    void stretchesFromBeforeTheFirstObservedDayAreLeftOut() {
        SubscriptionHistory history = SubscriptionHistory.of(
                        List.of(
                                phase("01-01", "", monthly(30)),
                                phase("b", "01-01", "04-01", monthly(30)).withCancelledOn(day("01-20"))),
                        UNTIL)
                .withObservedFrom(day("02-01"));
        RecurringRevenue revenue =
                RecurringRevenue.of(history, EUR, DEFAULTS.withEnd(RevenueConventions.End.AT_CANCELLATION));
        assertThat(revenue.payingCustomers().customerIds()).containsExactly("a");
        assertThat(revenue.movements(Granularity.MONTH).firstKey()).isEqualTo(Period.month(2026, 2));
    }

    @Test
    void theRunningMonthIsPartial() {
        SubscriptionHistory history = SubscriptionHistory.of(List.of(phase("01-01", "", monthly(30))), day("03-10"));
        var trend = RecurringRevenue.of(history, EUR).trend(Granularity.MONTH);
        assertThat(trend.latestComplete()).contains(Period.month(2026, 2));
    }

    @Test
    void orderOfRowsAndSplittingChangeNothing() {
        List<Subscription> phases = new ArrayList<>(Arrays.asList(
                phase("01-10", "03-05", monthly(30)).withSubscriptionId("s"),
                phase("03-05", "", monthly(40)).withSubscriptionId("s"),
                phase("b", "02-01", "", monthly(7)),
                Subscription.of("c", day("01-01"))));
        SubscriptionHistory history = SubscriptionHistory.of(phases, UNTIL);
        Collections.reverse(phases);
        SubscriptionHistory reversed = SubscriptionHistory.of(phases, UNTIL);
        assertThat(RecurringRevenue.of(reversed, EUR).movements(Granularity.MONTH))
                .isEqualTo(RecurringRevenue.of(history, EUR).movements(Granularity.MONTH));
        SubscriptionHistory joined = history.filter("a"::equals).plus(history.filter(id -> !id.equals("a")));
        assertThat(RecurringRevenue.of(joined, EUR, BY_SUBSCRIPTION).movements(Granularity.WEEK))
                .isEqualTo(RecurringRevenue.of(history, EUR, BY_SUBSCRIPTION).movements(Granularity.WEEK));
        RecurringRevenueMovement parts = history.split(2).stream()
                .map(part -> RecurringRevenue.of(part, EUR).movement(Period.month(2026, 3)))
                .reduce(RecurringRevenueMovement.empty(EUR), RecurringRevenueMovement::plus);
        assertThat(parts).isEqualTo(RecurringRevenue.of(history, EUR).movement(Period.month(2026, 3)));
    }

    @Test
    void survivesSerialization() {
        RecurringRevenue revenue = sample();
        RecurringRevenue copy = Serialization.roundTrip(revenue);
        assertThat(copy.movements(Granularity.MONTH)).isEqualTo(revenue.movements(Granularity.MONTH));
        assertThat(copy.conventions()).isEqualTo(DEFAULTS);
    }

    @Test
    void trialsHaveAnOutcome() {
        SubscriptionHistory history = SubscriptionHistory.of(
                List.of(
                        phase("a", "01-20", "", monthly(50)).withTrialEnd(day("02-19")),
                        phase("b", "01-20", "02-19", monthly(50)).withTrialEnd(day("02-19")),
                        phase("c", "12-20", "", monthly(50))
                                .withTrialEnd(day("12-31").plusDays(19)),
                        phase("d", "03-01", "03-15", monthly(0).withState(Terms.State.TRIALING))
                                .withSubscriptionId("d1")
                                .withTrialEnd(day("03-15")),
                        phase("d", "03-20", "", monthly(9)).withSubscriptionId("d1"),
                        phase("e", "03-01", "03-10", monthly(9)).withTrialEnd(day("03-15"))),
                UNTIL);
        assertThat(history.trials()).extracting(Trial::customerId).containsExactly("a", "b", "d", "e", "c");
        assertThat(history.trials())
                .extracting(Trial::outcome)
                .containsExactly(
                        Trial.Outcome.CONVERTED,
                        Trial.Outcome.LOST,
                        Trial.Outcome.CONVERTED,
                        Trial.Outcome.LOST,
                        Trial.Outcome.RUNNING);
        assertThat(history.trials().get(2).convertedOn()).isEqualTo(day("03-20"));
        TrialConversion all = TrialConversion.of(history.trials());
        assertThat(all).isEqualTo(new TrialConversion(2, 2, 1));
        assertThat(all.rate()).hasToString("50.0% (2 of 4)");
        assertThat(all.rateOfAll()).hasToString("40.0% (2 of 5)");
        assertThat(TrialConversion.byStart(history.trials(), Granularity.QUARTER))
                .containsEntry(Period.quarter(2026, 4), new TrialConversion(0, 0, 1));
        assertThat(TrialConversion.empty().rate().reason()).isEqualTo("no trial has been decided");
    }

    @Test
    void aTrialIsConsistent() {
        LocalDate start = day("01-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trial("a", "", start, day("01-15"), null, Trial.Outcome.CONVERTED))
                .withMessage("convertedOn must be given if and only if the trial has converted: CONVERTED without it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trial("a", "", start, day("01-15"), day("01-10"), Trial.Outcome.CONVERTED))
                .withMessage("convertedOn (2026-01-10) must be on or after endExclusive (2026-01-15)");
    }
}
