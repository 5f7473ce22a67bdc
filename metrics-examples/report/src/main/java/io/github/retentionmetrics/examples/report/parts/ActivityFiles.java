package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.retention.ActiveCustomers;
import io.github.retentionmetrics.retention.Stickiness;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** How many users are active, and how often: {@code activity.csv}, {@code lifecycle.csv}, {@code power_users.csv}. */
final class ActivityFiles {
    private ActivityFiles() {}

    /** By day, those of the day, and of the 7 and the 30 days that end with it. */
    static List<ActiveCustomers> writeDays(EventHistory events, OutputFolder folder) throws IOException, UserError {
        List<ActiveCustomers> days = ActiveCustomers.of(events.activeDays());
        try (CsvFile csv = folder.csv("activity.csv", "day", "dau", "wau", "mau", "wau_full", "mau_full")) {
            days.forEach(day -> csv.row(
                    day.date(),
                    day.daily(),
                    day.weekly(),
                    day.monthly(),
                    day.isWeekObserved() ? 1 : 0,
                    day.isMonthObserved() ? 1 : 0));
        }
        return days;
    }

    static void writeLifecycle(LatestPeriods periods, Map<Period, CustomerMovement> movements, OutputFolder folder)
            throws IOException, UserError {
        try (CsvFile csv =
                folder.csv("lifecycle.csv", "period", "new", "returning", "resurrecting", "dormant", "status")) {
            movements.forEach((period, movement) -> csv.row(
                    periods.label(period),
                    movement.newCustomers(),
                    movement.retained(),
                    movement.resurrected(),
                    movement.lost(),
                    periods.status(period)));
        }
    }

    /** By period and number of active days, how many users had just so many. */
    static void writePowerUsers(LatestPeriods periods, EventHistory events, OutputFolder folder)
            throws IOException, UserError {
        List<Period> covering =
                events.span().map(periods.granularity()::periodsCovering).orElse(List.of());
        try (CsvFile csv = folder.csv("power_users.csv", "period", "active_days", "users", "status")) {
            for (Period period : covering) {
                List<Long> users = Stickiness.of(events.activeDays(), period, Granularity.DAY)
                        .customersByIntervals();
                for (int days = 1; days <= users.size(); days++) {
                    if (users.get(days - 1) > 0) {
                        csv.row(periods.label(period), days, users.get(days - 1), periods.status(period));
                    }
                }
            }
        }
    }
}
