package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenJson;
import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What customers say in surveys: each with its score, how the answers are distributed, its trend, and what followed.
 */
final class SurveySection implements PageSection {
    private static final Pattern SCALE = Pattern.compile("(-?\\d+)-(-?\\d+)");

    /** A survey, with the classes of answers whose later behaviour is compared. */
    private enum Survey {
        NPS("promoters", "detractors", Kind.DECIMAL),
        CSAT("satisfied", "not satisfied", Kind.SCORE),
        CES("easy", "difficult", Kind.SCORE);

        final String key;
        final String better;
        final String worse;
        final Kind score;

        Survey(String better, String worse, Kind score) {
            this.key = name().toLowerCase(Locale.ROOT);
            this.better = better;
            this.worse = worse;
            this.score = score;
        }
    }

    @Override
    public Optional<Section> of(PageData data) throws IOException {
        List<Survey> surveys = List.of(Survey.values()).stream()
                .filter(survey -> data.json().has(survey.key))
                .toList();
        if (surveys.isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        for (Survey survey : surveys) {
            blocks.add(block(survey, data));
        }
        return Optional.of(new Section(
                "surveys",
                data.text("surveys.topic"),
                finding(surveys, data),
                blocks,
                data.text("surveys.definition", HeatScale.FEW)));
    }

    /** What followed if that differs clearly, else the score of the first survey with answers. */
    private static String finding(List<Survey> surveys, PageData data) throws IOException {
        LoyaltyPictures loyalty = new LoyaltyPictures(data);
        for (Survey survey : surveys) {
            List<String> names =
                    List.of(data.text("surveys.better." + survey.key), data.text("surveys.worse." + survey.key));
            Optional<String> difference = loyalty.difference(survey.key, survey.better, survey.worse, names);
            if (difference.isPresent()) {
                return difference.get();
            }
        }
        return surveys.stream()
                .filter(survey -> responses(survey, data) > 0)
                .findFirst()
                .map(survey -> score(survey, data))
                .orElseGet(() -> data.text("surveys.noAnswers"));
    }

    private static double responses(Survey survey, PageData data) {
        return data.json().at(survey.key).number("responses");
    }

    private static String score(Survey survey, PageData data) {
        WrittenJson of = data.json().at(survey.key);
        boolean areFew = responses(survey, data) < HeatScale.FEW;
        String few = areFew ? data.text("surveys.fewFinding", (long) responses(survey, data)) : "";
        return switch (survey) {
            case NPS -> {
                double score = of.number("score");
                String key = score > 0 ? "surveys.npsAbove" : score < 0 ? "surveys.npsBelow" : "surveys.npsZero";
                yield data.text(key, data.format().of(survey.score, of.text("score")), few);
            }
            case CSAT -> data.text("surveys.csatFinding", share(of, "topBox", data), few);
            case CES -> data.text("surveys.cesFinding", share(of, "easy", data), few);
        };
    }

    private static String share(WrittenJson of, String key, PageData data) {
        return data.format().of(Kind.SHARE, of.text(key));
    }

    private static Block block(Survey survey, PageData data) throws IOException {
        Optional<WrittenTable> periods =
                data.file("surveys.csv", row -> row.csv("survey").equals(survey.key));
        List<Block.Picture> pictures = new ArrayList<>();
        data.file("survey_scores.csv", row -> row.csv("survey").equals(survey.key) && row.has("share"))
                .ifPresent(scores -> pictures.add(distribution(survey, scores, data)));
        periods.ifPresent(rows -> pictures.add(trend(survey, rows, data)));
        pictures.addAll(new LoyaltyPictures(data).of(survey.key));
        return new Block.Multiples(data.text("surveys." + survey.key), text(survey, periods, data), pictures);
    }

    private static String text(Survey survey, Optional<WrittenTable> periods, PageData data) {
        if (responses(survey, data) == 0) {
            return data.text("surveys.none");
        }
        WrittenJson of = data.json().at(survey.key);
        List<String> sentences = new ArrayList<>();
        sentences.add(
                switch (survey) {
                    case NPS ->
                        data.text(
                                "surveys.npsText",
                                number(survey, of, "score", data),
                                interval(survey, of, "adjustedLow", "adjustedHigh", data),
                                count(of, "responses"),
                                count(of, "promoters"),
                                count(of, "passives"),
                                count(of, "detractors"));
                    case CSAT ->
                        data.text(
                                "surveys.csatText",
                                number(survey, of, "mean", data),
                                interval(survey, of, "low", "high", data),
                                of.text("scale"),
                                count(of, "responses"),
                                share(of, "topBox", data),
                                count(of, "topBoxFrom"));
                    case CES ->
                        data.text(
                                isLowerEasier(data) ? "surveys.cesTextLow" : "surveys.cesText",
                                number(survey, of, "mean", data),
                                interval(survey, of, "low", "high", data),
                                of.text("scale").replaceFirst(",.*", ""),
                                count(of, "responses"),
                                share(of, "easy", data),
                                count(of, "easyFrom"),
                                share(of, "difficult", data),
                                count(of, "difficultFrom"));
                });
        periods.ifPresent(rows -> sentences.add(span(rows, data)));
        if (responses(survey, data) < HeatScale.FEW) {
            sentences.add(data.text("surveys.few", HeatScale.FEW));
        }
        return String.join(" ", sentences);
    }

    /** Whether low scores of customer effort mean that it was easy, as on the scale from 1 to 5. */
    static boolean isLowerEasier(PageData data) {
        return data.figures().number("/ces/easyFrom") < data.figures().number("/ces/difficultFrom");
    }

    /** From when to when there are answers, so that old answers are seen to be old. */
    private static String span(WrittenTable rows, PageData data) {
        List<Row> answered =
                rows.rows().stream().filter(row -> row.number("responses") > 0).toList();
        String first = data.spokenPeriod(answered.get(0).csv("period"));
        String last = data.spokenPeriod(answered.get(answered.size() - 1).csv("period"));
        return first.equals(last) ? data.text("surveys.onePeriod", first) : data.text("surveys.periods", first, last);
    }

    private static long count(WrittenJson of, String key) {
        return (long) of.number(key);
    }

    private static String number(Survey survey, WrittenJson of, String key, PageData data) {
        return data.format().of(survey.score, of.text(key));
    }

    private static String interval(Survey survey, WrittenJson of, String low, String high, PageData data) {
        return of.has(low) && of.has(high)
                ? data.text("surveys.interval", number(survey, of, low, data), number(survey, of, high, data))
                : "";
    }

    private static Block.Picture distribution(Survey survey, WrittenTable scores, PageData data) {
        Table table = data.table(scores)
                .text("score")
                .count("responses")
                .share("share")
                .build(data.text("surveys.scoresCaption", data.text("surveys." + survey.key)));
        return new Block.Picture(
                data.text("surveys.scores"),
                data.text("surveys.scoresDescription"),
                Chart.bars("score").of("share").shares().over(table),
                table);
    }

    private static Block.Picture trend(Survey survey, WrittenTable rows, PageData data) {
        String name = data.text("surveys." + survey.key);
        WrittenTable shown = rows.last(MovementSection.MOST_PERIODS);
        Table table = score(data.table(shown).period("period").count("responses"), survey, data)
                .share("top_box")
                .as(data.text("surveys.topBox." + survey.key))
                .remark(row -> data.remark(row, "responses", "page.fewAnswers"))
                .build(data.text("surveys.trendCaption", name, data.unit()) + data.lastOf(shown, rows));
        return new Block.Picture(
                data.text("surveys.trend", data.unit()),
                data.text("surveys.trendDescription"),
                chart(survey, data).over(table),
                table);
    }

    /** Means are shown on the whole scale of their survey; Net Promoter Scores use too little of theirs. */
    private static Chart chart(Survey survey, PageData data) {
        Chart chart = Chart.lines("period").band("score", "low", "high");
        Matcher scale = SCALE.matcher(data.json().at(survey.key).text("scale"));
        return scale.matches()
                ? chart.within(Integer.parseInt(scale.group(1)), Integer.parseInt(scale.group(2)))
                : chart;
    }

    private static TableBuilder score(TableBuilder table, Survey survey, PageData data) {
        String label = data.text(survey == Survey.NPS ? "surveys.npsScore" : "surveys.mean");
        return survey.score == Kind.DECIMAL
                ? table.decimal("score").as(label).decimal("low", "high")
                : table.score("score").as(label).score("low", "high");
    }
}
