package io.github.retentionmetrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WideSumTest {
    @Property(seed = "20260101")
    void equalsTheSumInBigIntegers(@ForAll List<Long> values) {
        WideSum sum = new WideSum();
        values.forEach(sum::add);

        assertThat(sum.toBigInteger())
                .isEqualTo(values.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add));
    }

    @Property(seed = "20260101")
    void equalsTheSumOfProductsInBigIntegers(@ForAll List<Integer> factors, @ForAll long value) {
        WideSum sum = new WideSum();
        BigInteger expected = BigInteger.ZERO;
        for (int factor : factors) {
            sum.addProduct(factor, value - factor);
            expected = expected.add(BigInteger.valueOf(factor).multiply(BigInteger.valueOf(value - factor)));
        }

        assertThat(sum.toBigInteger()).isEqualTo(expected);
    }

    @Test
    void goesBeyondALongAndBack() {
        WideSum sum = new WideSum();
        sum.add(Long.MAX_VALUE);
        sum.add(1);

        assertThat(sum.toBigInteger()).isEqualTo(BigInteger.TWO.pow(63));
        assertThatThrownBy(() -> sum.toLong("revenue"))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("revenue must fit in 64-bit minor units");

        sum.add(-1);
        assertThat(sum.toLong("revenue")).isEqualTo(Long.MAX_VALUE);
        sum.add(Long.MIN_VALUE);
        assertThat(sum.toLong("revenue")).isEqualTo(-1);
        sum.add(Long.MIN_VALUE);
        assertThatThrownBy(() -> sum.toLong("revenue")).isInstanceOf(ArithmeticException.class);
        sum.clear();
        assertThat(sum.toLong("revenue")).isZero();
    }

    @Test
    void holdsTheLargestProducts() {
        WideSum sum = new WideSum();
        sum.addProduct(Integer.MIN_VALUE, Long.MIN_VALUE);
        sum.addProduct(Integer.MIN_VALUE, Long.MIN_VALUE);

        assertThat(sum.toBigInteger()).isEqualTo(BigInteger.TWO.pow(31 + 63 + 1));
    }
}
