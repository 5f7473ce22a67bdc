package io.github.retentionmetrics.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;

/** Compiles and runs every example in the library's Javadoc, and checks the values that it states. */
@Isolated("captures System.out")
class JavadocExamplesTest {
    private static final Path SOURCES = Snippet.PROJECT.resolve("metrics-core/src/main/java");

    @TestFactory
    Stream<DynamicTest> examples() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Snippet> snippets = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .flatMap(file -> Snippet.ofJavadoc(file).stream())
                    .toList();
            assertThat(snippets).isNotEmpty();
            return CompiledSnippet.tests(snippets);
        }
    }
}
