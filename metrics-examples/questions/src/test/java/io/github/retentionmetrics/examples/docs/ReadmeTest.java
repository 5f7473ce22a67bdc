package io.github.retentionmetrics.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;

/** Compiles and runs every block of Java in the documents, and checks the values that it states. */
@Isolated("captures System.out")
class ReadmeTest {
    @TestFactory
    Stream<DynamicTest> blocks() {
        List<Snippet> snippets = LinksTest.documents()
                .flatMap(document -> Snippet.ofMarkdown(document).stream())
                .toList();
        assertThat(snippets)
                .extracting(
                        snippet -> Snippet.PROJECT.relativize(snippet.file()).toString())
                .contains("README.md", "metrics-core/METRICS.md");
        return CompiledSnippet.tests(snippets);
    }
}
