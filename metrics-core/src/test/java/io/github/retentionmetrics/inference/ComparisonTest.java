package io.github.retentionmetrics.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.rate.Difference;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.testing.Serialization;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final ComparisonText ENGLISH =
            ComparisonText.english("Retention").comparing("March", "February").inPercentagePoints();
    private static final ComparisonText DUTCH =
            ComparisonText.dutch("Retentie").comparing("maart", "februari").inPercentagePoints();
    private static final Rate HIGH = Rate.of(850, 1_000);
    private static final Rate LOW = Rate.of(790, 1_000);

    @Test
    void saysHigherAndLower() {
        Comparison up = Comparison.of(HIGH.minus(LOW), 0.95);
        Comparison down = Comparison.of(LOW.minus(HIGH), 0.95);
        assertThat(up.verdict()).isEqualTo(Comparison.Verdict.HIGHER);
        assertThat(down.verdict()).isEqualTo(Comparison.Verdict.LOWER);
        assertThat(up.pvalue()).isEqualTo(HIGH.minus(LOW).test().pvalue());
        assertThat(up.sentence(ENGLISH))
                .isEqualTo("Retention: March is higher than February by 6.0 percentage points"
                        + " (95% interval 2.6 to 9.4, p = 0.0005).");
        assertThat(down.sentence(ENGLISH))
                .isEqualTo("Retention: March is lower than February by 6.0 percentage points"
                        + " (95% interval 2.6 to 9.4, p = 0.0005).");
        assertThat(up.sentence(DUTCH))
                .isEqualTo("Retentie: maart is hoger dan februari, met 6,0 procentpunt"
                        + " (95%-interval 2,6 tot 9,4; p = 0,0005).");
        assertThat(down.sentence(DUTCH))
                .isEqualTo("Retentie: maart is lager dan februari, met 6,0 procentpunt"
                        + " (95%-interval 2,6 tot 9,4; p = 0,0005).");
    }

    @Test
    void claimsNothingThatMayBeChance() {
        Comparison unclear = Comparison.of(Rate.of(80, 100).minus(Rate.of(79, 100)), 0.9);
        assertThat(unclear.verdict()).isEqualTo(Comparison.Verdict.NO_CLEAR_DIFFERENCE);
        assertThat(unclear.sentence(ENGLISH))
                .isEqualTo("Retention: no clear difference between March and February"
                        + " (observed 1.0 percentage points, 90% interval -8.4 to 10.4, p = 0.8610).");
        assertThat(unclear.sentence(DUTCH))
                .isEqualTo("Retentie: geen duidelijk verschil tussen maart en februari"
                        + " (waargenomen 1,0 procentpunt; 90%-interval -8,4 tot 10,4; p = 0,8610).");
    }

    @Test
    void withoutATestThereIsNoVerdict() {
        Comparison flat = Comparison.of(Mean.of(3, 3).minus(Mean.of(5, 5, 5)), 0.95);
        assertThat(flat.verdict()).isEqualTo(Comparison.Verdict.NO_CLEAR_DIFFERENCE);
        assertThat(flat.sentence(
                        ComparisonText.english("Score").comparing("A", "B").withUnit(1, "")))
                .isEqualTo("Score: no clear difference between A and B (observed -2.0, 95% interval -2.0 to -2.0).");
        Comparison single = Comparison.of(Mean.of(3).minus(Mean.of(5)), 0.995);
        assertThat(single.sentence(ComparisonText.english("Score").comparing("A", "B")))
                .isEqualTo(
                        "Score: no clear difference between A and B (observed -2.00, 99.5% interval not available).");
        assertThat(single.sentence(
                        ComparisonText.dutch("Score").comparing("A", "B").withUnit(0, "punten")))
                .isEqualTo(
                        "Score: geen duidelijk verschil tussen A en B (waargenomen -2 punten; geen 99,5%-interval).");
    }

    @Test
    void saysWhyNothingCanBeCompared() {
        Comparison none = Comparison.of(HIGH.minus(Rate.of(0, 0, "no customers at the start of the period")), 0.95);
        assertThat(none.verdict()).isEqualTo(Comparison.Verdict.UNDEFINED);
        assertThat(none.sentence(ENGLISH))
                .isEqualTo(
                        "Retention: March and February cannot be compared: no customers at the start of the period.");
        assertThat(none.sentence(DUTCH)).isEqualTo("Retentie: maart en februari zijn niet te vergelijken.");
        assertThat(none.difference().reason()).isEqualTo("no customers at the start of the period");
    }

    @Test
    void tinyNumbersAndMinusZero() {
        Comparison sure = Comparison.of(Rate.of(900, 1_000).minus(Rate.of(100, 1_000)), 0.95);
        assertThat(sure.sentence(ENGLISH)).endsWith("p < 0.0001).");
        Comparison zero = Comparison.of(Rate.of(4_999, 10_000).minus(Rate.of(5_000, 10_000)), 0.95);
        assertThat(zero.sentence(ENGLISH)).contains("(observed 0.0 percentage points, ");
    }

    /** Benjamini and Hochberg (1995), section 3.2: of 15 p-values, Bonferroni finds 3 and their method 4 at 0.05. */
    @Test
    void theExampleOfBenjaminiAndHochberg() {
        double[] p = {
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0
        };
        assertThat(found(Correction.NONE.adjust(p))).isEqualTo(9);
        assertThat(found(Correction.BONFERRONI.adjust(p))).isEqualTo(3);
        assertThat(found(Correction.HOLM.adjust(p))).isEqualTo(3);
        assertThat(found(Correction.BENJAMINI_HOCHBERG.adjust(p))).isEqualTo(4);
        // scipy 1.17.1, stats.false_discovery_control
        assertThat(Correction.BENJAMINI_HOCHBERG.adjust(p))
                .containsExactly(
                        new double[] {
                            0.0015,
                            0.003,
                            0.0095,
                            0.035625,
                            0.0603,
                            0.06385714,
                            0.06385714,
                            0.0645,
                            0.0765,
                            0.486,
                            0.58118182,
                            0.714875,
                            0.75323077,
                            0.81321429,
                            1
                        },
                        within(1e-8));
    }

    private static long found(double[] adjusted) {
        return Arrays.stream(adjusted).filter(p -> p <= 0.05).count();
    }

    /**
     * A worked example in wide use: 0.01, 0.04, 0.03, 0.005 at 0.05, of which Holm rejects the fourth and the first.
     */
    @Test
    void aWorkedExampleOfHolm() {
        assertThat(Correction.HOLM.adjust(0.01, 0.04, 0.03, 0.005))
                .containsExactly(new double[] {3 * 0.01, 0.06, 2 * 0.03, 4 * 0.005}, within(1e-15));
    }

    /** Three times 0.173, divided by three, is a little less than 0.173. */
    @Test
    void theLargestPValueStaysAsItIs() {
        assertThat(Correction.BENJAMINI_HOCHBERG.adjust(0.173, 0.173, 0.173)).containsExactly(0.173, 0.173, 0.173);
    }

    @Test
    void undefinedPValuesAreNoLook() {
        assertThat(Correction.BONFERRONI.adjust(0.02, Double.NaN, 0.4, 0.9))
                .containsExactly(new double[] {0.06, Double.NaN, 1, 1}, within(1e-15));
        assertThat(Correction.HOLM.adjust()).isEmpty();
        assertThat(Correction.HOLM.adjust(0.03, 0.03)).containsExactly(0.06, 0.06);
    }

    @Test
    void manyLooksAreCorrected() {
        Map<String, Difference> cells = new LinkedHashMap<>();
        cells.put("big", Rate.of(90, 100).minus(Rate.of(60, 100)));
        cells.put("small", Rate.of(80, 100).minus(Rate.of(68, 100)));
        cells.put("none", Rate.of(80, 100).minus(Rate.of(80, 100)));
        cells.put("empty", Rate.of(1, 2).minus(Rate.empty()));
        double small = cells.get("small").test().pvalue();
        assertThat(small).isCloseTo(0.0531, within(0.0001));

        Map<String, Comparison> holm = Comparison.ofAll(cells, Correction.HOLM, 0.9);
        assertThat(holm.keySet()).containsExactly("big", "small", "none", "empty");
        assertThat(holm.get("small").looks()).isEqualTo(3);
        assertThat(holm.get("small").pvalue()).isCloseTo(2 * small, within(1e-15));
        assertThat(holm.values().stream().map(Comparison::verdict))
                .containsExactly(
                        Comparison.Verdict.HIGHER,
                        Comparison.Verdict.NO_CLEAR_DIFFERENCE,
                        Comparison.Verdict.NO_CLEAR_DIFFERENCE,
                        Comparison.Verdict.UNDEFINED);
        assertThat(holm.get("big").interval()).isEqualTo(cells.get("big").interval(1 - (1 - 0.9) / 3));
        assertThat(holm.get("big").sentence(ENGLISH)).endsWith(", one of 3 comparisons).");
        assertThat(holm.get("small").sentence(DUTCH)).endsWith("; een van 3 vergelijkingen).");

        Map<String, Comparison> hochberg = Comparison.ofAll(cells, Correction.BENJAMINI_HOCHBERG, 0.9);
        assertThat(hochberg.get("small").verdict()).isEqualTo(Comparison.Verdict.HIGHER);
        assertThat(hochberg.get("small").interval())
                .isEqualTo(cells.get("small").interval(1 - (1 - 0.9) * 2 / 3));
        assertThat(Comparison.ofAll(cells, Correction.NONE, 0.9).get("small").interval())
                .isEqualTo(cells.get("small").interval(0.9));
        assertThat(Comparison.ofAll(Map.of("a", Rate.empty().minus(HIGH)), Correction.HOLM, 0.95)
                        .get("a")
                        .looks())
                .isEqualTo(1);
        assertThat(Comparison.ofAll(Map.<String, Difference>of(), Correction.HOLM, 0.95))
                .isEmpty();
    }

    @Test
    void levelsOfManyIntervals() {
        assertThat(Correction.NONE.intervalLevel(0.95, 20)).isEqualTo(0.95);
        assertThat(Correction.BONFERRONI.intervalLevel(0.95, 20)).isCloseTo(0.9975, within(1e-15));
        assertThat(Correction.BENJAMINI_HOCHBERG.intervalLevel(0.95, 20)).isCloseTo(0.9975, within(1e-15));
        assertThatThrownBy(() -> Correction.HOLM.intervalLevel(0.95, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("looks must be at least 1: 0");
    }

    @Test
    void checksItsArguments() {
        assertThatThrownBy(() -> Correction.HOLM.adjust(0.5, 1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pValues[1] must be in 0..1: 1.5");
        assertThatThrownBy(() -> Comparison.of(HIGH.minus(LOW), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level must be between 0 and 1, both exclusive: 1.0");
        Comparison some = Comparison.of(HIGH.minus(LOW), 0.95);
        assertThatThrownBy(() -> new Comparison(some.difference(), 0.95, some.interval(), 2, Correction.NONE, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pvalue must be in 0..1: 2.0");
        assertThatThrownBy(() -> new Comparison(some.difference(), 0.95, some.interval(), 0.5, Correction.NONE, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("looks must be at least 1: 0");
        assertThatThrownBy(() -> ENGLISH.withUnit(10, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("decimals must be in 0..9: 10");
        assertThatThrownBy(() -> ComparisonText.dutch("Retentie").comparing(" ", "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("first must not be blank: length 1");
        assertThat(some.sentence(Serialization.roundTrip(DUTCH))).isEqualTo(some.sentence(DUTCH));
        assertThat(List.of(Comparison.Verdict.values())).hasSize(4);
    }
}
