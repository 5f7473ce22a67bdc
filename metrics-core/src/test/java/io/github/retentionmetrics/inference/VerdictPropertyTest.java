package io.github.retentionmetrics.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.rate.Difference;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.SignificanceTest;
import io.github.retentionmetrics.survey.NetScore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A verdict never contradicts the interval that is printed beside it. */
class VerdictPropertyTest {

    private static void assertNoContradiction(Difference difference, double level) {
        Comparison.Verdict verdict = Comparison.of(difference, level).verdict();
        Interval interval = difference.interval(level);
        assertThat(interval.isDefined() && !interval.contains(difference.value()))
                .as("%s leaves out %s", interval, difference)
                .isFalse();
        if (verdict == Comparison.Verdict.HIGHER) {
            assertThat(difference.value()).isPositive();
            assertThat(interval.low()).isPositive();
        }
        if (verdict == Comparison.Verdict.LOWER) {
            assertThat(difference.value()).isNegative();
            assertThat(interval.high()).isNegative();
        }
        assertThat(verdict == Comparison.Verdict.UNDEFINED).isEqualTo(!difference.isDefined());
    }

    /**
     * 3 of 3 promoters are 100 points, 4,995 of 5,000 are 99.9: adjusted, the difference of three answers lies below 0.
     */
    @Test
    void anAdjustmentToTheOtherSideOfZeroIsNoVerdict() {
        Difference difference = NetScore.ofFavourable(3)
                .neutral(0)
                .unfavourable(0)
                .minus(NetScore.ofFavourable(4_995).neutral(5).unfavourable(0));
        assertThat(difference.value()).isPositive();
        assertThat(difference.interval(0.90).high()).isEqualTo(difference.value());
        Comparison comparison = Comparison.of(difference, 0.90);
        assertThat(comparison.pvalue()).isEqualTo(1);
        assertThat(comparison.verdict()).isEqualTo(Comparison.Verdict.NO_CLEAR_DIFFERENCE);
        assertThat(comparison.sentence(ComparisonText.english("NPS").comparing("March", "February")))
                .startsWith("NPS: no clear difference between March and February (observed 0.10, ");
    }

    /** A statistic that is biased in resamples: the largest of a few values, whose percentiles lie below it. */
    @Test
    void anIntervalOnTheOtherSideOfZeroIsNoVerdictAndIsShownUpToTheDifference() {
        Difference difference = new Fixed(1, Interval.of(-3, -2, 0.95));
        Comparison comparison = Comparison.of(difference, 0.95);
        assertThat(comparison.interval()).isEqualTo(Interval.of(-3, 1, 0.95));
        assertThat(comparison.verdict()).isEqualTo(Comparison.Verdict.NO_CLEAR_DIFFERENCE);
        assertThat(Comparison.ofAll(Map.of("only", difference), Correction.NONE, 0.95)
                        .get("only")
                        .interval())
                .isEqualTo(Interval.of(-3, 1, 0.95));
        Comparison sameSide = Comparison.of(new Fixed(5, Interval.of(2, 4, 0.95)), 0.95);
        assertThat(sameSide.verdict()).isEqualTo(Comparison.Verdict.HIGHER);
        assertThat(sameSide.sentence(ComparisonText.english("Largest order").comparing("A", "B")))
                .isEqualTo("Largest order: A is higher than B by 5.00 (95% interval 2.00 to 5.00, p = 0.0100).");
    }

    private record Fixed(double value, Interval read) implements Difference {
        @Override
        public boolean isDefined() {
            return true;
        }

        @Override
        public String reason() {
            return "";
        }

        @Override
        public Interval interval(double level) {
            return read;
        }

        @Override
        public SignificanceTest test() {
            return SignificanceTest.of(2.6, 0.01);
        }
    }

    @Property(seed = "20260101", tries = 300)
    void ofManyAtOnce(
            @ForAll @Size(4) List<@IntRange(min = 1, max = 30) Integer> successes,
            @ForAll Correction correction,
            @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
        Map<Integer, Difference> differences = new LinkedHashMap<>();
        for (int i = 0; i < successes.size(); i++) {
            differences.put(i, Rate.of(successes.get(i), 31).minus(Rate.of(15, 40)));
        }
        Comparison.ofAll(differences, correction, level).values().forEach(comparison -> {
            Interval printed = comparison.interval();
            switch (comparison.verdict()) {
                case HIGHER -> assertThat(printed.low()).isPositive();
                case LOWER -> assertThat(printed.high()).isNegative();
                default -> assertThat(comparison.difference().isDefined()).isTrue();
            }
        });
    }

    @Property(seed = "20260101")
    void ofNetScores(
            @ForAll @Size(3) List<@IntRange(max = 30) Integer> few,
            @ForAll @Size(3) List<@IntRange(max = 6_000) Integer> many,
            @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
        assertNoContradiction(
                NetScore.ofFavourable(few.get(0))
                        .neutral(few.get(1))
                        .unfavourable(few.get(2))
                        .minus(NetScore.ofFavourable(many.get(0))
                                .neutral(many.get(1))
                                .unfavourable(many.get(2))),
                level);
    }

    @Property(seed = "20260101")
    void ofRates(
            @ForAll @Size(2) List<@IntRange(max = 20) Integer> few,
            @ForAll @Size(2) List<@IntRange(max = 6_000) Integer> many,
            @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
        assertNoContradiction(
                Rate.of(few.get(0), few.get(0) + few.get(1)).minus(Rate.of(many.get(0), many.get(0) + many.get(1))),
                level);
    }

    @Property(seed = "20260101")
    void ofMeans(
            @ForAll @Size(max = 5) List<@LongRange(min = -9, max = 9) Long> first,
            @ForAll @Size(max = 50) List<@LongRange(min = -9, max = 9) Long> second,
            @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
        assertNoContradiction(mean(first).minus(mean(second)), level);
    }

    private static Mean mean(List<Long> values) {
        return Mean.of(values.stream().mapToLong(Long::longValue).toArray());
    }
}
