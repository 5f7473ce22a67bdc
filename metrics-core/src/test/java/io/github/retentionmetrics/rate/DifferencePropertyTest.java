package io.github.retentionmetrics.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class DifferencePropertyTest {
    @Property(seed = "20260101")
    void ratesDifferAntisymmetrically(@ForAll("rates") Rate a, @ForAll("rates") Rate b) {
        checkAntisymmetric(a.minus(b), b.minus(a));
    }

    @Property(seed = "20260101")
    void meansDifferAntisymmetrically(@ForAll("means") Mean a, @ForAll("means") Mean b) {
        checkAntisymmetric(a.minus(b), b.minus(a));
    }

    @Property(seed = "20260101")
    void pairedRatesDifferAntisymmetrically(
            @ForAll("pairs") PairedOutcomes pairs, @ForAll("pairs") PairedOutcomes more) {
        Rate a =
                Rate.of(pairs.both() + pairs.firstOnly() + more.both(), pairs.pairs() + more.both() + more.firstOnly());
        Rate b = Rate.of(
                pairs.both() + pairs.secondOnly() + more.neither(), pairs.pairs() + more.neither() + more.secondOnly());
        PairedOutcomes exchanged = pairs.withFirstOnly(pairs.secondOnly()).withSecondOnly(pairs.firstOnly());
        RateDifference difference = a.minus(b, pairs);
        checkAntisymmetric(difference, b.minus(a, exchanged));
        RateDifference ofFailures = b.complement().minus(a.complement(), exchanged.complement());
        if (difference.isDefined()) {
            assertThat(difference.interval(0.95).contains(difference.value())).isTrue();
            assertThat(ofFailures.value()).isEqualTo(difference.value());
            assertThat(ofFailures.test().isDefined())
                    .isEqualTo(difference.test().isDefined());
            if (difference.test().isDefined()) {
                assertThat(ofFailures.test().pvalue())
                        .isCloseTo(difference.test().pvalue(), within(1e-9));
            }
        }
    }

    @Property(seed = "20260101")
    void overlappingMeansDifferAntisymmetricallyAndTheMoreAlikeTheSurer(
            @ForAll("means") Mean a, @ForAll("means") Mean b, @ForAll @IntRange(min = -10, max = 9) int tenths) {
        long shared = Math.min(a.count(), b.count());
        Overlap overlap = shared == 0 ? Overlap.none() : new Overlap(shared, tenths / 10.0);
        checkAntisymmetric(a.minus(b, overlap), b.minus(a, overlap));
        if (shared > 1) {
            assertThat(a.minus(b, new Overlap(shared, (tenths + 1) / 10.0)).standardError())
                    .isLessThanOrEqualTo(a.minus(b, overlap).standardError());
        }
        assertThat(a.minus(b, Overlap.none())).isEqualTo(a.minus(b));
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
    Arbitrary<PairedOutcomes> pairs() {
        return Arbitraries.longs()
                .between(0, 20)
                .list()
                .ofSize(4)
                .map(counts -> new PairedOutcomes(counts.get(0), counts.get(1), counts.get(2), counts.get(3)));
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
