package io.github.retentionmetrics.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.testing.Serialization;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Published figures are the examples of R's help pages of power.prop.test and power.t.test. All others were computed
 * with SciPy 1.17.1 from the formulas of the class: stats.norm for rates, stats.nct and stats.t for means, sizes by
 * trying one after the other, and smallest differences by optimize.brentq.
 */
class SampleSizeTest {
    private static final SampleSize PLAN = SampleSize.withDefaults();

    @Test
    void isWhatTheHelpPagesOfRSay() {
        // power.prop.test(n = 50, p1 = .50, p2 = .75): power = 0.7401659
        assertThat(PLAN.powerOfRates(0.5, 0.75, SampleSize.Groups.each(50))).isCloseTo(0.7401659, within(5e-8));
        // power.prop.test(p1 = .50, p2 = .75, power = .90): n = 76.7
        assertThat(PLAN.withPower(0.9).forRates(0.5, 0.75)).isEqualTo(SampleSize.Groups.each(77));
        // power.t.test(n = 20, delta = 1, sd = 1): power = 0.8689528
        assertThat(PLAN.powerOfMeans(1, 1, SampleSize.Groups.each(20))).isCloseTo(0.8689528, within(5e-8));
        // power.t.test(power = .90, delta = 1): n = 22.02110
        assertThat(PLAN.withPower(0.9).forMeans(1, 1)).isEqualTo(SampleSize.Groups.each(23));
        // power.t.test(power = .90, delta = 1, alternative = "one.sided"): n = 17.84713
        assertThat(PLAN.withPower(0.9).withOneSidedTest().forMeans(1, 1)).isEqualTo(SampleSize.Groups.each(18));
    }

    @ParameterizedTest
    @CsvSource({
        "0.80, 0.84, 0.80, 1, 1447, 1447",
        "0.80, 0.84, 0.90, 0.25, 4889, 1223",
        "0.84, 0.80, 0.80, 1, 1447, 1447"
    })
    void sizesForRates(double first, double second, double power, double ratio, long firstSize, long secondSize) {
        assertThat(PLAN.withPower(power).withRatio(ratio).forRates(first, second))
                .isEqualTo(new SampleSize.Groups(firstSize, secondSize));
    }

    @Test
    void sizesForMeans() {
        assertThat(PLAN.forMeans(5, 30)).isEqualTo(SampleSize.Groups.each(567));
        assertThat(PLAN.forMeans(-5, 30)).isEqualTo(SampleSize.Groups.each(567));
    }

    @Test
    void powerOfUnequalGroups() {
        assertThat(PLAN.withSignificance(0.01).powerOfRates(0.3, 0.4, new SampleSize.Groups(120, 360)))
                .isCloseTo(0.2611848857485158, within(1e-12));
        assertThat(PLAN.powerOfMeans(0.5, 1, new SampleSize.Groups(10, 40)))
                .isCloseTo(0.28298950528368333, within(1e-9));
        assertThat(PLAN.withSignificance(0.1).powerOfMeans(0.1, 1, new SampleSize.Groups(1500, 500)))
                .isCloseTo(0.6144676143710485, within(1e-9));
        assertThat(PLAN.withSignificance(0.001).powerOfMeans(0.3, 1, new SampleSize.Groups(2, 1000)))
                .isCloseTo(0.002066477593841226, within(1e-9));
    }

    @Test
    void powerOfAOneSidedTest() {
        SampleSize oneSided = PLAN.withOneSidedTest();

        assertThat(oneSided.powerOfRates(0.5, 0.75, SampleSize.Groups.each(50)))
                .isCloseTo(0.8339835233554281, within(1e-12));
        assertThat(oneSided.withSignificance(0.01).powerOfRates(0.3, 0.4, new SampleSize.Groups(120, 360)))
                .isCloseTo(0.3517062803367269, within(1e-12));
        assertThat(oneSided.forRates(0.80, 0.84)).isEqualTo(SampleSize.Groups.each(1140));
        assertThat(oneSided.powerOfMeans(0.5, 1, new SampleSize.Groups(10, 40)))
                .isCloseTo(0.40106389243870144, within(1e-9));
        assertThat(oneSided.powerOfRates(0.3, 0.3, SampleSize.Groups.each(10))).isCloseTo(0.05, within(1e-12));
    }

    @Property(tries = 50)
    void aOneSidedTestIsATwoSidedOneAtTwiceTheSignificance(
            @ForAll @DoubleRange(min = 0.01, max = 0.2) double significance,
            @ForAll @DoubleRange(min = 0.1, max = 0.4) double first,
            @ForAll @DoubleRange(min = 0.5, max = 0.9) double second) {
        SampleSize oneSided = PLAN.withSignificance(significance).withOneSidedTest();

        assertThat(oneSided.forRates(first, second))
                .isEqualTo(PLAN.withSignificance(2 * significance).forRates(first, second));
        assertThat(oneSided.forRates(first, second).first())
                .isLessThanOrEqualTo(PLAN.withSignificance(significance)
                        .forRates(first, second)
                        .first());
    }

