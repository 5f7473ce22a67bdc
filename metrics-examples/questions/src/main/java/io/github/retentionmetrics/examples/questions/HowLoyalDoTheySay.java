package io.github.retentionmetrics.examples.questions;

import static io.github.retentionmetrics.period.Granularity.MONTH;
import static io.github.retentionmetrics.survey.NetPromoterScore.toNetPromoterScore;
import static io.github.retentionmetrics.survey.RepeatedAnswers.LATEST;
import static io.github.retentionmetrics.survey.SurveyTrend.toTrend;

import io.github.retentionmetrics.survey.NetPromoterScore;
import io.github.retentionmetrics.survey.SurveyResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Question: "would you recommend us?" What is our Net Promoter Score, per month and per region, and how sure is it? */
public final class HowLoyalDoTheySay {
    private HowLoyalDoTheySay() {}

    public static void main(String[] args) {
        Map<String, String> regions = Map.of("anna", "Utrecht", "bram", "Utrecht", "cato", "Gent", "daan", "Gent");
        List<SurveyResponse> answers = List.of(
                SurveyResponse.of("anna", LocalDate.of(2026, 1, 12), 9),
                SurveyResponse.of("bram", LocalDate.of(2026, 1, 15), 7),
                SurveyResponse.of("cato", LocalDate.of(2026, 1, 20), 4),
                SurveyResponse.of("cato", LocalDate.of(2026, 3, 3), 8),
                SurveyResponse.of("daan", LocalDate.of(2026, 3, 9), 10));

        NetPromoterScore all = answers.stream().collect(toNetPromoterScore());
        System.out.println("all answers      " + all);
        System.out.println("interval         " + all.interval(0.95));
        System.out.println("one per person   " + answers.stream().collect(LATEST.andThen(toNetPromoterScore())));

        answers.stream()
                .collect(toTrend(MONTH, toNetPromoterScore()))
                .forEach((month, nps) -> System.out.println(MONTH.label(month) + "          " + nps));

        answers.stream()
                .collect(Collectors.groupingBy(
                        answer -> regions.get(answer.respondentId()), TreeMap::new, toNetPromoterScore()))
                .forEach((region, nps) -> System.out.println(region + ": " + nps));
    }
}
