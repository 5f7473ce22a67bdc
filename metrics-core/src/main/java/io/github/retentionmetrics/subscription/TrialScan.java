package io.github.retentionmetrics.subscription;

import io.github.retentionmetrics.internal.CustomerSpans;
import io.github.retentionmetrics.internal.PhaseColumns;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Finds the trials of a history, and what became of them. */
final class TrialScan {
    private static final int NEVER = Integer.MAX_VALUE;

    private final CustomerSpans spans;
    private final PhaseColumns phases;
    private final boolean[] isPaid;
    private final int lastDay;

    private TrialScan(SubscriptionHistory history, PhaseColumns phases) {
        this.spans = history.spans();
        this.phases = phases;
        this.lastDay = (int) history.observedUntil().toEpochDay();
        List<Terms> terms = history.terms();
        isPaid = new boolean[terms.size()];
        for (int code = 0; code < isPaid.length; code++) {
            isPaid[code] = RevenueConventions.withDefaults().minorArr(terms.get(code)) > 0;
        }
    }

    static List<Trial> of(SubscriptionHistory history) {
        PhaseColumns phases = history.spans().phases();
        if (phases == null) {
            return List.of();
        }
        List<Trial> trials = new TrialScan(history, phases).trials();
        trials.sort(Comparator.comparing(Trial::start)
                .thenComparing(Trial::customerId)
                .thenComparing(Trial::subscriptionId)
                .thenComparing(Trial::endExclusive)
                .thenComparing(Trial::outcome));
        return Collections.unmodifiableList(trials);
    }

    private List<Trial> trials() {
        List<Trial> trials = new ArrayList<>();
        for (int customer = 0; customer < spans.customers(); customer++) {
            for (int row = spans.from(customer); row < spans.to(customer); row++) {
                if (phases.trialEnd(row) != PhaseColumns.NONE) {
                    trials.add(trial(customer, row));
                }
            }
        }
        return trials;
    }

    private Trial trial(int customer, int row) {
        int trialEnd = phases.trialEnd(row);
        int converted = NEVER;
        int over = Integer.MIN_VALUE;
        for (int other = spans.from(customer); other < spans.to(customer); other++) {
            if (phases.isSameSubscription(row, other)) {
                converted = Math.min(converted, paidFrom(other, trialEnd));
                over = Math.max(over, spans.end(other));
            }
        }
        boolean isOver = trialEnd <= lastDay || over != CustomerSpans.RUNNING;
        Trial.Outcome undecided = isOver ? Trial.Outcome.LOST : Trial.Outcome.RUNNING;
        return new Trial(
                spans.ids().get(customer),
                phases.subscriptionId(row),
                LocalDate.ofEpochDay(spans.start(row)),
                LocalDate.ofEpochDay(trialEnd),
                converted == NEVER ? null : LocalDate.ofEpochDay(converted),
                converted == NEVER ? undecided : Trial.Outcome.CONVERTED);
    }

    /** The first paid day of a phase from the end of a trial on. */
    private int paidFrom(int row, int trialEnd) {
        int code = phases.terms(row);
        if (code == PhaseColumns.NONE || !isPaid[code]) {
            return NEVER;
        }
        int from = Math.max(spans.start(row), phases.trialEnd(row));
        return from >= trialEnd && from < spans.end(row) && from <= lastDay ? from : NEVER;
    }
}
