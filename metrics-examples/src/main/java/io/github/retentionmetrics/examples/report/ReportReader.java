package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.customer.CustomerBase;
import io.github.retentionmetrics.customer.Subscription;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.purchase.RefundPolicy;
import io.github.retentionmetrics.survey.SurveyResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads all inputs of a run and leaves out, and counts, what lies after the observation date. */
final class ReportReader {
    private final ReportSettings settings;
    private final CsvInput csv;
    private final List<InputNotes> notes = new ArrayList<>();
    private @Nullable LocalDate latestEvent;
    private @Nullable LocalDate latestEnd;

    ReportReader(ReportSettings settings, Terminal terminal) {
        this.settings = settings;
        this.csv = new CsvInput(settings.skipBadRows(), terminal);
    }

    ReportInput read() throws UserError {
        Inputs inputs = settings.inputs();
        PurchaseHistoryBuilder purchases = inputs.purchases() == null ? null : purchases(inputs.purchases());
        List<Subscription> subscriptions =
                inputs.subscriptions() == null ? null : subscriptions(inputs.subscriptions());
        SurveyAnswers nps = answers(InputKind.NPS, inputs.nps());
        SurveyAnswers csat = answers(InputKind.CSAT, inputs.csat());
        SurveyAnswers ces = answers(InputKind.CES, inputs.ces());
        LocalDate observedUntil = observedUntil();
        if (subscriptions != null && settings.observedUntil() == null) {
            noteEndsAhead(subscriptions);
        }
        PurchaseHistory history = purchases == null ? null : purchases.build(observedUntil);
        CustomerBase base = subscriptions == null ? null : CustomerBase.of(subscriptions, observedUntil);
        return new ReportInput(settings, observedUntil, history, base, nps, csat, ces, notes);
    }

    private PurchaseHistoryBuilder purchases(InputFile file) throws InputError {
        InputNotes counts = notesOf(InputKind.PURCHASES, file);
        AmountRules rules = settings.amounts();
        PurchaseHistoryBuilder history = PurchaseHistory.builder(rules.currency())
                .withDecimals(rules.decimals())
                .withRefunds(settings.refunds());
        csv.read(file, new PurchaseParser(rules, settings.refunds()), counts, row -> {
            if (isLater(row.date())) {
                counts.countLater();
                return;
            }
            history.add(row.customerId(), row.date(), row.amount());
            if (row.amount().signum() < 0 && settings.refunds() == RefundPolicy.IGNORE) {
                counts.countRefundIgnored();
            } else {
                counts.countUsed();
            }
        });
        return history;
    }

    private List<Subscription> subscriptions(InputFile file) throws InputError {
        InputNotes counts = notesOf(InputKind.SUBSCRIPTIONS, file);
        List<Subscription> rows = new ArrayList<>();
        csv.read(file, new SubscriptionParser(), counts, row -> {
            if (isLater(row.startInclusive())) {
                counts.countLater();
                return;
            }
            counts.countUsed();
            rows.add(row);
            LocalDate end = row.endExclusive();
            if (end != null && isEndLater(end)) {
                counts.countEndReopened();
            }
        });
        return rows;
    }

    private @Nullable SurveyAnswers answers(InputKind kind, Inputs.@Nullable Survey survey) throws InputError {
        if (survey == null) {
            return null;
        }
        InputNotes counts = notesOf(kind, survey.file());
        List<SurveyResponse> rows = new ArrayList<>();
        csv.read(survey.file(), new SurveyParser(survey.scale()), counts, row -> {
            if (isLater(row.date())) {
                counts.countLater();
            } else {
                counts.countUsed();
                rows.add(row);
            }
        });
        return new SurveyAnswers(survey.scale(), List.copyOf(rows));
    }

    private InputNotes notesOf(InputKind kind, InputFile file) {
        InputNotes counts = new InputNotes(kind, file.name());
        notes.add(counts);
        return counts;
    }

    /** Whether a date lies after the observation date the user gave; takes note of the latest date on the way. */
    private boolean isLater(LocalDate date) {
        latestEvent = later(latestEvent, date);
        return isAfterGiven(date);
    }

    private boolean isEndLater(LocalDate end) {
        latestEnd = later(latestEnd, end);
        return isAfterGiven(end);
    }

    private boolean isAfterGiven(LocalDate date) {
        LocalDate given = settings.observedUntil();
        return given != null && date.isAfter(given);
    }

    private static LocalDate later(@Nullable LocalDate known, LocalDate date) {
        return known == null || date.isAfter(known) ? date : known;
    }

    /** An end that is only planned, such as 9999-12-31 for none, would make years of periods in which nothing happens. */
    private void noteEndsAhead(List<Subscription> subscriptions) {
        LocalDate event = latestEvent;
        if (event == null) {
            return;
        }
        LocalDate periodEnd = settings.granularity().periodContaining(event).endExclusive();
        long ahead = subscriptions.stream()
                .flatMap(subscription -> subscription.end().stream())
                .filter(end -> !end.isBefore(periodEnd))
                .count();
        notes.stream()
                .filter(counts -> counts.kind() == InputKind.SUBSCRIPTIONS)
                .forEach(counts -> counts.setEndsAhead(ahead, event));
    }

    private LocalDate observedUntil() throws UsageError {
        LocalDate given = settings.observedUntil();
        if (given != null) {
            return given;
        }
        LocalDate event = latestEvent;
        if (event == null) {
            throw new UsageError(
                    "--observed-until must be given when no input has a usable row: no date to take it from");
        }
        return latestEnd == null ? event : later(latestEnd, event);
    }
}
