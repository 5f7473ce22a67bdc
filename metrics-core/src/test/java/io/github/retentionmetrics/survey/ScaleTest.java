package io.github.retentionmetrics.survey;

import static io.github.retentionmetrics.survey.Scale.Direction.LOWER_IS_BETTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0-10                     | 0  | 10 | HIGHER_IS_BETTER | 11
                    1-5                      | 1  | 5  | HIGHER_IS_BETTER | 5
                    1-5, lower is better     | 1  | 5  | LOWER_IS_BETTER  | 5
                    -5-5                     | -5 | 5  | HIGHER_IS_BETTER | 11
                    -5--1, lower is better   | -5 | -1 | LOWER_IS_BETTER  | 5
                    0-1000                   | 0  | 1000 | HIGHER_IS_BETTER | 1001
                    """)
    void readsTheTextItWrites(String text, int lowest, int highest, Scale.Direction direction, int points) {
        Scale scale = Scale.parse(text);
        assertThat(scale).isEqualTo(Scale.of(lowest, highest, direction)).hasToString(text);
        assertThat(scale.points()).isEqualTo(points);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "1..5", "1-5, higher is better", " 1-5", "1-5 ", "a-b", "1.5-5", "1-99999999999"})
    void refusesOtherText(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scale.parse(text))
                .withMessage("text must be a scale such as 1-5 or 1-5, lower is better: " + text);
    }

    @Test
    void refusesBoundsThatAreNoScale() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scale.of(5, 1))
                .withMessage("highest (1) must be above lowest (5)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scale.parse("3-3"))
                .withMessage("highest (3) must be above lowest (3)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scale.of(Integer.MIN_VALUE, Integer.MAX_VALUE))
                .withMessage("highest (2147483647) must be at most 1000 above lowest (-2147483648)");
        assertThatNullPointerException().isThrownBy(() -> Scale.of(1, 5, null)).withMessage("direction");
        assertThatNullPointerException().isThrownBy(() -> Scale.parse(null)).withMessage("text");
    }

    @Test
    void theDirectionIsPartOfTheScale() {
        assertThat(Scale.EFFORT_FIVE_POINT)
                .isEqualTo(Scale.of(1, 5, LOWER_IS_BETTER))
                .isNotEqualTo(Scale.FIVE_POINT);
        assertThat(Scale.EASE_SEVEN_POINT).isEqualTo(Scale.of(1, 7));
        assertThat(Scale.FIVE_POINT.mirrored()).isEqualTo(Scale.EFFORT_FIVE_POINT);
        assertThat(Scale.EFFORT_FIVE_POINT.mirrored()).isEqualTo(Scale.FIVE_POINT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1-5                  | 1 | 5
                    1-5                  | 2 | 4
                    1-5                  | 5 | 1
                    0-10                 | 2 | 9
                    1-5, lower is better | 1 | 1
                    1-5, lower is better | 2 | 2
                    """)
    void topBoxIsTheLeastGoodOfTheBest(String scale, int boxes, int expected) {
        assertThat(Scale.parse(scale).topBox(boxes)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 6})
    void refusesATopBoxThatTheScaleDoesNotHave(int boxes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scale.FIVE_POINT.topBox(boxes))
                .withMessage("boxes must be in 1..5: " + boxes);
    }

    @Test
    void comparesInItsDirection() {
        assertThat(Scale.FIVE_POINT.isAtLeastAsGood(4, 4)).isTrue();
        assertThat(Scale.FIVE_POINT.isAtLeastAsGood(3, 4)).isFalse();
        assertThat(Scale.EFFORT_FIVE_POINT.isAtLeastAsGood(4, 4)).isTrue();
        assertThat(Scale.EFFORT_FIVE_POINT.isAtLeastAsGood(3, 4)).isTrue();
        assertThat(Scale.EFFORT_FIVE_POINT.isAtLeastAsGood(5, 4)).isFalse();
    }

    @Test
    void containsBothEnds() {
        assertThat(Scale.NPS.contains(0)).isTrue();
        assertThat(Scale.NPS.contains(10)).isTrue();
        assertThat(Scale.NPS.contains(-1)).isFalse();
        assertThat(Scale.NPS.contains(11)).isFalse();
        assertThat(Scale.NPS_FROM_ONE.contains(0)).isFalse();
    }
}
