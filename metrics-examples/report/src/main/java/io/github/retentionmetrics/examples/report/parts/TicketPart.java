package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.output.JsonObject;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.text.Summary;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.survival.SurvivalCurve;
import io.github.retentionmetrics.ticket.ResolutionTime;
import io.github.retentionmetrics.ticket.ResolutionTime.Until;
import io.github.retentionmetrics.ticket.Ticket;
import io.github.retentionmetrics.ticket.TicketHistory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** How quickly support solves tickets, and how many customers need it: {@code tickets.csv} and both summaries. */
public final class TicketPart implements ReportPart {
    /** Within how long of calendar time a ticket is to be solved for the first time. */
    static final Duration TARGET = Duration.ofHours(24);

    private static final double SECONDS_AN_HOUR = 3_600;

    @Override
    public void write(ReportInput input, ReportOutput output) throws IOException, UserError {
        TicketHistory tickets = input.tickets();
        if (tickets == null) {
            return;
        }
        Granularity granularity = input.settings().granularity();
        PurchaseHistory history = input.purchases();
        TicketBuyers buyers = history == null ? null : new TicketBuyers(tickets, history, granularity);
        Period span = span(tickets, input);
        List<Period> periods = tickets.tickets().isEmpty() ? List.of() : granularity.periodsCovering(span);
        TicketFile.write(tickets, periods, granularity, buyers, output.folder());

        TicketHistory.Movement all = tickets.movement(span);
        ResolutionTime first = ResolutionTime.ofCreated(tickets, span, Until.FIRST_SOLVED);
        ResolutionTime full = ResolutionTime.ofCreated(tickets, span, Until.LAST_SOLVED);
        writeJson(tickets, all, first, full, output.json());
        boolean isEverReopened =
                tickets.tickets().stream().anyMatch(ticket -> !Objects.equals(ticket.firstSolved(), ticket.solved()));
        writeText(all, first, full, isEverReopened, output.text());
        if (!isEverReopened && all.created() > 0) {
            output.text().note("tickets.noneReopened");
        }
        if (buyers != null) {
            Rate contact = buyers.contactRateEver(span);
            Metrics.putCounts(output.json(), "ticketsPerCustomer", buyers.ticketsPerCustomerEver(span));
            Metrics.put(output.json(), "contactRate", contact);
            output.text().fact("tickets.contact", output.text().words().rate(contact));
        }
    }

    /** From the first ticket, or the first observed day if that is later, to the observation day. */
    static Period span(TicketHistory tickets, ReportInput input) {
        LocalDate observedUntil = input.observedUntil();
        LocalDate observedFrom = input.settings().observedFrom();
        LocalDate first = tickets.tickets().stream()
                .map(Ticket::created)
                .min(Instant::compareTo)
                .map(created -> LocalDate.ofInstant(created, tickets.zone()))
                .orElse(observedUntil);
        return Period.ofClosed(
                observedFrom != null && observedFrom.isAfter(first) ? observedFrom : first, observedUntil);
    }

    private static void writeJson(
            TicketHistory tickets,
            TicketHistory.Movement all,
            ResolutionTime first,
            ResolutionTime full,
            JsonObject json) {
        json.object("tickets")
                .put("value", all.created())
                .put("zone", tickets.zone().toString());
        Metrics.put(json, "ticketCustomers", all.customers());
        Metrics.put(json, "ticketsOpen", all.end());
        putTimes(json, "firstResolution", first);
        putTimes(json, "fullResolution", full);
        Metrics.put(json, "resolvedWithin24Hours", first.resolvedWithin(TARGET));
    }

    private static void putTimes(JsonObject json, String key, ResolutionTime time) {
        putQuantile(json, key + "MedianHours", 0.5, time);
        putQuantile(json, key + "P90Hours", TicketFile.MOST, time);
        Mean mean = time.resolvedSeconds();
        Interval interval = mean.interval(Metrics.LEVEL);
        JsonObject metric = json.object(key + "MeanHours").put("value", time.resolvedMean());
        if (!mean.isDefined()) {
            metric.put("undefined", "no ticket is solved");
        }
        metric.put("low", interval.low() / SECONDS_AN_HOUR)
                .put("high", interval.high() / SECONDS_AN_HOUR)
                .put("solved", time.resolved());
    }

    /** A quantile with the open tickets counted in; the high bound is null where it is not reached. */
    private static void putQuantile(JsonObject json, String key, double share, ResolutionTime time) {
        SurvivalCurve.Quantile seconds = time.curve().quantile(share);
        Interval interval = seconds.interval(Metrics.LEVEL);
        JsonObject metric = json.object(key).put("value", time.quantile(share));
        if (!seconds.isDefined()) {
            metric.put("undefined", seconds.reason());
        }
        metric.put("low", interval.low() / SECONDS_AN_HOUR)
                .put("high", interval.high() / SECONDS_AN_HOUR)
                .put("tickets", time.tickets())
                .put("open", time.open());
    }

    /** Times until the first and the last solution; where no ticket has two of them, one line says it all. */
    private static void writeText(
            TicketHistory.Movement all,
            ResolutionTime first,
            ResolutionTime full,
            boolean isEverReopened,
            Summary text) {
        SummaryWords words = text.words();
        text.heading("tickets");
        text.fact("tickets.all", words.text("tickets.allOf", all.created(), all.customers(), all.end()));
        if (isEverReopened) {
            text.fact("tickets.first", hours(first, words));
            text.fact("tickets.full", hours(full, words));
        } else {
            text.fact("tickets.once", hours(full, words));
        }
        text.fact("tickets.target", words.rate(first.resolvedWithin(TARGET)));
    }

    private static String hours(ResolutionTime time, SummaryWords words) {
        if (!time.isDefined()) {
            return words.undefined(time.reason());
        }
        String median = words.decimal(time.median(), 1);
        SurvivalCurve.Quantile most = time.curve().quantile(TicketFile.MOST);
        return most.isDefined()
                ? words.text("tickets.hours", median, words.decimal(time.quantile(TicketFile.MOST), 1))
                : words.text(
                        "tickets.medianOnly",
                        median,
                        words.decimal(time.curve().durations().longest().orElseThrow() / SECONDS_AN_HOUR, 1));
    }
}
