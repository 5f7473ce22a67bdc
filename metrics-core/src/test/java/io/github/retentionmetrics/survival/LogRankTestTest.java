package io.github.retentionmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.inference.Correction;
import io.github.retentionmetrics.rate.SignificanceTest;
import io.github.retentionmetrics.testing.Serialization;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogRankTestTest {

    /** R 4.2.2 survival 3.5.3; the third and the last two as lifelines' tests have them from R. */
    @ParameterizedTest
    @CsvSource({
        "10 20 30, 10 20 50, .254237, .614107",
        "10 20+ 30, 10 20+ 50, .384615, .535143",
        "53 28+ 69+ 58+ 54+ 25 51+ 61+ 57+ 57+ 50+, 34 32 9 19 50+ 48+, 6.06, .0138",
        "9 13 13+ 18 23 28+ 31 34 45+ 48 161+, 5 5 8 8 12 16+ 23 27 30 33 43 45, 3.39639, .06534"
    })
    void publishedTests(String first, String second, double chiSquare, double pValue) {
        LogRankTest test = Lasting.compare(Lasting.of(first), Lasting.of(second));
        assertThat(test.chiSquare()).isCloseTo(chiSquare, within(chiSquare > 4 ? 5e-2 : 5e-6));
        assertThat(test.pvalue()).isCloseTo(pValue, within(5e-5));
        assertThat(test.degreesOfFreedom()).isEqualTo(1);
    }

    @Test
    void remissionOfLeukaemia() {
        LogRankTest test = Lasting.compare(Lasting.SIX_MP, Lasting.PLACEBO);
        assertThat(test.chiSquare()).isCloseTo(16.7929, within(5e-5));
        assertThat(test.pvalue()).isCloseTo(4.169e-05, within(5e-9));
        assertThat(test.groups().get("a").expected()).isCloseTo(19.2505, within(5e-5));
        assertThat(test.groups().get("b").expected()).isCloseTo(10.7495, within(5e-5));
        assertThat(test.groups().get("a").observed()).isEqualTo(9);
        assertThat(test.groups().get("b").observed()).isEqualTo(21);
        assertThat(test.groups().get("b").count()).isEqualTo(21);
        assertThat(test.groups().get("b")).hasToString("21 of 21, 10.7 expected");
        assertThat(test).hasToString("chi-square 16.793 on 1 degree of freedom, p = 4.17e-05");
        assertThat(test.isSignificant(0.05)).isTrue();
        assertThat(test.value()).isEqualTo(test.chiSquare());
        assertThat(test.reason()).isEmpty();
        assertThat(test.test()).isEqualTo(SignificanceTest.of(test.chiSquare(), test.pvalue()));
    }

    @Test
    void aSmallOneByHand() {
        // time 1: 1 of 4, expected 2/4 each; time 2: 1 of 3, a has 1 of them; time 3: 1 of 2, one each
        LogRankTest test = Lasting.compare(Lasting.of("1 4+"), Lasting.of("2 3"));
        double expected = 2 / 4.0 + 1 / 3.0 + 1 / 2.0;
        double variance = 1 / 4.0 + 2 / 9.0 + 1 / 4.0;
        assertThat(test.groups().get("a").expected()).isEqualTo(expected);
        assertThat(test.chiSquare()).isCloseTo((1 - expected) * (1 - expected) / variance, within(1e-15));
    }

    @Test
    void lateEntryCountsWhoIsAtRisk() {
        // only at time 5 are both groups at risk: one of two
        LogRankTest test = Lasting.compare(Lasting.of("1 5"), Lasting.late("2-7"));
        assertThat(test.groups().get("a").expected()).isEqualTo(1 + 1 / 2.0);
        assertThat(test.chiSquare()).isEqualTo((2 - 1.5) * (2 - 1.5) / (1 / 4.0));
    }

    @Test
    void severalEventsAtOnceVaryLessThanOneByOne() {
        // 2 of 4 at once, 2 in each group: variance 2 (1/2) (1/2) (4 - 2) / (4 - 1)
        LogRankTest test = Lasting.compare(Lasting.of("1 1"), Lasting.of("2+ 2+"));
        assertThat(test.chiSquare()).isCloseTo((2 - 1) * (2 - 1) / (2 * 0.25 * 2 / 3), within(1e-15));
    }

    @Test
    void strataAreComparedWithinThemselves() {
        Map<String, Durations> north = Map.of("monthly", Lasting.of("1 2 3 6+"), "yearly", Lasting.of("4 5 6+ 7"));
        Map<String, Durations> south = Map.of("monthly", Lasting.of("10 20"), "yearly", Lasting.of("15 30+"));
        LogRankTest stratified = LogRankTest.ofStrata(List.of(north, south));
        LogRankTest first = LogRankTest.of(north);
        LogRankTest second = LogRankTest.of(south);
        assertThat(stratified.groups().get("monthly").expected())
                .isCloseTo(
                        first.groups().get("monthly").expected()
                                + second.groups().get("monthly").expected(),
                        within(1e-15));
        double difference = 5 - stratified.groups().get("monthly").expected();
        assertThat(stratified.chiSquare())
                .isCloseTo(difference * difference / (variance(first) + variance(second)), within(1e-13));
        assertThat(stratified.groups().get("monthly").count()).isEqualTo(6);
        assertThat(stratified.chiSquare())
                .isNotCloseTo(
                        Lasting.compare(Lasting.of("1 2 3 6+ 10 20"), Lasting.of("4 5 6+ 7 15 30+"))
                                .chiSquare(),
                        within(0.1));
    }

    /** The variance of the observed events of one group of two, from what a test shows. */
    private static double variance(LogRankTest test) {
        double difference = test.groups().get("monthly").observed()
                - test.groups().get("monthly").expected();
        return difference * difference / test.chiSquare();
    }

    @Test
    void aGroupMayBeAbsentFromAStratum() {
        Map<String, Durations> both = Map.of("a", Lasting.of("1 4+"), "b", Lasting.of("2 3"));
        LogRankTest alone = LogRankTest.of(both);
        LogRankTest test = LogRankTest.ofStrata(List.of(both, Map.of("a", Lasting.of("1 2 3"))));
        // the events of a stratum of one group are those expected
        assertThat(test.chiSquare()).isCloseTo(alone.chiSquare(), within(1e-14));
        assertThat(test.degreesOfFreedom()).isEqualTo(1);
        assertThat(test.groups().get("a").observed()).isEqualTo(4);
    }

    @Test
    void threeGroupsHaveTwoDegreesOfFreedom() {
        Map<String, Durations> groups = new LinkedHashMap<>();
        groups.put("a", Lasting.of("1 2 3"));
        groups.put("b", Lasting.of("2 4 6+"));
        groups.put("c", Lasting.of("5 7+ 8"));
        LogRankTest test = LogRankTest.of(groups);
        assertThat(test.degreesOfFreedom()).isEqualTo(2);
        assertThat(test.groups().keySet()).containsExactly("a", "b", "c");
        assertThat(test.pvalue()).isCloseTo(Math.exp(-test.chiSquare() / 2), within(1e-15));
        assertThat(test.toString()).contains("on 2 degrees of freedom");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> test.groups().clear());
    }

    @Test
    void aGroupWithoutASayAddsNoDegreeOfFreedom() {
        Durations none = Durations.empty(ChronoUnit.DAYS);
        Map<String, Durations> groups = Map.of("a", Lasting.of("1 4+"), "b", Lasting.of("2 3"), "c", none);
        LogRankTest test = LogRankTest.of(groups);
        assertThat(test.degreesOfFreedom()).isEqualTo(1);
        assertThat(test.chiSquare())
                .isCloseTo(
                        Lasting.compare(Lasting.of("1 4+"), Lasting.of("2 3")).chiSquare(), within(1e-15));
        assertThat(test.groups()).contains(entry("c", new LogRankTest.Group(0, 0, 0)));
        // two pairs that are never at risk with each other: one degree for each
        Map<String, Durations> pairs = Map.of(
                "a", Lasting.of("1 2"),
                "b", Lasting.of("1 3"),
                "c", Lasting.late("10-11 10-12"),
                "d", Lasting.late("10-12 10-14"));
        assertThat(LogRankTest.of(pairs).degreesOfFreedom()).isEqualTo(2);
    }

    @Test
    void eachGroupAgainstEachOther() {
        Map<String, Durations> groups = new LinkedHashMap<>();
        groups.put("none", Durations.empty(ChronoUnit.DAYS));
        groups.put("placebo", Lasting.PLACEBO);
        groups.put("6-MP", Lasting.SIX_MP);
        groups.put("maintained", Lasting.MAINTAINED);
        List<LogRankTest.Pair> pairs = LogRankTest.pairwise(groups, Correction.BONFERRONI);
        assertThat(pairs)
                .extracting(pair -> pair.first() + ", " + pair.second())
                .containsExactly(
                        "6-MP, maintained",
                        "6-MP, none",
                        "6-MP, placebo",
                        "maintained, none",
                        "maintained, placebo",
                        "none, placebo");
        LogRankTest.Pair leukaemia = pairs.get(2);
        // three of the six are tests: the others have nothing to compare
        assertThat(leukaemia.adjustedPValue()).isEqualTo(3 * leukaemia.test().pvalue());
        assertThat(leukaemia.isSignificant(0.001)).isTrue();
        assertThat(leukaemia.isSignificant(0.0001)).isFalse();
        assertThat(leukaemia)
                .hasToString(
                        "6-MP, placebo: chi-square 16.793 on 1 degree of freedom, p = 4.17e-05, adjusted 0.000125");
        LogRankTest.Pair empty = pairs.get(1);
        assertThat(empty.adjustedPValue()).isNaN();
        assertThat(empty.isSignificant(0.5)).isFalse();
        assertThat(empty).hasToString("6-MP, none: undefined: nothing happened to some while two groups were at risk");
        assertThat(Serialization.roundTrip(leukaemia)).isEqualTo(leukaemia);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(pairs::clear);
    }

    @Test
    void refusesPairsThatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogRankTest.pairwise(Map.of("a", Lasting.SIX_MP), Correction.HOLM))
                .withMessage("groups must be at least 2: 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogRankTest.pairwise(
                        Map.of("a", Lasting.SIX_MP, "b", Durations.empty(ChronoUnit.WEEKS)), Correction.HOLM))
                .withMessage("unit of other (Weeks) must be that of this (Days)");
        LogRankTest two = Lasting.compare(Lasting.of("1 4+"), Lasting.of("2 3"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogRankTest.Pair(two, 0))
                .withMessage("adjustedPValue must be in " + two.pvalue() + "..1, at least that of the test: 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogRankTest.Pair(two, Double.NaN))
                .withMessage("adjustedPValue must be in " + two.pvalue() + "..1, at least that of the test: NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogRankTest.Pair(two, 1.5))
                .withMessage("adjustedPValue must be in " + two.pvalue() + "..1, at least that of the test: 1.5");
        LogRankTest three = LogRankTest.of(Map.of("a", Lasting.of("1"), "b", Lasting.of("2"), "c", Lasting.of("3")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogRankTest.Pair(three, 1))
                .withMessage("groups of test must be 2: 3");
        assertThatNullPointerException()
                .isThrownBy(() -> LogRankTest.pairwise(null, Correction.HOLM))
                .withMessage("groups");
        assertThatNullPointerException()
                .isThrownBy(() -> LogRankTest.pairwise(Map.of(), null))
                .withMessage("correction");
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "1 2, ''", "1+ 2+, 1+ 3+", "5, 2+", "3 3, 3 3"})
    void withoutSomethingToCompareItIsUndefined(String first, String second) {
        LogRankTest test = Lasting.compare(Lasting.of(first), Lasting.of(second));
        assertThat(test.isDefined()).isFalse();
        assertThat(test.chiSquare()).isNaN();
        assertThat(test.pvalue()).isNaN();
        assertThat(test.degreesOfFreedom()).isZero();
        assertThat(test.isSignificant(0.5)).isFalse();
        assertThat(test.test())
                .isEqualTo(SignificanceTest.undefined("nothing happened to some while two groups were at risk"));
        assertThat(test).hasToString("undefined: nothing happened to some while two groups were at risk");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogRankTest.of(Map.of("a", Lasting.SIX_MP)))
                .withMessage("groups must be at least 2: 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogRankTest.ofStrata(List.of()))
                .withMessage("groups must be at least 2: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lasting.compare(Lasting.SIX_MP, Durations.empty(ChronoUnit.WEEKS)))
                .withMessage("unit of other (Weeks) must be that of this (Days)");
        assertThatNullPointerException().isThrownBy(() -> LogRankTest.of(null)).withMessage("groups");
        assertThatNullPointerException()
                .isThrownBy(() -> LogRankTest.ofStrata(null))
                .withMessage("strata");
    }

    @Test
    void equalByWhatItSays() {
        LogRankTest test = Lasting.compare(Lasting.SIX_MP, Lasting.PLACEBO);
        assertThat(test)
                .isEqualTo(Serialization.roundTrip(test))
                .hasSameHashCodeAs(Lasting.compare(Lasting.SIX_MP, Lasting.PLACEBO))
                .isNotEqualTo(Lasting.compare(Lasting.PLACEBO, Lasting.SIX_MP))
                .isNotEqualTo(Lasting.compare(Lasting.SIX_MP, Lasting.MAINTAINED))
                .isNotEqualTo(null);
    }

    @Test
    void neitherTheOrderOfGroupsNorThatOfStrataChangesABit() {
        Random random = new Random(5);
        for (int run = 0; run < 50; run++) {
            List<Map<String, Durations>> strata = new ArrayList<>();
            for (int stratum = 0; stratum < 3; stratum++) {
                Map<String, Durations> groups = new LinkedHashMap<>();
                for (String name : List.of("a", "b", "c", "d")) {
                    groups.put(name, randomDurations(random));
                }
                strata.add(groups);
            }
            LogRankTest test = LogRankTest.ofStrata(strata);
            List<Map<String, Durations>> shuffled = new ArrayList<>(
                    strata.stream().map(groups -> shuffled(groups, random)).toList());
            Collections.shuffle(shuffled, random);
            assertThat(LogRankTest.ofStrata(shuffled)).isEqualTo(test).hasToString(test.toString());
        }
    }

    private static Durations randomDurations(Random random) {
        long[] lengths = random.longs(20, 1, 15).toArray();
        boolean[] ended = new boolean[lengths.length];
        for (int i = 0; i < ended.length; i++) {
            ended[i] = random.nextInt(3) > 0;
        }
        return Durations.of(ChronoUnit.DAYS, lengths, ended);
    }

    private static Map<String, Durations> shuffled(Map<String, Durations> groups, Random random) {
        List<String> names = new ArrayList<>(groups.keySet());
        Collections.shuffle(names, random);
        Map<String, Durations> shuffled = new LinkedHashMap<>();
        names.forEach(name -> shuffled.put(name, groups.get(name)));
        return shuffled;
    }
}
