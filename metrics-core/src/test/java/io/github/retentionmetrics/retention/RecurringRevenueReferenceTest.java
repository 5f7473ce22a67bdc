package io.github.retentionmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Answer;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.subscription.RecurringAmount;
import io.github.retentionmetrics.subscription.RecurringRevenue;
import io.github.retentionmetrics.subscription.RecurringRevenueMovement;
import io.github.retentionmetrics.subscription.RevenueConventions;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.subscription.TrialConversion;
import io.github.retentionmetrics.testing.PricedFiles;
import io.github.retentionmetrics.testing.ReferenceData;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every cell of the answers that a script in pandas and SQL in DuckDB, written independently of the library and of each
 * other, agree on for five sets of priced subscriptions.
 */
class RecurringRevenueReferenceTest {
    private static final RevenueConventions BY_SUBSCRIPTION =
            RevenueConventions.withDefaults().withTracked(RevenueConventions.Tracked.SUBSCRIPTION);
    private static final RevenueConventions BY_DAY =
            RevenueConventions.withDefaults().withNetting(RevenueConventions.Netting.DAY);
    private static final int CENTS = 2;

    /** What the rows of a file ask for again and again. */
    private static final Map<Object, RecurringRevenue> KNOWN = new HashMap<>();

    private static final IdentityHashMap<RecurringRevenue, Map<Period, RecurringRevenueMovement>> MONTHS =
            new IdentityHashMap<>();
    private static final IdentityHashMap<RecurringRevenue, Map<String, NavigableMap<Period, RecurringRevenueMovement>>>
            PLANS = new IdentityHashMap<>();

    enum Set {
        PLAYBOOK("2020-01"),
        RAVENSTACK("2024-12"),
        MAVENFLIX("2023-08"),
        MIXED("2025-06"),
        EDGE("2024-12");

        private final LocalDate observedUntil;

        Set(String lastMonth) {
            observedUntil = YearMonth.parse(lastMonth).atEndOfMonth();
        }

        String folder() {
            return "expected/recurring/" + name().toLowerCase(java.util.Locale.ROOT) + "/";
        }

        SubscriptionHistory history() {
            String name = name().toLowerCase(java.util.Locale.ROOT);
            return SubscriptionHistory.of(PricedFiles.read(name, observedUntil), observedUntil);
        }

        RecurringRevenue revenue(Map<String, String> row, RevenueConventions conventions) {
            Currency currency = Currency.getInstance(row.get("currency"));
            return KNOWN.computeIfAbsent(
                    List.of(this, currency, conventions), key -> RecurringRevenue.of(history(), currency, conventions));
        }
    }

    private static Period month(Map<String, String> row) {
        return Period.month(YearMonth.parse(row.get("month")));
    }

    @ParameterizedTest
    @EnumSource
    void annualMinorUnits(Set set) {
        for (Map<String, String> row : ReferenceData.rows(set.folder() + "arr_minor_month.csv")) {
            RecurringRevenueMovement movement = movement(set, row, RevenueConventions.withDefaults());
            assertCells(row, movement, amount -> minor(amount));
        }
    }

    /** From all months at once, which every other month of the set agrees with. */
    private static RecurringRevenueMovement movement(Set set, Map<String, String> row, RevenueConventions conventions) {
        RecurringRevenue revenue = set.revenue(row, conventions);
        Period month = month(row);
        RecurringRevenueMovement movement = revenue.movement(month);
        RecurringRevenueMovement ofMonths = MONTHS.computeIfAbsent(revenue, key -> key.movements(Granularity.MONTH))
                .get(month);
        assertThat(ofMonths == null ? RecurringRevenueMovement.empty(revenue.currency()) : ofMonths)
                .isEqualTo(movement);
        return movement;
    }

    private static String minor(RecurringAmount amount) {
        return amount.arr().movePointRight(CENTS).toPlainString();
    }

    private static String mrr(RecurringAmount amount) {
        return amount.mrr().toPlainString();
    }

