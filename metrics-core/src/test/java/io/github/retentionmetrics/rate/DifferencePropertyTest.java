package io.github.retentionmetrics.rate;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DifferencePropertyTest {
    @Property(seed = "20260101")
    void ratesDifferAntisymmetrically(@ForAll("rates") Rate a, @ForAll("rates") Rate b) {
        checkAntisymmetric(a.minus(b), b.minus(a));
    }

    @Property(seed = "20260101")
    void meansDifferAntisymmetrically(@ForAll("means") Mean a, @ForAll("means") Mean b) {
        checkAntisymmetric(a.minus(b), b.minus(a));
    }

    private static void checkAntisymmetric(Difference one, Difference other) {
        assertThat(one.isDefined()).isEqualTo(other.isDefined());
        assertThat(one.reason()).isEqualTo(other.reason());
        checkOpposite(one.value(), other.value());
        checkOpposite(one.interval(0.9).low(), other.interval(0.9).high());
        checkOpposite(one.interval(0.9).high(), other.interval(0.9).low());
        checkOpposite(one.test().statistic(), other.test().statistic());
        assertThat((Double) one.test().pvalue()).isEqualTo((Double) other.test().pvalue());
    }

    private static void checkOpposite(double one, double other) {
        // As objects, so that undefined equals undefined; adding 0 makes one zero of two.
        assertThat((Double) (0.0 + one)).isEqualTo((Double) (0.0 - other));
    }

    @Property(seed = "20260101")
    void intervalContainsTheDifferenceWithinItsRange(@ForAll("rates") Rate a, @ForAll("rates") Rate b) {
        RateDifference difference = a.minus(b);
        if (difference.isDefined()) {
            Interval interval = difference.interval(0.95);
            assertThat(interval.contains(difference.value())).isTrue();
            assertThat(interval.low()).isGreaterThanOrEqualTo(-1);
            assertThat(interval.high()).isLessThanOrEqualTo(1);
        }
    }

    @Property(seed = "20260101")
    void aRateDoesNotDifferFromItself(@ForAll("rates") Rate rate) {
        if (rate.isDefined()) {
            assertThat(rate.minus(rate).value()).isEqualTo(0);
            assertThat(rate.minus(rate).test().isSignificant(0.999)).isFalse();
        }
    }

    @Provide
    Arbitrary<Rate> rates() {
        return Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 20), Arbitraries.longs().between(0, Long.MAX_VALUE))
                .flatMap(n -> Arbitraries.longs().between(0, n).map(x -> Rate.of(x, n)));
    }

    @Provide
    Arbitrary<Mean> means() {
        return Arbitraries.longs()
                .between(-50, 50)
                .array(long[].class)
                .ofMaxSize(12)
                .map(Mean::of);
    }
}
