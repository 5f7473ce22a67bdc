package io.github.retentionmetrics.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.retention.ChurnRate;
import io.github.retentionmetrics.retention.RetentionRate;
import io.github.retentionmetrics.testing.ReferenceData;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/**
 * Whole data sets: subscriptions that pandas and R counted month by month (two programs, no difference), and those of a
 * telephone company, counted here a second time.
 */
class SubscriptionHistoryReferenceTest {
    private static final LocalDate MAVENFLIX_OBSERVED_UNTIL = LocalDate.of(2023, 9, 8);
    private static final LocalDate TELCO_OBSERVED_UNTIL = LocalDate.of(2020, 1, 1);

    private static List<Subscription> subscriptions(String name) {
        return ReferenceData.rows("data/" + name + "_subscriptions.csv").stream()
                .map(row -> {
                    Subscription running = Subscription.of(row.get("customer_id"), LocalDate.parse(row.get("start")));
                    String end = row.get("end");
                    return end.isEmpty() ? running : running.withEnd(LocalDate.parse(end));
                })
                .toList();
    }

    private static long count(Map<String, String> row, String column) {
        return Long.parseLong(row.get(column));
    }

    /** A rate of a file, whose empty text is an undefined one. */
    private static void assertRate(Rate rate, Map<String, String> row, String column) {
        String expected = row.get(column);
        assertThat(rate.isDefined()).as("%s %s", row.get("period"), column).isEqualTo(!expected.isEmpty());
        if (rate.isDefined()) {
            assertThat(rate.value())
                    .as("%s %s", row.get("period"), column)
                    .isCloseTo(Double.parseDouble(expected), within(1e-15));
        }
    }

    @Test
    void mavenflixCustomersPerMonth() {
        SubscriptionHistory base = SubscriptionHistory.of(subscriptions("mavenflix"), MAVENFLIX_OBSERVED_UNTIL);
        SortedMap<Period, CustomerMovement> movements = base.movements(Granularity.MONTH);
        List<Map<String, String>> expected = ReferenceData.rows("expected/mavenflix/subscribers_month.csv");
        assertThat(movements.keySet().stream().map(Granularity.MONTH::label))
                .containsExactlyElementsOf(
                        expected.stream().map(row -> row.get("period")).toList());
        for (Map<String, String> row : expected) {
            CustomerMovement movement = movements.get(Granularity.MONTH.parseLabel(row.get("period")));
            assertThat(movement)
                    .as(row.get("period"))
                    .isEqualTo(new CustomerMovement(
                            count(row, "start"),
                            count(row, "new"),
                            count(row, "returning"),
                            count(row, "lost"),
                            count(row, "end")));
            assertThat(movement.retained()).isEqualTo(count(row, "retained"));
            assertRate(RetentionRate.of(movement), row, "retention_rate");
            assertRate(ChurnRate.of(movement), row, "churn_rate");
        }
        assertThat(base.customers()).isEqualTo(2_877);
        assertThat(base.subscriptions()).isEqualTo(3_069);
    }

    @Test
    void mavenflixSubscriptionsPerMonth() {
        SubscriptionHistory base = SubscriptionHistory.of(subscriptions("mavenflix"), MAVENFLIX_OBSERVED_UNTIL);
        SortedMap<Period, SubscriptionMovement> movements = base.subscriptionMovements(Granularity.MONTH);
        List<Map<String, String>> expected = ReferenceData.rows("expected/mavenflix/subscriptions_month.csv");
        assertThat(movements).hasSameSizeAs(expected);
        for (Map<String, String> row : expected) {
            SubscriptionMovement movement = movements.get(Granularity.MONTH.parseLabel(row.get("period")));
            assertThat(movement)
                    .as(row.get("period"))
                    .isEqualTo(new SubscriptionMovement(
                            count(row, "opening"),
                            count(row, "started"),
                            count(row, "ended"),
                            count(row, "ended_of_opening"),
                            count(row, "closing")));
            assertRate(ChurnRate.of(movement), row, "churn_rate_of_opening");
        }
    }

    @Test
    void mavenflixAgreesWithSetsOfCustomersDayByDay() {
        List<Subscription> rows = subscriptions("mavenflix");
        SubscriptionHistory base = SubscriptionHistory.of(rows, MAVENFLIX_OBSERVED_UNTIL);
        NaiveSubscriptionHistory naive = new NaiveSubscriptionHistory(rows, MAVENFLIX_OBSERVED_UNTIL);
        for (Period month : base.movements(Granularity.MONTH).keySet()) {
            assertThat(base.flow(month)).as("%s", month).isEqualTo(naive.flow(month));
        }
    }

    @Test
    void telcoCustomersAreThoseOfItsColumns() {
        List<Map<String, String>> tenures = ReferenceData.rows("data/telco_tenure.csv");
        long churned =
                tenures.stream().filter(row -> row.get("churned").equals("1")).count();
        SubscriptionHistory base = SubscriptionHistory.of(subscriptions("telco"), TELCO_OBSERVED_UNTIL);
        assertThat(base.customers()).isEqualTo(tenures.size()).isEqualTo(7_043);
        assertThat(base.activeOn(TELCO_OBSERVED_UNTIL)).isEqualTo(tenures.size() - churned);
        // everybody who left did so on the observation day, so the day is the only period that loses anybody
        assertThat(base.movement(Period.day(TELCO_OBSERVED_UNTIL)).lost()).isEqualTo(churned);
        assertThat(base.movement(Period.year(2019)).lost()).isZero();
        long months = tenures.stream()
                .mapToLong(row -> count(row, "tenure_months"))
                .max()
                .orElseThrow();
        assertThat(base.span().orElseThrow().startInclusive()).isEqualTo(TELCO_OBSERVED_UNTIL.minusMonths(months));
    }

    @Test
    void telcoMovementsAgreeWithSetsOfCustomers() {
        List<Subscription> rows = subscriptions("telco");
        SortedMap<Period, CustomerMovement> movements =
                SubscriptionHistory.of(rows, TELCO_OBSERVED_UNTIL).movements(Granularity.YEAR);
        Set<String> before = Set.of();
        for (Map.Entry<Period, CustomerMovement> entry : movements.entrySet()) {
            Period year = entry.getKey();
            LocalDate last = year.contains(TELCO_OBSERVED_UNTIL) ? TELCO_OBSERVED_UNTIL : year.lastDay();
            Set<String> active = new NaiveSubscriptionHistory(rows, TELCO_OBSERVED_UNTIL).activeOn(last);
            Set<String> lost = new LinkedHashSet<>(before);
            lost.removeAll(active);
            Set<String> won = new LinkedHashSet<>(active);
            won.removeAll(before);
            assertThat(entry.getValue())
                    .as("%s", year)
                    .isEqualTo(new CustomerMovement(before.size(), won.size(), 0, lost.size(), active.size()));
            before = active;
        }
        assertThat(movements)
                .hasSize((int) ChronoUnit.YEARS.between(LocalDate.of(2014, 1, 1), LocalDate.of(2021, 1, 1)));
    }
}
