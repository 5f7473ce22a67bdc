package io.github.retentionmetrics.examples.report.forecast;

import io.github.retentionmetrics.evaluation.ModelChoice;
import io.github.retentionmetrics.evaluation.ModelChoice.Candidate;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Which model the report goes by, and why, in the words of the summary. */
final class ModelChoiceText {
    private ModelChoiceText() {}

    static String of(ModelChoice choice, SummaryWords words) {
        List<Candidate> ranking = choice.candidates();
        if (ranking.isEmpty()) {
            return words.undefined(choice.reason());
        }
        Candidate best = ranking.get(0);
        if (ranking.size() == 1) {
            return words.text("forecast.onlyModel", best.model());
        }
        Candidate next = ranking.get(1);
        if (choice.isByError()) {
            int decimals = decimals(
                    3,
                    some -> words.decimal(best.error().value(), some),
                    some -> words.decimal(next.error().value(), some));
            return words.text(
                    "forecast.byError",
                    best.model(),
                    words.decimal(best.error().value(), decimals),
                    next.model(),
                    words.decimal(next.error().value(), decimals));
        }
        int decimals = decimals(1, some -> words.decimal(best.aic(), some), some -> words.decimal(next.aic(), some));
        String lowest = words.decimal(best.aic(), decimals);
        String other = words.decimal(next.aic(), decimals);
        if (lowest.equals(other)) {
            return words.text("forecast.equalModels", best.model(), next.model(), lowest) + leftOut(ranking, words);
        }
        return words.text(
                        best.error().isDefined() ? "forecast.byAicOfClose" : "forecast.byAic",
                        best.model(),
                        lowest,
                        next.model(),
                        other)
                + leftOut(ranking, words);
    }

    /** The models that may have a lower AIC, and yet take no part because of their error. */
    private static String leftOut(List<Candidate> ranking, SummaryWords words) {
        double lowest =
                ranking.stream().mapToDouble(of -> of.error().value()).min().orElseThrow();
        return ranking.stream()
                .filter(candidate -> !candidate.isClose())
                .map(candidate -> {
                    double error = candidate.error().value();
                    int decimals = decimals(3, some -> words.decimal(error, some), some -> words.decimal(lowest, some));
                    return words.text(
                            "forecast.notClose",
                            candidate.model(),
                            words.decimal(error, decimals),
                            words.decimal(lowest, decimals));
                })
                .collect(Collectors.joining());
    }

    /** The fewest decimals at which two figures differ, of some or three more. */
    private static int decimals(int fewest, IntFunction<String> one, IntFunction<String> other) {
        return one.apply(fewest).equals(other.apply(fewest)) ? fewest + 3 : fewest;
    }
}
