package io.github.retentionmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.inference.Correction;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Laws of durations, curves and the log-rank test, and a naive count to hold them against. */
class SurvivalPropertyTest {

    /** A row as a table would have it; an entry of -1 is none. */
    private record Row(long entry, long time, boolean isEvent, int group) {
        boolean isAtRisk(long at) {
            return entry < at && at <= time;
        }
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<Long> times = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 8), Arbitraries.longs().between(0, 100_000));
        Arbitrary<Integer> lead =
                Arbitraries.oneOf(Arbitraries.just(-1), Arbitraries.integers().between(0, 5));
        return Combinators.combine(
                        times,
                        lead,
                        Arbitraries.of(true, true, false),
                        Arbitraries.integers().between(0, 2))
                .as((time, entry, isEvent, group) -> new Row(entry < time ? entry : -1, time, isEvent, group))
                .withoutEdgeCases()
                .list()
                .ofMaxSize(30);
    }

    private static Durations durations(List<Row> rows) {
        return durations(rows, LongUnaryOperator.identity(), 1);
    }

    private static Durations durations(List<Row> rows, LongUnaryOperator clock, long weight) {
        Durations.Builder builder = Durations.builder(ChronoUnit.DAYS);
        for (Row row : rows) {
            long time = clock.applyAsLong(row.time());
            if (row.entry() < 0) {
                builder.add(time, row.isEvent(), weight);
            } else {
                builder.addLate(clock.applyAsLong(row.entry()), time, row.isEvent(), weight);
            }
        }
        return builder.build();
    }

    private static Map<String, Durations> groups(List<Row> rows, LongUnaryOperator clock) {
        return IntStream.range(0, 3)
                .boxed()
                .collect(Collectors.toMap(
                        group -> "group " + group,
                        group -> durations(
                                rows.stream()
                                        .filter(row -> row.group() == group)
                                        .toList(),
                                clock,
                                1)));
    }

    @Property(seed = "20260101")
    void countsAreThoseOfTheRows(@ForAll("rows") List<Row> rows, @ForAll @LongRange(max = 10) long time) {
        Durations durations = durations(rows);
        assertThat(durations.count()).isEqualTo(rows.size());
        assertThat(durations.atRisk(time))
                .isEqualTo(rows.stream().filter(row -> row.isAtRisk(time)).count());
        assertThat(durations.eventsAt(time))
                .isEqualTo(rows.stream()
                        .filter(row -> row.isEvent() && row.time() == time)
                        .count());
    }

    @Property(seed = "20260101")
    void theNextAtRiskAreThoseWhoNeitherLeftNorWereLastSeenAndThoseWhoEntered(@ForAll("rows") List<Row> rows) {
        Durations durations = durations(rows);
        for (long time = 0; time < 10; time++) {
            assertThat(durations.atRisk(time + 1))
                    .isEqualTo(durations.atRisk(time)
                            - durations.eventsAt(time)
                            - durations.censoredAt(time)
                            + durations.enteredAt(time));
        }
    }

    @Property(seed = "20260101")
    void aCurveIsThatOfANaiveCount(@ForAll("rows") List<Row> rows, @ForAll @LongRange(max = 10) long time) {
        SurvivalCurve.Probability survival = SurvivalCurve.of(durations(rows)).survival(time);
        double expected = 1;
        double greenwood = 0;
        for (long event : rows.stream()
                .filter(Row::isEvent)
                .mapToLong(Row::time)
                .sorted()
                .distinct()
                .toArray()) {
            if (event <= time) {
                double atRisk = rows.stream().filter(row -> row.isAtRisk(event)).count();
                double events = rows.stream()
                        .filter(row -> row.isEvent() && row.time() == event)
                        .count();
                expected *= 1 - events / atRisk;
                greenwood += events / (atRisk * (atRisk - events));
            }
        }
        if (survival.isDefined()) {
            assertThat(survival.value()).isCloseTo(expected, within(1e-14));
            if (expected > 0) {
                assertThat(survival.standardError()).isCloseTo(expected * Math.sqrt(greenwood), within(1e-14));
            }
        } else {
            assertThat(rows).allMatch(row -> row.time() < time);
        }
    }

    @Property(seed = "20260101")
    void partsAddUpInAnyOrderAndGrouping(
            @ForAll("rows") List<Row> a, @ForAll("rows") List<Row> b, @ForAll("rows") List<Row> c) {
        List<Row> all = new ArrayList<>(a);
        all.addAll(b);
        all.addAll(c);
        Durations whole = durations(all);
        Durations x = durations(a);
        Durations y = durations(b);
        Durations z = durations(c);
        assertThat(x.plus(y).plus(z)).isEqualTo(whole);
        assertThat(z.plus(x.plus(y))).isEqualTo(whole);
        assertThat(List.of(y, z, x).parallelStream().collect(Durations.toPooledDurations(ChronoUnit.DAYS)))
                .isEqualTo(whole);
    }

    @Property(seed = "20260101")
    void collectorsDoNotDependOnThreads(@ForAll("rows") List<Row> rows) {
        assertThat(rows.parallelStream().collect(Durations.toDurations(ChronoUnit.DAYS, Row::time, Row::isEvent)))
                .isEqualTo(Durations.of(
                        ChronoUnit.DAYS, rows.stream().mapToLong(Row::time).toArray(), flags(rows)));
    }

    private static boolean[] flags(List<Row> rows) {
        boolean[] flags = new boolean[rows.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = rows.get(i).isEvent();
        }
        return flags;
    }

    @Property(seed = "20260101")
    void withoutCensoringSurvivalIsTheShareOfLongerTimes(
            @ForAll("rows") List<Row> rows, @ForAll @LongRange(max = 10) long time) {
        Durations.Builder builder = Durations.builder(ChronoUnit.DAYS);
        rows.forEach(row -> builder.add(row.time(), true));
        SurvivalCurve.Probability survival = SurvivalCurve.of(builder.build()).survival(time);
        if (rows.isEmpty()) {
            assertThat(survival.isDefined()).isFalse();
        } else {
            double share = rows.stream().filter(row -> row.time() > time).count() / (double) rows.size();
            assertThat(survival.value()).isCloseTo(share, within(1e-14));
        }
    }

    @Property(seed = "20260101")
    void aScaleOfTimeScalesTimesAndNothingElse(
            @ForAll("rows") List<Row> rows, @ForAll @IntRange(min = 1, max = 1_000) int scale) {
        SurvivalCurve curve = SurvivalCurve.of(durations(rows));
        SurvivalCurve scaled = SurvivalCurve.of(durations(rows, time -> scale * time, 1));
        assertThat(scaled.steps())
                .extracting(SurvivalCurve.Step::survival)
                .isEqualTo(
                        curve.steps().stream().map(SurvivalCurve.Step::survival).toList());
        if (curve.median().isDefined()) {
            assertThat(scaled.median().value()).isEqualTo(scale * curve.median().value());
        }
        RestrictedMean mean = scaled.restrictedMean();
        assertThat(mean.isDefined()).isEqualTo(!rows.isEmpty());
        if (mean.isDefined()) {
            double expected = scale * curve.restrictedMean().value();
            assertThat(mean.value()).isCloseTo(expected, within(1e-12 * expected));
        }
    }

    @Property(seed = "20260101")
    void aWeightCountsAsThatManyCopies(@ForAll("rows") List<Row> rows, @ForAll @IntRange(max = 5) int weight) {
        List<Row> copies = new ArrayList<>();
        for (int copy = 0; copy < weight; copy++) {
            copies.addAll(rows);
        }
        assertThat(durations(rows, LongUnaryOperator.identity(), weight)).isEqualTo(durations(copies));
    }

    @Property(seed = "20260101")
    void aCurveFallsAndItsBoundsEncloseIt(@ForAll("rows") List<Row> rows) {
        double before = 1;
        for (SurvivalCurve.Step step : SurvivalCurve.of(durations(rows)).steps()) {
            double survival = step.survival().value();
            assertThat(survival).isBetween(0.0, before);
            before = survival;
            for (SurvivalCurve.IntervalMethod method : SurvivalCurve.IntervalMethod.values()) {
                var interval = step.survival().interval(method, 0.9);
                assertThat(interval.contains(survival)).isEqualTo(interval.isDefined());
                assertThat(interval.low() < 0 || interval.high() > 1).isFalse();
            }
            // exp(-x) is at least 1 - x
            assertThat(Math.exp(-step.cumulativeHazard().value())).isGreaterThanOrEqualTo(survival - 1e-15);
        }
    }

    @Property(seed = "20260101")
    void quantilesLieWhereTheCurveCrosses(@ForAll("rows") List<Row> rows) {
        SurvivalCurve curve = SurvivalCurve.of(durations(rows));
        SurvivalCurve.Quantile median = curve.median();
        if (median.isDefined()) {
            assertThat(curve.survival((long) median.value()).value()).isLessThanOrEqualTo(0.5 + 1e-8);
            var interval = median.interval(0.95);
            assertThat(interval.contains(median.value())).isEqualTo(interval.isDefined());
        } else {
            assertThat(curve.steps()).allMatch(step -> step.survival().value() > 0.5);
        }
    }

    @Property(seed = "20260101")
    void survivorsContinueTheCurve(@ForAll("rows") List<Row> rows, @ForAll @LongRange(max = 8) long time) {
        SurvivalCurve curve = SurvivalCurve.of(durations(rows));
        SurvivalCurve rest = SurvivalCurve.of(durations(rows).survivorsOf(time));
        for (SurvivalCurve.Step step : rest.steps()) {
            double conditional = curve.survival(time).value() * step.survival().value();
            assertThat(step.atRisk()).isEqualTo(curve.atRisk(step.time()));
            assertThat(curve.survival(step.time()).value()).isCloseTo(conditional, within(1e-14));
        }
    }

    @Property(seed = "20260101")
    void censoringAtATimeLeavesTheCurveUntilThen(
            @ForAll("rows") List<Row> rows, @ForAll @LongRange(max = 12) long time) {
        SurvivalCurve curve = SurvivalCurve.of(durations(rows));
        SurvivalCurve cut = SurvivalCurve.of(durations(rows).observedUntil(time));
        assertThat(cut.durations().longest().orElse(0)).isLessThanOrEqualTo(time);
        for (long t = 0; t <= time; t++) {
            assertThat(cut.atRisk(t)).isEqualTo(curve.atRisk(t));
            assertThat(cut.durations().eventsAt(t)).isEqualTo(curve.durations().eventsAt(t));
            if (cut.survival(t).isDefined()) {
                assertThat(cut.survival(t)).isEqualTo(curve.survival(t));
                assertThat(cut.restrictedMean(t)).isEqualTo(curve.restrictedMean(t));
            } else {
                long at = t;
                assertThat(rows).noneMatch(row -> row.isAtRisk(at));
            }
        }
    }

    @Property(seed = "20260101")
    void censoringAtATimeIsThatOfTheRows(@ForAll("rows") List<Row> rows, @ForAll @LongRange(max = 12) long time) {
        List<Row> cut = rows.stream()
                .filter(row -> row.entry() < time)
                .map(row -> row.time() <= time ? row : new Row(row.entry(), time, false, row.group()))
                .toList();
        assertThat(durations(rows).observedUntil(time)).isEqualTo(durations(cut));
    }

    @Property(seed = "20260101")
    void theEarlierOfTwoTimesOfCensoringCounts(
            @ForAll("rows") List<Row> rows,
            @ForAll("rows") List<Row> others,
            @ForAll @LongRange(max = 12) long first,
            @ForAll @LongRange(max = 12) long second) {
        Durations durations = durations(rows);
        assertThat(durations.observedUntil(first).observedUntil(second))
                .isEqualTo(durations.observedUntil(Math.min(first, second)));
        Durations more = durations(others);
        assertThat(durations.plus(more).observedUntil(first))
                .isEqualTo(durations.observedUntil(first).plus(more.observedUntil(first)));
    }

    @Property(seed = "20260101")
    void exchangedGroupsTurnTheDifferenceOfRestrictedMeansAround(
            @ForAll("rows") List<Row> rows, @ForAll @LongRange(max = 12) long horizon) {
        Map<String, Durations> groups = groups(rows, LongUnaryOperator.identity());
        RestrictedMean first = SurvivalCurve.of(groups.get("group 0")).restrictedMean(horizon);
        RestrictedMean second = SurvivalCurve.of(groups.get("group 1")).restrictedMean(horizon);
        RestrictedMeanDifference difference = first.minus(second);
        RestrictedMeanDifference exchanged = second.minus(first);
        assertThat(difference.isDefined()).isEqualTo(first.isDefined() && second.isDefined());
        assertThat(difference.reason().isEmpty()).isEqualTo(difference.isDefined());
        assertThat(exchanged.test().isDefined()).isEqualTo(difference.test().isDefined());
        if (difference.isDefined()) {
            assertThat(exchanged.value() + difference.value()).isZero();
            assertThat(exchanged.standardError()).isEqualTo(difference.standardError());
            assertThat(difference.value()).isBetween((double) -horizon, (double) horizon);
            assertThat(difference.interval(0.9).contains(difference.value())).isTrue();
            assertThat(exchanged.interval(0.9).low() + difference.interval(0.9).high())
                    .isZero();
        }
        if (difference.test().isDefined()) {
            assertThat(exchanged.test().pvalue()).isEqualTo(difference.test().pvalue());
        }
    }

    @Property(seed = "20260101")
    void pairsOfGroupsAreTestedAloneInWhateverOrderTheyCome(@ForAll("rows") List<Row> rows) {
        Map<String, Durations> groups = groups(rows, LongUnaryOperator.identity());
        Map<String, Durations> reversed = new LinkedHashMap<>();
        groups.keySet().stream()
                .sorted(Comparator.reverseOrder())
                .forEach(name -> reversed.put(name, groups.get(name)));
        for (Correction correction : Correction.values()) {
            List<LogRankTest.Pair> pairs = LogRankTest.pairwise(groups, correction);
            assertThat(pairs).isEqualTo(LogRankTest.pairwise(reversed, correction));
            assertThat(pairs)
                    .extracting(pair -> pair.first() + ", " + pair.second())
                    .containsExactly("group 0, group 1", "group 0, group 2", "group 1, group 2");
            for (LogRankTest.Pair pair : pairs) {
                assertThat(pair.test())
                        .isEqualTo(LogRankTest.of(Map.of(
                                pair.first(), groups.get(pair.first()), pair.second(), groups.get(pair.second()))));
            }
            assertThat(pairs.stream()
                            .mapToDouble(LogRankTest.Pair::adjustedPValue)
                            .toArray())
                    .isEqualTo(correction.adjust(pairs.stream()
                            .mapToDouble(pair -> pair.test().pvalue())
                            .toArray()));
        }
    }

    @Property(seed = "20260101")
    void theLogRankTestLooksAtTheOrderOfTimesOnly(@ForAll("rows") List<Row> rows) {
        LogRankTest test = LogRankTest.of(groups(rows, LongUnaryOperator.identity()));
        LogRankTest transformed = LogRankTest.of(groups(rows, time -> time * time + 3 * time));
        assertThat(transformed).isEqualTo(test);
    }

    @Property(seed = "20260101")
    void theLogRankTestTreatsGroupsAlike(@ForAll("rows") List<Row> rows) {
        Map<String, Durations> groups = groups(rows, LongUnaryOperator.identity());
        LogRankTest test = LogRankTest.of(groups);
        LogRankTest exchanged = LogRankTest.of(Map.of(
                "group 0", groups.get("group 2"), "group 1", groups.get("group 0"), "group 2", groups.get("group 1")));
        assertThat(exchanged.degreesOfFreedom()).isEqualTo(test.degreesOfFreedom());
        if (test.isDefined()) {
            assertThat(exchanged.chiSquare()).isCloseTo(test.chiSquare(), within(1e-9 * (1 + test.chiSquare())));
            assertThat(exchanged.groups().get("group 0").expected())
                    .isCloseTo(test.groups().get("group 2").expected(), within(1e-12));
        }
    }

    @Property(seed = "20260101")
    void observedAndExpectedEventsHaveOneSum(@ForAll("rows") List<Row> rows) {
        LogRankTest test = LogRankTest.of(groups(rows, LongUnaryOperator.identity()));
        double observed = test.groups().values().stream()
                .mapToDouble(LogRankTest.Group::observed)
                .sum();
        double expected = test.groups().values().stream()
                .mapToDouble(LogRankTest.Group::expected)
                .sum();
        assertThat(expected).isCloseTo(observed, within(1e-11));
    }
}
