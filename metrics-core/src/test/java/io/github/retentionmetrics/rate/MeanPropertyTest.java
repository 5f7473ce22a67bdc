package io.github.retentionmetrics.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MeanPropertyTest {
    @Property(seed = "20260101")
    void equalsTheTwoPassComputation(@ForAll("scores") long[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares =
                Arrays.stream(values).mapToDouble(v -> (v - mean) * (v - mean)).sum();
        Mean ours = Mean.of(values);
        if (values.length > 0) {
            assertThat(ours.value()).isCloseTo(mean, within(1e-12));
        }
        if (values.length > 1) {
            double variance = squares / (values.length - 1);
            assertThat(ours.variance()).isCloseTo(variance, within(1e-12 * (1 + variance)));
        }
    }

    @Property(seed = "20260101")
    void anySplitPoolsToTheWhole(@ForAll @Size(max = 30) long[] values, @ForAll @IntRange(max = 30) int cut) {
        int at = Math.min(cut, values.length);
        Mean head = Mean.of(Arrays.copyOfRange(values, 0, at));
        Mean tail = Mean.of(Arrays.copyOfRange(values, at, values.length));
        Mean whole = LongStream.of(values).boxed().parallel().collect(Mean.toMean(Long::longValue));
        assertThat(head.plus(tail)).isEqualTo(whole).isEqualTo(Mean.of(values));
    }

    @Property(seed = "20260101")
    void plusIsAssociativeAndCommutativeWithAnIdentity(
            @ForAll("scores") long[] a, @ForAll("scores") long[] b, @ForAll("scores") long[] c) {
        Mean one = Mean.of(a);
        Mean two = Mean.of(b);
        Mean three = Mean.of(c);
        assertThat(one.plus(two).plus(three)).isEqualTo(one.plus(two.plus(three)));
        assertThat(one.plus(two)).isEqualTo(two.plus(one));
        assertThat(one.plus(Mean.empty())).isEqualTo(one);
        assertThat(Mean.empty().plus(one)).isEqualTo(one);
    }

    @Property(seed = "20260101")
    void intervalContainsTheMean(@ForAll("scores") long[] values) {
        Mean mean = Mean.of(values);
        assertThat(mean.interval(0.95).contains(mean.value())).isEqualTo(values.length > 1);
    }

    @Provide
    Arbitrary<long[]> scores() {
        return Arbitraries.longs().between(-1_000, 1_000).array(long[].class).ofMaxSize(40);
    }
}
