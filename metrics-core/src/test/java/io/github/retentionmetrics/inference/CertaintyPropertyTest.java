package io.github.retentionmetrics.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.rate.Interval;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CertaintyPropertyTest {
    private static final Bootstrap BOOTSTRAP = Bootstrap.withSeed(11).withResamples(39);

    private static RatioStatistic pairs(long[] x, int from, int to) {
        long[] part = Arrays.copyOfRange(x, from, to);
        return RatioStatistic.of(part, Arrays.stream(part).map(v -> v * v % 7).toArray());
    }

    @Property(seed = "20260101")
    void sumsOfAnySplitAddUpToTheWhole(@ForAll @Size(max = 20) long[] x, @ForAll @IntRange(max = 20) int cut) {
        int at = Math.min(cut, x.length);
        PairedSums head = pairs(x, 0, at).sums();
        PairedSums tail = pairs(x, at, x.length).sums();
        assertThat(head.plus(tail))
                .isEqualTo(tail.plus(head))
                .isEqualTo(pairs(x, 0, x.length).sums());
        assertThat(head.plus(PairedSums.empty())).isEqualTo(head);
    }

    @Property(seed = "20260101", tries = 200)
    void theValueOfAMeanDoesNotDependOnTheOrderOfTheCustomers(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = -1e9, max = 1e9) Double> values,
            @ForAll Random random) {
        List<Double> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        for (Function<double[], Statistic> maker :
                List.<Function<double[], Statistic>>of(Statistic::mean, all -> Statistic.quantile(0.3, all))) {
            Bootstrap one = BOOTSTRAP.withResamples(1);
            assertThat(one.estimate(maker.apply(array(shuffled))).value())
                    .isEqualTo(one.estimate(maker.apply(array(values))).value());
        }
        double exact = values.stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
        assertThat(BOOTSTRAP
                        .withResamples(1)
                        .estimate(Statistic.mean(array(values)))
                        .value())
                .isCloseTo(exact / values.size(), within(1e-5));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Property(seed = "20260101", tries = 200)
    void theBootstrapIsTheSameHoweverItIsDivided(
            @ForAll("amounts") long[] x, @ForAll @IntRange(min = 1, max = 9) int parts) {
        RatioStatistic columns = pairs(x, 0, x.length);
        BootstrapEstimate whole = BOOTSTRAP.estimate(columns);
        List<BootstrapEstimate> some = BOOTSTRAP.split(parts).stream()
                .map(part -> part.estimate(columns))
                .toList();
        assertThat(some.stream().reduce(BootstrapEstimate::plus)).contains(whole);
        assertThat(IntStream.range(0, parts)
                        .mapToObj(i -> some.get(parts - 1 - i))
                        .reduce(BootstrapEstimate::plus))
                .contains(whole);
    }

    @Property(seed = "20260101", tries = 200)
    void aQuantileOfAResampleIsThatOfTheCopies(
            @ForAll("amounts") long[] x, @ForAll @IntRange(max = 10) int tenths, @ForAll("weights") int[] weights) {
        double[] values = Arrays.stream(x).mapToDouble(v -> v).toArray();
        int[] drawn = Arrays.copyOf(weights, x.length);
        double[] copies = IntStream.range(0, x.length)
                .boxed()
                .flatMapToDouble(i -> IntStream.range(0, drawn[i]).mapToDouble(copy -> values[i]))
                .toArray();
        double quantile = Statistic.quantile(tenths / 10.0, values).value(new Statistic.Resample(drawn, copies.length));
        assertThat(Double.valueOf(quantile))
                .isEqualTo(Double.valueOf(SampleQuantiles.of(copies).quantile(tenths / 10.0)));
    }

    @Property(seed = "20260101")
    void columnSumsAreExact(@ForAll @Size(max = 20) long[] column, @ForAll("weights") int[] weights) {
        int[] drawn = Arrays.copyOf(weights, column.length);
        BigInteger exact = IntStream.range(0, column.length)
                .mapToObj(i -> BigInteger.valueOf(column[i]).multiply(BigInteger.valueOf(drawn[i])))
                .reduce(BigInteger.ZERO, BigInteger::add);
        assertThat(new Statistic.Resample(drawn, 1).sum(column)).isEqualTo(exact.doubleValue());
    }

    @Property(seed = "20260101")
    void adjustedPValuesKeepOrderAndTiesAndAreNotSmaller(@ForAll("pValues") double[] p) {
        double[] holm = Correction.HOLM.adjust(p);
        double[] bonferroni = Correction.BONFERRONI.adjust(p);
        double[] hochberg = Correction.BENJAMINI_HOCHBERG.adjust(p);
        assertThat(Correction.NONE.adjust(p)).isEqualTo(p);
        for (int i = 0; i < p.length; i++) {
            assertThat(bonferroni[i]).isBetween(holm[i] - 1e-15, 1.0);
            assertThat(holm[i]).isGreaterThanOrEqualTo(hochberg[i] - 1e-15);
            assertThat(hochberg[i]).isGreaterThanOrEqualTo(p[i] - 1e-15);
            for (int j = 0; j < p.length; j++) {
                if (p[i] <= p[j]) {
                    assertThat(holm[i]).isLessThanOrEqualTo(holm[j]);
                    assertThat(hochberg[i]).isLessThanOrEqualTo(hochberg[j]);
                }
            }
        }
    }

    @Property(seed = "20260101")
    void ranksAreTheNarrowestThatKeepBothTails(
            @ForAll @IntRange(max = 200) int n, @ForAll @IntRange(min = 1, max = 19) int twentieths) {
        double share = twentieths / 20.0;
        SampleQuantiles.Ranks ranks = SampleQuantiles.Ranks.of(n, share, 0.95);
        SampleQuantiles.Ranks mirrored = SampleQuantiles.Ranks.of(n, 1 - share, 0.95);
        assertThat(mirrored.isDefined()).isEqualTo(ranks.isDefined());
        if (ranks.isDefined()) {
            assertThat(ranks.coverage()).isGreaterThanOrEqualTo(0.95);
            assertThat(mirrored.low()).isEqualTo(n + 1 - ranks.high());
            assertThat(binomialBelow(n, share, ranks.low())).isLessThanOrEqualTo(0.025 + 1e-12);
            assertThat(binomialBelow(n, share, ranks.low() + 1)).isGreaterThan(0.025 - 1e-12);
            assertThat(ranks.coverage())
                    .isCloseTo(
                            binomialBelow(n, share, ranks.high()) - binomialBelow(n, share, ranks.low()),
                            within(1e-12));
        }
    }

    @Property(seed = "20260101")
    void theIntervalOfAQuantileHoldsTheQuantileAndTheRanks(
            @ForAll("amounts") long[] values,
            @ForAll @IntRange(min = 1, max = 19) int twentieths,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double level) {
        double share = twentieths / 20.0;
        double[] sorted = Arrays.stream(values).asDoubleStream().sorted().toArray();
        SampleQuantiles quantiles = SampleQuantiles.of(sorted);
        SampleQuantiles.Ranks ranks = SampleQuantiles.Ranks.of(values.length, share, level);
        Interval interval = quantiles.interval(share, level);
        assertThat(interval.isDefined()).isEqualTo(ranks.isDefined());
        if (ranks.isDefined()) {
            double low = sorted[(int) ranks.low() - 1];
            double high = sorted[(int) ranks.high() - 1];
            assertThat(interval.low()).isEqualTo(Math.min(low, quantiles.quantile(share)));
            assertThat(interval.high()).isEqualTo(Math.max(high, quantiles.quantile(share)));
        }
    }

    /** The probability of fewer than k successes, term by term. */
    private static double binomialBelow(int n, double p, long k) {
        double term = Math.pow(1 - p, n);
        double sum = 0;
        for (int i = 0; i < k; i++) {
            sum += term;
            term *= (n - i) / (i + 1.0) * p / (1 - p);
        }
        return sum;
    }

    @Provide
    Arbitrary<long[]> amounts() {
        return Arbitraries.longs()
                .between(-100, 10_000)
                .array(long[].class)
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<int[]> weights() {
        return Arbitraries.integers().between(0, 4).array(int[].class).ofSize(40);
    }

    @Provide
    Arbitrary<double[]> pValues() {
        return Arbitraries.integers()
                .between(0, 20)
                .map(twentieths -> twentieths / 20.0)
                .array(Double[].class)
                .ofMaxSize(12)
                .map(boxed ->
                        Arrays.stream(boxed).mapToDouble(Double::doubleValue).toArray());
    }
}
