package io.github.retentionmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.testing.PublicTypes;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A word of the API means the same in every signature. */
class VocabularyTest {
    private static final Set<String> UNITS = Set.of("unit", "term");

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

    /** Whatever has a margin is given one by a single method: a copy with it, or a step of a staged builder. */
    @Test
    void aMarginIsGivenByOneMethod() {
        List<Method> given = methods()
                .filter(method -> method.getParameterCount() > 0 && isMargin(method.getName()))
                .toList();

        assertThat(given)
                .hasSizeGreaterThan(1)
                .allMatch(method -> Set.of("withMargin", "margin").contains(method.getName())
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {Ratio.class}));
    }

    /** A granularity is a calendar; a length of time, and the unit of one, is measured in a {@code ChronoUnit}. */
    @Test
    void aUnitOfTimeIsAChronoUnit() {
        assertThat(signatures()
                        .flatMap(signature -> Arrays.stream(signature.getParameters()))
                        .filter(parameter -> UNITS.contains(parameter.getName()))
                        .filter(parameter -> parameter.getType() != String.class))
                .hasSizeGreaterThan(20)
                .allMatch(parameter -> parameter.getType() == ChronoUnit.class);
        assertThat(methods()
                        .filter(method -> UNITS.contains(method.getName()))
                        .map(Method::getGenericReturnType)
                        .map(Type::getTypeName)
                        .distinct())
                .containsExactlyInAnyOrder(
                        ChronoUnit.class.getName(), Optional.class.getName() + "<" + ChronoUnit.class.getName() + ">");
        assertThat(signatures()
                        .flatMap(signature -> Arrays.stream(signature.getParameters()))
                        .filter(parameter -> parameter.getType() == Granularity.class)
                        .map(Parameter::getName)
                        .distinct())
                .containsExactlyInAnyOrder("granularity", "cohorts", "activity", "opportunities", "intervals");
        assertThat(signatures().flatMap(signature -> Arrays.stream(signature.getParameters())))
                .noneMatch(parameter -> parameter.getType() == TemporalUnit.class);
    }

    /** In JSON a unit is the same text whatever the mapper: an enum would be a name to one and a text to the other. */
    @Test
    void aUnitOfTimeIsATextForMappers() {
        assertThat(methods().filter(method -> method.getName().startsWith("get")))
                .hasSizeGreaterThan(100)
                .noneMatch(method -> method.getReturnType() == ChronoUnit.class);
    }

    /** Mappers and templates differ in whether they write the name or the text of an enum, so that these are one. */
    @Test
    void theTextOfAnEnumIsItsName() {
        assertThat(PublicTypes.ofLibrary())
                .filteredOn(Class::isEnum)
                .hasSizeGreaterThan(10)
                .allSatisfy(type -> assertThat(type.getEnumConstants())
                        .extracting(Object::toString)
                        .isEqualTo(Arrays.stream(type.getEnumConstants())
                                .map(constant -> ((Enum<?>) constant).name())
                                .toList()));
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
