package io.github.retentionmetrics.survey;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Surveys of any shape: short and long scales in both directions, few respondents so that answers repeat. */
class SurveyArbitraries extends DomainContextBase {
    @Provide
    Arbitrary<Scale> scales() {
        Arbitrary<Integer> lowest = Arbitraries.integers().between(-3, 3);
        Arbitrary<Integer> steps = Arbitraries.integers().between(1, 10);
        Arbitrary<Scale.Direction> direction = Arbitraries.of(Scale.Direction.class);
        return Combinators.combine(lowest, steps, direction).as((low, n, good) -> Scale.of(low, low + n, good));
    }

    @Provide
    Arbitrary<ScoreCounts> scoreCounts() {
        return scales().flatMap(SurveyArbitraries::countsOn);
    }

    static Arbitrary<ScoreCounts> countsOn(Scale scale) {
        return Arbitraries.longs()
                .between(0, 1_000_000)
                .edgeCases(config -> config.add(0L, 1L))
                .array(long[].class)
                .ofSize(scale.points())
                .map(counts -> ScoreCounts.ofCounts(scale, counts));
    }

    @Provide
    Arbitrary<NetScore> netScores() {
        Arbitrary<Long> counts = Arbitraries.longs().between(0, 100_000).edgeCases(config -> config.add(0L, 1L));
        return Combinators.combine(counts, counts, counts).as(NetScore::new);
    }

    @Provide
    Arbitrary<NetPromoterScore> netPromoterScores() {
        return netScores()
                .map(score -> NetPromoterScore.ofPromoters(score.favourable())
                        .passives(score.neutral())
                        .detractors(score.unfavourable()));
    }

    @Provide
    Arbitrary<List<SurveyResponse>> surveys() {
        Arbitrary<String> respondents = Arbitraries.of("ann", "bob", "cas", "dirk", "eva");
        Arbitrary<LocalDate> dates = Arbitraries.integers()
                .between(0, 200)
                .map(day -> LocalDate.of(2026, 1, 1).plusDays(day));
        Arbitrary<Integer> scores = Arbitraries.integers().between(0, 10);
        return Combinators.combine(respondents, dates, scores)
                .as(SurveyResponse::of)
                .list()
                .ofMaxSize(30);
    }
}
