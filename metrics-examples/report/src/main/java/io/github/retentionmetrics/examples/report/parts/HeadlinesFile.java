package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.JsonObject;
import io.github.retentionmetrics.examples.report.output.NumberText;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.inference.Comparison;
import io.github.retentionmetrics.inference.Comparison.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code headlines.csv}, and the same figures in {@code summary.json}. */
final class HeadlinesFile {
    private static final String NONE_BEFORE = "no complete period before to compare with";

    private HeadlinesFile() {}

    static void write(List<HeadlineRow> rows, Map<HeadlineRow, Comparison> comparisons, ReportOutput output)
            throws IOException, UserError {
        try (CsvFile csv = output.folder()
                .csv(
                        "headlines.csv",
                        "headline",
                        "period",
                        "value",
                        "numerator",
                        "denominator",
                        "low",
                        "high",
                        "compared_with",
                        "previous",
                        "change",
                        "change_low",
                        "change_high",
                        "p_value",
                        "verdict",
                        "small",
                        "observations",
                        "previous_observations",
                        "unit",
                        "change_unit",
                        "reason")) {
            for (HeadlineRow row : rows) {
                Comparison comparison = comparisons.get(row);
                write(row, comparison, csv);
                write(row, comparison, output.json().element("headlines"));
            }
        }
    }

    private static void write(HeadlineRow row, @Nullable Comparison comparison, CsvFile csv) {
        HeadlineFigure now = row.now();
        HeadlineFigure then = row.then();
        csv.row(
                row.key(),
                now.period(),
                now.value(),
                now.numerator(),
                now.denominator(),
                now.interval().low(),
                now.interval().high(),
                then == null ? null : then.period(),
                then == null ? null : then.value(),
                comparison == null ? null : comparison.difference().value(),
                comparison == null ? null : comparison.interval().low(),
                comparison == null ? null : comparison.interval().high(),
                comparison == null ? null : comparison.pvalue(),
                verdict(comparison),
                row.isSmall(),
                now.observations(),
                then == null ? null : then.observations(),
                row.headline().unit().key(),
                changeUnit(row.headline()),
                reason(row));
    }

    private static void write(HeadlineRow row, @Nullable Comparison comparison, JsonObject json) {
        HeadlineFigure now = row.now();
        HeadlineFigure then = row.then();
        boolean isAmount = row.headline().unit() == Headline.Unit.AMOUNT;
        json.put("headline", row.key()).put("period", now.period());
        put(json, "value", now.value(), isAmount);
        put(json, "numerator", now.numerator(), isAmount);
        put(json, "denominator", now.denominator(), isAmount);
        put(json, "low", now.interval().low(), isAmount);
        put(json, "high", now.interval().high(), isAmount);
        if (then != null) {
            json.put("comparedWith", then.period());
            put(json, "previous", then.value(), isAmount);
        }
        if (comparison != null) {
            boolean isChangeAmount = isAmount && !row.headline().isChangeRelative();
            put(json, "change", comparison.difference().value(), isChangeAmount);
            put(json, "changeLow", comparison.interval().low(), isChangeAmount);
            put(json, "changeHigh", comparison.interval().high(), isChangeAmount);
            put(json, "pValue", comparison.pvalue(), false);
        }
        json.put("verdict", verdict(comparison)).put("small", row.isSmall()).put("observations", now.observations());
        if (then != null) {
            json.put("previousObservations", then.observations());
        }
        json.put("unit", row.headline().unit().key()).put("changeUnit", changeUnit(row.headline()));
        if (!reason(row).isEmpty()) {
            json.put("undefined", reason(row));
        }
    }

    /**
     * Amounts are text, so that no reader makes binary fractions of them; of what is undefined, only the value stands.
     */
    private static void put(JsonObject json, String key, @Nullable Number number, boolean isAmount) {
        if (number instanceof Long count) {
            json.put(key, count);
        } else if (number instanceof BigDecimal amount) {
            json.put(key, amount);
        } else if (number != null && Double.isFinite(number.doubleValue())) {
            if (isAmount) {
                json.put(key, NumberText.of(number.doubleValue()));
            } else {
                json.put(key, number.doubleValue());
            }
        } else if (key.equals("value")) {
            json.put(key, Double.NaN);
        }
    }

    private static String verdict(@Nullable Comparison comparison) {
        return (comparison == null ? Verdict.UNDEFINED : comparison.verdict())
                .name()
                .toLowerCase(Locale.ROOT);
    }

    private static String changeUnit(Headline headline) {
        return headline.isChangeRelative() ? "relative" : headline.unit().key();
    }

    /** Why a figure or its change is not defined; empty where both are. */
    private static String reason(HeadlineRow row) {
        if (!row.now().reason().isEmpty()) {
            return row.now().reason();
        }
        return row.difference() == null ? NONE_BEFORE : row.difference().reason();
    }
}
