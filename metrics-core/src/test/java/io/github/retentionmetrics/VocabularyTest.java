package io.github.retentionmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.testing.PublicTypes;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A word of the API means the same in every signature. */
class VocabularyTest {
    /** Parameters need their names: the sources are compiled with {@code -parameters}. */
    @Test
    void parametersHaveNames() {
        assertThat(signatures().flatMap(signature -> Arrays.stream(signature.getParameters())))
                .hasSizeGreaterThan(1_000)
                .allMatch(Parameter::isNamePresent);
    }

    /** A margin is a share of revenue; an amount is a contribution. The margin of error of a score is another term. */
    @Test
    void aMarginIsAShare() {
        List<String> others = Stream.concat(
                        signatures()
                                .flatMap(signature -> Arrays.stream(signature.getParameters()))
                                .filter(parameter ->
                                        isMargin(parameter.getName()) && parameter.getType() != Ratio.class)
                                .map(parameter -> parameter.getDeclaringExecutable() + " " + parameter.getName()),
                        methods()
                                .filter(method -> isMargin(method.getName()) && method.getParameterCount() == 0)
                                .filter(method -> method.getReturnType() != Ratio.class)
                                .map(Method::toString))
                .toList();

        assertThat(others).isEmpty();
        assertThat(methods().filter(method -> isMargin(method.getName()))).hasSizeGreaterThan(4);
    }

    /** Whatever has a margin is given one by a single method. */
    @Test
    void aMarginIsGivenByWithMargin() {
        List<Method> given = methods()
                .filter(method -> method.getParameterCount() > 0 && isMargin(method.getName()))
                .toList();

        assertThat(given)
                .hasSizeGreaterThan(1)
                .allMatch(method -> method.getName().equals("withMargin")
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {Ratio.class}));
    }

    private static boolean isMargin(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith("margin");
    }

    private static Stream<Method> methods() {
        return PublicTypes.ofLibrary().stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic());
    }

    private static Stream<Executable> signatures() {
        return Stream.concat(
                methods(),
                PublicTypes.ofLibrary().stream()
                        .flatMap(type -> Arrays.stream(type.getConstructors()))
                        .filter(constructor -> !constructor.isSynthetic()));
    }
}
