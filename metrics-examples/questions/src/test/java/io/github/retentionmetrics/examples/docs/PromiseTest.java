package io.github.retentionmetrics.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromiseTest {
    private static final String RATE = "85.0% (850 of 1000)";
    private static final String UNDEFINED = "undefined (0 of 0): no customers at the start of the period";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.85",
                "-3 points",
                "+2",
                ".5",
                "\"text\"",
                "[1, 2]",
                "{A=0.1}",
                "true",
                "false: with a reason",
                "null",
                "NaN",
                "undefined (0 of 0)",
                "Optional[Utrecht]",
                "OptionalDouble.empty",
                "LATEST",
                "LATEST: of each",
                "throws IllegalArgumentException"
            })
    void startsLikeAValue(String comment) {
        assertThat(Promise.isPromise(" " + comment)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lost / start",
                "both; the end is 1050",
                "a rate: 0.85",
                "trueness",
                "- a dash",
                "NPS of last year",
                "(850 of 1000)",
                "throws if it is negative",
                ""
            })
    void startsLikeProse(String comment) {
        assertThat(Promise.isPromise(" " + comment)).isFalse();
    }

    static Stream<Arguments> kept() {
        return Stream.of(
                Arguments.of("0.85", 0.85),
                Arguments.of("0.387", 0.38729),
                Arguments.of("0.4", 0.45),
                Arguments.of("0.5", 0.45),
                Arguments.of("-0.30", -0.3),
                Arguments.of("1.3036...", 1.30369),
                Arguments.of("12.98 points", 12.9761),
                Arguments.of("40.0 points, from -100 to 100", 40.0),
                Arguments.of("31", 31.0),
                Arguments.of("0.0001", 1.0E-4),
                Arguments.of(RATE, RATE),
                Arguments.of("85.0%", RATE),
                Arguments.of("85.0%: most of them", RATE),
                Arguments.of(RATE + "  the same as before", RATE),
                Arguments.of(UNDEFINED, UNDEFINED),
                Arguments.of("undefined (0 of 0)", UNDEFINED),
                Arguments.of("undefined", UNDEFINED),
                Arguments.of("\"no customers\"", "no customers"),
                Arguments.of("\"no customers\": its reason", "no customers"),
                Arguments.of("{A=0.11, B=-0.06}", "{A=0.1098, B=-0.0577}"),
                Arguments.of("Optional[Utrecht]", Optional.of("Utrecht")),
                Arguments.of("OptionalDouble[0.85]", OptionalDouble.of(0.8512)),
                Arguments.of("[0.5, 0.25]", new double[] {0.5, 0.25}),
                Arguments.of("null", null),
                Arguments.of("false: \"no customers\"", false));
    }

    @ParameterizedTest
    @MethodSource("kept")
    void isKept(String comment, Object value) {
        assertThat(promise(comment).isKeptBy(value)).isTrue();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("0.85", 0.86),
                Arguments.of("0.30", -0.3),
                Arguments.of("0.4", 0.4501),
                Arguments.of("31", 31.2),
                Arguments.of("1,050", 1050),
                Arguments.of("1.3037...", 1.30369),
                Arguments.of("85.0% (850 of 1001)", RATE),
                Arguments.of("85", RATE),
                Arguments.of("undefined (0 of 0): nobody", UNDEFINED),
                Arguments.of("\"no customers", "no customers"),
                Arguments.of("1997-01-06", "1997-01-07"),
                Arguments.of("0.85 of all", "0.85"),
                Arguments.of("true", false));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isBroken(String comment, Object value) {
        assertThat(promise(comment).isKeptBy(value)).isFalse();
    }

    @Test
    void severalLinesAreComparedOneByOne() {
        Promise whole = new Promise(1, List.of("2026-01 50.0", "2026-02 33.3: less"));
        assertThat(whole.isKeptBy("2026-01 50.0\n2026-02 33.33\n")).isTrue();
        assertThat(whole.isKeptBy("2026-01 50.0\n2026-02 34.0")).isFalse();
        assertThat(whole.isKeptBy("2026-01 50.0\n2026-02 33.3\n2026-03 40.0")).isFalse();
        Promise beginning = new Promise(1, List.of("2026-01 50.0", "2026-02 33.3 ..."));
        assertThat(beginning.isKeptBy("2026-01 50.0\n2026-02 33.3\n2026-03 40.0"))
                .isTrue();
        assertThat(beginning.isKeptBy("2026-01 50.0")).isFalse();
    }

    private static Promise promise(String comment) {
        return new Promise(1, List.of(comment));
    }
}
