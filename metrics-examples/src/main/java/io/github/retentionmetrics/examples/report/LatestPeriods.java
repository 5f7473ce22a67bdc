package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.retention.ChurnRate;
import io.github.retentionmetrics.retention.RetentionRate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The last periods of a movement in both summaries; a period that is not over is marked and never the headline. */
final class LatestPeriods {
    private static final int SHOWN = 6;

    private final Granularity granularity;
    private final Predicate<Period> isComplete;

    LatestPeriods(Granularity granularity, Predicate<Period> isComplete) {
        this.granularity = granularity;
        this.isComplete = isComplete;
    }

    /** Writes the group of lines and the object of one key, or nothing if there is no period. */
    void write(String key, Map<Period, CustomerMovement> movements, ReportOutput output) {
        if (movements.isEmpty()) {
            return;
        }
        List<Map.Entry<Period, CustomerMovement>> periods = List.copyOf(movements.entrySet());
        writeText(key, periods.subList(Math.max(0, periods.size() - SHOWN), periods.size()), output.text());
        for (int i = periods.size() - 1; i >= 0; i--) {
            if (isComplete.test(periods.get(i).getKey())) {
                writeJson(
                        output.json().object(key),
                        periods.get(i).getKey(),
                        periods.get(i).getValue());
                return;
            }
        }
    }

    private void writeJson(JsonObject json, Period period, CustomerMovement movement) {
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
            text.line(granularity.label(period), isComplete.test(period) ? line : line + words.text("period.partial"));
        }
    }
}
