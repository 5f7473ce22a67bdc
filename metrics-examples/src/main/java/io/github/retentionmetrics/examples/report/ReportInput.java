package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.customer.CustomerBase;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run has read, up to the observation date; null for the inputs not given.
 *
 * @param settings what the user asked for
 * @param observedUntil the last day for which the data is complete
 * @param purchases the purchases and refunds
 * @param subscriptions the subscriptions; one that ends after {@code observedUntil} is still active
 * @param nps the answers on the scale 0-10
 * @param csat the answers on the satisfaction scale
 * @param ces the answers on the effort scale
 * @param notes what became of each input's rows
 */
record ReportInput(
        ReportSettings settings,
        LocalDate observedUntil,
        @Nullable PurchaseHistory purchases,
        @Nullable CustomerBase subscriptions,
        @Nullable SurveyAnswers nps,
        @Nullable SurveyAnswers csat,
        @Nullable SurveyAnswers ces,
        List<InputNotes> notes) {}
