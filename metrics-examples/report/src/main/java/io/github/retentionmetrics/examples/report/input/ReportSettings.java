package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.examples.report.csv.AmountRules;
import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.error.UsageError;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.subscription.RevenuePreset;
import io.github.retentionmetrics.survey.RepeatedAnswers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for, checked.
 *
 * @param inputs what to read
 * @param zone the zone of local times and of days, or null if none is named
 * @param answers which of several answers of one respondent count, or null to refuse them
 * @param mappings the presets and mapping files that say how files are written, by the kind of input, one for each of
 *     its files; none for a kind in the plain form
 * @param amounts what amounts look like
 * @param isCurrencyGiven whether the user named their currency
 * @param refunds what to do with negative amounts
 * @param granularity the length of a period
 * @param by the columns by which to divide customers, in lower case
 * @param activeDays for how many days an order keeps a customer active, or null for no such figures
 * @param cohortBrackets spans of offsets to count cohorts in as well, or null for none
 * @param endsInclusive whether ends of subscriptions and memberships are the last active day
 * @param revenueLike the tool whose conventions recurring revenue is counted by
 * @param observedFrom the first day for which the data is complete, or null if it begins with the first customer
 * @param observedUntil the last day for which the data is complete, or null for the latest event in the input
 * @param holdout the last day of the period that models are fitted to when their forecast is judged, or null not to
 *     judge it
 * @param withForecast whether to fit models and forecast with them
 * @param events what is asked of the events
 * @param skipBadRows whether to go on at a bad row
 * @param language the language of the summary
 * @param out the folder of the report
 */
public record ReportSettings(
        Inputs inputs,
        @Nullable ZoneId zone,
        @Nullable RepeatedAnswers answers,
        Map<InputKind, List<String>> mappings,
        AmountRules amounts,
        boolean isCurrencyGiven,
        PurchaseHistory.RefundPolicy refunds,
        Granularity granularity,
        List<String> by,
        @Nullable Integer activeDays,
        @Nullable CohortBrackets cohortBrackets,
        boolean endsInclusive,
        RevenuePreset revenueLike,
        @Nullable LocalDate observedFrom,
        @Nullable LocalDate observedUntil,
        @Nullable LocalDate holdout,
        boolean withForecast,
        EventSettings events,
        boolean skipBadRows,
        Locale language,
        Path out) {

    /** Checks that there is an observed day. */
    public static void requireOrdered(LocalDate observedFrom, LocalDate observedUntil) throws UsageError {
        if (observedFrom.isAfter(observedUntil)) {
            throw new UsageError("--observed-from must be on or before the last observed day (" + observedUntil + "): "
                    + observedFrom);
        }
    }
}
