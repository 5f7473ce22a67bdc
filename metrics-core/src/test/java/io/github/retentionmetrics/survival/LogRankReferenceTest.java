package io.github.retentionmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** R survival 3.5.3, {@code survdiff}: files {@code expected/telco/km_summary.json} and {@code mavenflix/km_summary.json}. */
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
        assertThat(test.pValue()).isZero();
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
        assertThat(test.pValue()).isCloseTo(5.08053502610059e-84, within(1e-11 * 5e-84));
        assertGroup(test.groups().get("No"), 123, 26.1668829854878);
        assertGroup(test.groups().get("Yes"), 1881, 1977.83311701451);
    }

    private static void assertGroup(LogRankGroup group, long observed, double expected) {
        assertThat(group.observed()).isEqualTo(observed);
        assertThat(group.expected()).isCloseTo(expected, within(TOLERANCE * expected));
    }
}
