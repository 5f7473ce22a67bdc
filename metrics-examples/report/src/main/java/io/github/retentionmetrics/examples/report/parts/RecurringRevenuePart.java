package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.csv.InputNotes;
import io.github.retentionmetrics.examples.report.error.InputError;
import io.github.retentionmetrics.examples.report.error.UsageError;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.subscription.RecurringRevenue;
import io.github.retentionmetrics.subscription.RevenuePreset;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.subscription.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What subscriptions with prices bring a month, each currency by itself: {@code mrr.csv}, {@code mrr_plans.csv} and
 * {@code mrr_cohorts.csv}; {@code trials.csv} says how many trials become paid subscriptions.
 */
public final class RecurringRevenuePart implements ReportPart {

    @Override
    public void write(ReportInput input, ReportOutput output) throws IOException, UserError {
        SubscriptionHistory base = input.subscriptions();
        RevenuePreset like = input.settings().revenueLike();
        if (base == null || base.currencies().isEmpty()) {
            if (like != RevenuePreset.DEFAULT) {
                throw new UsageError("--mrr-like must come with subscriptions that have an amount: "
                        + like.name().toLowerCase(Locale.ROOT));
            }
            return;
        }
        try {
            write(base, like, input, output);
        } catch (ArithmeticException tooLarge) {
            throw tooLarge(input);
        }
    }

    /** The recurring revenue in one currency. */
    static RecurringRevenue of(SubscriptionHistory base, Currency currency, ReportInput input) throws InputError {
        try {
            return RecurringRevenue.of(
                    base, currency, input.settings().revenueLike().conventions());
        } catch (ArithmeticException tooLarge) {
            throw tooLarge(input);
        }
    }

    private static InputError tooLarge(ReportInput input) {
        String file = InputNotes.first(input.notes(), InputKind.SUBSCRIPTIONS)
                .map(InputNotes::file)
                .orElse("subscriptions");
        return InputError.ofFile(
                file,
                "amount must come to a recurring revenue of each customer and cohort that fits in 64 bits of"
                        + " ten-thousandths of minor units a year: it is more");
    }

    private static void write(SubscriptionHistory base, RevenuePreset like, ReportInput input, ReportOutput output)
            throws IOException, UserError {
        Granularity granularity = input.settings().granularity();
        LatestPeriods periods = LatestPeriods.of(granularity, base);
        Set<Period> all = base.flows(granularity).keySet();
        List<RecurringCurrency> currencies = new ArrayList<>();
        for (Currency currency : base.currencies()) {
            currencies.add(RecurringCurrency.of(of(base, currency, input), all, periods));
        }
        MrrFile.write(currencies, periods, output.folder());
        MrrPlansFile.write(currencies, periods, output.folder());
        long cells = MrrCohortsFile.write(currencies, granularity, output.folder());
        List<Trial> trials = base.trials();
        if (!trials.isEmpty()) {
            TrialsFile.write(trials, all, periods, output.folder());
        }
        RecurringRevenueSummary.write(currencies, trials, like, periods, output);
        if (cells > CohortPart.MOST_CELLS) {
            Metrics.put(output.json(), "recurringCohortCellsLeftOut", cells);
            output.text().note("recurring.leftOut", cells, granularity.toString(), CohortPart.MOST_CELLS);
        }
    }
}
