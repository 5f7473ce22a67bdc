package io.github.retentionmetrics.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Streams written by the library's own classes, with every checksum right, of objects that no factory makes: one field
 * of one object in them has another value.
 */
public final class Tampering {
    private static final String LIBRARY = "io.github.retentionmetrics.";

    /** A field of an object in the stream, counted in the order in which they are written. */
    public record Place(int object, Field field) {
        /** The name of the class and the field. */
        public String name() {
            return field.getDeclaringClass().getName().substring(LIBRARY.length()) + "." + field.getName();
        }
    }

    private Tampering() {}

    /** All places in the stream of a value, but those in records, whose constructors see what is read. */
    public static List<Place> places(Serializable value) {
        List<Place> places = new ArrayList<>();
        write(value, (number, object) -> fields(object).forEach(field -> places.add(new Place(number, field))));
        return places;
    }

    /** The stream of a value with something else in a place. */
    public static byte[] stream(Serializable value, Place place, UnaryOperator<Object> change) {
        return write(Serialization.roundTrip(value), (number, object) -> {
            if (number == place.object()) {
                Object old = get(place.field(), object);
                Class<?> type = place.field().getType();
                boolean isNoArray = old == null && type.isArray();
                set(
                        place.field(),
                        object,
                        change.apply(isNoArray ? Array.newInstance(type.getComponentType(), 1) : old));
            }
        });
    }

    /** The stream of a value with something else in one of the places of a name, such as {@code Durations.unit}. */
    public static byte[] stream(Serializable value, String name, int number, UnaryOperator<Object> change) {
        List<Place> places = places(value).stream()
                .filter(place -> ("." + place.name()).endsWith("." + name))
                .toList();
        if (places.size() <= number) {
            throw new AssertionError("no " + name + " number " + number + " among " + places(value));
        }
        return stream(value, places.get(number), change);
    }

    /** A stream in which some bytes, which must come once, are others. */
    public static byte[] replaced(byte[] stream, byte[] bytes, byte[] others) {
        int found = -1;
        for (int at = 0; at + bytes.length <= stream.length; at++) {
            if (Arrays.equals(bytes, 0, bytes.length, stream, at, at + bytes.length)) {
                if (found >= 0) {
                    throw new AssertionError("these bytes come more than once");
                }
                found = at;
            }
        }
        if (found < 0) {
            throw new AssertionError("these bytes do not come");
        }
        byte[] changed = stream.clone();
        System.arraycopy(others, 0, changed, found, others.length);
        return changed;
    }

    /** The ways in which the value of a field is changed. */
    public static List<UnaryOperator<Object>> changes(Field field) {
        Class<?> type = field.getType();
        if (type == int[][].class || type == long[][].class || type == double[][].class) {
            return List.of(array -> null, array -> resized(array, -1), array -> resized(array, 1), Tampering::reversed);
        }
        if (type.isArray() || field.getName().equals("array")) {
            return List.of(
                    Tampering::reversed,
                    array -> with(array, 0, true),
                    array -> with(array, 0, false),
                    array -> with(array, Array.getLength(array) - 1, true),
                    array -> with(array, Array.getLength(array) - 1, false),
                    array -> resized(array, -1),
                    array -> withoutNulls(resized(array, 1)));
        }
        List<UnaryOperator<Object>> changes = new ArrayList<>();
        if (type == boolean.class) {
            changes.add(value -> !((boolean) value));
        } else if (type.isPrimitive()) {
            hostile(type, true).forEach(value -> changes.add(old -> value));
        } else {
            changes.add(value -> null);
        }
        if (type == LocalDate.class) {
            Stream.of(LocalDate.MIN, LocalDate.MAX, LocalDate.EPOCH).forEach(day -> changes.add(old -> day));
        }
        if (type.isEnum()) {
            Arrays.stream(type.getEnumConstants()).forEach(constant -> changes.add(old -> constant));
        }
        if (List.class.isAssignableFrom(type) && type.isAssignableFrom(ArrayList.class)) {
            changes.add(list -> changed((List<?>) list, Collections::reverse));
            changes.add(list -> changed((List<?>) list, copy -> copy.add(copy.isEmpty() ? "" : copy.get(0))));
            changes.add(list -> changed((List<?>) list, copy -> copy.add(7)));
            changes.add(list -> changed((List<?>) list, List::clear));
        }
        return changes;
    }