    private static void assertCells(
            Map<String, String> row, RecurringRevenueMovement movement, Function<RecurringAmount, String> text) {
        Map<String, RecurringAmount> parts = new LinkedHashMap<>();
        parts.put("start", movement.start());
        parts.put("new", movement.newRevenue());
        parts.put("expansion", movement.expansion());
        parts.put("contraction", movement.contraction());
        parts.put("churned", movement.churned());
        parts.put("reactivation", movement.reactivated());
        parts.put("reactivated", movement.reactivated());
        parts.put("moved_in", movement.movedIn());
        parts.put("moved_out", movement.movedOut());
        parts.put("end", movement.end());
        Map<String, String> actual = new LinkedHashMap<>();
        Map<String, String> expected = new LinkedHashMap<>();
        parts.forEach((name, amount) -> {
            if (row.containsKey(name)) {
                expected.put(name, row.get(name));
                actual.put(name, text.apply(amount));
            }
        });
        assertThat(actual).as(row.toString()).isEqualTo(expected).hasSizeGreaterThan(4);
    }

    @ParameterizedTest
    @EnumSource
    void monthsOfCustomers(Set set) {
        assertMonths(set, "mrr_month.csv", RevenueConventions.withDefaults());
    }

    @ParameterizedTest
    @EnumSource
    void monthsOfSubscriptions(Set set) {
        assertMonths(set, "mrr_month_per_subscription.csv", BY_SUBSCRIPTION);
    }

    private static void assertMonths(Set set, String file, RevenueConventions conventions) {
        for (Map<String, String> row : ReferenceData.rows(set.folder() + file)) {
            RecurringRevenueMovement movement = movement(set, row, conventions);
            assertCells(row, movement, amount -> mrr(amount));
            RecurringRevenue revenue = set.revenue(row, conventions);
            Map<String, String> actual = new LinkedHashMap<>(row);
            putCustomers(actual, movement);
            putRates(actual, RevenueMovement.of(movement));
            actual.put(
                    "customer_churn_rate",
                    rate(ChurnRate.of(movement.toCustomerMovement().orElseThrow())));
            RecurringAmount end = movement.end();
            assertThat(revenue.at(month(row).lastDay())).isEqualTo(end);
            actual.put("arpa", money(end.arpa()));
            actual.put("asp", money(movement.newRevenue().arpa()));
            actual.put("arr", end.arr().setScale(CENTS, RoundingMode.HALF_UP).toPlainString());
            putYear(actual, set, revenue, month(row));
            assertThat(actual).isEqualTo(row);
        }
    }

    private static void putCustomers(Map<String, String> actual, RecurringRevenueMovement movement) {
        actual.put("customers_start", count(movement.start()));
        actual.put("customers_new", count(movement.newRevenue()));
        actual.put("customers_expanded", count(movement.expansion()));
        actual.put("customers_contracted", count(movement.contraction()));
        actual.put("customers_churned", count(movement.churned()));
        actual.put("customers_reactivated", count(movement.reactivated()));
        actual.put("customers_unchanged", Long.toString(movement.unchangedCustomers()));
        actual.put("customers_end", count(movement.end()));
        actual.put("customers_within_month", Long.toString(movement.customersWithin()));
    }

    private static String count(RecurringAmount amount) {
        return Long.toString(amount.customers());
    }

    private static void putRates(Map<String, String> actual, RevenueMovement movement) {
        actual.put("grr", rate(GrossRevenueRetention.of(movement)));
        actual.put("nrr", rate(NetRevenueRetention.of(movement)));
        actual.put("gross_mrr_churn_rate", rate(RevenueChurn.GROSS.of(movement)));
        actual.put("net_mrr_churn_rate", rate(RevenueChurn.NET.of(movement)));
        actual.put("net_mrr_churn_rate_incl_reactivation", rate(RevenueChurn.NET_OF_RESURRECTED.of(movement)));
        actual.put("quick_ratio", rate(QuickRatio.of(movement)));
        actual.put("quick_ratio_without_reactivation", rate(QuickRatio.of(movement.withoutResurrected())));
    }

    private static void putYear(Map<String, String> actual, Set set, RecurringRevenue revenue, Period month) {
        boolean hasYear = ReferenceData.rows(set.folder() + "arr_minor_month.csv").stream()
                .anyMatch(row -> month(row).equals(month.yearBefore()));
        RecurringRevenueMovement year = revenue.movement(month, month.yearBefore());
        RevenueMovement movement = RevenueMovement.of(year);
        actual.put("grr_12m", hasYear ? rate(GrossRevenueRetention.of(movement)) : "");
        actual.put("nrr_12m", hasYear ? rate(NetRevenueRetention.of(movement)) : "");
        actual.put(
                "customer_retention_12m",
                hasYear ? rate(RetentionRate.of(year.toCustomerMovement().orElseThrow())) : "");
    }

