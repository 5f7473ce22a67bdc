package io.github.retentionmetrics.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.rate.Difference;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.rate.Overlap;
import io.github.retentionmetrics.rate.PairedOutcomes;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.survey.NetPromoterScore;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Figures were computed in Python from equation 9 of Donner and Zou, and from Fieller's formula with SciPy 1.17.1. */
class LiftTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void isTheDifferenceRelativeToTheSecondRate() {
        Lift lift = Lift.of(Rate.of(90, 600).minus(Rate.of(72, 600)));

        assertThat(lift.value()).isCloseTo(0.25, EXACT);
        assertInterval(lift, -0.062395857602966176, 0.6663907271827345);
        assertThat(lift.interval(0.95)).hasToString("-0.062 .. 0.666 (95%)");
        assertThat(lift).hasToString("+25.0%: 3.0 points: 15.0% (90 of 600) less 12.0% (72 of 600)");
    }

    @Test
    void aRareOutcomeHasALift() {
        // 1 of 34 against 7 of 34: the second rate may well be twice as high
        assertInterval(Lift.of(Rate.of(1, 34).minus(Rate.of(7, 34))), -0.9761770114784968, -0.13320001718669716);
    }

    @Test
    void meansHaveTheIntervalOfFieller() {
        Lift lift = Lift.of(Mean.of(4, 5, 3, 5, 7, 6).minus(Mean.of(3, 2, 4, 3, 5)));

        assertThat(lift.value()).isCloseTo(0.47058823529411775, EXACT);
        assertInterval(lift, -0.034296282468346595, 1.358041692880331);
    }

    @Test
    void ratiosHaveOneToo() {
        RatioEstimate first = RatioStatistic.of(
                        new long[] {40, 50, 30, 50, 70, 60}, new long[] {10, 10, 10, 10, 10, 10})
                .estimate();
        RatioEstimate second = RatioStatistic.of(new long[] {30, 20, 40, 30, 50}, new long[] {10, 10, 10, 10, 10})
                .estimate();

        // with a constant divisor a ratio is a mean
        assertInterval(Lift.of(first.minus(second)), -0.034296282468346595, 1.358041692880331);
    }

    @Test
    void aFirstRateOfZeroIsAFallOfAll() {
        Lift lift = Lift.of(Rate.of(0, 50).minus(Rate.of(10, 50)));

        assertThat(lift.value()).isEqualTo(-1);
        assertThat(lift.interval(0.95).low()).isEqualTo(-1);
        assertThat(lift.interval(0.95).high()).isBetween(-1.0, 0.0);
        assertThat(lift).hasToString("-100.0%: -20.0 points: 0.0% (0 of 50) less 20.0% (10 of 50)");
    }

    @Test
    void theSecondAnswerMustBeAboveZero() {
        undefined(Lift.of(Rate.of(3, 50).minus(Rate.of(0, 50))), "the second answer is not above 0");
        undefined(Lift.of(Mean.of(1, 2).minus(Mean.of(-3, -4))), "the second answer is not above 0");
        undefined(Lift.of(Rate.of(3, 50).minus(Rate.of(0, 0))), "the denominator is 0");
        undefined(
                Lift.of(NetPromoterScore.ofScores(9, 10, 3).minus(NetPromoterScore.ofScores(9, 8, 7))),
                "scores have no relative difference");
    }

    private static void undefined(Lift lift, String reason) {
        assertThat(lift.isDefined()).isFalse();
        assertThat(lift.value()).isNaN();
        assertThat(lift.reason()).isEqualTo(reason);
        assertThat(lift.interval(0.95)).isEqualTo(Interval.undefined(0.95, reason));
        assertThat(lift.toString()).startsWith("undefined: ");
    }

    @Test
    void aSecondMeanThatMayBeZeroGivesNoLimit() {
        Lift lift = Lift.of(Mean.of(4, 5, 6).minus(Mean.of(-9, 10, 4)));

        assertThat(lift.isDefined()).isTrue();
        assertThat(lift.interval(0.95)).isEqualTo(Interval.undefined(0.95, "the second answer is too close to 0"));
    }

    @Test
    void aSingleValueGivesNoInterval() {
        Lift lift = Lift.of(Mean.of(4).minus(Mean.of(2, 3)));

        assertThat(lift.value()).isCloseTo(0.6, EXACT);
        assertThat(lift.interval(0.95)).isEqualTo(Interval.undefined(0.95, "one value does not vary"));
    }

    @Test
    void withoutVariationTheIntervalIsTheLift() {
        assertThat(Lift.of(Mean.of(6, 6).minus(Mean.of(4, 4, 4))).interval(0.95))
                .isEqualTo(Interval.of(0.5, 0.5, 0.95));
    }

    @Property(tries = 300)
    void itsIntervalHoldsZeroWhenThatOfTheDifferenceDoes(
            @ForAll @LongRange(min = 1, max = 2_000) long firstSize,
            @ForAll @LongRange(min = 1, max = 2_000) long secondSize,
            @ForAll @LongRange(min = 0, max = 2_000) long first,
            @ForAll @LongRange(min = 1, max = 2_000) long second) {
        agrees(Rate.of(Math.min(first, firstSize), firstSize).minus(Rate.of(Math.min(second, secondSize), secondSize)));
    }

    @Property(tries = 300)
    void soItIsOfMeans(
            @ForAll @Size(min = 2, max = 12) @IntRange(min = -50, max = 400) int[] first,
            @ForAll @Size(min = 2, max = 12) @IntRange(min = 1, max = 400) int[] second) {
        agrees(mean(first).minus(mean(second)));
    }

    @Property(tries = 300)
    void soItIsOfTheSameCustomers(
            @ForAll @LongRange(min = 1, max = 60) long both,
            @ForAll @LongRange(min = 0, max = 60) long firstOnly,
            @ForAll @LongRange(min = 0, max = 60) long secondOnly,
            @ForAll @LongRange(min = 1, max = 60) long neither) {
        long all = both + firstOnly + secondOnly + neither;
        agrees(Rate.of(both + firstOnly, all)
                .minus(Rate.of(both + secondOnly, all), new PairedOutcomes(both, firstOnly, secondOnly, neither)));
        agrees(Mean.of(4, 5, 3, both).minus(Mean.of(3, 4, 2, neither), new Overlap(4, 0.4)));
    }

    private static void agrees(Difference difference) {
        Interval absolute = difference.interval(0.95);
        Lift lift = Lift.of(difference);
        Interval relative = lift.interval(0.95);
        if (!relative.isDefined() || Math.abs(absolute.low()) < 1e-9 || Math.abs(absolute.high()) < 1e-9) {
            return;
        }
        assertThat(relative.contains(0)).isEqualTo(absolute.contains(0));
        assertThat(relative.contains(lift.value())).isTrue();
        assertThat(Math.signum(lift.value())).isEqualTo(Math.signum(difference.value()));
    }

    private static Mean mean(int... values) {
        long[] numbers = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = values[i];
        }
        return Mean.of(numbers);
    }

    @Property(tries = 200)
    void exchangingTheAnswersInvertsTheQuotient(
            @ForAll @LongRange(min = 1, max = 500) long first, @ForAll @LongRange(min = 1, max = 500) long second) {
        Interval forth =
                Lift.of(Rate.of(first, 500).minus(Rate.of(second, 600))).interval(0.9);
        Interval back = Lift.of(Rate.of(second, 600).minus(Rate.of(first, 500))).interval(0.9);

        assertThat((1 + forth.low()) * (1 + back.high())).isCloseTo(1, within(1e-9));
        assertThat((1 + forth.high()) * (1 + back.low())).isCloseTo(1, within(1e-9));
    }

    /** Of 2,000 experiments with a known lift, about 95 % have it in the interval. */
    @Test
    void theIntervalsHoldTheLiftAsOftenAsTheySay() {
        SplittableRandom random = new SplittableRandom(17);
        coverage(0.2, () -> Rate.of(draw(random, 0.12, 300), 300).minus(Rate.of(draw(random, 0.10, 400), 400)));
        coverage(-0.5, () -> Rate.of(draw(random, 0.05, 200), 200).minus(Rate.of(draw(random, 0.10, 100), 100)));
        coverage(0.25, () -> spend(random, 5, 80).minus(spend(random, 4, 120)));
    }

    private static void coverage(double truth, Supplier<Difference> experiment) {
        int experiments = 2_000;
        int covered = 0;
        for (int i = 0; i < experiments; i++) {
            covered += Lift.of(experiment.get()).interval(0.95).contains(truth) ? 1 : 0;
        }
        assertThat((double) covered / experiments).isBetween(0.935, 0.97);
    }

    private static long draw(SplittableRandom random, double probability, int trials) {
        return random.doubles(trials).filter(value -> value < probability).count();
    }

    /** Skewed amounts in cents, with a mean in euros. */
    private static Mean spend(SplittableRandom random, double mean, int customers) {
        return Mean.of(random.doubles(customers)
                .mapToLong(value -> Math.round(-100 * mean * Math.log(1 - value)))
                .toArray());
    }

    private static void assertInterval(Lift lift, double low, double high) {
        assertThat(lift.interval(0.95).low()).isCloseTo(low, within(1e-9));
        assertThat(lift.interval(0.95).high()).isCloseTo(high, within(1e-9));
    }
}
