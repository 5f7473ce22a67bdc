package io.github.retentionmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.event.Inactivity;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.spend.UsageIntervals;
import io.github.retentionmetrics.testing.EventFiles;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every cell of activity by day and week that plain Python and SQL in DuckDB agree on, for three public logs. */
class ActivityReferenceTest {
    private static EventHistory events(EventFiles file, String zone) {
        return file.untilEndOfDay(zone.equals("utc") ? ZoneOffset.UTC : ZoneId.of("Europe/Amsterdam"));
    }

    @ParameterizedTest
    @CsvSource({"MOODLE,utc", "MOODLE,amsterdam", "EDIFY,utc", "EDIFY,amsterdam", "SOGAMO,utc", "SOGAMO,amsterdam"})
    void activeCustomers(EventFiles file, String zone) {
        List<String> rows = ActiveCustomers.of(events(file, zone).activeDays()).stream()
                .map(row -> row.date() + "," + row.daily() + "," + row.weekly() + "," + row.monthly() + ","
                        + (row.isWeekObserved() ? 1 : 0) + "," + (row.isMonthObserved() ? 1 : 0))
                .toList();
        assertThat(rows).isEqualTo(lines(file, zone + "/active.csv"));
    }

    @ParameterizedTest
    @EnumSource
    void inactivity(EventFiles file) {
        EventHistory events = file.untilLastEvent(ZoneOffset.UTC);
        for (Map<String, String> row : file.expected("inactivity.csv")) {
            Inactivity found = Inactivity.of(events, Duration.ofDays(Integer.parseInt(row.get("days"))));
            assertThat(found.customers()).isEqualTo(Long.parseLong(row.get("users")));
            assertThat(found.inactive()).as("%s %s", file, row).isEqualTo(Long.parseLong(row.get("churned")));
        }
    }

    @ParameterizedTest
    @CsvSource({"MOODLE,utc", "MOODLE,amsterdam", "EDIFY,utc", "EDIFY,amsterdam", "SOGAMO,utc", "SOGAMO,amsterdam"})
    void usageIntervals(EventFiles file, String zone) {
        assertThat(UsageIntervals.of(events(file, zone).activeDays()).rows().stream()
                        .map(row -> row.days() + "," + row.customers())
                        .toList())
                .isEqualTo(lines(file, zone + "/usage_interval.csv"));
    }

    @ParameterizedTest
    @CsvSource({"MOODLE,utc", "MOODLE,amsterdam", "EDIFY,utc", "EDIFY,amsterdam", "SOGAMO,utc", "SOGAMO,amsterdam"})
    void lifecycle(EventFiles file, String zone) {
        List<String> rows = new ArrayList<>();
        events(file, zone)
                .movements(Granularity.WEEK)
                .forEach((week, movement) -> rows.add(week.startInclusive() + "," + counts(movement)));
        assertThat(rows).isEqualTo(lines(file, zone + "/lifecycle.csv"));
    }

    private static String counts(CustomerMovement movement) {
        return movement.newCustomers() + "," + movement.retained() + "," + movement.resurrected() + ","
                + movement.lost();
    }

    @ParameterizedTest
    @CsvSource({"MOODLE,utc", "MOODLE,amsterdam", "EDIFY,utc", "EDIFY,amsterdam", "SOGAMO,utc", "SOGAMO,amsterdam"})
    void daysOfActivity(EventFiles file, String zone) {
        PurchaseHistory days = events(file, zone).activeDays();
        assertDays(file, days, zone + "/l7_week.csv", text -> Granularity.WEEK.periodContaining(LocalDate.parse(text)));
        assertDays(file, days, zone + "/l_month.csv", text -> Period.month(YearMonth.parse(text)));
        assertDays(
                file,
                days,
                zone + "/l28_sunday.csv",
                text -> Period.ofClosed(LocalDate.parse(text).minusDays(27), LocalDate.parse(text)));
    }

    private static void assertDays(
            EventFiles file, PurchaseHistory days, String name, Function<String, Period> periodOf) {
        Map<String, List<String>> rowsByPeriod = new java.util.TreeMap<>();
        for (String line : lines(file, name)) {
            rowsByPeriod
                    .computeIfAbsent(line.substring(0, line.indexOf(',')), key -> new ArrayList<>())
                    .add(line);
        }
        rowsByPeriod.forEach((text, expected) -> {
            Period period = periodOf.apply(text);
            List<Long> counts = Stickiness.of(days, period, Granularity.DAY).customersByIntervals();
            List<String> rows = new ArrayList<>();
            for (int n = 1; n <= counts.size(); n++) {
                if (counts.get(n - 1) > 0) {
                    rows.add(String.format(Locale.ROOT, "%s,%02d,%d", text, n, counts.get(n - 1)));
                }
            }
            assertThat(rows).as("%s %s", file, name).isEqualTo(expected);
        });
        assertThat(rowsByPeriod).isNotEmpty();
    }

    private static List<String> lines(EventFiles file, String name) {
        return file.expected(name).stream()
                .map(row -> String.join(",", row.values()))
                .toList();
    }
}
