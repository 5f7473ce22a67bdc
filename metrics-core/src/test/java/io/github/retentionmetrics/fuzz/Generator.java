package io.github.retentionmetrics.fuzz;

import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * Makes values of any type that a public signature names: leaves, arrays and collections of them, functions, and the
 * library's own types by calling what answers with them, whose arguments are made in the same way.
 */
final class Generator {
    private static final int DEEPEST = 6;
    private static final int ATTEMPTS = 12;
    private static final double OF_USUAL_LENGTH = 0.9;
    private static final double BY_RECIPE = 0.75;

    private final Api api;
    private final SplittableRandom random;
    private final Leaves leaves;
    private final int usualLength;

    /** The call that is being made, for the thread that waits for it. */
    private volatile String current = "";

    Generator(Api api, SplittableRandom random, double hostility) {
        this.api = api;
        this.random = random;
        this.leaves = new Leaves(random, hostility);
        this.usualLength = random.nextInt(7);
    }

    String current() {
        return current;
    }

    SplittableRandom random() {
        return random;
    }

    /** A call with arguments of this generator's making; the receiver is made, too, where none is given. */
    Call prepare(Executable call, int depth) {
        Map<TypeVariable<?>, Type> bindings = new HashMap<>();
        Value receiver = Api.needsReceiver(call) ? value(call.getDeclaringClass(), "", bindings, depth + 1) : null;
        List<Value> arguments = new ArrayList<>();
        for (Parameter parameter : call.getParameters()) {
            boolean isSize = Documented.isSize(call, parameter.getName());
            arguments.add(
                    isSize
                            ? new Leaves(random, 0).of(parameter.getType(), parameter.getName())
                            : value(parameter.getParameterizedType(), parameter.getName(), bindings, depth + 1));
        }
        return new Call(call, receiver, arguments);
    }

    private Value make(Executable call, int depth) {
        Call prepared = prepare(call, depth);
        current = prepared.text();
        return new Value(prepared.invoke(), prepared.text());
    }

    Value value(Type type, String name, Map<TypeVariable<?>, Type> bindings, int depth) {
        if (type instanceof TypeVariable<?> variable) {
            return value(bindings.computeIfAbsent(variable, Generator::choice), name, bindings, depth);
        }
        if (type instanceof WildcardType wildcard) {
            Type bound =
                    wildcard.getLowerBounds().length > 0 ? wildcard.getLowerBounds()[0] : wildcard.getUpperBounds()[0];
            return value(bound, name, bindings, depth);
        }
        if (type instanceof GenericArrayType array) {
            return array(
                    raw(array.getGenericComponentType(), bindings),
                    array.getGenericComponentType(),
                    name,
                    bindings,
                    depth);
        }
        Type[] parts = type instanceof ParameterizedType p ? p.getActualTypeArguments() : new Type[0];
        Class<?> raw = raw(type, bindings);
        Value leaf = leaves.of(raw, name);
        if (leaf != null) {
            return leaf;
        }
        if (raw.isArray()) {
            return array(raw.getComponentType(), raw.getComponentType(), name, bindings, depth);
        }
        if (raw == ModelFit.class && parts.length == 1) {
            return fit(raw(parts[0], bindings), depth);
        }
        if (api.isExported(raw)) {
            return ofLibrary(raw, depth);
        }
        return ofJava(raw, parts, name, bindings, depth);
    }

    /** A fit of a model of a type, which the type of the fit does not know when it runs. */
    private Value fit(Class<?> model, int depth) {
        while (true) {
            Value fit = ofLibrary(ModelFit.class, depth);
            if (model.isInstance(((ModelFit<?>) fit.object()).model())) {
                return fit;
            }
        }
    }

    private Value ofJava(Class<?> raw, Type[] parts, String name, Map<TypeVariable<?>, Type> bindings, int depth) {
        if (Map.class.isAssignableFrom(raw)) {
            return map(parts, name, bindings, depth);
        }
        if (raw.isAssignableFrom(List.class) && Iterable.class.isAssignableFrom(raw)) {
            List<Value> values = values(length(), parts[0], name, bindings, depth);
            return new Value(values.stream().map(Value::object).toList(), "List.of(" + texts(values) + ")");
        }
        if (raw == Class.class) {
            return new Value(raw(parts[0], bindings), raw(parts[0], bindings).getSimpleName() + ".class");
        }
        if (raw == Collector.class) {
            return new Value(Collectors.counting(), "Collectors.counting()");
        }
        if (raw.getPackageName().equals("java.util.function")) {
            return Functions.of(raw, parts, result -> values(3, result, name, bindings, depth));
        }
        throw new IllegalStateException("the fuzzer does not know how to make a " + raw.getName());
    }

