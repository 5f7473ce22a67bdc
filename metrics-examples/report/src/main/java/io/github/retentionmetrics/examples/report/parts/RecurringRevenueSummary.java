package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.output.JsonObject;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.text.Summary;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.inference.RatioEstimate;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.retention.ChurnRate;
import io.github.retentionmetrics.retention.GrossRevenueRetention;
import io.github.retentionmetrics.retention.NetRevenueRetention;
import io.github.retentionmetrics.retention.QuickRatio;
import io.github.retentionmetrics.retention.RetentionRate;
import io.github.retentionmetrics.retention.RevenueChurn;
import io.github.retentionmetrics.retention.RevenueMovement;
import io.github.retentionmetrics.subscription.RecurringAmount;
import io.github.retentionmetrics.subscription.RecurringRevenueMovement;
import io.github.retentionmetrics.subscription.RevenueConventions;
import io.github.retentionmetrics.subscription.RevenuePreset;
import io.github.retentionmetrics.subscription.Trial;
import io.github.retentionmetrics.subscription.TrialConversion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Recurring revenue in both summaries: on the last day, in the latest complete period, and in the last periods. */
final class RecurringRevenueSummary {
    private final LatestPeriods periods;
    private final Summary text;
    private final SummaryWords words;
    private final boolean hasSeveral;

    private RecurringRevenueSummary(LatestPeriods periods, Summary text, boolean hasSeveral) {
        this.periods = periods;
        this.text = text;
        this.words = text.words();
        this.hasSeveral = hasSeveral;
    }

    static void write(
            List<RecurringCurrency> currencies,
            List<Trial> trials,
            RevenuePreset like,
            LatestPeriods periods,
            ReportOutput output) {
        RecurringRevenueSummary summary = new RecurringRevenueSummary(periods, output.text(), currencies.size() > 1);
        JsonObject json = output.json().object("recurringRevenue");
        summary.writeConventions(like, json);
        summary.text.heading("recurring");
        for (RecurringCurrency of : currencies) {
            summary.write(of, json.element("currencies"));
        }
        if (!trials.isEmpty()) {
            summary.write(TrialConversion.of(trials), json.object("trials"));
        }
        if (summary.hasSeveral) {
            summary.text.note("recurring.apart");
        }
        summary.text.note(
                like == RevenuePreset.DEFAULT ? "recurring.byDefault" : "recurring.like",
                like.name().toLowerCase(Locale.ROOT));
        summary.text.heading("recurringByPeriod");
        currencies.forEach(summary::writePeriods);
    }

