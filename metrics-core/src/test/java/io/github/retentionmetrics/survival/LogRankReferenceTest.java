package io.github.retentionmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.inference.Correction;
import io.github.retentionmetrics.testing.ReferenceData;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * R survival 3.5.3, {@code survdiff}: files {@code expected/telco/km_summary.json} and
 * {@code mavenflix/km_summary.json}.
 */
class LogRankReferenceTest {
    private static final double TOLERANCE = 1e-12;

    @Test
    void contractsOfTelco() {
        Map<String, Durations> contracts = Stream.of("Month-to-month", "One year", "Two year")
                .collect(Collectors.toMap(
                        contract -> contract,
                        contract -> SurvivalCurveReferenceTest.telco(row -> contract.equals(row.get("contract")))));
        LogRankTest test = LogRankTest.of(contracts);
        assertThat(test.chiSquare()).isCloseTo(2352.87253825934, within(TOLERANCE * 2352));
        assertThat(test.degreesOfFreedom()).isEqualTo(2);
        // exp(-1176) is below the smallest double
        assertThat(test.pvalue()).isZero();
        assertGroup(test.groups().get("Month-to-month"), 1655, 708.445595507873);
        assertGroup(test.groups().get("One year"), 166, 470.72782609582);
        assertGroup(test.groups().get("Two year"), 48, 689.826578396307);
    }

    @Test
    void payersOfMavenflix() {
        LogRankTest test = LogRankTest.of(List.of("No", "Yes").stream()
                .collect(Collectors.toMap(
                        paid -> paid,
                        paid -> SurvivalCurveReferenceTest.mavenflix(row -> paid.equals(row.get("paid"))))));
        assertThat(test.chiSquare()).isCloseTo(377.193852890169, within(TOLERANCE * 377));
        assertThat(test.degreesOfFreedom()).isEqualTo(1);
        assertThat(test.pvalue()).isCloseTo(5.08053502610059e-84, within(1e-11 * 5e-84));
        assertGroup(test.groups().get("No"), 123, 26.1668829854878);
        assertGroup(test.groups().get("Yes"), 1881, 1977.83311701451);
    }

    /**
     * The four kinds of lung cancer of R's {@code veteran}: each pair's chi-square and p-value from SciPy 1.17.1,
     * {@code stats.logrank}, and the p-values adjusted by its {@code false_discovery_control}.
     */
    @Test
    void pairsOfVeterans() {
        Map<String, Durations> kinds = ReferenceData.rows("data/survival/veteran.csv").stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("celltype"),
                        Durations.toDurations(
                                ChronoUnit.DAYS,
                                row -> Long.parseLong(row.get("time")),
                                row -> row.get("status").equals("1"))));
        List<LogRankTest.Pair> pairs = LogRankTest.pairwise(kinds, Correction.BENJAMINI_HOCHBERG);
        assertThat(pairs).hasSize(6);
        assertPair(pairs.get(0), "adeno", "large", 17.669321529323014, 2.628316878476369e-05, 0.00015769901270858215);
        assertPair(pairs.get(1), "adeno", "smallcell", 0.09684319197100293, 0.7556513286871234, 0.7556513286871234);
        assertPair(pairs.get(2), "adeno", "squamous", 12.04548364108014, 0.0005191801492839545, 0.0013378424500829346);
        assertPair(pairs.get(3), "large", "smallcell", 9.370904148183772, 0.002204567518961783, 0.0033068512784426747);
        assertPair(pairs.get(4), "large", "squamous", 0.822593978656154, 0.3644228374841034, 0.4373074049809241);
        assertPair(
                pairs.get(5),
                "smallcell",
                "squamous",
                11.573673919989023,
                0.0006689212250414673,
                0.0013378424500829346);
    }

    private static void assertPair(
            LogRankTest.Pair pair, String first, String second, double chiSquare, double pValue, double adjusted) {
        assertThat(List.of(pair.first(), pair.second())).isEqualTo(List.of(first, second));
        assertThat(pair.test().chiSquare()).isCloseTo(chiSquare, within(TOLERANCE * chiSquare));
        assertThat(pair.test().pvalue()).isCloseTo(pValue, within(1e-11 * pValue));
        assertThat(pair.adjustedPValue()).isCloseTo(adjusted, within(1e-11 * adjusted));
    }

    private static void assertGroup(LogRankTest.Group group, long observed, double expected) {
        assertThat(group.observed()).isEqualTo(observed);
        assertThat(group.expected()).isCloseTo(expected, within(TOLERANCE * expected));
    }
}