    @Test
    void powerOfTheSmallestGroups() {
        assertThat(PLAN.powerOfMeans(2, 3, SampleSize.Groups.each(2))).isCloseTo(0.06260406086572967, within(1e-9));
        assertThat(PLAN.powerOfMeans(8, 3, SampleSize.Groups.each(2))).isCloseTo(0.32827518534432754, within(1e-9));
        assertThat(PLAN.powerOfRates(0.01, 0, SampleSize.Groups.each(100)))
                .isCloseTo(0.1685604894374445, within(1e-12));
    }

    @Test
    void smallestDifferences() {
        assertThat(PLAN.smallestIncrease(0.80, SampleSize.Groups.each(500)).orElseThrow())
                .isCloseTo(0.06600824386898257, within(1e-12));
        assertThat(PLAN.smallestDecrease(0.1, new SampleSize.Groups(300, 600)).orElseThrow())
                .isCloseTo(0.050803379152279456, within(1e-12));
        assertThat(PLAN.smallestDifference(12, new SampleSize.Groups(30, 60)))
                .isCloseTo(7.600730686827175, within(1e-8));
    }

    @Test
    void someRatesCannotRiseOrFallFarEnough() {
        assertThat(PLAN.smallestIncrease(0.99, SampleSize.Groups.each(100))).isEmpty();
        assertThat(PLAN.smallestIncrease(1, SampleSize.Groups.each(1_000_000))).isEmpty();
        assertThat(PLAN.smallestDecrease(0, SampleSize.Groups.each(1_000_000))).isEmpty();
        assertThat(PLAN.smallestDecrease(0.01, SampleSize.Groups.each(1_000))).isPresent();
    }

    @Property(tries = 200)
    void theSizesAreTheSmallestThatHaveThePower(
            @ForAll @DoubleRange(min = 0, max = 1) double first,
            @ForAll @DoubleRange(min = 0, max = 1) double second,
            @ForAll @DoubleRange(min = 0.1, max = 10) double ratio) {
        if (Math.abs(first - second) < 1e-3) {
            return;
        }
        SampleSize plan = PLAN.withRatio(ratio);
        SampleSize.Groups sizes = plan.forRates(first, second);

        assertThat(sizes.second()).isEqualTo((long) Math.ceil(ratio * sizes.first()));
        assertThat(plan.powerOfRates(first, second, sizes)).isGreaterThanOrEqualTo(0.8);
        if (sizes.first() > 1) {
            long fewer = sizes.first() - 1;
            SampleSize.Groups smaller = new SampleSize.Groups(fewer, (long) Math.ceil(ratio * fewer));
            assertThat(plan.powerOfRates(first, second, smaller)).isLessThan(0.8);
        }
    }

    @Property(tries = 50)
    void groupsOfTheSizesForADifferenceShowIt(
            @ForAll @DoubleRange(min = 0.01, max = 5) double difference,
            @ForAll @DoubleRange(min = 0.1, max = 10) double deviation,
            @ForAll @DoubleRange(min = 0.1, max = 10) double ratio) {
        SampleSize plan = PLAN.withRatio(ratio);
        SampleSize.Groups sizes = plan.forMeans(difference, deviation);

        assertThat(plan.smallestDifference(deviation, sizes)).isLessThanOrEqualTo(difference * (1 + 1e-9));
        if (sizes.first() > 2) {
            long fewer = sizes.first() - 1;
            SampleSize.Groups smaller = new SampleSize.Groups(fewer, Math.max(2, (long) Math.ceil(ratio * fewer)));
            assertThat(plan.smallestDifference(deviation, smaller)).isGreaterThan(difference * (1 - 1e-9));
        }
    }

    @Property(tries = 100)
    void groupsShowTheSmallestIncreaseWithThePower(
            @ForAll @DoubleRange(min = 0, max = 0.5) double baseline,
            @ForAll @LongRange(min = 50, max = 1_000_000) long size) {
        SampleSize.Groups sizes = SampleSize.Groups.each(size);
        double increase = PLAN.smallestIncrease(baseline, sizes).orElseThrow();

        assertThat(PLAN.powerOfRates(baseline, baseline + increase, sizes)).isCloseTo(0.8, within(1e-6));
    }

    /** The test of the library finds the difference in as many of the experiments as planned. */
    @Test
    void theTestOfTwoRatesHasThePower() {
        SampleSize.Groups sizes = PLAN.forRates(0.5, 0.6);
        SplittableRandom random = new SplittableRandom(17);
        int experiments = 4_000;
        int found = 0;
        for (int i = 0; i < experiments; i++) {
            Rate first = draw(random, 0.5, sizes.first());
            Rate second = draw(random, 0.6, sizes.second());
            found += second.minus(first).test().isSignificant(0.05) ? 1 : 0;
        }

        // four standard errors of a share of 0.8
        assertThat((double) found / experiments).isCloseTo(0.8, within(4 * Math.sqrt(0.8 * 0.2 / experiments)));
    }

