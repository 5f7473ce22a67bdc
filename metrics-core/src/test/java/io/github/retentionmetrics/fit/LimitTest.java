package io.github.retentionmetrics.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LimitTest {
    private static final List<Parameter> PARAMETERS =
            ParametricFamily.of("test", "p", "q", "v").parameters();

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

    private static String place(boolean isTwoWay, Integer... direction) {
        return new Limit(List.of(direction), isTwoWay).place(PARAMETERS, new double[] {2, 3, 4});
    }

    @Test
    void aLimitThatWasReadIsOneOfTheParameters() {
        assertThat(new Limit(List.of(0, 1, -1), false).isOf(3)).isTrue();
        assertThat(new Limit(List.of(0, 1), false).isOf(3)).isFalse();
        assertThat(new Limit(List.of(0, 2, 0), false).isOf(3)).isFalse();
        assertThat(new Limit(List.of(0, 0, 0), false).isOf(3)).isFalse();
    }

    private static String text(boolean isTwoWay, Integer... direction) {
        return new Limit(List.of(direction), isTwoWay).text(PARAMETERS);
    }

    @Test
    void parametersThatGoTogetherBesideSomeThatGoAnyway() {
        Limit together = new Limit(List.of(1, 1, -1), false);
        assertThat(together.beside(new Limit(List.of(1, 1, 0), false))).contains(new Limit(List.of(0, 0, -1), false));
        assertThat(together.beside(new Limit(List.of(1, -1, 0), false))).isEmpty();
        assertThat(together.beside(new Limit(List.of(0, 0, 1), false))).isEmpty();
        assertThat(together.beside(together)).isEmpty();
        assertThat(Limit.areApart(List.of(1, 0, 0), List.of(0, -1, -1))).isTrue();
        assertThat(Limit.areApart(List.of(1, 0, 1), List.of(0, -1, -1))).isFalse();
        assertThat(Limit.sum(List.of(1, 0, 0), List.of(0, -1, -1))).containsExactly(1, -1, -1);
    }

    @Test
    void directionsOfFewestParametersFirst() {
        assertThat(Limit.directions(new boolean[] {false, true, false}))
                .containsExactly(
                        List.of(-1, 0, 0),
                        List.of(0, 0, -1),
                        List.of(0, 0, 1),
                        List.of(1, 0, 0),
                        List.of(-1, 0, -1),
                        List.of(-1, 0, 1),
                        List.of(1, 0, -1),
                        List.of(1, 0, 1));
        assertThat(Limit.directions(new boolean[] {true, true})).isEmpty();
        assertThat(Limit.moved(new double[] {1, 2, 3}, List.of(-1, 0, 1), 5)).containsExactly(-4, 2, 8);
        assertThat(new Limit(List.of(1, 1, 0), false).held()).isEqualTo(1);
    }
}
