package io.github.retentionmetrics.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AnswerTest {
    @Test
    void aRateReachesATargetThatItEqualsOrExceeds() {
        assertThat(Rate.of(850, 1_000).isAtLeast(0.80)).isTrue();
        assertThat(Rate.of(800, 1_000).isAtLeast(0.80)).isTrue();
        assertThat(Rate.of(799, 1_000).isAtLeast(0.80)).isFalse();
        assertThat(Rate.of(799, 1_000).isAtMost(0.80)).isTrue();
        assertThat(Rate.of(800, 1_000).isAtMost(0.80)).isTrue();
        assertThat(Rate.of(801, 1_000).isAtMost(0.80)).isFalse();
    }

    /** A quotient and a decimal literal are both rounded to the nearest double, so equal ones stay equal. */
    @Property
    void exactlyATargetIsAtLeastAndAtMostIt(
            @ForAll @IntRange(min = 0, max = 1_000) int thousandths, @ForAll @IntRange(min = 1, max = 9_999) int size) {
        double target = Double.parseDouble(BigDecimal.valueOf(thousandths, 3).toString());
        Rate rate = Rate.of((long) thousandths * size, 1_000L * size);
        Ratio ratio = Ratio.of((long) thousandths * size, 1_000L * size);

        assertThat(rate.isAtLeast(target) && rate.isAtMost(target)).isTrue();
        assertThat(ratio.isAtLeast(target) && ratio.isAtMost(target)).isTrue();
    }

    @Test
    void anUndefinedAnswerIsNeitherAtLeastNorAtMostAnything() {
        assertThat(Rate.empty().isAtLeast(0)).isFalse();
        assertThat(Rate.empty().isAtMost(1)).isFalse();
        assertThat(Ratio.empty().isAtLeast(Double.NEGATIVE_INFINITY)).isFalse();
        assertThat(Ratio.empty().isAtMost(Double.POSITIVE_INFINITY)).isFalse();
        assertThat(Mean.empty().isAtLeast(0)).isFalse();
        assertThat(Mean.empty().isAtMost(0)).isFalse();
    }

    @Test
    void aTargetIsANumber() {
        assertThatThrownBy(() -> Rate.of(1, 2).isAtLeast(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("target must be a number: NaN");
        assertThatThrownBy(() -> Rate.empty().isAtMost(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit must be a number: NaN");
    }

    @Test
    void aShareIsNotGivenInPercent() {
        assertThat(Rate.of(850, 1_000).isAtMost(1)).isTrue();
        assertThatThrownBy(() -> Rate.of(850, 1_000).isAtLeast(80))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("target must be a share of at most 1, such as 0.80 for 80 %: 80.0");
        assertThatThrownBy(() -> Rate.empty().isAtMost(5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit must be a share of at most 1, such as 0.80 for 80 %: 5.0");
        // any other answer may have any value: an order value of EUR 80, a score of 50
        assertThat(Ratio.of(160, 2).isAtLeast(80)).isTrue();
    }
}
