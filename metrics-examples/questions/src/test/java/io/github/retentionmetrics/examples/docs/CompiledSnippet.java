package io.github.retentionmetrics.examples.docs;

import static org.assertj.core.api.Assertions.fail;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A snippet that is ready to run, unless the compiler had something against it. */
record CompiledSnippet(SnippetSource source, List<String> problems, ClassLoader loader) {

    /** A test of each snippet, named after its place in the document. */
    static Stream<DynamicTest> tests(List<Snippet> snippets) {
        return SnippetCompiler.compile(snippets).stream().map(CompiledSnippet::test);
    }

    private DynamicTest test() {
        Snippet snippet = source.snippet();
        return DynamicTest.dynamicTest(snippet.toString(), snippet.file().toUri(), () -> {
            List<String> found = run();
            if (!found.isEmpty()) {
                fail(String.join("\n", found));
            }
        });
    }

    /** Runs the snippet, and a {@code main} if it declares a class with one; returns what is wrong with it. */
    List<String> run() throws ReflectiveOperationException {
        if (!problems.isEmpty()) {
            return problems;
        }
        Promises promises = new Promises(source.snippet(), source.promises());
        List<String> found = new ArrayList<>();
        PrintStream console = System.out;
        System.setOut(promises.console());
        try {
            invoke(promises);
        } catch (InvocationTargetException e) {
            found.add(thrown(e.getCause()));
        } finally {
            System.setOut(console);
        }
        found.addAll(promises.problems());
        return found;
    }

    private void invoke(Promises promises) throws ReflectiveOperationException {
        Class<?> type = loader.loadClass(source.className());
        type.getMethod("run", Promises.class).invoke(null, promises);
        for (Class<?> member : type.getDeclaredClasses()) {
            if (Arrays.stream(member.getDeclaredMethods())
                    .anyMatch(method -> method.getName().equals("main"))) {
                member.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
            }
        }
    }

    private String thrown(Throwable thrown) {
        int line = Arrays.stream(thrown.getStackTrace())
                .filter(frame -> (frame.getClassName() + "$").startsWith(source.className() + "$"))
                .mapToInt(frame -> source.origin(frame.getLineNumber()))
                .findFirst()
                .orElse(source.snippet().firstLine());
        return source.snippet().at(line) + ": threw " + thrown + "\n    "
                + source.snippet().textAt(line);
    }
}
