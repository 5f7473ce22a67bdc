package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.examples.report.output.JsonObject;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.text.Summary;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.retention.ChurnRate;
import io.github.retentionmetrics.retention.RetentionRate;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The last periods of a movement in both summaries; a period that is not over, that is not known from its beginning,
 * or that is compared with such a one, is marked and never the headline.
 */
final class LatestPeriods {
    /** How many periods are shown. */
    static final int SHOWN = 6;

    private final Granularity granularity;
    private final LocalDate observedUntil;
    private final @Nullable LocalDate observedFrom;
    private final Predicate<Period> isComplete;

    private LatestPeriods(
            Granularity granularity,
            LocalDate observedUntil,
            @Nullable LocalDate observedFrom,
            Predicate<Period> isComplete) {
        this.granularity = granularity;
        this.observedUntil = observedUntil;
        this.observedFrom = observedFrom;
        this.isComplete = isComplete;
    }

    /** Periods of subscriptions, whose state at the start of the first observed day is known. */
    static LatestPeriods of(Granularity granularity, SubscriptionHistory base) {
        return new LatestPeriods(
                granularity, base.observedUntil(), base.observedFrom().orElse(null), base::isComplete);
    }

    /** Periods of purchases. */
    static LatestPeriods of(Granularity granularity, PurchaseHistory history) {
        return new LatestPeriods(
                granularity,
                history.observedUntil(),
                history.observedFrom().orElse(null),
                period -> isComparable(history, period));
    }

    /** Whether a period is complete, and so is the one that its customers and revenue are compared with. */
    static boolean isComparable(PurchaseHistory history, Period period) {
        return history.isComplete(period)
                && (history.observedFrom().isEmpty() || history.isComplete(period.preceding()));
    }

    /** Writes the group of lines and the object of one key, or nothing if there is no period. */
    void write(String key, NavigableMap<Period, CustomerMovement> movements, ReportOutput output) {
        if (movements.isEmpty()) {
            return;
        }
        List<Map.Entry<Period, CustomerMovement>> periods = List.copyOf(movements.entrySet());
        writeText(key, periods.subList(Math.max(0, periods.size() - SHOWN), periods.size()), output.text());
        latestComplete(movements)
                .ifPresent(period ->
                        writeJson(output.json().object(key), period, Objects.requireNonNull(movements.get(period))));
    }

    /** The length of a period. */
    Granularity granularity() {
        return granularity;
    }

    /** The period of the headline; empty if none is complete. */
    Optional<Period> latestComplete(NavigableMap<Period, ?> periods) {
        return periods.descendingKeySet().stream().filter(isComplete).findFirst();
    }

    /** The periods that are complete, and may be compared with each other. */
    NavigableSet<Period> complete(NavigableMap<Period, ?> periods) {
        return periods.keySet().stream().filter(isComplete).collect(Collectors.toCollection(TreeSet::new));
    }

    String label(Period period) {
        return granularity.label(period);
    }

    /** What the column {@code status} says of a period. */
    String status(Period period) {
        return isComplete.test(period) ? "complete" : "partial";
    }

    /** Writes the figures of one period. */
    void writeJson(JsonObject json, Period period, CustomerMovement movement) {
        json.put("period", granularity.label(period));
        json.put("start", movement.start()).put("new", movement.newCustomers());
        json.put("resurrected", movement.resurrected())
                .put("lost", movement.lost())
                .put("end", movement.end());
        Metrics.put(json, "retentionRate", RetentionRate.of(movement));
        Metrics.put(json, "churnRate", ChurnRate.of(movement));
    }

    private void writeText(String key, List<Map.Entry<Period, CustomerMovement>> periods, Summary text) {
        SummaryWords words = text.words();
        text.heading(key);
        for (Map.Entry<Period, CustomerMovement> entry : periods) {
            Period period = entry.getKey();
            CustomerMovement movement = entry.getValue();
            String line = words.text(
                    "period.movement",
                    words.percent(RetentionRate.of(movement).value()),
                    movement.retained(),
                    movement.start(),
                    movement.newCustomers(),
                    movement.resurrected(),
                    movement.lost(),
                    movement.end());
            text.line(granularity.label(period), line + remark(period, words));
        }
    }

    /** What is said of a period that is not complete; empty of one that is. */
    String remark(Period period, SummaryWords words) {
        if (isComplete.test(period)) {
            return "";
        }
        if (observedFrom == null || period.lastDay().isAfter(observedUntil)) {
            return words.text("period.partial");
        }
        return words.text(
                period.startInclusive().isBefore(observedFrom) ? "period.knownFrom" : "period.beforeKnownFrom",
                observedFrom.toString());
    }
}