    private void writeConventions(RevenuePreset like, JsonObject json) {
        RevenueConventions conventions = like.conventions();
        json.put("like", like.name().toLowerCase(Locale.ROOT));
        JsonObject of = json.object("conventions");
        of.put("weeksPerYear", conventions.weeksPerYear().doubleValue())
                .put("daysPerYear", conventions.daysPerYear().doubleValue())
                .put(
                        "counting",
                        conventions.counting().stream()
                                .map(RecurringRevenueSummary::word)
                                .toList())
                .put("discounts", word(conventions.discounts()))
                .put("end", word(conventions.end()))
                .put("tracked", word(conventions.tracked()))
                .put("netting", word(conventions.netting()))
                .put("graceDays", conventions.graceDays());
        if (conventions.newAfterDays() < Integer.MAX_VALUE) {
            of.put("newAfterDays", conventions.newAfterDays());
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private void write(RecurringCurrency of, JsonObject json) {
        LocalDate day = of.revenue().history().observedUntil();
        RecurringAmount now = of.revenue().at(day);
        json.put("currency", of.currency().getCurrencyCode()).put("day", day);
        Metrics.put(json, "mrr", now.mrr());
        Metrics.put(json, "arr", of.arr(now));
        Metrics.put(json, "customers", now.customers());
        Metrics.putAmount(json, "arpa", now.arpa());
        text.line(
                label(of, words.text("recurring.mrr", day.toString())),
                now.customers() == 0
                        ? words.text("recurring.nothing")
                        : words.text(
                                "recurring.mrrOf",
                                amount(now.mrr(), of),
                                amount(of.arr(now), of),
                                now.customers(),
                                amount(Objects.requireNonNull(of.perCustomer(now.arpa())), of)));
        periods.latestComplete(of.movements()).ifPresent(period -> write(of, period, json));
    }

    /** The figures of the latest complete period. */
    private void write(RecurringCurrency of, Period period, JsonObject json) {
        RecurringRevenueMovement movement =
                Objects.requireNonNull(of.movements().get(period));
        json.put("period", periods.label(period));
        put(json, "start", movement.start());
        put(json, "new", movement.newRevenue());
        put(json, "reactivated", movement.reactivated());
        put(json, "expansion", movement.expansion());
        put(json, "contraction", movement.contraction());
        put(json, "churned", movement.churned());
        put(json, "end", movement.end());
        RevenueMovement money = RevenueMovement.of(movement);
        boolean isBetweenEnds = of.revenue() == of.betweenEnds();
        JsonObject gross = Metrics.putShare(json, "grossRevenueRetention", GrossRevenueRetention.of(money));
        JsonObject net = Metrics.putShare(json, "netRevenueRetention", NetRevenueRetention.of(money));
        if (isBetweenEnds) {
            fill(gross, GrossRevenueRetention.estimate(of.revenue(), period));
            fill(net, NetRevenueRetention.estimate(of.revenue(), period));
        }
        Metrics.putShare(json, "grossMrrChurnRate", RevenueChurn.GROSS.of(money));
        Metrics.putShare(json, "netMrrChurnRate", RevenueChurn.NET.of(money));
        Metrics.putShare(json, "quickRatio", QuickRatio.of(money));
        movement.toCustomerMovement()
                .ifPresent(customers -> Metrics.put(json, "customerChurnRate", ChurnRate.of(customers)));
        text.line(
                label(of, words.text("recurring.retained", periods.label(period))),
                words.text(
                        "recurring.retainedOf",
                        words.percent(GrossRevenueRetention.of(money).value()),
                        words.percent(NetRevenueRetention.of(money).value())));
        of.sinceYearBefore(period).ifPresent(since -> writeYear(of, since, json));
    }

    private void writeYear(RecurringCurrency of, RecurringRevenueMovement since, JsonObject json) {
        RevenueMovement money = RevenueMovement.of(since);
        Metrics.putShare(json, "grossRevenueRetention12Months", GrossRevenueRetention.of(money));
        Metrics.putShare(json, "netRevenueRetention12Months", NetRevenueRetention.of(money));
        since.toCustomerMovement()
                .ifPresent(customers -> Metrics.put(json, "customerRetention12Months", RetentionRate.of(customers)));
        if (since.start().customers() > 0) {
            text.line(
                    label(of, words.text("recurring.retainedYear")),
                    words.text(
                            "recurring.retainedOf",
                            words.percent(GrossRevenueRetention.of(money).value()),
                            words.percent(NetRevenueRetention.of(money).value())));
        }
    }

    private static void put(JsonObject json, String key, RecurringAmount amount) {
        json.object(key).put("value", amount.mrr()).put("customers", amount.customers());
    }

    private static void fill(JsonObject metric, RatioEstimate estimate) {
        Metrics.fill(metric, estimate.interval(Metrics.LEVEL));
    }

    private void write(TrialConversion trials, JsonObject json) {
        Metrics.put(json, "trials", trials.trials());
        Metrics.put(json, "running", trials.running());
        Metrics.put(json, "conversionRate", trials.rate());
        text.fact(
                "recurring.trials",
                words.text("recurring.trialsOf", trials.trials(), words.rate(trials.rate()), trials.running()));
    }

    private void writePeriods(RecurringCurrency of) {
        List<Map.Entry<Period, RecurringRevenueMovement>> all =
                List.copyOf(of.movements().entrySet());
        for (Map.Entry<Period, RecurringRevenueMovement> entry :
                all.subList(Math.max(0, all.size() - LatestPeriods.SHOWN), all.size())) {
            RecurringRevenueMovement movement = entry.getValue();
            String line = words.text(
                    "recurring.movement",
                    amount(movement.end().mrr(), of),
                    words.number(movement.newRevenue().mrr()),
                    words.number(movement.reactivated().mrr()),
                    words.number(movement.expansion().mrr()),
                    words.number(movement.contraction().mrr()),
                    words.number(movement.churned().mrr()));
            text.line(label(of, periods.label(entry.getKey())), line + periods.remark(entry.getKey(), words));
        }
    }

    private String amount(BigDecimal amount, RecurringCurrency of) {
        return words.amount(amount, of.currency());
    }

    /** With several currencies, each line says of which it is. */
    private String label(RecurringCurrency of, String label) {
        return hasSeveral ? of.currency().getCurrencyCode() + ", " + label : label;
    }
}
