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
        Map<String, List<HeadlineRow>> byHeadline =
                rows.stream().collect(groupingBy(HeadlineRow::key, LinkedHashMap::new, toList()));
        byHeadline
                .values()
                .forEach(some -> text.fact(
                        "headlines." + some.get(0).headline().key(),
                        figure(some.get(0)) + changes(some, comparisons) + few(some)));
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
                ? words.text("headlines.undefined", words.reason(now.reason()), now.period())
                : shown(row, now);
    }

    /** Earlier figures about which the same may be said share the words for it. */
    private String changes(List<HeadlineRow> rows, Map<HeadlineRow, Comparison> comparisons) {
        Map<Verdict, List<String>> earlier = new LinkedHashMap<>();
        for (HeadlineRow row : rows) {
            Comparison comparison = comparisons.get(row);
            HeadlineFigure then = row.then();
            if (then != null && comparison != null && comparison.difference().isDefined()) {
                earlier.computeIfAbsent(comparison.verdict(), verdict -> new ArrayList<>())
                        .add(shown(row, then));
            }
        }
        return earlier.entrySet().stream()
                .map(entry -> words.text(
                        "headlines." + entry.getKey(),
                        String.join(" " + words.text("headlines.and") + " ", entry.getValue())))
                .collect(joining());
    }

    /** A figure that is not defined is no uncertain one. */
    private String few(List<HeadlineRow> rows) {
        boolean isDefined = rows.get(0).now().value() != null;
        return isDefined && rows.stream().anyMatch(HeadlineRow::isSmall) ? words.text("by.few", SegmentScore.FEW) : "";
    }

    private String shown(HeadlineRow row, HeadlineFigure figure) {
        return words.text("headlines.figure", value(row, figure), figure.period());
    }

    private String value(HeadlineRow row, HeadlineFigure figure) {
        Currency own = row.currency() == null ? currency : row.currency();
        double value = figure.value() == null ? Double.NaN : figure.value().doubleValue();
        return switch (row.headline().unit()) {
            case SHARE -> words.percent(value);
            case AMOUNT ->
                figure.amount().map(amount -> words.amount(amount, own)).orElse("-");
            case POINTS -> words.decimal(value, 1);
            case SCORE -> words.decimal(value, 2);
        };
    }
}
