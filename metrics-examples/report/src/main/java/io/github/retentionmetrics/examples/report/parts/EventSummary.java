package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.event.EventSelector;
import io.github.retentionmetrics.event.FunnelTable;
import io.github.retentionmetrics.event.SessionFacts;
import io.github.retentionmetrics.event.Sessions;
import io.github.retentionmetrics.examples.report.input.EventSettings;
import io.github.retentionmetrics.examples.report.output.JsonObject;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.text.PeriodUnit;
import io.github.retentionmetrics.examples.report.text.Summary;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.inference.RatioEstimate;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.retention.ActiveCustomers;
import io.github.retentionmetrics.retention.Stickiness;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What users do, in both summaries: the object {@code engagement}, and a few lines. */
final class EventSummary {
    private static final double SECONDS_A_MINUTE = 60;
    private static final int LAST_SHOWN = 3;

    private final EventHistory events;
    private final JsonObject json;
    private final Summary text;
    private final SummaryWords words;

    EventSummary(EventHistory events, ReportOutput output) {
        this.events = events;
        this.json = output.json().object("engagement");
        this.text = output.text();
        this.words = output.text().words();
    }

    void writeUsers(EventSettings settings) {
        json.put("zone", events.zone().toString());
        Metrics.put(json, "users", events.customers());
        Metrics.put(json, "events", events.events());
        String start = settings.startEvent();
        if (start != null) {
            json.put("startEvent", start);
        }
        String returned = settings.returnEvent();
        if (returned != null) {
            json.put("returnEvent", returned);
        }
        text.heading("events");
        text.fact("events.users", words.text("events.usersOf", events.customers(), events.events()));
    }

    /** Who came back, of all cohorts that have been observed for so long. */
    void writeRetention(CohortTable table, Granularity granularity) {
        List<Rate> curve = table.curve();
        for (int offset = 0; offset < curve.size(); offset++) {
            Metrics.fill(json.element("retention").put("offset", offset), curve.get(offset));
            if (offset > 0 && offset <= LAST_SHOWN) {
                text.line(
                        words.text("events.back." + PeriodUnit.of(granularity).name(), offset),
                        words.rate(curve.get(offset)));
            }
        }
    }

    /** How many were active at last, and on how many days of the latest complete period. */
    void writeActivity(List<ActiveCustomers> days, Optional<Period> latest, Granularity granularity) {
        if (!days.isEmpty()) {
            ActiveCustomers last = days.get(days.size() - 1);
            JsonObject active = json.object("active").put("day", last.date());
            active.put("daily", last.daily()).put("weekly", last.weekly()).put("monthly", last.monthly());
            Metrics.put(active, "dailyOfMonthly", last.dailyOfMonthly());
            text.fact(
                    "events.active",
                    words.text(
                            "events.activeOf",
                            last.monthly(),
                            last.weekly(),
                            last.daily(),
                            last.date().toString()));
        }
        if (latest.isPresent() && !granularity.equals(Granularity.DAY)) {
            Period period = latest.get();
            RatioEstimate stickiness = Stickiness.estimate(events.activeDays(), period, Granularity.DAY);
            JsonObject figure = Metrics.put(json, "stickiness", stickiness);
            figure.put("period", granularity.label(period));
            Metrics.fill(figure, stickiness.interval(Metrics.LEVEL));
            text.fact(
                    "events.stickiness",
                    stickiness.isDefined()
                            ? words.text(
                                    "events.stickinessOf", words.percent(stickiness.value()), granularity.label(period))
                            : words.undefined(stickiness.reason()));
        }
    }

    void writeFunnel(FunnelTable table, EventSettings settings) {
        List<FunnelTable.StepFacts> steps = table.steps();
        json.put("funnelWindow", settings.funnelWindow().toString());
        json.put("funnelUnderWay", table.underWay());
        for (FunnelTable.StepFacts step : steps) {
            JsonObject one = json.element("funnel").put("step", step.step()).put("event", step.name());
            one.put("users", step.customers());
            Metrics.put(one, "fromStart", step.fromStart());
            Metrics.put(one, "fromPrevious", step.fromPrevious());
        }
        text.heading("funnel");
        for (FunnelTable.StepFacts step : steps) {
            text.line(
                    words.text("funnel.step", step.step(), step.name()),
                    step.step() == 1
                            ? words.text("funnel.users", step.customers())
                            : words.text("funnel.of", words.rate(step.fromStart()), words.rate(step.fromPrevious())));
        }
    }

    void writeSessions(Sessions sessions, EventSettings settings) {
        SessionFacts facts = sessions.facts();
        Duration timeout = sessions.rule().timeout();
        json.put("sessionsBy", timeout == null ? "session_id" : timeout.toString());
        Metrics.put(json, "sessions", facts.sessions());
        Metrics.putCounts(json, "sessionsPerUser", sessions.perCustomer());
        Metrics.put(json, "bounceRate", facts.bounceRate());
        Metrics.put(json, "meanSessionSeconds", facts.meanSeconds());
        Metrics.put(json, "meanSessionSecondsWithoutBounces", facts.meanSecondsWithoutBounces());
        Optional<Duration> median = sessions.medianDuration();
        JsonObject medianSeconds =
                json.object("medianSessionSeconds").put("value", FunnelFile.seconds(median.orElse(null)));
        if (median.isEmpty()) {
            medianSeconds.put("undefined", facts.meanSeconds().reason());
        }
        Metrics.putCounts(json, "eventsPerSession", facts.eventsPerSession());
        text.heading("sessions");
        text.fact(
                "sessions.all",
                facts.sessions() == 0
                        ? words.undefined(facts.bounceRate().reason())
                        : words.text(
                                "sessions.allOf",
                                facts.sessions(),
                                words.decimal(sessions.perCustomer().value(), 1),
                                words.decimal(facts.eventsPerSession().value(), 1)));
        text.fact("sessions.bounces", words.rate(facts.bounceRate()));
        if (facts.meanSeconds().isDefined()) {
            text.fact(
                    "sessions.length",
                    words.text(
                            "sessions.lengthOf",
                            words.decimal(facts.meanSeconds().value() / SECONDS_A_MINUTE, 1),
                            words.decimal(FunnelFile.seconds(median.orElse(null)) / SECONDS_A_MINUTE, 1)));
        }
        if (!settings.funnel().isEmpty()) {
            String goal = settings.funnel().get(settings.funnel().size() - 1);
            Rate conversion = sessions.conversion(EventSelector.named(goal));
            Metrics.put(json, "sessionConversion", conversion);
            text.line(words.text("sessions.conversion", goal), words.rate(conversion));
        }
    }
}
