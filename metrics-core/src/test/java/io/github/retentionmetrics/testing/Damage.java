package io.github.retentionmetrics.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Stored objects of which a few bytes are changed: each is refused as documented, or is an object like any other. */
public final class Damage {
    private static final String LIBRARY = "io.github.retentionmetrics.";

    /** What a method of a valid object may throw, too: there is no value, or it does not fit. */
    private static final List<Class<? extends RuntimeException>> ANSWERS = List.of(
            ArithmeticException.class,
            java.util.NoSuchElementException.class,
            IllegalStateException.class,
            UnsupportedOperationException.class);

    /** How many streams were read, refused and accepted. */
    public record Outcome(int refused, int accepted) {
        /** The sum of two. */
        public Outcome plus(Outcome other) {
            return new Outcome(refused + other.refused, accepted + other.accepted);
        }
    }

    private Damage() {}

    /** Changes one to three bytes, as many times as asked, and reads each. */
    public static Outcome of(Object value, int streams, long seed) {
        byte[] whole = Serialization.bytes(value);
        if (read(value, whole, "the whole stream").accepted() == 0) {
            throw new AssertionError(value.getClass() + " is refused though nothing is damaged");
        }
        Random random = new Random(seed);
        Outcome outcome = new Outcome(0, 0);
        for (int stream = 0; stream < streams; stream++) {
            byte[] damaged = whole.clone();
            for (int change = 1 + random.nextInt(3); change > 0; change--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            outcome = outcome.plus(read(value, damaged, "stream " + stream + " of seed " + seed));
        }
        return outcome;
    }

    /** Reads one stream; a failure names it. */
    public static Outcome read(Object value, byte[] damaged, String name) {
        Object back;
        try {
            back = read(damaged);
        } catch (IOException | ClassNotFoundException refused) {
            return new Outcome(1, 0);
        } catch (RuntimeException | LinkageError refused) {
            // the JDK's own collections, dates and currencies refuse what they cannot be, in ways of their own
            if (isOfJdk(refused)) {
                return new Outcome(1, 0);
            }
            throw new AssertionError(value.getClass() + ", " + name + " fails while it is read", refused);
        }
        if (back != null && back.getClass().getName().startsWith(LIBRARY)) {
            ask(back, value.getClass() + ", " + name);
        }
        return new Outcome(0, 1);
    }

    /**
     * Thrown inside a module of the JDK, such as by its class loader; what was thrown very often has no trace any more.
     */
    private static boolean isOfJdk(Throwable refused) {
        StackTraceElement[] trace = refused.getStackTrace();
        return trace.length == 0 || String.valueOf(trace[0].getModuleName()).startsWith("java.");
    }

    /**
     * Reads with the limit to arrays that an application sets, as the JDK's own collections allocate what a length
     * claims.
     */
    private static Object read(byte[] damaged) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(damaged))) {
            in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("maxarray=100000"));
            return in.readObject();
        }
    }

    private static void ask(Object back, String name) {
        try {
            byte[] again = Serialization.bytes(back);
            if (!Arrays.equals(again, Serialization.bytes(read(again)))) {
                throw new AssertionError(name + " is not what is read of it");
            }
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            throw new AssertionError(name + " cannot be stored again", e);
        }
        questions(back).forEach(question -> ask(back, question, name));
    }

    /** The public methods without parameters, declared in public types. */
    private static List<Method> questions(Object value) {
        return Arrays.stream(value.getClass().getMethods())
                .filter(method -> method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getReturnType() != void.class)
                .filter(method -> method.getDeclaringClass() != Object.class)
                .filter(method -> Modifier.isPublic(method.getDeclaringClass().getModifiers()))
                .sorted(Comparator.comparing(Method::toGenericString))
                .toList();
    }

    private static void ask(Object back, Method question, String name) {
        try {
            question.invoke(back);
        } catch (InvocationTargetException failed) {
            Throwable cause = failed.getCause();
            if (ANSWERS.stream().noneMatch(type -> type.isInstance(cause))) {
                throw new AssertionError(name + " fails when asked for " + question.getName(), cause);
            }
        } catch (IllegalAccessException e) {
            throw new AssertionError(question.toString(), e);
        }
    }
}