    private Value array(Class<?> component, Type part, String name, Map<TypeVariable<?>, Type> bindings, int depth) {
        List<Value> values = values(length(), part, name, bindings, depth);
        Object array = Array.newInstance(component, values.size());
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, values.get(i).object());
        }
        return new Value(array, component.getSimpleName() + "[]{" + texts(values) + "}");
    }

    private Value map(Type[] parts, String name, Map<TypeVariable<?>, Type> bindings, int depth) {
        Map<Object, Object> map = isOrdered(raw(parts[0], bindings)) ? new TreeMap<>() : new LinkedHashMap<>();
        StringBuilder text = new StringBuilder("Map.of(");
        for (int left = length(); left > 0; left--) {
            Value key = value(parts[0], name, bindings, depth);
            Value part = value(parts[1], name, bindings, depth);
            map.put(key.object(), part.object());
            text.append(map.size() > 1 ? ", " : "")
                    .append(key.text())
                    .append(", ")
                    .append(part.text());
        }
        return new Value(map, text.append(')').toString());
    }

    private static boolean isOrdered(Class<?> type) {
        return Comparable.class.isAssignableFrom(type);
    }

    private List<Value> values(int length, Type type, String name, Map<TypeVariable<?>, Type> bindings, int depth) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            values.add(value(type, name, bindings, depth));
        }
        return values;
    }

    private int length() {
        return random.nextDouble() < OF_USUAL_LENGTH ? usualLength : random.nextInt(9);
    }

    /** A value of the library: by a recipe where there is one, and otherwise from any call that answers with one. */
    private Value ofLibrary(Class<?> type, int depth) {
        if (depth > DEEPEST) {
            throw new Refused("too deep for a " + type.getSimpleName());
        }
        List<Executable> makers = api.makersOf(type);
        if (makers.isEmpty() && !Recipes.has(type)) {
            throw new IllegalStateException("nothing answers with a " + type.getName());
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                boolean byRecipe = Recipes.has(type) && (makers.isEmpty() || random.nextDouble() < BY_RECIPE);
                Value value = byRecipe ? Recipes.make(type, this) : make(maker(makers, depth), depth);
                if (value.object() != null) {
                    return value;
                }
            } catch (Refused e) {
                // another attempt, with other arguments
            }
        }
        throw new Refused("no " + type.getSimpleName() + " in " + ATTEMPTS + " attempts");
    }

    /** Factories more often than methods of other values, whose receivers would have to be made first. */
    private Executable maker(List<Executable> makers, int depth) {
        int factories =
                (int) makers.stream().filter(call -> !Api.needsReceiver(call)).count();
        boolean simple = factories > 0 && (depth > DEEPEST / 2 || random.nextInt(4) > 0);
        return makers.get(random.nextInt(simple ? factories : makers.size()));
    }

    private static Class<?> raw(Type type, Map<TypeVariable<?>, Type> bindings) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        if (type instanceof WildcardType wildcard) {
            return raw(wildcard.getUpperBounds()[0], bindings);
        }
        if (type instanceof TypeVariable<?> variable) {
            return raw(bindings.computeIfAbsent(variable, Generator::choice), bindings);
        }
        throw new IllegalStateException("the fuzzer does not know the type " + type);
    }

    /** What stands for a type variable. */
    private static Type choice(TypeVariable<?> variable) {
        Class<?> bound = variable.getBounds()[0] instanceof ParameterizedType p
                ? (Class<?>) p.getRawType()
                : (Class<?>) variable.getBounds()[0];
        return bound == Enum.class
                ? PurchaseHistory.RefundPolicy.class
                : bound.isAssignableFrom(String.class) ? String.class : bound;
    }

    private static String texts(Collection<Value> values) {
        return values.stream().map(Value::text).collect(Collectors.joining(", "));
    }
}
