package io.github.retentionmetrics.examples.questions;

import static io.github.retentionmetrics.period.Granularity.MONTH;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.Purchase;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/** Question: our rows have timestamps, our weeks start on Sunday and our year in April. Which period is a row in? */
public final class WhichDayWasIt {
    private WhichDayWasIt() {}

    public static void main(String[] args) {
        // 23:30 UTC on the last day of January is February in Amsterdam: the zone is always yours to say
        Instant instant = Instant.parse("2026-01-31T23:30:00Z");
        for (String zone : List.of("UTC", "Europe/Amsterdam")) {
            Purchase purchase =
                    Purchase.at("anna", instant, ZoneId.of(zone), BigDecimal.TEN, Currency.getInstance("EUR"));
            System.out.println(
                    zone + ": " + purchase.date() + " in " + MONTH.label(MONTH.periodContaining(purchase.date())));
        }

        LocalDate date = LocalDate.of(2026, 3, 29);
        Granularity week = Granularity.weekStarting(DayOfWeek.SUNDAY);
        Granularity year = Granularity.fiscalYearStarting(Month.APRIL);
        System.out.println(week + ": " + week.label(week.periodContaining(date)));
        System.out.println(year + ": " + year.label(year.periodContaining(date)));
        System.out.println("weeks in March: "
                + Granularity.WEEK.periodsCovering(Period.month(2026, 3)).size());
    }
}
