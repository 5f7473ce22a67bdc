package io.github.retentionmetrics.purchase;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Answer;
import io.github.retentionmetrics.retention.ChurnRate;
import io.github.retentionmetrics.retention.QuickRatio;
import io.github.retentionmetrics.retention.RepeatPurchaseRate;
import io.github.retentionmetrics.retention.RetentionRate;
import io.github.retentionmetrics.retention.ReturningCustomerRate;
import io.github.retentionmetrics.spend.AverageOrderValue;
import io.github.retentionmetrics.spend.PurchaseFrequency;
import io.github.retentionmetrics.spend.RevenueConcentration;
import io.github.retentionmetrics.spend.RevenuePerCustomer;
import io.github.retentionmetrics.spend.TimeBetweenPurchases;
import io.github.retentionmetrics.spend.TimeBetweenPurchases.SameDay;
import io.github.retentionmetrics.testing.ReferenceData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Public purchase histories, against what pandas and R's data.table count on them. */
class PurchaseHistoryReferenceTest {
    private static final Map<String, PurchaseHistory> HISTORIES = new ConcurrentHashMap<>();

    /** The history of a set, observed until its last date. */
    private static PurchaseHistory history(String set) {
        return HISTORIES.computeIfAbsent(set, name -> {
            PurchaseHistoryBuilder builder = PurchaseHistory.builder(EUR);
            return read(name, name.startsWith("online_retail") ? builder.withDecimals(3) : builder);
        });
    }

    private static PurchaseHistory read(String set, PurchaseHistoryBuilder builder) {
        LocalDate last = LocalDate.MIN;
        for (String line : lines("data/" + set + ".csv").skip(1).toList()) {
            String[] fields = line.split(",", -1);
            LocalDate date = LocalDate.parse(fields[1]);
            builder.add(fields[0], date, new BigDecimal(fields[2]));
            last = date.isAfter(last) ? date : last;
        }
        return builder.build(last);
    }

    private static Stream<String> lines(String file) {
        try (Stream<String> lines = Files.lines(ReferenceData.file(file))) {
            return lines.toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long count(Map<String, String> row, String column) {
        return Long.parseLong(row.get(column));
    }

    /** Compares to a field of a CSV file, in which an undefined answer is empty. */
    private static void assertAnswer(Answer answer, String expected) {
        assertThat(answer.isDefined()).isEqualTo(!expected.isEmpty());
        if (!expected.isEmpty()) {
            assertDouble(answer.value(), Double.parseDouble(expected));
        }
    }

    /** Two roundings to double apart at most, since the other tools divide sums of doubles. */
    private static void assertDouble(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-14 * Math.abs(expected)));
    }

