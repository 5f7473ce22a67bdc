package io.github.retentionmetrics.fuzz;

import io.github.retentionmetrics.rate.Answer;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.testing.Serialization;
import io.github.retentionmetrics.trend.Trend;
import java.io.Serializable;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules that every result keeps.
 *
 * <ul>
 *   <li>Defined: its numbers are finite, its reason is empty, and its text shows no NaN, no infinity and no minus zero.
 *   <li>Undefined: its value is NaN, and its reason says why.
 *   <li>Its value lies within its interval, by every method whose definition says so and at every level.
 *   <li>Equal to itself, and to what serialisation makes of it, with the same hash code and text.
 * </ul>
 *
 * <p>Exceptions are those of {@link Documented}.
 */
final class Inspection {
    private static final int DEEPEST = 2;
    private static final int MOST_ELEMENTS = 12;
    private static final double[] LEVELS = {1e-12, 0.1, 0.5, 0.95, 0.999};

    private static final Pattern NOT_A_FIGURE =
            Pattern.compile("NaN|Infinity|(?<![\\w.,:-])-0(?:[.,]0+)?(?![\\w.,:-]*[1-9])(?!\\w)");

    /** Types that are not inspected: those that calls advance, and steps on the way to a value. */
    private static final Pattern MUTABLE = Pattern.compile(".*(Builder|Cursor|Acquired|AtStart|With[A-Z]\\w*)");

    private final Api api;

    Inspection(Api api) {
        this.api = api;
    }

    /** Holds what a call answered with against the rules. */
    void inspect(Call call, Object result) {
        inspect(call.executable(), call.target(), result, 0);
    }

    private void inspect(Executable call, Object receiver, Object result, int depth) {
        if (result == null) {
            inspectNull(call);
        } else if (result instanceof Double number) {
            inspectNumber(call, receiver, number);
        } else if (result instanceof double[] numbers) {
            Arrays.stream(numbers).forEach(number -> inspectNumber(call, receiver, number));
        } else if (result instanceof OptionalDouble number) {
            number.ifPresent(present -> inspectNumber(call, receiver, present));
        } else if (api.isExported(result.getClass()) && !result.getClass().isEnum()) {
            inspectObject(result, depth);
        } else {
            elements(result).limit(MOST_ELEMENTS).forEach(element -> inspect(call, receiver, element, depth));
        }
    }

    private static void inspectNull(Executable call) {
        boolean isDeclared = call.getAnnotatedReturnType().isAnnotationPresent(Nullable.class);
        if (!isDeclared && Api.resultOf(call) != void.class) {
            throw new Finding(Api.signatureOf(call), "answers null");
        }
    }

    private static Stream<?> elements(Object result) {
        if (result instanceof Optional<?> optional) {
            return optional.stream();
        }
        if (result instanceof Map<?, ?> map) {
            return map.values().stream();
        }
        if (result instanceof Collection<?> collection) {
            return collection.stream();
        }
        if (result instanceof Stream<?> stream) {
            return stream;
        }
        return result instanceof Object[] array ? Arrays.stream(array) : Stream.of();
    }

    private static void inspectNumber(Executable call, Object receiver, double number) {
        boolean isMissing = Double.isNaN(number) && receiver != null && !isDefined(receiver);
        if (!Double.isFinite(number) && !isMissing && !Documented.allows(call, receiver, number)) {
            throw new Finding(Api.signatureOf(call), "answers " + number + (receiver == null ? "" : " on " + receiver));
        }
    }

    private void inspectObject(Object object, int depth) {
        if (object instanceof Answer answer) {
            inspectAnswer(answer);
        }
        if (MUTABLE.matcher(object.getClass().getName()).matches()) {
            return;
        }
        inspectText(object);
        if (depth == 0) {
            inspectEquality(object);
        }
        if (depth < DEEPEST) {
            for (Method accessor : api.accessorsOf(object.getClass())) {
                inspectAccessor(accessor, object, depth);
            }
        }
    }

