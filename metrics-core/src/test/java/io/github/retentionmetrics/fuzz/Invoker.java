package io.github.retentionmetrics.fuzz;

import io.github.retentionmetrics.fit.FitException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.DateTimeException;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;

/**
 * Calls a constructor or a method, which may answer or refuse: with an exception that a caller can expect, thrown by
 * the library's own code and with a message. Anything else is a finding, as are a call that takes long and one that
 * takes a lot of memory, for nothing that the fuzzer passes holds much data.
 */
final class Invoker {
    static final long MOST_MILLIS = 2_000;
    /** Allocated in all, most of which is garbage at once: a bootstrap or a fit allocates for each step. */
    static final long MOST_MEGABYTES = 512;

    /**
     * Exactly these: an index beyond an array, a negative size or a number that does not parse says nothing to a
     * caller.
     */
    private static final Set<Class<? extends Exception>> EXPECTED = Set.of(
            IllegalArgumentException.class,
            IllegalStateException.class,
            ArithmeticException.class,
            NoSuchElementException.class,
            IndexOutOfBoundsException.class,
            DateTimeException.class,
            DateTimeParseException.class,
            FitException.class);

    /** What the library must say in its own words, and not pass on from an inner call. */
    private static final Set<Class<? extends Exception>> IN_OWN_WORDS =
            Set.of(IllegalArgumentException.class, IllegalStateException.class, ArithmeticException.class);

    private Invoker() {}

    /** As {@link #invoke}, within limits of time and memory. */
    static Object measure(Executable call, Object receiver, Object... arguments) {
        Meter meter = new Meter();
        try {
            Object result = invoke(call, receiver, arguments);
            requireWithinLimits(call, meter);
            return result;
        } catch (Refused e) {
            requireWithinLimits(call, meter);
            throw e;
        }
    }

    private static void requireWithinLimits(Executable call, Meter meter) {
        long millis = meter.millis();
        long megabytes = meter.megabytes();
        if (millis > MOST_MILLIS || megabytes > MOST_MEGABYTES) {
            throw new Finding(Api.signatureOf(call), "takes " + millis + " ms and " + megabytes + " MB");
        }
    }

    /** The result; {@link Refused} if the library says no, {@link Finding} if it breaks a rule. */
    static Object invoke(Executable call, Object receiver, Object... arguments) {
        try {
            return call instanceof Method method
                    ? method.invoke(receiver, arguments)
                    : ((Constructor<?>) call).newInstance(arguments);
        } catch (InvocationTargetException e) {
            boolean passedNull = Arrays.stream(arguments).anyMatch(Objects::isNull);
            throw refusal(Api.signatureOf(call), e.getCause(), passedNull, isIndexOf(call, e.getCause()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(call.toString(), e);
        }
    }

    /**
     * An index that the called type itself does not find in its array is the caller's, and the message says which;
     * until the virtual machine has compiled the method and leaves out message and stack.
     */
    private static boolean isIndexOf(Executable call, Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        return thrown instanceof ArrayIndexOutOfBoundsException
                && (stack.length == 0
                        || stack[0].getClassName()
                                .equals(call.getDeclaringClass().getName()))
                && Arrays.asList(call.getParameterTypes()).contains(int.class);
    }

    private static Refused refusal(String name, Throwable thrown, boolean passedNull, boolean isIndex) {
        boolean isForNull = passedNull && thrown instanceof NullPointerException;
        if (!isForNull && !isIndex && !EXPECTED.contains(thrown.getClass())) {
            throw new Finding(name, "throws " + thrown, thrown);
        }
        if (!isIndex && (thrown.getMessage() == null || thrown.getMessage().isBlank())) {
            throw new Finding(name, "throws without a message: " + thrown, thrown);
        }
        if (IN_OWN_WORDS.contains(thrown.getClass()) && !isOfLibrary(thrown.getStackTrace()[0])) {
            throw new Finding(name, "passes on from an inner call: " + thrown, thrown);
        }
        return new Refused(thrown.toString());
    }

    private static boolean isOfLibrary(StackTraceElement frame) {
        return frame.getClassName().startsWith("io.github.retentionmetrics.");
    }
}
