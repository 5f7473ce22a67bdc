package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.event.EventHistoryBuilder;
import io.github.retentionmetrics.event.EventSelector;
import io.github.retentionmetrics.event.Funnel;
import io.github.retentionmetrics.event.FunnelTable;
import io.github.retentionmetrics.event.SessionRule;
import io.github.retentionmetrics.event.Sessions;
import io.github.retentionmetrics.survival.SurvivalCurve;
import io.github.retentionmetrics.survival.TimeToConversion;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Question: through which steps do visitors become buyers, how fast, and where do they stop? */
public final class WhereDoUsersStop {
    private WhereDoUsersStop() {}

    public static void main(String[] args) {
        EventHistory events = website();

        FunnelTable table = Funnel.of("view", "cart", "purchase")
                .within(Duration.ofDays(14))
                .over(events);
        for (FunnelTable.StepFacts step : table.steps()) {
            System.out.println(step.name() + ": " + step.customers() + " visitors, " + step.fromPrevious()
                    + " of the step before, median since the start " + step.medianFromStart());
        }
        System.out.println("left their cart behind      "
                + table.lostAfter(2).size() + " visitors, such as "
                + table.lostAfter(2).get(0));

        // visitors who are still under way are censored, not lost
        SurvivalCurve curve = SurvivalCurve.of(TimeToConversion.of(table, 3, ChronoUnit.HOURS));
        System.out.println("no purchase within a day    " + curve.survival(24));

        Sessions sessions = SessionRule.ofTimeout(Duration.ofMinutes(30)).over(events);
        System.out.println("sessions with one event     " + sessions.facts().bounceRate());
        System.out.println("sessions with a purchase    " + sessions.conversion(EventSelector.named("purchase")));
    }

    /** Three hundred visitors; every third fills a cart, and half of these buy, most of them on the next day. */
    private static EventHistory website() {
        EventHistoryBuilder builder = EventHistory.builder(ZoneId.of("Europe/Amsterdam"));
        Instant start = Instant.parse("2026-03-02T09:00:00Z");
        for (int visitor = 0; visitor < 300; visitor++) {
            Instant view = start.plus(Duration.ofMinutes(140L * visitor));
            builder.add("V" + visitor, view, "view");
            if (visitor % 3 == 0) {
                builder.add("V" + visitor, view.plus(Duration.ofMinutes(4)), "cart");
            }
            if (visitor % 6 == 0) {
                Duration later = visitor % 18 == 0 ? Duration.ofMinutes(9) : Duration.ofHours(26);
                builder.add("V" + visitor, view.plus(later), "purchase");
            }
        }
        return builder.build(LocalDate.of(2026, 4, 2));
    }
}
