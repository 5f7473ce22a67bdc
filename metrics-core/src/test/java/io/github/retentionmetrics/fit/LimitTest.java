package io.github.retentionmetrics.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LimitTest {
    private static final List<Parameter> PARAMETERS =
            ParametricFamily.of("test", "p", "q", "v").parameters();

    private static Limit limit(boolean isConstant, Integer... signs) {
        return new Limit(Direction.of(signs), isConstant);
    }

    @Test
    void limitsInWords() {
        assertThat(text(false, 0, 1, 0)).isEqualTo("q goes to infinity");
        assertThat(text(false, -1, 0, 0)).isEqualTo("p goes to zero");
        assertThat(text(true, -1, 0, 0)).isEqualTo("p has no influence");
        assertThat(text(false, 0, 1, 1)).isEqualTo("q and v go to infinity together");
        assertThat(text(false, -1, 0, -1)).isEqualTo("p and v go to zero together");
        assertThat(text(false, 1, 0, -1)).isEqualTo("v to zero and p to infinity go together");
        assertThat(text(true, 0, 1, 1)).isEqualTo("only the ratio of q and v has an influence");
        assertThat(text(true, 1, 0, -1)).isEqualTo("only the product of p and v has an influence");
    }

    @Test
    void placesInWords() {
        assertThat(place(false, 0, 1, 0)).isEqualTo("q at infinity");
        assertThat(place(false, 0, -1, -1)).isEqualTo("q and v at zero with q / v=0.750000");
        assertThat(place(false, 1, 0, -1)).isEqualTo("p at infinity and v at zero with p x v=8.00000");
        assertThat(place(false, 1, 1, -1)).isEqualTo("p and q at infinity and v at zero");
        assertThat(place(true, 0, 1, 0)).isEqualTo("q of any value");
        assertThat(place(true, 0, 1, 1)).isEqualTo("q and v of any value with q / v=0.750000");
    }

    private static String place(boolean isConstant, Integer... signs) {
        return new LimitText(limit(isConstant, signs), PARAMETERS).place(new double[] {2, 3, 4});
    }

    @Test
    void aLimitThatWasReadIsOneOfTheParameters() {
        assertThat(limit(false, 0, 1, -1).isOf(3)).isTrue();
        assertThat(limit(false, 0, 1).isOf(3)).isFalse();
        assertThat(limit(false, 0, 2, 0).isOf(3)).isFalse();
        assertThat(limit(false, 0, 0, 0).isOf(3)).isFalse();
    }

    private static String text(boolean isConstant, Integer... signs) {
        return new LimitText(limit(isConstant, signs), PARAMETERS).sentence();
    }

    @Test
    void parametersThatGoTogetherBesideSomeThatGoAnyway() {
        Limit together = limit(false, 1, 1, -1);
        assertThat(together.without(limit(false, 1, 1, 0))).contains(limit(false, 0, 0, -1));
        assertThat(together.without(limit(false, 1, -1, 0))).isEmpty();
        assertThat(together.without(limit(false, 0, 0, 1))).isEmpty();
        assertThat(together.without(together)).isEmpty();
        assertThat(Direction.of(1, 0, 0).isApartFrom(Direction.of(0, -1, -1))).isTrue();
        assertThat(Direction.of(1, 0, 1).isApartFrom(Direction.of(0, -1, -1))).isFalse();
        assertThat(Direction.of(1, 0, 0).plus(Direction.of(0, -1, -1))).isEqualTo(Direction.of(1, -1, -1));
    }

    @Test
    void directionsOfFewestParametersFirst() {
        assertThat(Direction.all(new boolean[] {false, true, false}))
                .containsExactly(
                        Direction.of(-1, 0, 0),
                        Direction.of(0, 0, -1),
                        Direction.of(0, 0, 1),
                        Direction.of(1, 0, 0),
                        Direction.of(-1, 0, -1),
                        Direction.of(-1, 0, 1),
                        Direction.of(1, 0, -1),
                        Direction.of(1, 0, 1));
        assertThat(Direction.all(new boolean[] {true, true})).isEmpty();
        assertThat(Direction.of(-1, 0, 1).moved(new double[] {1, 2, 3}, 5)).containsExactly(-4, 2, 8);
        assertThat(Direction.of(1, 1, 0).last()).isEqualTo(1);
    }
}
