package io.github.retentionmetrics.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;

/** Compiles and runs every block of Java in the README, and checks the values that it states. */
@Isolated("captures System.out")
class ReadmeTest {
    @TestFactory
    Stream<DynamicTest> blocks() {
        List<Snippet> snippets = Snippet.ofMarkdown(Snippet.PROJECT.resolve("README.md"));
        assertThat(snippets).isNotEmpty();
        return CompiledSnippet.tests(snippets);
    }

    @Test
    void everyLinkIntoTheProjectLeadsToAFile() throws IOException {
        String text = Files.readString(Snippet.PROJECT.resolve("README.md"));
        List<String> links = Pattern.compile("(?m)(?:^\\[[^\\]]+\\]: |\\]\\()(?!https?:|#)([^\\s)#]+)")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(links)
                .hasSizeGreaterThan(10)
                .allSatisfy(link -> assertThat(Snippet.PROJECT.resolve(link)).exists());
    }
}