    private static String rate(Answer answer) {
        Ratio ratio = answer instanceof Ratio exact
                ? exact
                : Ratio.of(
                        ((io.github.retentionmetrics.rate.Rate) answer).numerator(),
                        ((io.github.retentionmetrics.rate.Rate) answer).denominator());
        return text(ratio, 10);
    }

    private static String money(Ratio ratio) {
        return text(ratio, CENTS);
    }

    private static String text(Ratio ratio, int decimals) {
        return ratio.isDefined()
                ? ratio.numerator()
                        .divide(ratio.denominator(), decimals, RoundingMode.HALF_UP)
                        .toPlainString()
                : "";
    }

    @ParameterizedTest
    @EnumSource
    void monthsOfPlans(Set set) {
        assertPlans(set, "arr_minor_plan_month.csv", amount -> minor(amount));
        assertPlans(set, "mrr_plan_month.csv", amount -> mrr(amount));
    }

    private static void assertPlans(Set set, String file, Function<RecurringAmount, String> text) {
        for (Map<String, String> row : ReferenceData.rows(set.folder() + file)) {
            RecurringRevenue revenue = set.revenue(row, RevenueConventions.withDefaults());
            Period month = month(row);
            RecurringRevenueMovement movement = PLANS.computeIfAbsent(
                            revenue, key -> key.movementsByPlan(Granularity.MONTH))
                    .get(row.get("plan"))
                    .get(month);
            if (month.startInclusive().getMonthValue() % 6 == 1) {
                assertThat(revenue.movementByPlan(month).get(row.get("plan"))).isEqualTo(movement);
            }
            assertCells(row, movement, text);
            assertThat(count(movement.end())).isEqualTo(row.get("customers_end"));
            RecurringAmount subscriptions = set.revenue(row, BY_SUBSCRIPTION)
                    .atByPlan(month.lastDay())
                    .getOrDefault(row.get("plan"), RecurringAmount.empty(revenue.currency()));
            assertThat(count(subscriptions)).isEqualTo(row.get("subscriptions_end"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void movementsByDay(Set set) {
        for (Map<String, String> row : ReferenceData.rows(set.folder() + "arr_minor_daily_movements_month.csv")) {
            RecurringRevenueMovement movement = movement(set, row, BY_DAY);
            assertCells(row, movement, amount -> minor(amount));
            Map<String, String> events = new LinkedHashMap<>(row);
            events.put("events_new", count(movement.newRevenue()));
            events.put("events_expansion", count(movement.expansion()));
            events.put("events_contraction", count(movement.contraction()));
            events.put("events_churned", count(movement.churned()));
            events.put("events_reactivation", count(movement.reactivated()));
            assertThat(events).isEqualTo(row);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MIXED", "EDGE"})
    void trialsByMonth(Set set) {
        Map<Period, TrialConversion> byMonth =
                TrialConversion.byStart(set.history().trials(), Granularity.MONTH);
        for (Map<String, String> row : ReferenceData.rows(set.folder() + "trial_month.csv")) {
            TrialConversion trials = byMonth.getOrDefault(month(row), TrialConversion.empty());
            Map<String, String> actual = new LinkedHashMap<>(row);
            actual.put("trials", Long.toString(trials.trials()));
            actual.put("converted", Long.toString(trials.converted()));
            actual.put("lost", Long.toString(trials.lost()));
            actual.put("running", Long.toString(trials.running()));
            actual.put("conversion_rate_decided", rate(trials.rate()));
            actual.put("conversion_rate_of_all", rate(trials.rateOfAll()));
            assertThat(actual).isEqualTo(row);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "EDGE")
    void customersAtTheEndOfMonths(Set set) {
        for (Map<String, String> row : ReferenceData.rows(set.folder() + "customer_month_end.csv")) {
            RecurringRevenue revenue = set.revenue(row, RevenueConventions.withDefaults());
            RecurringAmount amount = revenue.atByCustomer(month(row).lastDay())
                    .getOrDefault(row.get("customer_id"), RecurringAmount.empty(revenue.currency()));
            assertThat(mrr(amount)).as(row.toString()).isEqualTo(row.get("mrr"));
            assertThat(amount.arr()).isEqualByComparingTo(new BigDecimal(row.get("arr_minor")).movePointLeft(CENTS));
        }
    }
}
