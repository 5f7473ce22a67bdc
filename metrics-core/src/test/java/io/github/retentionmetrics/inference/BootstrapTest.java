package io.github.retentionmetrics.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.internal.math.CounterRandom;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.SignificanceTest;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final Bootstrap BOOTSTRAP = Bootstrap.withSeed(2026).withResamples(999);

    /** The 26 values of test A of Efron and Tibshirani (1993), table 14.1, and their plug-in variance. */
    private static final double[] SPATIAL = {
        48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41
    };

    private static final double[] SQUARES =
            Arrays.stream(SPATIAL).map(value -> value * value).toArray();

    private static final Statistic VARIANCE = Statistic.of(SPATIAL.length, drawn -> {
        double mean = drawn.sum(SPATIAL) / drawn.customers();
        return drawn.sum(SQUARES) / drawn.customers() - mean * mean;
    });

    /** The average LSAT and GPA of Efron's 15 law schools. */
    private static final double[] LSAT = {576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594};

    private static final double[] GPA = {
        3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96
    };

    /**
     * Efron and Tibshirani (1993), section 14.2 and table 14.2: 171.5, a = 0.061, z0 = 0.146; at 90 % the percentile
     * interval 100.8 .. 233.9 and BCa 115.8 .. 259.6, from 2,000 resamples, whose z0 has an error of 0.03. From two
     * million in numpy 2.4.6: z0 = 0.1778, 97.87 .. 235.60 and 115.71 .. 261.25.
     */
    @Test
    void equalsTheVarianceOfEfronAndTibshirani() {
        BootstrapEstimate estimate =
                Bootstrap.withSeed(14).withResamples(1_000_000).estimate(VARIANCE);
        assertThat(estimate.value()).isCloseTo(171.53402366863904, within(1e-10));
        assertThat(estimate.acceleration()).isCloseTo(0.06124011981230745, within(1e-12));
        assertThat(estimate.biasCorrection()).isCloseTo(0.1778, within(0.004));
        Interval percentile = estimate.interval(BootstrapEstimate.IntervalMethod.PERCENTILE, 0.9);
        assertThat(percentile.low()).isCloseTo(97.87, within(0.4));
        assertThat(percentile.high()).isCloseTo(235.6, within(0.4));
        Interval bca = estimate.interval(0.9);
        assertThat(bca).isEqualTo(estimate.interval(BootstrapEstimate.IntervalMethod.BCA, 0.9));
        assertThat(bca.low()).isCloseTo(115.71, within(0.5));
        assertThat(bca.high()).isCloseTo(261.25, within(0.6));
    }

    /**
     * Efron (1987): correlation 0.776, BCa at 90 % 0.43 .. 0.92; scipy 1.17.1 from 200,000 resamples: 0.4273 .. 0.9268,
     * percentile 0.5228 .. 0.9477, standard error 0.1338.
     */
    @Test
    void equalsEfronsLawSchools() {
        Statistic correlation = Statistic.of(15, drawn -> {
            double x = mean(drawn, LSAT);
            double y = mean(drawn, GPA);
            double xx = 0;
            double xy = 0;
            double yy = 0;
            for (int i = 0; i < 15; i++) {
                xx += drawn.weight(i) * (LSAT[i] - x) * (LSAT[i] - x);
                xy += drawn.weight(i) * (LSAT[i] - x) * (GPA[i] - y);
                yy += drawn.weight(i) * (GPA[i] - y) * (GPA[i] - y);
            }
            return xy / Math.sqrt(xx * yy);
        });
        BootstrapEstimate estimate =
                Bootstrap.withSeed(1987).withResamples(100_000).estimate(correlation);
        assertThat(estimate.value()).isCloseTo(0.776374491289407, within(1e-14));
        assertThat(estimate.acceleration()).isCloseTo(-0.07567156493787919, within(1e-12));
        assertThat(estimate.standardError()).isCloseTo(0.1338, within(0.001));
        assertThat(estimate.interval(BootstrapEstimate.IntervalMethod.PERCENTILE, 0.9)
                        .low())
                .isCloseTo(0.5228, within(0.004));
        assertThat(estimate.interval(BootstrapEstimate.IntervalMethod.PERCENTILE, 0.9)
                        .high())
                .isCloseTo(0.9477, within(0.002));
        assertThat(estimate.interval(0.9).low()).isCloseTo(0.4273, within(0.006));
        assertThat(estimate.interval(0.9).high()).isCloseTo(0.9268, within(0.002));
    }

    private static double mean(Statistic.Resample drawn, double[] column) {
        return drawn.sum(column) / drawn.customers();
    }

    /**
     * The bits themselves: a change of generator, of ranks or of the order of adding up is a change of every result.
     */
    @Test
    void keepsItsBitsFromReleaseToRelease() {
        int[] counts = new int[10];
        CounterRandom.drawWithReplacement(counts, CounterRandom.key(2026, 0));
        assertThat(counts).containsExactly(drawnByHand(2026, 0, 10));
        assertThat(CounterRandom.bits(0, 0))
                .as("the first number of SplitMix64 from 0")
                .isEqualTo(0xE220A8397B1DCDAFL);
    }

    /** The published recurrence, on its own. */
    private static int[] drawnByHand(long seed, long stream, int size) {
        int[] counts = new int[size];
        long gamma = 0x9E3779B97F4A7C15L;
        long state = mixed(mixed(seed + gamma) + gamma * (stream + 1));
        for (int draw = 0; draw < size; draw++) {
            state += gamma;
            BigInteger half = new BigInteger(Long.toUnsignedString(mixed(state) >>> 1));
            counts[half.multiply(BigInteger.valueOf(size)).shiftRight(63).intValue()]++;
        }
        return counts;
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Test
    void drawsEveryCustomerAboutEquallyOften() {
        long[] total = new long[7];
        int[] counts = new int[7];
        for (int stream = 0; stream < 10_000; stream++) {
            CounterRandom.drawWithReplacement(counts, CounterRandom.key(5, stream));
            assertThat(IntStream.of(counts).sum()).isEqualTo(7);
            Arrays.setAll(total, i -> total[i] + counts[i]);
        }
        // chi-square with 6 degrees of freedom; its 99.99 % quantile is 27.9
        double chiSquare = LongStream.of(total)
                .mapToDouble(n -> (n - 10_000.0) * (n - 10_000) / 10_000)
                .sum();
        assertThat(chiSquare).isLessThan(27.9);
    }

    @Test
    void hasTheSameBitsOnAnyNumberOfThreads() throws Exception {
        RatioStatistic columns = RatioStatistic.of(
                LongStream.range(0, 5_000).map(i -> i * i % 977).toArray(),
                LongStream.range(0, 5_000).map(i -> 1 + i % 5).toArray());
        BootstrapEstimate alone = BOOTSTRAP.estimate(columns);
        for (int threads : new int[] {1, 2, 4}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            try {
                BootstrapEstimate together = pool.submit(() -> BOOTSTRAP.split(threads).parallelStream()
                                .map(part -> part.estimate(columns))
                                .reduce(BootstrapEstimate::plus)
                                .orElseThrow())
                        .get();
                assertThat(together).isEqualTo(alone).hasSameHashCodeAs(alone);
                assertThat(together.resamples()).isEqualTo(alone.resamples());
                assertThat(together.interval(0.95)).isEqualTo(alone.interval(0.95));
                assertThat(together.standardError()).isEqualTo(alone.standardError());
            } finally {
                pool.shutdown();
            }
        }
    }

    @Test
    void agreesWithTheDeltaMethodForManyCustomers() {
        RatioStatistic columns = RatioStatistic.of(
                LongStream.range(0, 3_000).map(i -> i * 7919 % 1_000).toArray(),
                LongStream.range(0, 3_000).map(i -> 1 + i * 31 % 4).toArray());
        BootstrapEstimate estimate = BOOTSTRAP.estimate(columns);
        RatioEstimate delta = columns.estimate();
        assertThat(estimate.value()).isEqualTo(delta.value());
        assertThat(estimate.standardError()).isCloseTo(delta.standardError(), within(0.07 * delta.standardError()));
        assertThat(Math.abs(estimate.bias())).isLessThan(0.2 * delta.standardError());
        assertThat(columns.withDecimals(2, 0).value(new Statistic.Resample(ones(3_000), 3_000)))
                .isCloseTo(delta.value() / 100, within(1e-13));
    }

    private static int[] ones(int size) {
        int[] ones = new int[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void withoutCustomersThereIsNoEstimate() {
        BootstrapEstimate none = BOOTSTRAP.estimate(Statistic.mean());
        assertThat(none.isDefined()).isFalse();
        assertThat(none.value()).isNaN();
        assertThat(none.reason()).isEqualTo("no customers");
        assertThat(none.intervalReason()).isEqualTo("no customers");
        assertThat(none.standardError()).isNaN();
        assertThat(none.bias()).isNaN();
        assertThat(none.interval(0.95)).isEqualTo(Interval.undefined(0.95, "no customers"));
        assertThat(none).hasToString("undefined (0 customers): no customers");
        assertThat(none.plus(none)).isEqualTo(none);
        BootstrapDifference difference = none.toDifference();
        assertThat(difference.isDefined()).isFalse();
        assertThat(difference.interval(0.95)).isEqualTo(Interval.undefined(0.95, "no customers"));
        assertThat(difference.test()).isEqualTo(SignificanceTest.undefined("no customers"));
        assertThat(difference).hasToString("undefined: no customers");
        BootstrapEstimate nothing = BOOTSTRAP.estimate(RatioStatistic.of(new long[2], new long[2]));
        assertThat(nothing.reason()).isEqualTo("the denominators add up to 0 or less");
        assertThat(BOOTSTRAP.estimate(Statistic.of(1, drawn -> Double.NaN)).reason())
                .isEqualTo("the statistic has no answer");
    }

    @Test
    void oneCustomerHasNoInterval() {
        BootstrapEstimate one = BOOTSTRAP.estimate(Statistic.mean(5));
        assertThat(one.isDefined()).isTrue();
        assertThat(one.value()).isEqualTo(5);
        assertThat(one.intervalReason()).isEqualTo("one customer: every resample is the same");
        assertThat(one.interval(0.95)).isEqualTo(Interval.undefined(0.95, "one customer: every resample is the same"));
    }

    @Test
    void resamplesWithoutAnAnswerLeaveNoInterval() {
        // the second customer alone has something below the line: drawn never in 1 of 4 resamples
        BootstrapEstimate estimate = Bootstrap.withSeed(4)
                .withResamples(400)
                .estimate(RatioStatistic.of(new long[] {1, 1}, new long[] {0, 1}));
        assertThat(estimate.value()).isEqualTo(2);
        assertThat(estimate.intervalReason()).matches("no answer in (8|9|10|11|12)\\d of 400 resamples");
        assertThat(estimate.interval(0.95).isDefined()).isFalse();
        assertThat(estimate.toDifference().test())
                .isEqualTo(SignificanceTest.undefined("one of the two has no interval"));
    }

    /** Ten times a tenth does not add up to one, and ten others add up to something else again. */
    @Test
    void theMeanOfEqualNumbersIsThatNumberInEveryResample() {
        double[] tenths = new double[10];
        Arrays.fill(tenths, 0.1);
        BootstrapEstimate mean = BOOTSTRAP.estimate(Statistic.mean(tenths));

        assertThat(mean.value()).isEqualTo(0.1);
        assertThat(mean.standardError()).isZero();
        assertThat(mean.bias()).isZero();
        assertThat(mean.interval(0.95)).isEqualTo(Interval.of(0.1, 0.1, 0.95));
        assertThat(mean.toDifference().test())
                .isEqualTo(SignificanceTest.undefined("no resample differs from another"));
        assertThat(BOOTSTRAP.estimate(Statistic.quantile(0.5, tenths)).standardError())
                .isZero();
    }

    @Test
    void equalCustomersShrinkItToThePoint() {
        BootstrapEstimate estimate = BOOTSTRAP.estimate(Statistic.mean(4, 4, 4));
        assertThat(estimate.interval(0.95)).isEqualTo(Interval.of(4, 4, 0.95));
        assertThat(estimate.interval(BootstrapEstimate.IntervalMethod.PERCENTILE, 0.95))
                .isEqualTo(Interval.of(4, 4, 0.95));
        assertThat(estimate.standardError()).isZero();
        assertThat(estimate.toDifference().test())
                .isEqualTo(SignificanceTest.undefined("no resample differs from another"));
    }

    @Test
    void aStatisticBeyondAllItsResamplesHasNoAcceleratedInterval() {
        // the number of different customers: no resample but the full one reaches it
        Statistic different = Statistic.of(
                12,
                drawn -> IntStream.range(0, 12).filter(i -> drawn.weight(i) > 0).count());
        BootstrapEstimate estimate = Bootstrap.withSeed(1).withResamples(199).estimate(different);
        assertThat(estimate.value()).isEqualTo(12);
        assertThat(estimate.interval(0.95))
                .isEqualTo(Interval.undefined(0.95, "the acceleration is too large for the level"));
        assertThat(estimate.interval(BootstrapEstimate.IntervalMethod.PERCENTILE, 0.95)
                        .isDefined())
                .isTrue();
    }

    @Test
    void tooFewResamplesForTheLevelLeaveItUndefined() {
        Statistic mean = Statistic.mean(1, 2, 3, 4, 5, 6, 7, 8);
        BootstrapEstimate few = Bootstrap.withSeed(1).withResamples(38).estimate(mean);
        BootstrapEstimate enough = Bootstrap.withSeed(1).withResamples(39).estimate(mean);
        assertThat(few.interval(BootstrapEstimate.IntervalMethod.PERCENTILE, 0.95))
                .isEqualTo(Interval.undefined(0.95, "the level needs more than 38 resamples"));
        double[] sorted = enough.resamples();
        Arrays.sort(sorted);
        assertThat(enough.interval(BootstrapEstimate.IntervalMethod.PERCENTILE, 0.95))
                .isEqualTo(Interval.of(sorted[0], sorted[38], 0.95));
        // rank 40 x 0.05 = 2 and 40 x 0.95 = 38; at 85 % rank 3, at 87 % rank 2.6
        assertThat(enough.interval(BootstrapEstimate.IntervalMethod.PERCENTILE, 0.9))
                .isEqualTo(Interval.of(sorted[1], sorted[37], 0.9));
        assertThat(enough.interval(BootstrapEstimate.IntervalMethod.PERCENTILE, 0.87)
                        .low())
                .isCloseTo(sorted[1] + 0.6 * (sorted[2] - sorted[1]), within(1e-12));
    }

    @Test
    void partsAddUpAndSayWhatIsMissing() {
        Statistic mean = Statistic.mean(1, 2, 3, 4, 5);
        BootstrapEstimate first = BOOTSTRAP.split(3).get(0).estimate(mean);
        assertThat(first.intervalReason()).isEqualTo("only 333 of 999 resamples are there");
        assertThat(first.interval(0.95)).isEqualTo(Interval.undefined(0.95, "only 333 of 999 resamples are there"));
        assertThatThrownBy(() -> first.plus(first))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("other must be another part of the same bootstrap: resample 0 is in both");
        assertThatThrownBy(() ->
                        first.plus(Bootstrap.withSeed(7).withResamples(999).estimate(mean)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("seed of other (7) must be that of this (2026)");
        assertThatThrownBy(() -> first.plus(BOOTSTRAP.withResamples(9).estimate(mean)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("number of resamples of other (9) must be that of this (999)");
        assertThatThrownBy(() -> first.plus(BOOTSTRAP.split(3).get(1).estimate(Statistic.mean(1, 2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customers of other (2) must be that of this (5)");
        assertThatThrownBy(() -> first.plus(BOOTSTRAP.split(3).get(1).estimate(Statistic.mean(1, 2, 3, 4, 6))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("other must be of the same statistic: its value differs");
    }

    @Test
    void differencesOfTwoGroupsAndOfTheSameCustomers() {
        BootstrapEstimate first =
                Bootstrap.withSeed(1).withResamples(999).estimate(Statistic.mean(9, 10, 11, 12, 13, 14));
        BootstrapEstimate second = Bootstrap.withSeed(2).withResamples(999).estimate(Statistic.mean(1, 2, 3, 4, 5));
        BootstrapDifference difference = first.minus(second);
        assertThat(difference.value()).isEqualTo(11.5 - 3);
        assertThat(difference.interval(0.95).contains(8.5)).isTrue();
        assertThat(difference.test().pvalue()).isEqualTo(2 * 1 / 1000.0);
        assertThat(difference).hasToString("8.500 (999 resamples)");
        assertThat(second.minus(first).value()).isEqualTo(-8.5);
        assertThat(second.minus(first).test().pvalue()).isEqualTo(0.002);
        assertThat(difference.interval(0.999).isDefined()).isFalse();
        assertThat(Serialization.roundTrip(difference)).isEqualTo(difference).hasSameHashCodeAs(difference);
        assertThat(difference).isNotEqualTo(second.minus(first));
        assertThat(first.minus(Bootstrap.withSeed(3).withResamples(999).estimate(Statistic.mean()))
                        .reason())
                .isEqualTo("no customers");

        double[] then = {10, 20, 30, 40};
        double[] now = {11, 21, 32, 41};
        BootstrapDifference paired = BOOTSTRAP
                .estimate(Statistic.of(4, drawn -> (drawn.sum(now) - drawn.sum(then)) / drawn.customers()))
                .toDifference();
        assertThat(paired.interval(0.95).low()).isGreaterThanOrEqualTo(1);
        assertThat(paired.test().pvalue()).isEqualTo(0.002);

        assertThatThrownBy(() -> first.minus(first))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("seed of other (1) must differ from that of this (1)");
        assertThatThrownBy(
                        () -> first.minus(Bootstrap.withSeed(2).withResamples(9).estimate(Statistic.mean(1, 2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("number of resamples of other (9) must be that of this (999)");
    }

    @Test
    void aDifferenceBeyondTheRangeOfADoubleIsUndefined() {
        BootstrapEstimate large = BOOTSTRAP.estimate(Statistic.quantile(0.5, 1.1e308, 1e308, 1e308));
        BootstrapEstimate opposite = Bootstrap.withSeed(2)
                .withResamples(BOOTSTRAP.resamples())
                .estimate(Statistic.quantile(0.5, -1e308, -1e308, -1.1e308));
        BootstrapDifference difference = large.minus(opposite);
        assertThat(difference.value()).isNaN();
        assertThat(difference.reason()).isEqualTo("a difference is beyond the range of a double");
        assertThat(difference.interval(0.95)).isEqualTo(Interval.undefined(0.95, difference.reason()));
        assertThat(difference.test()).isEqualTo(SignificanceTest.undefined(difference.reason()));
    }

    @Test
    void aStandardErrorBeyondTheRangeOfADoubleHasNoTest() {
        BootstrapDifference difference =
                BOOTSTRAP.estimate(Statistic.quantile(0.5, 1e200, 2e200, 3e200)).toDifference();
        assertThat(difference.value()).isEqualTo(2e200);
        assertThat(difference.interval(0.9).isDefined()).isTrue();
        assertThat(difference.test())
                .isEqualTo(SignificanceTest.undefined("the standard error is beyond the range of a double"));
    }

    @Test
    void thousandsAreLeftOutInGroups() {
        // exponential: the acceleration of the mean is 2 / (6 sqrt(n)) = 0.0067
        double[] values = IntStream.range(0, 2_500)
                .mapToDouble(i -> -Math.log(((CounterRandom.bits(8, i) >>> 12) + 0.5) * 0x1p-52))
                .toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double cubes = Arrays.stream(values).map(v -> Math.pow(v - mean, 3)).sum();
        double oneByOne = cubes / (6 * Math.pow(squares, 1.5));
        assertThat(Bootstrap.withSeed(1)
                        .withResamples(39)
                        .estimate(Statistic.mean(values))
                        .acceleration())
                .isCloseTo(oneByOne, within(0.003))
                .isNotEqualTo(oneByOne);
    }

    @Test
    void isAValue() {
        assertThat(Bootstrap.withSeed(3)).hasToString("Bootstrap[seed 3, 1999 resamples]");
        assertThat(Bootstrap.withSeed(3).split(2).get(1)).hasToString("Bootstrap[seed 3, 1999 resamples, part 2 of 2]");
        assertThat(Serialization.roundTrip(BOOTSTRAP)).isEqualTo(BOOTSTRAP).hasSameHashCodeAs(BOOTSTRAP);
        assertThat(BOOTSTRAP).isNotEqualTo(Bootstrap.withSeed(2026)).isNotEqualTo(null);
        assertThat(BOOTSTRAP.seed()).isEqualTo(2026);
        assertThat(BOOTSTRAP.resamples()).isEqualTo(999);
        BootstrapEstimate estimate = Bootstrap.withSeed(1).withResamples(9).estimate(Statistic.mean(2, 4));
        assertThat(estimate).hasToString("3.000 (2 customers, 9 resamples)");
        assertThat(estimate.customers()).isEqualTo(2);
        assertThat(Serialization.roundTrip(estimate)).isEqualTo(estimate).hasSameHashCodeAs(estimate);
    }

    @Test
    void checksItsArguments() {
        assertThatThrownBy(() -> BOOTSTRAP.withResamples(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("resamples must be at least 1: 0");
        assertThatThrownBy(() -> BOOTSTRAP.split(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parts must be at least 1: 0");
        assertThatThrownBy(() -> BOOTSTRAP.estimate(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("statistic");
        assertThatThrownBy(() -> Statistic.of(-1, drawn -> 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customers must not be negative: -1");
        assertThatThrownBy(() -> Statistic.quantile(1.5, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share must be in 0..1: 1.5");
        assertThatThrownBy(() -> BOOTSTRAP.estimate(Statistic.of(2, drawn -> drawn.sum(new double[3]))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column (3 rows) must be as long as there are customers (2)");
        assertThat(BOOTSTRAP.estimate(Statistic.quantile(0.5)).reason()).isEqualTo("no customers");
        assertThat(Statistic.quantile(0.5, 1, 2).value(new Statistic.Resample(new int[2], 0)))
                .isNaN();
    }
}
