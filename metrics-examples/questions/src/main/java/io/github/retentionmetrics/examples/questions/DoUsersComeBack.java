package io.github.retentionmetrics.examples.questions;

import static io.github.retentionmetrics.period.Granularity.WEEK;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.event.EventHistoryBuilder;
import io.github.retentionmetrics.event.EventSelector;
import io.github.retentionmetrics.event.ReturnRule;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.retention.ActiveCustomers;
import io.github.retentionmetrics.retention.RetentionRate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Question: of the users who signed up in a week, how many come back, and how many use us in a day, week and month? */
public final class DoUsersComeBack {
    private DoUsersComeBack() {}

    public static void main(String[] args) {
        EventHistory events = application();

        // which event makes a member of a cohort, and which counts as coming back
        ReturnRule rule = ReturnRule.of(EventSelector.named("signup"), EventSelector.named("play", "share"));
        CohortTable table = CohortAnalysis.by(WEEK).over(events, rule);
        for (Period week : table.cohorts()) {
            StringBuilder line = new StringBuilder(WEEK.label(week) + ", " + table.size(week) + " users:");
            for (int offset = 0; offset < table.offsets(); offset++) {
                table.cell(week, offset).ifPresent(cell -> line.append("  ").append(cell.customers()));
            }
            System.out.println(line);
        }
        System.out.println("a week later, all cohorts    " + table.average(1));
        System.out.println("active in week 10 and 11     " + RetentionRate.of(events, Period.parse("2026-W11")));

        List<ActiveCustomers> days = ActiveCustomers.of(events.activeDays());
        ActiveCustomers last = days.get(days.size() - 1);
        System.out.println("users of the last 30 days    " + last.monthly());
        System.out.println("of them, in the last 7       " + last.weeklyOfMonthly());
    }

    /** Fifty sign-ups a week for four weeks; half play on that day, every third a week later, every fifth a week on. */
    private static EventHistory application() {
        ZoneId zone = ZoneId.of("Europe/Amsterdam");
        Instant start = LocalDate.of(2026, 3, 2).atTime(20, 0).atZone(zone).toInstant();
        EventHistoryBuilder builder = EventHistory.builder(zone);
        for (int user = 0; user < 200; user++) {
            Instant signup = start.plus(Duration.ofDays(user * 28L / 200));
            builder.add("U" + user, signup, "signup");
            if (user % 2 == 0) {
                builder.add("U" + user, signup.plus(Duration.ofMinutes(20)), "play");
            }
            if (user % 3 == 0) {
                builder.add("U" + user, signup.plus(Duration.ofDays(7)), "play");
            }
            if (user % 5 == 0) {
                builder.add("U" + user, signup.plus(Duration.ofDays(14)), "share");
            }
        }
        return builder.build(LocalDate.of(2026, 4, 12));
    }
}
