package io.github.retentionmetrics.fuzz;

import java.lang.reflect.Method;

/**
 * Processor time and memory of the current thread, which depend less on what else the machine does than a clock does.
 * The beans are reached by reflection, because the library's module does not read theirs.
 */
public final class Meter {
    private static final Object THREADS = threads();
    private static final Method CPU_TIME = method("getCurrentThreadCpuTime");
    private static final Method ALLOCATED = method("getCurrentThreadAllocatedBytes");

    private final long cpuNanos = read(CPU_TIME);
    private final long bytes = read(ALLOCATED);

    /** Milliseconds of processor time since this meter was made. */
    public long millis() {
        return (read(CPU_TIME) - cpuNanos) / 1_000_000;
    }

    /** Megabytes allocated since this meter was made. */
    public long megabytes() {
        return (read(ALLOCATED) - bytes) >> 20;
    }

    private static Object threads() {
        try {
            return Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getThreadMXBean")
                    .invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Method method(String name) {
        try {
            return Class.forName("com.sun.management.ThreadMXBean").getMethod(name);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long read(Method method) {
        try {
            return (long) method.invoke(THREADS);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
