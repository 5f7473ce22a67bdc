package io.github.retentionmetrics.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RatioPropertyTest {
    @Property(seed = "20260101")
    void plusIsAssociative(@ForAll("ratios") Ratio a, @ForAll("ratios") Ratio b, @ForAll("ratios") Ratio c) {
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
    }

    @Property(seed = "20260101")
    void plusIsCommutativeWithAnIdentity(@ForAll("ratios") Ratio a, @ForAll("ratios") Ratio b) {
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(Ratio.empty())).isEqualTo(a);
        assertThat(Ratio.empty().plus(a)).isEqualTo(a);
    }

    @Property(seed = "20260101")
    void anySplitPoolsToTheWhole(@ForAll("lists") List<Ratio> ratios, @ForAll @IntRange(max = 20) int cut) {
        int at = Math.min(cut, ratios.size());
        Ratio head = ratios.subList(0, at).stream().collect(Ratio.toPooledRatio());
        Ratio tail = ratios.subList(at, ratios.size()).stream().collect(Ratio.toPooledRatio());
        assertThat(head.plus(tail)).isEqualTo(ratios.parallelStream().collect(Ratio.toPooledRatio()));
    }

    @Provide
    Arbitrary<Ratio> ratios() {
        Arbitrary<BigDecimal> amounts = Arbitraries.bigDecimals()
                .between(new BigDecimal("-1000000"), new BigDecimal("1000000"))
                .ofScale(4);
        Arbitrary<String> reasons = Arbitraries.of("the denominator is 0", "nobody was lost", "no revenue");
        Arbitrary<BigDecimal> denominators =
                Arbitraries.oneOf(amounts.map(BigDecimal::abs), Arbitraries.just(BigDecimal.ZERO));
        return Combinators.combine(amounts, denominators, reasons).as(Ratio::of);
    }

    @Provide
    Arbitrary<List<Ratio>> lists() {
        return ratios().list().ofMaxSize(20);
    }
}
