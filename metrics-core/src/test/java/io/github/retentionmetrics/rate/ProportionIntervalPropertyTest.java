package io.github.retentionmetrics.rate;

import static io.github.retentionmetrics.rate.ProportionInterval.AGRESTI_COULL;
import static io.github.retentionmetrics.rate.ProportionInterval.CLOPPER_PEARSON;
import static io.github.retentionmetrics.rate.ProportionInterval.JEFFREYS;
import static io.github.retentionmetrics.rate.ProportionInterval.WILSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class ProportionIntervalPropertyTest {
    private static final double ROUNDING = 4e-16;

    @Property(seed = "20260101")
    void containsThePoint(
            @ForAll("rates") Rate rate, @ForAll("levels") double level, @ForAll ProportionInterval method) {
        Assume.that(method != JEFFREYS);
        assertThat(rate.interval(method, level).contains(rate.value())).isTrue();
    }

    @Property(seed = "20260101")
    void jeffreysContainsThePointBetweenTheEnds(
            @ForAll("rates") Rate rate, @ForAll @DoubleRange(min = 0.5, max = 0.999) @Scale(3) double level) {
        Assume.that(rate.numerator() > 0 && rate.numerator() < rate.denominator());
        assertThat(rate.interval(JEFFREYS, level).contains(rate.value())).isTrue();
    }

    @Property(seed = "20260101")
    void widensWithTheLevel(
            @ForAll("rates") Rate rate,
            @ForAll("levels") double one,
            @ForAll("levels") double other,
            @ForAll ProportionInterval method) {
        Interval narrow = rate.interval(method, Math.min(one, other));
        Interval wide = rate.interval(method, Math.max(one, other));
        assertThat(wide.low()).isLessThanOrEqualTo(narrow.low() * (1 + 1e-14));
        assertThat(wide.high()).isGreaterThanOrEqualTo(narrow.high() * (1 - 1e-14));
    }

    @Property(seed = "20260101")
    void shrinksWhenAllCountsAreDoubled(@ForAll("rates") Rate rate, @ForAll ProportionInterval method) {
        Rate doubled = rate.plus(rate);
        assertThat(doubled.interval(method, 0.95).width())
                .isLessThanOrEqualTo(rate.interval(method, 0.95).width() * (1 + 1e-9));
    }

    @Property(seed = "20260101")
    void mirroredCountsGiveMirroredIntervals(
            @ForAll("rates") Rate rate, @ForAll("levels") double level, @ForAll ProportionInterval method) {
        Interval interval = rate.interval(method, level);
        Interval mirrored = rate.complement().interval(method, level);
        assertThat(mirrored.low()).isCloseTo(1 - interval.high(), within(ROUNDING));
        assertThat(mirrored.high()).isCloseTo(1 - interval.low(), within(ROUNDING));
    }

    /** The score interval lies within that of Agresti and Coull, whose centre it shares. */
    @Property(seed = "20260101")
    void agrestiAndCoullContainWilson(@ForAll("rates") Rate rate, @ForAll("levels") double level) {
        Interval wilson = rate.interval(WILSON, level);
        Interval wider = rate.interval(AGRESTI_COULL, level);
        assertThat(wider.low()).isLessThanOrEqualTo(wilson.low() + ROUNDING);
        assertThat(wider.high()).isGreaterThanOrEqualTo(wilson.high() - ROUNDING);
    }

    /** Its shapes are half a count further out on either side. */
    @Property(seed = "20260101")
    void clopperAndPearsonContainJeffreys(@ForAll("rates") Rate rate, @ForAll("levels") double level) {
        Interval jeffreys = rate.interval(JEFFREYS, level);
        Interval exact = rate.interval(CLOPPER_PEARSON, level);
        assertThat(exact.low()).isLessThanOrEqualTo(jeffreys.low() + ROUNDING);
        assertThat(exact.high()).isGreaterThanOrEqualTo(jeffreys.high() - ROUNDING);
    }

    @Provide
    Arbitrary<Rate> rates() {
        Arbitrary<Long> trials = Arbitraries.oneOf(
                Arbitraries.longs().between(1, 60), Arbitraries.longs().between(1, 1_000_000_000_000L));
        return trials.flatMap(n -> Arbitraries.longs().between(0, n).map(x -> Rate.of(x, n)));
    }

    @Provide
    Arbitrary<Double> levels() {
        return Arbitraries.doubles().between(0.001, 0.999999).ofScale(6);
    }
}