    private void inspectAccessor(Method accessor, Object object, int depth) {
        try {
            inspect(accessor, object, Invoker.invoke(accessor, object), depth + 1);
        } catch (Refused e) {
            // an accessor may say that there is nothing to answer with
        }
    }

    private static void inspectAnswer(Answer answer) {
        String type = answer.getClass().getSimpleName();
        if (answer.isDefined() && !answer.reason().isEmpty()) {
            throw new Finding(type, "is defined, with a reason why it is not: " + answer);
        }
        if (!answer.isDefined() && answer.reason().isBlank()) {
            throw new Finding(type, "is undefined without a reason: " + answer);
        }
        if (!answer.isDefined() && !Double.isNaN(answer.value())) {
            throw new Finding(type, "is undefined and has a value: " + answer.value());
        }
        if (answer.isDefined()) {
            Stream.of(answer.getClass().getMethods())
                    .filter(method -> method.getName().equals("interval"))
                    .forEach(method -> inspectInterval(answer, method));
        }
    }

    /** Intervals of the value itself: those that take a level, or a way to compute it and a level. */
    private static void inspectInterval(Answer answer, Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        for (double level : LEVELS) {
            if (Arrays.equals(parameters, new Class<?>[] {double.class})) {
                inspectInterval(answer, method, level);
            } else if (parameters.length == 2 && parameters[0].isEnum() && parameters[1] == double.class) {
                for (Object way : parameters[0].getEnumConstants()) {
                    inspectInterval(answer, method, way, level);
                }
            }
        }
    }

    private static void inspectInterval(Answer answer, Method method, Object... arguments) {
        Interval interval;
        try {
            interval = (Interval) Invoker.invoke(method, answer, arguments);
        } catch (Refused e) {
            return;
        }
        if (interval.isDefined()
                && !interval.contains(answer.value())
                && !Documented.mayLeaveOutTheValue(answer, arguments[0])) {
            throw new Finding(
                    answer.getClass().getSimpleName() + ".interval",
                    "leaves out the value " + answer.value() + " of " + answer + ": " + interval + " by "
                            + Arrays.toString(arguments));
        }
    }

    private static void inspectText(Object object) {
        String text = object.toString();
        String type = object.getClass().getSimpleName();
        if (text.isBlank()
                && !(object instanceof Trend.Point<?>)) { // whose text is that of the value, which is the caller's
            throw new Finding(type, "has no text");
        }
        if (text.startsWith(object.getClass().getName() + "@")) {
            throw new Finding(type, "has no text of its own: " + text);
        }
        if (isDefined(object) && NOT_A_FIGURE.matcher(text).find() && !Documented.allowsText(object)) {
            throw new Finding(type, "shows what is no figure: " + text);
        }
    }

    private static Object nothing() {
        return null;
    }

    private static void inspectEquality(Object object) {
        String type = object.getClass().getSimpleName();
        Object itself = object;
        Object nothing = nothing();
        if (!object.equals(itself) || object.equals(nothing) || object.hashCode() != itself.hashCode()) {
            throw new Finding(type, "is not equal to itself: " + object);
        }
        if (object instanceof Serializable serializable) {
            Object copy = Serialization.roundTrip(serializable);
            boolean sameText = Objects.equals(object.toString(), copy.toString());
            if (!sameText
                    || (hasEquality(object.getClass())
                            && !(object.equals(copy) && object.hashCode() == copy.hashCode()))) {
                throw new Finding(type, "differs from what serialisation makes of it: " + object + ", " + copy);
            }
        }
    }

    private static boolean hasEquality(Class<?> type) {
        try {
            return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** True for what has no way to be undefined. */
    private static boolean isDefined(Object object) {
        try {
            return (boolean) object.getClass().getMethod("isDefined").invoke(object);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new Finding(object.getClass().getSimpleName(), "isDefined throws " + e.getCause(), e.getCause());
        }
    }
}
