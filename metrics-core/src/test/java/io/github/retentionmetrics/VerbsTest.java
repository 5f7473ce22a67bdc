package io.github.retentionmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.rate.ProportionInterval;
import io.github.retentionmetrics.retention.ChurnDefinition;
import io.github.retentionmetrics.retention.RevenueChurn;
import io.github.retentionmetrics.survey.NetScore;
import io.github.retentionmetrics.testing.PublicTypes;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One verb means one thing in all public types. */
class VerbsTest {
    /** Enums whose constants are published formulas for the same input: {@code WILSON.of(successes, trials, level)}. */
    private static final Set<Class<?>> FORMULAS =
            Set.of(ChurnDefinition.class, NetScore.IntervalMethod.class, ProportionInterval.class, RevenueChurn.class);

    @Test
    void onlyAFormulaIsAppliedWithOf() {
        assertThat(PublicTypes.ofLibrary().stream()
                        .flatMap(VerbsTest::publicMethods)
                        .filter(method -> !Modifier.isStatic(method.getModifiers())
                                && method.getName().equals("of"))
                        .map(Method::getDeclaringClass)
                        .collect(Collectors.toSet()))
                .isEqualTo(FORMULAS)
                .allMatch(Class::isEnum);
    }

    /**
     * Three arguments of one type in a row could be swapped unseen. They stand only where their order is that of a
     * published notation: the parameters of a model; the frequency, recency and age of a customer (x, t_x, T), for
     * which an overload takes a summary; an interval's low, high and level; a place in a buffer, as in all of Java.
     */
    @Test
    void threeArgumentsOfOneTypeHaveAPublishedOrder() {
        Set<String> triples = PublicTypes.ofLibrary().stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> hasTriple(method.getGenericParameterTypes()))
                .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
                .collect(Collectors.toSet());
        assertThat(triples)
                .containsExactlyInAnyOrder(
                        "BetaDiscreteWeibull.of",
                        "BgBb.discountedPurchases",
                        "BgBb.expectedPurchases",
                        "BgBb.of",
                        "BgNbd.discountedPurchases",
                        "BgNbd.expectedPurchases",
                        "BgNbd.of",
                        "CustomerValueForecast.value",
                        "GammaGamma.of",
                        "Interval.of",
                        "MbgNbd.discountedPurchases",
                        "MbgNbd.expectedPurchases",
                        "MbgNbd.of",
                        "ParetoNbd.discountedPurchases",
                        "ParetoNbd.expectedPurchases",
                        "ParetoNbd.of",
                        "PurchaseHistoryBuilder.add",
                        "TransactionModel.discountedPurchases",
                        "TransactionModel.expectedPurchases");
    }

    private static boolean hasTriple(Type... parameters) {
        return IntStream.range(0, Math.max(0, parameters.length - 2))
                .anyMatch(i -> parameters[i].equals(parameters[i + 1]) && parameters[i].equals(parameters[i + 2]));
    }

    @Test
    void aTypeWithASizeHasARowAtEachPlaceAndAStreamOfThem() {
        assertThat(PublicTypes.ofLibrary().stream()
                        .filter(type -> !hasComponent(type, "size") && returned(type, "size") != null))
                .hasSizeGreaterThan(5)
                .allSatisfy(type -> {
                    Type row = returned(type, "get", int.class);
                    assertThat(row).as("get(int)").isNotNull();
                    assertThat(returned(type, "stream"))
                            .hasToString("java.util.stream.Stream<" + row.getTypeName() + ">");
                });
    }

    private static boolean hasComponent(Class<?> type, String name) {
        return type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(component -> component.getName().equals(name));
    }

    private static @Nullable Type returned(Class<?> type, String name, Class<?>... parameters) {
        return publicMethods(type)
                .filter(method ->
                        method.getName().equals(name) && Arrays.equals(method.getParameterTypes(), parameters))
                .map(Method::getGenericReturnType)
                .findFirst()
                .orElse(null);
    }

    /** Also what a public type inherits from a type of the library that is not public. */
    private static Stream<Method> publicMethods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass().getName().startsWith("io.github.retentionmetrics."));
    }
}