    @ParameterizedTest
    @CsvSource({
        "cdnow_master, month", "cdnow_master, quarter", "cdnow_master, week",
        "cdnow_sample, month", "cdnow_sample, quarter", "cdnow_sample, week",
        "apparel_trans, month", "apparel_trans, quarter", "apparel_trans, week",
        "grocery_elog, month", "grocery_elog, quarter", "grocery_elog, week",
        "online_retail_orders, month", "online_retail_orders, quarter", "online_retail_orders, week",
    })
    void movements(String set, String granularityName) {
        Granularity granularity = Granularity.parse(granularityName);
        SortedMap<Period, CustomerMovement> movements = history(set).movements(granularity);
        List<Map<String, String>> rows = ReferenceData.rows("expected/" + set + "/churn_" + granularityName + ".csv");

        assertThat(movements).hasSameSizeAs(rows);
        Iterator<Map<String, String>> expected = rows.iterator();
        movements.forEach((period, movement) -> {
            Map<String, String> row = expected.next();
            assertThat(granularity.label(period)).isEqualTo(row.get("period"));
            assertThat(movement)
                    .as(row.get("period"))
                    .isEqualTo(new CustomerMovement(
                            count(row, "start"),
                            count(row, "new"),
                            count(row, "resurrected"),
                            count(row, "lost"),
                            count(row, "end")));
            assertThat(movement.retained()).isEqualTo(count(row, "retained"));
            assertAnswer(ChurnRate.of(movement), row.get("churn_rate"));
            assertAnswer(RetentionRate.of(movement), row.get("retention_rate"));
            assertAnswer(QuickRatio.of(movement), row.get("quick_ratio"));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "cdnow_master, month", "cdnow_master, quarter",
        "cdnow_sample, month", "cdnow_sample, quarter",
        "apparel_trans, month", "apparel_trans, quarter",
        "grocery_elog, month", "grocery_elog, quarter",
        "online_retail_orders, month", "online_retail_orders, quarter",
    })
    void repeatPurchases(String set, String granularityName) {
        Granularity granularity = Granularity.parse(granularityName);
        SortedMap<Period, PurchaseActivity> activities = history(set).activities(granularity);
        List<Map<String, String>> rows = ReferenceData.rows("expected/" + set + "/repeat_" + granularityName + ".csv");

        assertThat(activities).hasSameSizeAs(rows);
        Iterator<Map<String, String>> expected = rows.iterator();
        activities.forEach((period, activity) -> {
            Map<String, String> row = expected.next();
            assertThat(granularity.label(period)).isEqualTo(row.get("period"));
            assertThat(activity)
                    .as(row.get("period"))
                    .isEqualTo(new PurchaseActivity(
                            count(row, "customers"),
                            count(row, "customers_2plus_orders_in_period"),
                            count(row, "customers_with_purchase_in_earlier_period"),
                            count(row, "orders"),
                            activity.revenue()));
            assertThat(activity.firstOrders()).isEqualTo(count(row, "first_orders"));
            assertThat(activity.repeatOrders()).isEqualTo(count(row, "repeat_orders"));
            assertAnswer(RepeatPurchaseRate.of(activity), row.get("rate_2plus_in_period"));
            assertAnswer(ReturningCustomerRate.of(activity), row.get("rate_returning_customers"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"cdnow_master", "cdnow_sample", "apparel_trans", "online_retail_orders"})
    void orderValues(String set) {
        SortedMap<Period, PurchaseActivity> activities = history(set).activities(Granularity.MONTH);
        List<Map<String, String>> rows = ReferenceData.rows("expected/" + set + "/aov_month.csv");

        assertThat(activities).hasSameSizeAs(rows);
        Iterator<Map<String, String>> expected = rows.iterator();
        activities.forEach((month, activity) -> {
            Map<String, String> row = expected.next();
            assertThat(Granularity.MONTH.label(month)).isEqualTo(row.get("period"));
            assertThat(activity.orders()).isEqualTo(count(row, "orders"));
            assertThat(activity.customers()).isEqualTo(count(row, "customers"));
            assertThat(activity.revenue()).isEqualByComparingTo(row.get("revenue"));
            assertAnswer(AverageOrderValue.of(activity), row.get("aov"));
            assertAnswer(RevenuePerCustomer.of(activity), row.get("arpu"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"cdnow_master", "cdnow_sample", "apparel_trans", "grocery_elog", "online_retail_orders"})
    void wholeHistory(String set) {
        Json json = Json.of("expected/" + set + "/overall.json");
        PurchaseHistory history = history(set);
        PurchaseActivity all = history.activity();

        assertThat(history.orders()).isEqualTo(json.count("rows"));
        assertThat(history.customers()).isEqualTo(json.count("customers"));
        assertThat(all.repeatCustomers()).isEqualTo(json.count("customers_2plus_rows"));
        assertThat(all.firstOrders()).isEqualTo(json.count("customers"));
        assertDouble(RepeatPurchaseRate.of(all).value(), json.number("repeat_purchase_rate_rows"));
        assertDouble(PurchaseFrequency.of(all).value(), json.number("orders_per_customer"));
        assertGaps(TimeBetweenPurchases.of(history), json.after("interpurchase_distinct_days"));
        assertGaps(TimeBetweenPurchases.of(history, SameDay.SEPARATE), json.after("interpurchase_all_rows"));
    }

    private static void assertGaps(TimeBetweenPurchases gaps, Json json) {
        assertThat(gaps.gaps()).isEqualTo(json.count("n"));
        assertThat(gaps.median()).isEqualTo(json.number("median"));
        assertDouble(gaps.quantile(0.10), json.number("p10"));
        assertDouble(gaps.quantile(0.25), json.number("p25"));
        assertDouble(gaps.quantile(0.75), json.number("p75"));
        assertDouble(gaps.quantile(0.90), json.number("p90"));
        assertDouble(gaps.mean().value(), json.number("mean"));
        assertDouble(gaps.mean().standardDeviation(), json.number("std_ddof1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cdnow_master", "cdnow_sample", "apparel_trans", "online_retail_orders"})
    void revenueAndItsConcentration(String set) {
        Json json = Json.of("expected/" + set + "/overall.json");
        PurchaseHistory history = history(set);
        PurchaseActivity all = history.activity();
        RevenueConcentration concentration = RevenueConcentration.of(history);

        assertThat(history.revenue()).isEqualByComparingTo(json.text("total_revenue"));
        assertDouble(AverageOrderValue.of(all).value(), json.number("aov"));
        assertDouble(RevenuePerCustomer.of(all).value(), json.number("revenue_per_customer"));
        assertThat(concentration.customers()).isEqualTo(json.count("customers"));
        assertDouble(concentration.gini(), json.number("gini_population"));
        assertDouble(concentration.topShare(0.10).value(), json.number("top_decile_share"));
        assertDouble(concentration.topShare(0.20).value(), json.number("top_20pct_share"));
    }

    /** The set takes refunds for orders, which they are not here; only its sums of money are ours. */
    @Test
    void invoiceLinesWithRefunds() {
        PurchaseHistory history = history("online_retail_lines");
        long refunds = lines("data/online_retail_lines.csv")
                .filter(line -> line.contains(",-"))
                .count();
        Json json = Json.of("expected/online_retail_lines/overall.json");

        assertThat(history.revenue()).isEqualTo(new BigDecimal(json.text("total_revenue")));
        assertThat(history.refunds()).isEqualTo(refunds).isGreaterThan(8_000);
        assertThat(history.orders()).isEqualTo(json.count("rows") - refunds);
        assertThat(history.customers()).isLessThan(json.count("customers"));
        SortedMap<Period, PurchaseActivity> activities = history.activities(Granularity.MONTH);
        List<Map<String, String>> rows = ReferenceData.rows("expected/online_retail_lines/aov_month.csv");
        assertThat(activities).hasSameSizeAs(rows);
        Iterator<Map<String, String>> expected = rows.iterator();
        activities
                .values()
                .forEach(activity -> assertThat(activity.revenue())
                        .isEqualByComparingTo(expected.next().get("revenue")));
        assertThat(RevenueConcentration.of(history).reason())
                .isEqualTo("a customer was refunded more than they bought");
    }

    @Test
    void answersAsText() {
        PurchaseHistory sample = history("cdnow_sample");
        PurchaseActivity all = sample.activity();

        assertThat(RepeatPurchaseRate.of(all)).hasToString("48.9% (1152 of 2357)");
        assertThat(PurchaseFrequency.of(all)).hasToString("2.936 (6919 of 2357)");
        assertThat(RevenuePerCustomer.of(all)).hasToString("103.560 (244091.94 of 2357)");
        assertThat(AverageOrderValue.of(all)).hasToString("35.278 (244091.94 of 6919)");
        assertThat(TimeBetweenPurchases.of(sample)).hasToString("34.0 days (median of 4339 gaps)");
        assertThat(TimeBetweenPurchases.of(sample).quantile(0.9)).isEqualTo(196);
        assertThat(RevenueConcentration.of(sample)).hasToString("Gini 0.631 (2357 customers)");
        assertThat(RevenueConcentration.of(sample).topShare(0.10)).hasToString("0.508 (124015.85 of 244091.94)");
    }

    /** Enough of a JSON reader for objects whose names are unique from some name on. */
    private record Json(String text) {
        static Json of(String file) {
            return new Json(String.join("\n", lines(file).toList()));
        }

        Json after(String name) {
            int at = text.indexOf('"' + name + '"');
            assertThat(at).as(name).isNotNegative();
            return new Json(text.substring(at));
        }

        String text(String name) {
            Matcher matcher =
                    Pattern.compile('"' + name + "\":\\s*\"?([-+.0-9eE]+)").matcher(text);
            assertThat(matcher.find()).as(name).isTrue();
            return matcher.group(1);
        }

        double number(String name) {
            return Double.parseDouble(text(name));
        }

        long count(String name) {
            return Long.parseLong(text(name));
        }
    }
}
