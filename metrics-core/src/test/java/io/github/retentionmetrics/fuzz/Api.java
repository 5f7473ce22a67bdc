package io.github.retentionmetrics.fuzz;

import io.github.retentionmetrics.testing.PublicTypes;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The public types of the library's exported packages and what can be called on them, in a fixed order. */
final class Api {
    private static final Set<String> INHERITED = Set.of("equals", "hashCode", "toString", "values", "valueOf");

    private final List<Class<?>> types;
    private final List<Executable> calls = new ArrayList<>();
    private final Map<Class<?>, List<Method>> accessors = new HashMap<>();
    private final Map<Class<?>, List<Executable>> makers = new HashMap<>();

    private Api(List<Class<?>> types) {
        this.types = types;
        for (Class<?> type : types) {
            Stream.of(type.getConstructors(), type.getDeclaredMethods())
                    .flatMap(Arrays::stream)
                    .filter(Api::isCallable)
                    .sorted(Comparator.comparing(Executable::toGenericString))
                    .forEach(calls::add);
            accessors.put(
                    type,
                    calls.stream()
                            .filter(call -> call.getDeclaringClass() == type)
                            .filter(call -> needsReceiver(call) && call.getParameterCount() == 0)
                            .map(Method.class::cast)
                            .toList());
        }
    }

    static Api ofLibrary() {
        return new Api(PublicTypes.ofLibrary().stream().filter(Api::isVisible).toList());
    }

    private static boolean isVisible(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
    }

    private static boolean isCallable(Executable call) {
        return Modifier.isPublic(call.getModifiers())
                && !call.isSynthetic()
                && !(call instanceof Method method && (INHERITED.contains(method.getName()) || isOverridden(method)));
    }

    /** A method of an interface is called on the classes that have it, unless it is static or a default. */
    private static boolean isOverridden(Method method) {
        return Modifier.isAbstract(method.getModifiers())
                && !method.getDeclaringClass().isInterface();
    }

    List<Class<?>> types() {
        return types;
    }

    List<Executable> calls() {
        return calls;
    }

    boolean isExported(Class<?> type) {
        return accessors.containsKey(type);
    }

    /** The public methods of a type that take nothing. */
    List<Method> accessorsOf(Class<?> type) {
        return accessors.getOrDefault(type, List.of());
    }

    /** What answers with a type or with one of its kinds: constructors and static methods first. */
    List<Executable> makersOf(Class<?> type) {
        return makers.computeIfAbsent(
                type,
                wanted -> calls.stream()
                        .filter(call -> wanted.isAssignableFrom(resultOf(call)))
                        .sorted(Comparator.comparing(Api::needsReceiver))
                        .toList());
    }

    static boolean needsReceiver(Executable call) {
        return call instanceof Method && !Modifier.isStatic(call.getModifiers());
    }

    static Class<?> resultOf(Executable call) {
        return call instanceof Method method ? method.getReturnType() : ((Constructor<?>) call).getDeclaringClass();
    }

    /** A call's name for messages and for the tables of exceptions: {@code Rate.of}, {@code new Interval}. */
    static String nameOf(Executable call) {
        String type =
                call.getDeclaringClass().getName().replaceAll("^.*\\.", "").replace('$', '.');
        return call instanceof Method method ? type + "." + method.getName() : "new " + type;
    }

    static String signatureOf(Executable call) {
        return nameOf(call)
                + Arrays.stream(call.getParameterTypes())
                        .map(Class::getSimpleName)
                        .toList();
    }
}
