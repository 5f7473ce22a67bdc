package io.github.retentionmetrics.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.internal.math.ChiSquare;
import io.github.retentionmetrics.testing.Serialization;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * Figures without another source were computed with SciPy 1.17.1 (stats.binomtest, stats.chisquare, stats.multinomial).
 */
class SampleRatioTest {
    @Test
    void theExampleOfTrustworthyOnlineControlledExperiments() {
        // chapter 3: 821,588 users of the control and 815,482 of the treatment, p = 1.8E-6
        SampleRatio ratio = SampleRatio.ofEqual(Map.of("control", 821_588L, "treatment", 815_482L));

        assertThat(ratio.isExact()).isFalse();
        assertThat(ratio.statistic()).isCloseTo(6_106.0 * 6_106 / 1_637_070, within(1e-12));
        assertThat(ratio.pvalue()).isCloseTo(1.821792872619186e-6, within(1e-15));
        assertThat(ratio.isMismatch()).isTrue();
    }

    @Test
    void theExamplesOfTheHelpPagesOfR() {
        // chisq.test(c(89, 37, 30, 28, 2), p = c(40, 20, 20, 15, 5), rescale.p = TRUE): X-squared = 9.9901, p = 0.04059
        SampleRatio five = SampleRatio.of(
                Map.of("a", 89L, "b", 37L, "c", 30L, "d", 28L, "e", 2L),
                Map.of("a", 40.0, "b", 20.0, "c", 20.0, "d", 15.0, "e", 5.0));
        assertThat(five.statistic()).isCloseTo(9.9901, within(5e-5));
        assertThat(five.pvalue()).isCloseTo(0.04059, within(5e-6));
        // binom.test(682, 925, p = 0.75): p-value = 0.3825
        SampleRatio two = SampleRatio.of(Map.of("giant", 682L, "dwarf", 243L), Map.of("giant", 3.0, "dwarf", 1.0));
        assertThat(two.isExact()).isTrue();
        assertThat(two.pvalue()).isCloseTo(0.3824915595748517, within(1e-10));
    }

    @Test
    void smallGroupsAreComparedExactly() {
        Map<String, Long> sizes = Map.of("a", 3L, "b", 9L, "c", 1L);

        assertThat(SampleRatio.ofEqual(sizes).pvalue()).isCloseTo(0.029698498986717094, within(1e-10));
        assertThat(SampleRatio.of(sizes, Map.of("a", 1.0, "b", 2.0, "c", 1.0)).pvalue())
                .isCloseTo(0.36135387420654264, within(1e-10));
        // all ten in one group, or all in the other: 2 / 1024
        assertThat(SampleRatio.ofEqual(Map.of("a", 10L, "b", 0L)).pvalue()).isCloseTo(2.0 / 1_024, within(1e-15));
    }

    @Test
    void aPlannedGroupWithoutCustomersIsAMismatch() {
        SampleRatio ratio = SampleRatio.of(Map.of("control", 40L), Map.of("control", 1.0, "voucher", 1.0));

        assertThat(ratio.sizes()).containsExactly(entry("control", 40L), entry("voucher", 0L));
        assertThat(ratio.expected()).containsExactly(entry("control", 20.0), entry("voucher", 20.0));
        assertThat(ratio.isMismatch()).isTrue();
    }

    @Test
    void withoutCustomersThereIsNoPvalue() {
        SampleRatio ratio = SampleRatio.ofEqual(Map.of("control", 0L, "voucher", 0L));

        assertThat(ratio.pvalue()).isNaN();
        assertThat(ratio.getPvalue()).isNull();
        assertThat(ratio.isMismatch()).isFalse();
        assertThat(ratio).hasToString("{control=0, voucher=0}, expected {control=0.0, voucher=0.0}, undefined");
    }

    @Test
    void hugeGroupsHaveAStatistic() {
        SampleRatio ratio =
                SampleRatio.of(Map.of("a", Long.MAX_VALUE, "b", 0L), Map.of("a", (double) Float.MIN_VALUE, "b", 1e38));

        assertThat(ratio.statistic()).isFinite();
        assertThat(ratio.pvalue()).isZero();
    }

