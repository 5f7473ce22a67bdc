package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.input.SurveyAnswers;
import io.github.retentionmetrics.examples.report.parts.SegmentScore.Figure;
import io.github.retentionmetrics.rate.Difference;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.survey.NetPromoterScore;
import io.github.retentionmetrics.survey.ScoreMean;
import io.github.retentionmetrics.survival.Durations;
import io.github.retentionmetrics.survival.Lifespan;
import io.github.retentionmetrics.survival.SurvivalCurve;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What the customers of each segment say in surveys, and how long they stay, held against all others. */
final class SegmentScores {
    /** The horizons within which stays are compared, the first of them that is observed. */
    private static final long[] HORIZONS = {365, 180, 90, 30};

    private static final String ALL_EQUAL = "all answers of a group are the same";

    private final AttributeSegments attribute;
    private final ReportInput input;
    private final @Nullable Long horizon;

    SegmentScores(AttributeSegments attribute, ReportInput input, @Nullable Long horizon) {
        this.attribute = attribute;
        this.input = input;
        this.horizon = horizon;
    }

    /**
     * Within how many days stays are compared: a year, or less if no stay is observed for so long. It does not depend
     * on who left.
     *
     * @return the days; null without subscriptions, or if none is observed for a month
     */
    static @Nullable Long horizon(ReportInput input) {
        SubscriptionHistory base = input.subscriptions();
        long longest = base == null ? 0 : Lifespan.STAY.over(base).longest().orElse(0);
        for (long horizon : HORIZONS) {
            if (longest >= horizon) {
                return horizon;
            }
        }
        return null;
    }

    /** The scores of each segment by figure; no segment where a figure is not known. */
    Map<Figure, Map<String, SegmentScore>> of() {
        Map<Figure, Map<String, SegmentScore>> scores = new EnumMap<>(Figure.class);
        SubscriptionHistory base = input.subscriptions();
        if (base != null && horizon != null) {
            scores.put(Figure.STAY, stays(base, horizon));
        }
        SurveyAnswers nps = input.nps();
        if (nps != null) {
            scores.put(Figure.NPS, answers(nps, SegmentScores::nps));
        }
        SurveyAnswers csat = input.csat();
        if (csat != null) {
            scores.put(Figure.CSAT, answers(csat, SegmentScores::satisfied));
        }
        SurveyAnswers ces = input.ces();
        if (ces != null) {
            scores.put(Figure.CES, answers(ces, SegmentScores::effort));
        }
        return scores;
    }

    private Map<String, SegmentScore> answers(
            SurveyAnswers all, BiFunction<SurveyAnswers, SurveyAnswers, SegmentScore> score) {
        Map<String, SegmentScore> scores = new LinkedHashMap<>();
        attribute.split(all).forEach((segment, part) -> scores.put(segment, score.apply(part, all)));
        return scores;
    }

    private static SegmentScore nps(SurveyAnswers part, SurveyAnswers all) {
        NetPromoterScore score = NetPromoterScore.of(part.counts());
        NetPromoterScore whole = NetPromoterScore.of(all.counts());
        NetPromoterScore others = new NetPromoterScore(
                whole.promoters() - score.promoters(),
                whole.passives() - score.passives(),
                whole.detractors() - score.detractors());
        return new SegmentScore(score.value(), score.responses(), score.minus(others));
    }

    private static SegmentScore satisfied(SurveyAnswers part, SurveyAnswers all) {
        Rate share = part.satisfaction(part.counts()).satisfied();
        Rate whole = all.satisfaction(all.counts()).satisfied();
        return new SegmentScore(share.value(), share.denominator(), share.minus(SegmentFigures.others(whole, share)));
    }

    /** Welch's test takes answers that are all the same for certain, and two of them for as many as there might be. */
    private static SegmentScore effort(SurveyAnswers part, SurveyAnswers all) {
        ScoreMean mean = part.mean();
        Mean others = SegmentFigures.others(all.mean().mean(), mean.mean());
        Difference difference = mean.minus(new ScoreMean(others, mean.scale()));
        boolean isVarying = mean.mean().variance() > 0 && others.variance() > 0;
        return new SegmentScore(
                mean.value(), mean.responses(), isVarying ? difference : new UntestedDifference(difference, ALL_EQUAL));
    }

    private Map<String, SegmentScore> stays(SubscriptionHistory base, long horizon) {
        Map<String, Durations> parts = new LinkedHashMap<>();
        attribute.split(base).forEach((segment, part) -> parts.put(segment, Lifespan.STAY.over(part)));
        List<Durations> all = List.copyOf(parts.values());
        List<Durations> before = sums(all);
        List<Durations> reversed = new ArrayList<>(all);
        Collections.reverse(reversed);
        List<Durations> after = sums(reversed);
        Map<String, SegmentScore> scores = new LinkedHashMap<>();
        List<String> names = List.copyOf(parts.keySet());
        for (int i = 0; i < all.size(); i++) {
            Durations own = all.get(i);
            Durations others = before.get(i).plus(after.get(all.size() - 1 - i));
            scores.put(
                    Objects.requireNonNull(names.get(i)),
                    new SegmentScore(
                            SurvivalCurve.of(own).restrictedMean(horizon).value(),
                            own.count(),
                            StayDifference.of(own, others, horizon)));
        }
        return scores;
    }

    /** The sum of all that come before each. */
    private static List<Durations> sums(List<Durations> parts) {
        List<Durations> sums = new ArrayList<>();
        Durations sum = Durations.empty(ChronoUnit.DAYS);
        for (Durations part : parts) {
            sums.add(sum);
            sum = sum.plus(part);
        }
        return sums;
    }
}