    private static List<Object> changed(List<?> list, Consumer<List<Object>> change) {
        List<Object> copy = new ArrayList<>(list);
        change.accept(copy);
        return copy;
    }

    private static List<Object> hostile(Class<?> type, boolean isLow) {
        if (type == int.class) {
            return isLow ? List.of(-1, Integer.MIN_VALUE, Integer.MAX_VALUE) : List.of(Integer.MAX_VALUE);
        }
        if (type == long.class) {
            return isLow ? List.of(-1L, Long.MIN_VALUE, Long.MAX_VALUE) : List.of(Long.MAX_VALUE);
        }
        if (type == double.class) {
            return isLow
                    ? List.of(Double.NaN, -1.0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                    : List.of(Double.POSITIVE_INFINITY);
        }
        return type == byte.class ? List.of((byte) -1, (byte) 100) : List.of();
    }

    private static Object copy(Object array, int length) {
        Object copy = Array.newInstance(array.getClass().getComponentType(), length);
        System.arraycopy(array, 0, copy, 0, Math.min(length, Array.getLength(array)));
        return copy;
    }

    private static Object reversed(Object array) {
        int length = Array.getLength(array);
        Object copy = copy(array, length);
        for (int i = 0; i < length; i++) {
            Array.set(copy, i, Array.get(array, length - 1 - i));
        }
        return copy;
    }

    private static Object with(Object array, int place, boolean isLow) {
        Object copy = copy(array, Array.getLength(array));
        Class<?> element = array.getClass().getComponentType();
        if (place >= 0 && place < Array.getLength(array)) {
            List<Object> hostile = hostile(element, isLow);
            if (!hostile.isEmpty()) {
                Array.set(copy, place, hostile.get(0));
            } else if (element == String.class) {
                Array.set(copy, place, isLow ? "" : Array.get(array, Array.getLength(array) - 1 - place));
            }
        }
        return copy;
    }

    /** Texts that are added are empty, since a stored array has no form for a missing one. */
    private static Object resized(Object array, int more) {
        int length = Array.getLength(array);
        Object copy = copy(array, Math.max(0, length + more));
        if (copy instanceof String[] texts && more > 0) {
            Arrays.fill(texts, length, texts.length, "");
        }
        return copy;
    }

    /** A stored array of texts cannot be written with a null in it. */
    private static Object withoutNulls(Object array) {
        if (array instanceof String[] texts) {
            Arrays.setAll(texts, i -> texts[i] == null ? "" : texts[i]);
        }
        return array;
    }

    private interface Visitor {
        void see(int number, Object object);
    }

    private static byte[] write(Object value, Visitor visitor) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ShowingStream out = new ShowingStream(bytes, visitor)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Shows every object of the library's after it has been replaced by its stored form. */
    private static final class ShowingStream extends ObjectOutputStream {
        private final Visitor visitor;
        private int number;

        ShowingStream(ByteArrayOutputStream bytes, Visitor visitor) throws IOException {
            super(bytes);
            this.visitor = visitor;
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            if (object.getClass().getName().startsWith(LIBRARY)
                    && !object.getClass().isRecord()
                    && !(object instanceof Enum)) {
                visitor.see(number++, object);
            }
            return object;
        }
    }

    private static List<Field> fields(Object object) {
        return Arrays.stream(object.getClass().getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .filter(field -> !Modifier.isTransient(field.getModifiers())
                        || field.getName().equals("array"))
                .filter(field -> !field.isSynthetic())
                .toList();
    }

    private static Object get(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new LinkageError(field.toString(), e);
        }
    }

    private static void set(Field field, Object object, Object value) {
        try {
            field.setAccessible(true);
            field.set(object, value);
        } catch (IllegalAccessException e) {
            throw new LinkageError(field.toString(), e);
        }
    }
}
