package io.github.retentionmetrics.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SnippetTest {
    private static final Path MARKDOWN = Path.of("guide.md");
    private static final Path JAVA = Path.of("Rate.java");

    @Test
    void markdownGivesItsJavaBlocksWithTheirLines() {
        String text = """
                # Guide

                ```java
                int a = 1;

                int b = 2;
                ```

                ```xml
                <dependency/>
                ```

                - in a list:
                  ```java
                  if (c) {
                      d();
                  }
                  ```
                """;
        assertThat(Snippet.of(MARKDOWN, text))
                .extracting(Snippet::toString, snippet -> String.join("|", snippet.lines()))
                .containsExactly(
                        tuple("guide.md:4", "int a = 1;||int b = 2;"), tuple("guide.md:15", "if (c) {|    d();|}"));
    }

    @Test
    void commentsGiveTheirPreformattedCodeAndNoFormulas() {
        String text = """
                /**
                 * A rate.
                 *
                 * <pre>
                 * value = numerator / denominator
                 * </pre>
                 *
                 * <pre>{@code
                 * if (a) {
                 *     Map<String, Rate> b = c();
                 * }
                 * }</pre>
                 */
                class Rate {
                    /**
                     * Half.
                     *
                     * <pre>{@code Rate.of(1, 2);}</pre>
                     */
                    Rate half;
                }
                """;
        assertThat(Snippet.of(JAVA, text))
                .extracting(Snippet::toString, snippet -> String.join("|", snippet.lines()))
                .containsExactly(
                        tuple("Rate.java:9", "if (a) {|    Map<String, Rate> b = c();|}"),
                        tuple("Rate.java:18", "Rate.of(1, 2);"));
    }

    @Test
    void aBlockWithoutEndIsNotSkipped() {
        assertThatThrownBy(() -> Snippet.of(MARKDOWN, "```java\nint a = 1;\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("guide.md must end every block that it begins");
        assertThatThrownBy(() -> Snippet.of(JAVA, "/** <pre>{@code a(); */"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Rate.java must end every block that it begins");
    }
}