    @Test
    void isAValue() {
        SampleRatio ratio =
                SampleRatio.of(Map.of("control", 905L, "voucher", 95L), Map.of("control", 0.9, "voucher", 0.1));

        assertThat(ratio).isEqualTo(Serialization.roundTrip(ratio));
        assertThat(ratio).hasToString("{control=905, voucher=95}, expected {control=900.0, voucher=100.0}, p = 0.635");
        assertThat(ratio.total()).isEqualTo(1_000);
        assertThat(ratio.getStatistic()).isEqualTo(ratio.statistic());
    }

    @Property(tries = 100)
    void theUnitOfTheWeightsAndTheOrderOfTheGroupsDoNotMatter(
            @ForAll @LongRange(min = 0, max = 200_000) long first,
            @ForAll @LongRange(min = 1, max = 200_000) long second,
            @ForAll @DoubleRange(min = 0.1, max = 10) double weight) {
        SampleRatio parts = SampleRatio.of(Map.of("a", first, "b", second), Map.of("a", weight, "b", 1.0));
        SampleRatio percent = SampleRatio.of(Map.of("y", second, "z", first), Map.of("y", 64.0, "z", 64 * weight));

        assertThat(parts.pvalue()).isBetween(0.0, 1.0).isCloseTo(percent.pvalue(), within(1e-9));
        assertThat(parts.statistic()).isCloseTo(percent.statistic(), within(1e-9 * (1 + parts.statistic())));
    }

    @Property(tries = 20)
    void theExactPvalueOfManyCustomersIsThatOfTheChiSquareDistribution(
            @ForAll @IntRange(min = 49_000, max = 51_000) int first) {
        SampleRatio exact = SampleRatio.ofEqual(Map.of("a", (long) first, "b", 99_999L - first));
        SampleRatio approximate = SampleRatio.ofEqual(Map.of("a", 10L * first, "b", 999_990L - 10L * first));

        assertThat(exact.isExact()).isTrue();
        assertThat(approximate.isExact()).isFalse();
        double same = ChiSquare.upperTail(approximate.statistic() / 10, 1);
        assertThat(exact.pvalue()).isCloseTo(same, within(0.01));
    }

    /** The exact test raises a false alarm with at most the probability that was accepted, whatever the weights. */
    @Property(tries = 50)
    void falseAlarmsAreAsRareAsAccepted(
            @ForAll @IntRange(min = 1, max = 60) int customers,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double share,
            @ForAll @DoubleRange(min = 0.01, max = 0.2) double alpha) {
        double alarms = 0;
        double probability = Math.pow(1 - share, customers);
        for (int size = 0; size <= customers; size++) {
            Map<String, Long> sizes = new TreeMap<>(Map.of("a", (long) size, "b", (long) customers - size));
            SampleRatio ratio = SampleRatio.of(sizes, Map.of("a", share, "b", 1 - share));
            alarms += ratio.isMismatch(alpha) ? probability : 0;
            probability *= (double) (customers - size) / (size + 1) * (share / (1 - share));
        }
        assertThat(alarms).isLessThanOrEqualTo(alpha * (1 + 1e-9));
    }

    @Test
    void refusesWhatIsNoPlan() {
        Map<String, Double> plan = Map.of("control", 1.0, "voucher", 1.0);
        refused(() -> SampleRatio.ofEqual(Map.of("control", 4L)), "weights must be of at least 2 groups: 1");
        refused(
                () -> SampleRatio.of(Map.of("other", 4L), plan),
                "sizes must be of planned groups [control, voucher]: other");
        refused(() -> SampleRatio.of(Map.of("control", -4L), plan), "size of control must not be negative: -4");
        refused(
                () -> SampleRatio.of(Map.of(), Map.of("control", 1.0, "voucher", 0.0)),
                "weight of voucher must be positive and at most 3.4E38: 0.0");
        refused(
                () -> SampleRatio.of(Map.of(), Map.of("control", 1.0, "voucher", Double.NaN)),
                "weight of voucher must be positive and at most 3.4E38: NaN");
        refused(() -> SampleRatio.of(Map.of(), Map.of("control", 1.0, " ", 1.0)), "group must not be blank: length 1");
        refused(
                () -> SampleRatio.ofEqual(Map.of("a", 1L, "b", 1L)).isMismatch(1),
                "alpha must be between 0 and 1, both exclusive: 1.0");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