    private static Rate draw(SplittableRandom random, double probability, long size) {
        return Rate.of(random.doubles(size).filter(value -> value < probability).count(), size);
    }

    @Test
    void groupsWithoutADifferenceDifferInHalfTheSignificance() {
        assertThat(PLAN.powerOfRates(0.3, 0.3, SampleSize.Groups.each(10))).isCloseTo(0.025, within(1e-12));
        assertThat(PLAN.powerOfMeans(0, 1, SampleSize.Groups.each(10))).isCloseTo(0.025, within(1e-10));
        assertThat(PLAN.powerOfRates(0, 0, SampleSize.Groups.each(10))).isZero();
        assertThat(PLAN.powerOfRates(0, 1, SampleSize.Groups.each(10))).isEqualTo(1);
    }

    @Test
    void hugeGroupsHaveTheNormalDistribution() {
        assertThat(PLAN.powerOfMeans(1e-6, 1, SampleSize.Groups.each(1L << 44)))
                .isCloseTo(0.8427577740801062, within(1e-12));
        assertThat(PLAN.powerOfMeans(1e-4, 1, SampleSize.Groups.each(499_999_999)))
                .isCloseTo(PLAN.powerOfMeans(1e-4, 1, SampleSize.Groups.each(500_000_002)), within(1e-8));
    }

    @Test
    void refusesWhatIsNoPlan() {
        refused(() -> PLAN.withSignificance(0), "significance must be between 0 and 1: 0.0");
        refused(
                () -> PLAN.withSignificance(0.5).withOneSidedTest(),
                "significance must be below 0.5 for a one-sided test: 0.5");
        refused(
                () -> PLAN.withOneSidedTest().withSignificance(0.6),
                "significance must be below 0.5 for a one-sided test: 0.6");
        refused(() -> PLAN.withPower(1), "power must be between 0 and 1: 1.0");
        refused(() -> PLAN.withPower(Double.NaN), "power must be between 0 and 1: NaN");
        refused(() -> PLAN.withRatio(0), "secondPerFirst must be in 0.001..1000: 0.0");
        refused(() -> PLAN.forRates(-0.1, 0.5), "first must be in 0..1: -0.1");
        refused(() -> PLAN.forRates(0.5, Double.NaN), "second must be in 0..1: NaN");
        refused(
                () -> PLAN.forRates(0.5, 0.5),
                "second (0.5) must differ from first (0.5) enough for groups of 2^50 customers to detect it");
        refused(() -> PLAN.forMeans(Double.NaN, 1), "difference must be finite: NaN");
        refused(() -> PLAN.forMeans(1, 0), "standardDeviation must be positive and finite: 0.0");
        refused(
                () -> PLAN.forMeans(0, 2),
                "difference (0.0) must be large enough beside standardDeviation (2.0) for groups of 2^50 customers to detect it");
        refused(
                () -> PLAN.powerOfMeans(1, 1, SampleSize.Groups.each(1)),
                "sizes must be at least 2 each: Groups[first=1, second=1]");
        refused(
                () -> PLAN.smallestDifference(1e308, SampleSize.Groups.each(2)),
                "standardDeviation must be small enough for a finite difference: 1.0E308");
        refused(() -> new SampleSize.Groups(0, 1), "first must be at least 1: 0");
        refused(() -> new SampleSize.Groups(1, -1), "second must be at least 1: -1");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void isAValue() {
        SampleSize plan = PLAN.withSignificance(0.01).withPower(0.9).withRatio(2);

        assertThat(plan)
                .isEqualTo(Serialization.roundTrip(plan))
                .isNotEqualTo(PLAN)
                .hasSameHashCodeAs(
                        SampleSize.withDefaults().withRatio(2).withPower(0.9).withSignificance(0.01));
        assertThat(plan).hasToString("SampleSize[significance 0.01, power 0.9, ratio 2.0]");
        SampleSize oneSided = plan.withOneSidedTest();
        assertThat(oneSided).isEqualTo(Serialization.roundTrip(oneSided)).isNotEqualTo(plan);
        assertThat(oneSided).hasToString("SampleSize[significance 0.01 one-sided, power 0.9, ratio 2.0]");
        assertThat(oneSided.isOneSided()).isTrue();
        assertThat(plan.isOneSided()).isFalse();
        assertThat(plan.significance()).isEqualTo(0.01);
        assertThat(plan.power()).isEqualTo(0.9);
        assertThat(plan.ratio()).isEqualTo(2);
        assertThat(new SampleSize.Groups(3, 4).total()).isEqualTo(7);
    }
}
