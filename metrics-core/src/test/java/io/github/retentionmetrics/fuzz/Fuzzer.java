package io.github.retentionmetrics.fuzz;

import java.lang.reflect.Executable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;

/**
 * Makes one call after another, each from its own number, so that any of them can be made again alone: case n of a seed
 * calls the n-th of the library's methods, counted round and round.
 */
final class Fuzzer {
    private static final double[] HOSTILITY = {0, 0, 0.03, 0.15, 0.5};

    private static final long LONGEST_NANOS = 20_000_000_000L;
    private static final int MOST_LEFT_BEHIND = 3;

    private final Api api = Api.ofLibrary();
    private final Inspection inspection = new Inspection(api);
    private final long seed;
    private final Map<String, String> findings = Collections.synchronizedMap(new LinkedHashMap<>());
    private volatile Generator generator;
    private volatile long number;
    private volatile long next;
    private volatile long started;
    private volatile Thread worker;
    private int leftBehind;
    private volatile long answers;

    Fuzzer(long seed) {
        this.seed = seed;
    }

    /**
     * Makes the calls of cases in turn, on a thread of their own: one that does not come back is a finding, and is left
     * behind.
     */
    void run(long from, LongPredicate until) {
        next = from;
        while (!until.test(next) && leftBehind < MOST_LEFT_BEHIND) {
            Thread worker = new Thread(() -> work(until), "fuzzer");
            worker.setDaemon(true);
            worker.start();
            await(worker);
        }
    }

    private void work(LongPredicate until) {
        Thread self = Thread.currentThread();
        worker = self;
        while (worker == self && !until.test(next)) {
            started = System.nanoTime();
            long current = next;
            next = current + 1;
            run(current);
        }
        started = 0;
    }

    private void await(Thread running) {
        try {
            while (running.isAlive()) {
                running.join(200);
                long since = started;
                if (since != 0 && System.nanoTime() - since > LONGEST_NANOS) {
                    worker = null;
                    leftBehind++;
                    Finding finding = new Finding("a call", "does not come back", new Throwable());
                    finding.getCause().setStackTrace(running.getStackTrace());
                    keep(finding, current());
                    return;
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int round() {
        return api.calls().size();
    }

    /** Makes the calls of one case, and keeps what breaks a rule. */
    void run(long number) {
        this.number = number;
        SplittableRandom random = new SplittableRandom(seed * 0x9E37_79B9_7F4A_7C15L + number);
        generator = new Generator(api, random, HOSTILITY[random.nextInt(HOSTILITY.length)]);
        Executable executable = api.calls().get((int) (number % api.calls().size()));
        String text = Api.signatureOf(executable);
        try {
            Call call = generator.prepare(executable, 0);
            text = call.text();
            Object result = call.invoke();
            long before = answers;
            answers = before + 1;
            if (result != null || !isVoid(executable)) {
                inspection.inspect(call, result);
            }
        } catch (Refused e) {
            // as it may
        } catch (Finding e) {
            keep(e, text);
        } catch (RuntimeException | Error e) {
            keep(new Finding(Api.signatureOf(executable), "leads to " + e, e), text);
        }
    }

    private static boolean isVoid(Executable executable) {
        return Api.resultOf(executable) == void.class;
    }

    private void keep(Finding finding, String text) {
        StringBuilder description = new StringBuilder(shorten(finding.toString()));
        description.append("\n    case ").append(caseName()).append(": ").append(shorten(text));
        if (finding.getCause() != null) {
            StackTraceElement[] frames = finding.getCause().getStackTrace();
            for (int i = 0; i < Math.min(6, frames.length); i++) {
                description.append("\n        at ").append(frames[i]);
            }
        }
        String kind =
                finding.call() + finding.getMessage().replaceAll(".*?: ", "").replaceAll("[^a-zA-Z]|on .*|: .*", "");
        findings.putIfAbsent(kind.substring(0, Math.min(80, kind.length())), description.toString());
    }

    private static String shorten(String text) {
        return text.length() <= 1_500 ? text : text.substring(0, 1_500) + "...";
    }

    String caseName() {
        return seed + ":" + number;
    }

    /** The case and its call, for the thread that waits for it. */
    String current() {
        return "case " + caseName() + ": " + (generator == null ? "" : generator.current());
    }

    long answers() {
        return answers;
    }

    List<String> findings() {
        return List.copyOf(findings.values());
    }
}
