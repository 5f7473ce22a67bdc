package io.github.retentionmetrics.examples.report.parts;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.github.retentionmetrics.examples.report.text.Summary;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.inference.Comparison;
import io.github.retentionmetrics.inference.Comparison.Verdict;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The headlines in the terminal: a line each, with what may be said of its changes. */
final class HeadlineText {
    private final Currency currency;
    private final Summary text;
    private final SummaryWords words;

    HeadlineText(Currency currency, Summary text) {
        this.currency = currency;
        this.text = text;
        this.words = text.words();
    }

    void write(List<HeadlineRow> rows, Map<HeadlineRow, Comparison> comparisons) {
        text.heading("headlines");
        Map<Headline, List<HeadlineRow>> byHeadline =
                rows.stream().collect(groupingBy(HeadlineRow::headline, LinkedHashMap::new, toList()));
        byHeadline.forEach((headline, some) ->
                text.fact("headlines." + headline.key(), figure(some.get(0)) + changes(some, comparisons) + few(some)));
        long tested = comparisons.values().stream()
                .filter(comparison -> !Double.isNaN(comparison.pvalue()))
                .count();
        if (tested > 0) {
            text.note("by.compared", tested);
        }
    }

    private String figure(HeadlineRow row) {
        HeadlineFigure now = row.now();
        return now.value() == null
                ? words.text("headlines.undefined", now.reason(), now.period())
                : shown(row.headline(), now);
    }

    /** Earlier figures about which the same may be said share the words for it. */
    private String changes(List<HeadlineRow> rows, Map<HeadlineRow, Comparison> comparisons) {
        Map<Verdict, List<String>> earlier = new LinkedHashMap<>();
        for (HeadlineRow row : rows) {
            Comparison comparison = comparisons.get(row);
            HeadlineFigure then = row.then();
            if (then != null && comparison != null && comparison.difference().isDefined()) {
                earlier.computeIfAbsent(comparison.verdict(), verdict -> new ArrayList<>())
                        .add(shown(row.headline(), then));
            }
        }
        return earlier.entrySet().stream()
                .map(entry -> words.text(
                        "headlines." + entry.getKey(),
                        String.join(" " + words.text("headlines.and") + " ", entry.getValue())))
                .collect(joining());
    }

    private String few(List<HeadlineRow> rows) {
        return rows.stream().anyMatch(HeadlineRow::isSmall) ? words.text("by.few", SegmentFigures.FEW) : "";
    }

    private String shown(Headline headline, HeadlineFigure figure) {
        return words.text("headlines.figure", value(headline, figure), figure.period());
    }

    private String value(Headline headline, HeadlineFigure figure) {
        double value = figure.value() == null ? Double.NaN : figure.value().doubleValue();
        return switch (headline.unit()) {
            case SHARE -> words.percent(value);
            case AMOUNT ->
                figure.amount().map(amount -> words.amount(amount, currency)).orElse("-");
            case POINTS -> words.decimal(value, 1);
            case SCORE -> words.decimal(value, 2);
        };
    }
}
