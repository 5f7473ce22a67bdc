package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.JsonObject;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.text.Summary;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.retention.RepeatPurchaseRate;
import io.github.retentionmetrics.retention.RevenueMovement;
import io.github.retentionmetrics.spend.AverageOrderValue;
import io.github.retentionmetrics.spend.PurchaseFrequency;
import io.github.retentionmetrics.spend.RevenueConcentration;
import io.github.retentionmetrics.spend.RevenuePerCustomer;
import io.github.retentionmetrics.spend.TimeBetweenPurchases;
import java.io.IOException;
import java.util.NavigableMap;

/**
 * Who bought, came back and left, and what they spent: {@code movement.csv}, {@code repeat.csv}, {@code revenue.csv}.
 */
public final class PurchasePart implements ReportPart {

    @Override
    public void write(ReportInput input, ReportOutput output) throws IOException, UserError {
        PurchaseHistory history = input.purchases();
        if (history == null) {
            return;
        }
        Granularity granularity = input.settings().granularity();
        LatestPeriods periods = LatestPeriods.of(granularity, history);
        NavigableMap<Period, CustomerMovement> movements = history.movements(granularity);
        try (CsvFile csv = MovementFile.openOfBuyers(output.folder(), "movement.csv")) {
            MovementFile.writeBuyers(csv, periods, movements);
        }
        try (CsvFile csv = RepeatFile.open(output.folder(), "repeat.csv")) {
            RepeatFile.write(csv, granularity, history);
        }
        NavigableMap<Period, RevenueMovement> revenue = RevenueMovement.ofPeriods(history, granularity);
        try (CsvFile csv = RevenueFile.open(output.folder(), "revenue.csv")) {
            RevenueFile.write(csv, periods, revenue, history.decimals());
        }

        PurchaseActivity all = history.activity();
        RevenueConcentration concentration = RevenueConcentration.of(history);
        TimeBetweenPurchases gaps = TimeBetweenPurchases.of(history);
        writeJson(history, all, concentration, gaps, output.json());
        writeText(history, all, concentration, gaps, output.text());
        RevenueRetentionSummary.write(granularity, history, revenue, output.json());
        periods.write("buyers", movements, output);
    }

    private static void writeJson(
            PurchaseHistory history,
            PurchaseActivity all,
            RevenueConcentration concentration,
            TimeBetweenPurchases gaps,
            JsonObject json) {
        Metrics.put(json, "purchases", all.orders());
        Metrics.put(json, "refunds", history.refunds());
        Metrics.put(json, "customers", all.customers());
        Metrics.put(json, "revenue", history.revenue());
        history.span()
                .ifPresent(span -> json.put("firstDate", span.startInclusive()).put("lastDate", span.lastDay()));
        CustomerIntervals intervals = new CustomerIntervals(history);
        JsonObject orderValue = Metrics.putAmount(json, "averageOrderValue", AverageOrderValue.of(all));
        Metrics.fillAmounts(orderValue, intervals.of(AverageOrderValue::estimate));
        JsonObject frequency = Metrics.putCounts(json, "ordersPerCustomer", PurchaseFrequency.of(all));
        Metrics.fill(frequency, intervals.of(PurchaseFrequency::estimate));
        JsonObject perCustomer = Metrics.putAmount(json, "revenuePerCustomer", RevenuePerCustomer.of(all));
        Metrics.fillAmounts(perCustomer, intervals.of(RevenuePerCustomer::estimate));
        Metrics.put(json, "repeatPurchaseRate", RepeatPurchaseRate.of(all));
        putMedian(json, "medianDaysBetweenPurchases", gaps, intervals);
        putMedian(
                json,
                "medianDaysBetweenOrders",
                TimeBetweenPurchases.of(history, TimeBetweenPurchases.SameDay.SEPARATE),
                intervals);
        Metrics.put(json, "gini", concentration);
        Metrics.putShare(json, "topDecileRevenueShare", concentration.topShare(0.10));
    }

    private static void putMedian(JsonObject json, String key, TimeBetweenPurchases gaps, CustomerIntervals intervals) {
        JsonObject metric = Metrics.put(json, key, gaps).put("gaps", gaps.gaps());
        Metrics.fill(metric, intervals.ofMedian(gaps.sameDay()));
    }

    private static void writeText(
            PurchaseHistory history,
            PurchaseActivity all,
            RevenueConcentration concentration,
            TimeBetweenPurchases gaps,
            Summary text) {
        SummaryWords words = text.words();
        Rate repeat = RepeatPurchaseRate.of(all);
        text.heading("purchases");
        text.fact("purchases.orders", words.text("purchases.ordersOf", all.orders(), all.customers()));
        if (history.refunds() > 0) {
            text.fact("purchases.refunds", words.count(history.refunds()));
        }
        text.fact("purchases.revenue", words.amount(history.revenue(), history.currency()));
        text.fact("purchases.orderValue", words.amount(AverageOrderValue.of(all), history));
        Ratio frequency = PurchaseFrequency.of(all);
        text.fact(
                "purchases.frequency",
                frequency.isDefined() ? words.decimal(frequency.value(), 2) : words.undefined(frequency.reason()));
        text.fact("purchases.perCustomer", words.amount(RevenuePerCustomer.of(all), history));
        text.fact("purchases.repeat", words.rate(repeat));
        text.fact("purchases.gap", words.days(gaps));
        Ratio topShare = concentration.topShare(0.10);
        text.fact(
                "purchases.topDecile",
                topShare.isDefined() ? words.percent(topShare.value()) : words.undefined(topShare.reason()));
    }
}
