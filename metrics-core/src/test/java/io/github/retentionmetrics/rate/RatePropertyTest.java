package io.github.retentionmetrics.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RatePropertyTest {
    @Property(seed = "20260101")
    void plusIsAssociative(@ForAll("rates") Rate a, @ForAll("rates") Rate b, @ForAll("rates") Rate c) {
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
    }

    @Property(seed = "20260101")
    void plusIsCommutative(@ForAll("rates") Rate a, @ForAll("rates") Rate b) {
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
    }

    @Property(seed = "20260101")
    void emptyIsTheIdentityOfPlus(@ForAll("rates") Rate rate) {
        assertThat(rate.plus(Rate.empty())).isEqualTo(rate);
        assertThat(Rate.empty().plus(rate)).isEqualTo(rate);
    }

    @Property(seed = "20260101")
    void complementTwiceIsTheSame(@ForAll("rates") Rate rate) {
        assertThat(rate.complement().complement()).isEqualTo(rate);
    }

    @Property(seed = "20260101")
    void aRateAndItsComplementAddUpToOne(@ForAll("rates") Rate rate) {
        if (rate.isDefined()) {
            assertThat(rate.numerator() + rate.complement().numerator()).isEqualTo(rate.denominator());
            assertThat(rate.value()).isBetween(0.0, 1.0);
        }
    }

    @Property(seed = "20260101")
    void anySplitPoolsToTheWhole(@ForAll("lists") List<Rate> rates, @ForAll @IntRange(max = 20) int cut) {
        int at = Math.min(cut, rates.size());
        Rate head = rates.subList(0, at).stream().collect(Rate.toPooledRate());
        Rate tail = rates.subList(at, rates.size()).stream().collect(Rate.toPooledRate());
        Rate whole = rates.parallelStream().collect(Rate.toPooledRate());
        assertThat(head.plus(tail)).isEqualTo(whole);
        assertThat(whole.denominator())
                .isEqualTo(rates.stream().mapToLong(Rate::denominator).sum());
    }

    @Provide
    Arbitrary<Rate> rates() {
        Arbitrary<Rate> undefined = Arbitraries.of("no customers", "not yet observed", "nobody bought twice")
                .map(reason -> Rate.of(0, 0, reason));
        Arbitrary<Rate> defined = Arbitraries.longs()
                .between(0, 1_000_000_000_000L)
                .flatMap(n -> Arbitraries.longs().between(0, n).map(x -> Rate.of(x, n)));
        return Arbitraries.oneOf(undefined, defined, Arbitraries.just(Rate.empty()));
    }

    @Provide
    Arbitrary<List<Rate>> lists() {
        return rates().list().ofMaxSize(20);
    }
}
