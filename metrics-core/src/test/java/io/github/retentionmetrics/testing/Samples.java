package io.github.retentionmetrics.testing;

import java.io.Serializable;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Values of the library's types, found by calling its public constructors and methods with values that are already
 * there, again and again. The same seeds give the same samples.
 */
public final class Samples {
    private static final int MOST_OF_A_TYPE = 3;
    private static final int ATTEMPTS = 3;

    private static final List<ChronoUnit> UNITS = List.of(ChronoUnit.DAYS, ChronoUnit.WEEKS, ChronoUnit.MONTHS);

    private final Map<Class<?>, List<Object>> pool = new LinkedHashMap<>();

    /** The seeds only. */
    public Samples(Collection<?> seeds) {
        seeds.forEach(this::add);
    }

    /** The samples of a type, at most three. */
    public List<Object> of(Class<?> type) {
        return pool.getOrDefault(type, List.of());
    }

    /** Calls the public methods of the types with what there is. */
    public void grow(Collection<Class<?>> types) {
        for (Class<?> type : types) {
            calls(type).filter(this::mayAnswerNew).forEach(this::call);
        }
    }

    /** The public constructors and methods, in an order that does not depend on the JVM. */
    private static Stream<Executable> calls(Class<?> type) {
        Stream<Executable> constructors = Arrays.stream(type.getConstructors());
        Stream<Executable> methods = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getReturnType() != void.class)
                .map(Executable.class::cast);
        return Stream.concat(constructors, methods)
                .filter(call -> Modifier.isPublic(call.getModifiers()) && !call.isSynthetic())
                .filter(call -> call instanceof Method || !Modifier.isAbstract(type.getModifiers()))
                .sorted(Comparator.comparing(Executable::toGenericString));
    }

    /** Whether there is room for what a call answers, which must not be a number or text. */
    private boolean mayAnswerNew(Executable call) {
        Class<?> answer = call instanceof Method method ? method.getReturnType() : call.getDeclaringClass();
        boolean isOfSeeds = answer == String.class || (answer.isPrimitive() && answer != boolean.class);
        return !isOfSeeds && of(answer).size() < MOST_OF_A_TYPE;
    }

    private void call(Executable call) {
        boolean needsTarget = call instanceof Method && !Modifier.isStatic(call.getModifiers());
        List<Object> targets = needsTarget ? List.copyOf(of(call.getDeclaringClass())) : List.of(call);
        Type[] parameters = call.getGenericParameterTypes();
        int attempts = parameters.length == 0 ? Math.min(ATTEMPTS, targets.size()) : ATTEMPTS;
        for (int attempt = 0; attempt < attempts; attempt++) {
            int pick = attempt;
            List<Optional<Object>> arguments = IntStream.range(0, parameters.length)
                    .mapToObj(place -> argument(parameters[place], pick))
                    .toList();
            if (targets.isEmpty() || arguments.stream().anyMatch(Optional::isEmpty)) {
                return;
            }
            Object target = targets.get(pick % targets.size());
            invoke(call, target, arguments.stream().map(Optional::orElseThrow).toArray(), this::addAnswer);
        }
    }

    /** Calls a constructor or method, whose exceptions of any kind count as no answer. */
    private static void invoke(Executable call, Object target, Object[] arguments, Consumer<Object> sink) {
        try {
            Object answer = call instanceof Method method
                    ? method.invoke(target, arguments)
                    : ((Constructor<?>) call).newInstance(arguments);
            if (answer != null) {
                sink.accept(answer);
            }
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof Error error) {
                throw error;
            }
        } catch (IllegalAccessException | InstantiationException e) {
            throw new LinkageError(call.toString(), e);
        }
    }

    /** Numbers, texts and dates are those of the seeds only, so that no answer becomes a size. */
    private void addAnswer(Object value) {
        if (value instanceof Number
                || value instanceof String
                || value.getClass().getName().startsWith("java.time")) {
            return;
        }
        add(value);
    }

    private void add(Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(this::addAnswer);
        } else if (value instanceof Collection<?> many) {
            many.stream().limit(MOST_OF_A_TYPE).forEach(this::addAnswer);
        } else if (value instanceof Stream<?> many) {
            many.limit(MOST_OF_A_TYPE).filter(Samples::isOurs).forEach(this::add);
        } else if (value instanceof Map<?, ?> map) {
            map.values().stream().limit(MOST_OF_A_TYPE).forEach(this::addAnswer);
        } else if (value instanceof Serializable) {
            List<Object> known = pool.computeIfAbsent(value.getClass(), type -> new ArrayList<>());
            if (known.size() < MOST_OF_A_TYPE && !known.contains(value)) {
                known.add(value);
            }
        }
    }

    private static boolean isOurs(Object value) {
        return value.getClass().getName().startsWith("io.github.retentionmetrics.");
    }

    private Optional<Object> argument(Type type, int pick) {
        if (type instanceof ParameterizedType generic) {
            return collection(generic);
        }
        if (!(type instanceof Class<?> raw)) {
            return Optional.empty();
        }
        if (raw.isArray()) {
            return array(raw.getComponentType());
        }
        if (raw == ChronoUnit.class) {
            return Optional.of(UNITS.get(pick % UNITS.size()));
        }
        if (raw.isEnum()) {
            return Optional.of(raw.getEnumConstants()[pick % raw.getEnumConstants().length]);
        }
        List<Object> known = pool.entrySet().stream()
                .filter(entry -> boxed(raw).isAssignableFrom(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(known.get(pick % known.size()));
    }

    private static Class<?> boxed(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0).getClass() : type;
    }

    private Optional<Object> array(Class<?> element) {
        List<Object> known = pool.getOrDefault(boxed(element), List.of());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Object array = Array.newInstance(element, known.size());
        IntStream.range(0, known.size()).forEach(i -> Array.set(array, i, known.get(i)));
        return Optional.of(array);
    }

    private Optional<Object> collection(ParameterizedType generic) {
        Type[] of = generic.getActualTypeArguments();
        if (!(of[of.length - 1] instanceof Class<?> type) || !pool.containsKey(type)) {
            return Optional.empty();
        }
        List<Object> known = List.copyOf(pool.get(type));
        boolean isList = generic.getRawType() == Collection.class || generic.getRawType() == List.class;
        return isList ? Optional.of(known) : Optional.empty();
    }
}
