package io.github.retentionmetrics.fuzz;

import io.github.retentionmetrics.inference.Statistic;
import io.github.retentionmetrics.purchase.CustomerCursor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Functions that answer with one of a few values, always the same one for the same argument. */
final class Functions {
    private Functions() {}

    /** A function of an interface of java.util.function; {@code values} makes what it answers with. */
    static Value of(Class<?> type, Type[] parts, Function<Type, List<Value>> values) {
        Method method = Arrays.stream(type.getMethods())
                .filter(candidate -> Modifier.isAbstract(candidate.getModifiers()))
                .findFirst()
                .orElseThrow();
        List<Value> answers = values.apply(resultOf(method, type, parts));
        Object function = Proxy.newProxyInstance(
                type.getClassLoader() == null ? Functions.class.getClassLoader() : type.getClassLoader(),
                new Class<?>[] {type},
                handler(method, answers));
        return new Value(
                function,
                type.getSimpleName() + " to one of ["
                        + answers.stream().map(Value::text).collect(Collectors.joining(", ")) + "]");
    }

    private static Type resultOf(Method method, Class<?> type, Type[] parts) {
        Type result = method.getGenericReturnType();
        int index = Arrays.asList(type.getTypeParameters()).indexOf(result);
        return result instanceof TypeVariable<?> ? parts[index] : result;
    }

    private static InvocationHandler handler(Method method, List<Value> answers) {
        return (proxy, called, arguments) -> {
            if (called.equals(method)) {
                return answers.get(Math.floorMod(digest(arguments), answers.size()))
                        .object();
            }
            if (called.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, called, arguments);
            }
            return switch (called.getName()) {
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "a function";
            };
        };
    }

    /** A number that depends on the arguments alone, which an identity hash code does not. */
    private static int digest(Object[] arguments) {
        int digest = 0;
        for (Object argument : arguments == null ? new Object[0] : arguments) {
            digest = 31 * digest + digest(argument);
        }
        return digest;
    }

    private static int digest(Object argument) {
        if (argument instanceof CustomerCursor cursor) {
            return cursor.customerId().hashCode();
        }
        if (argument instanceof Statistic.Resample resample) {
            return resample.customers() == 0 ? 0 : resample.weight(0) + 7 * resample.customers();
        }
        return argument.toString().hashCode();
    }
}
