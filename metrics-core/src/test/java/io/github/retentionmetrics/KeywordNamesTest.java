package io.github.retentionmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.testing.PublicTypes;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Callers in other languages of the JVM write every name of the library as it is, without backticks. */
class KeywordNamesTest {
    private static final Set<String> KOTLIN =
            Set.of(("as break class continue do else false for fun if in interface is null"
                            + " object package return super this throw true try typealias typeof val var when while")
                    .split(" "));

    private static final Set<String> SCALA =
            Set.of(("abstract case catch class def do else enum export extends false final"
                            + " finally for forSome given if implicit import lazy macro match new null object override package"
                            + " private protected return sealed super then this throw trait true try type val var while with yield")
                    .split(" "));

    static Stream<Arguments> languages() {
        return Stream.of(Arguments.of("Kotlin", KOTLIN), Arguments.of("Scala", SCALA));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("languages")
    void noMethodOrFieldIsNamedLikeAKeyword(String language, Set<String> keywords) {
        assertThat(PublicTypes.ofLibrary())
                .flatMap(KeywordNamesTest::names)
                .hasSizeGreaterThan(500)
                .noneMatch(name -> keywords.contains(name.substring(name.lastIndexOf('.') + 1)));
    }

    private static Set<String> names(Class<?> type) {
        Stream<Member> members = Stream.concat(Arrays.stream(type.getMethods()), Arrays.stream(type.getFields()));
        return members.filter(member -> Modifier.isPublic(member.getModifiers()))
                .filter(member -> member.getDeclaringClass().getName().startsWith("io.github.retentionmetrics."))
                .map(member -> type.getName() + "." + member.getName())
                .collect(Collectors.toSet());
    }
}
