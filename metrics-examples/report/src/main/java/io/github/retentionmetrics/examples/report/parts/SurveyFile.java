package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.SurveyAnswers;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.survey.CustomerEffortScore;
import io.github.retentionmetrics.survey.NetPromoterScore;
import io.github.retentionmetrics.survey.NetScore;
import io.github.retentionmetrics.survey.ScoreCounts;
import io.github.retentionmetrics.survey.ScoreMean;
import io.github.retentionmetrics.survey.SurveyTrend;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code surveys.csv}: every survey by period. The score is that of the Net Promoter Score, or the mean of satisfaction
 * and effort; the top box is the share of promoters, of the satisfied, or of those for whom it was easy. A choice among
 * the answers of one respondent is made within each period. A column {@code count_N} holds how often the score N was
 * given, and is empty where N is not on the survey's scale.
 */
final class SurveyFile {
    private final Granularity granularity;
    private final int lowest;
    private final int highest;

    /** A file with the columns for these surveys. */
    SurveyFile(Collection<SurveyAnswers> surveys, Granularity granularity) {
        this.granularity = granularity;
        this.lowest = surveys.stream()
                .mapToInt(survey -> survey.scale().lowest())
                .min()
                .orElse(0);
        this.highest = surveys.stream()
                .mapToInt(survey -> survey.scale().highest())
                .max()
                .orElse(0);
    }

    /** Opens the file, with other columns before the period. */
    CsvFile open(OutputFolder folder, String name, String... firstColumns) throws IOException, UserError {
        Stream<String> columns =
                Stream.of("period", "survey", "responses", "score", "standard_error", "low", "high", "top_box");
        Stream<String> counts = IntStream.rangeClosed(lowest, highest).mapToObj(score -> "count_" + score);
        return folder.csv(
                name,
                Stream.of(Arrays.stream(firstColumns), columns, counts)
                        .flatMap(part -> part)
                        .toArray(String[]::new));
    }

    /** Writes the rows of a survey, each with the same first cells. */
    void write(CsvFile csv, InputKind kind, SurveyAnswers answers, String... firstCells) {
        answers.responses().stream()
                .collect(SurveyTrend.toTrend(granularity, Collectors.toList()))
                .forEach((period, responses) -> {
                    SurveyAnswers part = new SurveyAnswers(answers.survey(), responses, answers.policy());
                    ScoreCounts counts = part.counts();
                    List<@Nullable Object> cells = new ArrayList<>(List.of(firstCells));
                    cells.addAll(List.of(granularity.label(period), kind.key(), counts.responses()));
                    cells.addAll(score(kind, part, counts));
                    IntStream.rangeClosed(lowest, highest)
                            .forEach(score -> cells.add(counts.scale().contains(score) ? counts.count(score) : null));
                    csv.row(cells.toArray());
                });
    }

    private static List<@Nullable Object> score(InputKind kind, SurveyAnswers answers, ScoreCounts counts) {
        if (kind == InputKind.NPS) {
            NetPromoterScore nps = NetPromoterScore.of(counts);
            Interval interval = nps.interval(NetScore.IntervalMethod.ADJUSTED_WALD, Metrics.LEVEL);
            double promoters = nps.isDefined() ? (double) nps.promoters() / nps.responses() : Double.NaN;
            return Arrays.asList(nps.value(), nps.standardError(), interval.low(), interval.high(), promoters);
        }
        ScoreMean mean = answers.mean();
        Interval interval = mean.interval(Metrics.LEVEL);
        double topBox = kind == InputKind.CSAT
                ? answers.satisfaction(counts).satisfied().value()
                : CustomerEffortScore.of(counts).easy().value();
        return Arrays.asList(mean.value(), mean.standardError(), interval.low(), interval.high(), topBox);
    }
}
