package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.customer.CustomerHistory;
import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.input.ReportSettings;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.inference.Comparison;
import io.github.retentionmetrics.inference.Correction;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Difference;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * The figures that the report shows first, and whether they changed: {@code headlines.csv}. All changes are corrected
 * together for their number, as Holm has it.
 */
public final class HeadlinePart implements ReportPart {

    @Override
    public void write(ReportInput input, ReportOutput output) throws IOException, UserError {
        List<HeadlineRow> rows = rows(input);
        if (rows.isEmpty()) {
            return;
        }
        Map<HeadlineRow, Comparison> comparisons = compare(rows);
        HeadlinesFile.write(rows, comparisons, output);
        new HeadlineText(input.settings().amounts().currency(), output.text()).write(rows, comparisons);
    }

    private static List<HeadlineRow> rows(ReportInput input) throws UserError {
        ReportSettings settings = input.settings();
        Granularity granularity = settings.granularity();
        HeadlineRows rows = new HeadlineRows(granularity);
        PurchaseHistory history = input.purchases();
        @Nullable BuyerHeadlines buyers = null;
        if (history != null) {
            NavigableSet<Period> periods =
                    LatestPeriods.of(granularity, history).complete(history.movements(granularity));
            buyers = new BuyerHeadlines(history, periods, rows);
            buyers.addRetention();
            @Nullable Integer days = settings.activeDays();
            if (days != null) {
                add(Headline.ACTIVE_RETENTION, history.activeFor(days), granularity, rows);
            }
        }
        SubscriptionHistory base = input.subscriptions();
        if (base != null) {
            add(Headline.SUBSCRIBERS_RETENTION, base, granularity, rows);
            RecurringHeadlines.add(base, input, rows);
        }
        if (buyers != null) {
            buyers.addReturnRate();
            buyers.addRevenue();
        }
        EventHistory events = input.events();
        if (events != null) {
            NavigableSet<Period> periods =
                    LatestPeriods.of(granularity, events.activeDays()).complete(events.movements(granularity));
            rows.add(Headline.USERS_RETENTION, periods, BuyerHeadlines.retention(events));
        }
        new SurveyHeadlines(input, rows).add();
        return rows.rows();
    }

    private static void add(Headline headline, SubscriptionHistory base, Granularity granularity, HeadlineRows rows) {
        CustomerHistory history = base;
        NavigableSet<Period> periods = LatestPeriods.of(granularity, base).complete(history.movements(granularity));
        rows.add(headline, periods, BuyerHeadlines.retention(history));
    }

    private static Map<HeadlineRow, Comparison> compare(List<HeadlineRow> rows) {
        Map<HeadlineRow, Difference> differences = new LinkedHashMap<>();
        for (HeadlineRow row : rows) {
            Difference difference = row.difference();
            if (difference != null) {
                differences.put(row, difference);
            }
        }
        return Comparison.ofAll(differences, Correction.HOLM, Metrics.LEVEL);
    }
}
