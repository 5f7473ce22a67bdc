package io.github.retentionmetrics.examples.docs;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Notes, while a snippet runs, which of its promises it keeps. Public for the code that calls it from snippets. */
public final class Promises {
    /** A statement without a value. */
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }

    private final Snippet snippet;
    private final List<Promise> promises;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Deque<Integer> printedBefore = new ArrayDeque<>();
    private final Set<Integer> reached = new HashSet<>();
    private final SortedMap<Integer, String> broken = new TreeMap<>();

    Promises(Snippet snippet, List<Promise> promises) {
        this.snippet = snippet;
        this.promises = promises;
    }

    /** What the snippet prints goes here. */
    PrintStream console() {
        return new PrintStream(printed, true, StandardCharsets.UTF_8);
    }

    /** Checks the value of an expression, or what it throws. */
    public void check(int promise, Callable<?> expression) {
        Object value;
        try {
            value = expression.call();
        } catch (Exception e) {
            checkThrown(promise, e);
            return;
        }
        checkValue(promise, value);
    }

    /** Checks what a statement without a value prints, or what it throws. */
    public void check(int promise, Action statement) {
        startPrinting();
        try {
            statement.run();
        } catch (Exception e) {
            printedBefore.pop();
            checkThrown(promise, e);
            return;
        }
        checkPrinted(promise);
    }

    /** Checks a value. */
    public void checkValue(int index, Object value) {
        Promise promise = promises.get(index);
        reached.add(index);
        if (!promise.isKeptBy(value)) {
            broken.putIfAbsent(index, problem(promise, "promised " + promise + "\nbut was " + Promise.text(value)));
        }
    }

    private void checkThrown(int index, Exception thrown) {
        if (!promises.get(index).toString().startsWith("throws ")) {
            Promises.<RuntimeException>rethrow(thrown);
        }
        checkValue(index, "throws " + thrown.getClass().getSimpleName() + ": " + thrown.getMessage());
    }

    @SuppressWarnings("unchecked") // the compiler's only hold on checked exceptions is the declared type
    private static <E extends Exception> void rethrow(Exception thrown) throws E {
        throw (E) thrown;
    }

    /** Begins a statement that may print. */
    public void startPrinting() {
        printedBefore.push(printed.size());
    }

    /** Ends a statement that may print, and checks what it printed. */
    public void checkPrinted(int promise) {
        int start = printedBefore.pop();
        byte[] bytes = printed.toByteArray();
        String text = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
        checkValue(promise, text.replace(System.lineSeparator(), "\n"));
    }

    /** The broken promises, and those that no statement ever came to. */
    List<String> problems() {
        List<String> problems = new ArrayList<>(broken.values());
        for (int i = 0; i < promises.size(); i++) {
            if (!reached.contains(i)) {
                problems.add(problem(promises.get(i), "never reached: " + promises.get(i)));
            }
        }
        return problems;
    }

    private String problem(Promise promise, String what) {
        return snippet.at(promise.line()) + ": " + what.replace("\n", "\n    ");
    }
}
