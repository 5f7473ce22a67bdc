package io.github.retentionmetrics.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links of the documents lead to files, and to headings, that are there. */
class LinksTest {
    private static final Pattern CODE = Pattern.compile("(?ms)^[ \\t]*```.*?^[ \\t]*```[ \\t]*$");
    private static final Pattern INLINE = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern REFERENCE = Pattern.compile("\\]\\[(\\w+)\\]");
    private static final Pattern DEFINITION = Pattern.compile("(?m)^\\[(\\w+)\\]: (\\S+)$");
    private static final Pattern QUESTION =
            Pattern.compile("(?m)^\\| ([^|]+\\S) \\| (\\[`.+) \\| \\[\\w+\\]\\[\\w+\\] \\|$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    static Stream<Path> documents() {
        return Stream.of(
                        "README.md",
                        "metrics-core/METRICS.md",
                        "metrics-core/CHANGELOG.md",
                        "metrics-examples/report/README.md",
                        "benchmarks/README.md",
                        ".github/CONTRIBUTING.md")
                .map(Snippet.PROJECT::resolve);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadSomewhere(Path document) throws IOException {
        String text = withoutCode(document);
        Stream<String> targets = Stream.concat(
                INLINE.matcher(text).results().map(link -> link.group(1)),
                DEFINITION.matcher(text).results().map(link -> link.group(2)));
        assertThat(targets.filter(target -> !target.startsWith("https://"))
                        .filter(target -> !exists(document, target))
                        .toList())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void referencesAreDefinedAndDefinitionsUsed(Path document) throws IOException {
        String text = withoutCode(document);
        assertThat(names(REFERENCE, text)).isEqualTo(names(DEFINITION, text));
    }

    @Test
    void indexNamesEveryExample() throws IOException {
        String metrics = Files.readString(Snippet.PROJECT.resolve("metrics-core/METRICS.md"));
        try (Stream<Path> files = Files.walk(Snippet.PROJECT.resolve("metrics-examples/questions/src/main/java"))) {
            List<String> examples = files.filter(LinksTest::isProgram)
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
            assertThat(examples)
                    .isNotEmpty()
                    .allSatisfy(example -> assertThat(metrics).contains("[" + example + "][" + example + "]"));
        }
    }

    private static boolean isProgram(Path file) {
        try {
            return Files.isRegularFile(file) && Files.readString(file).contains("public static void main(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The landing page of the Javadoc has the index of METRICS.md. */
    @Test
    void landingPageAnswersTheSameQuestions() throws IOException {
        String page = Files.readString(Snippet.PROJECT.resolve("metrics-core/src/main/java/module-info.java"))
                .replaceAll("\\s+(?:\\* +)?", " ");
        List<MatchResult> questions = QUESTION.matcher(
                        Files.readString(Snippet.PROJECT.resolve("metrics-core/METRICS.md")))
                .results()
                .toList();
        assertThat(questions).hasSizeGreaterThan(30).allSatisfy(question -> {
            assertThat(page).contains("<li>" + question.group(1) + " {@link");
            assertThat(names(REFERENCE, question.group(2)))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(page).contains("." + name + "}"));
        });
    }

    private static boolean exists(Path document, String target) {
        int anchor = target.indexOf('#');
        String file = anchor < 0 ? target : target.substring(0, anchor);
        Path path = file.isEmpty() ? document : document.resolveSibling(file);
        return Files.exists(path) && (anchor < 0 || headings(path).contains(target.substring(anchor + 1)));
    }

    /** The headings as a link names them: in lower case, with hyphens for blanks and without punctuation. */
    private static Set<String> headings(Path document) {
        try {
            return HEADING.matcher(withoutCode(document))
                    .results()
                    .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                    .map(heading -> heading.replaceAll("[^\\w -]", "").replace(' ', '-'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            return Set.of();
        }
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult name) -> name.group(1))
                .collect(Collectors.toSet());
    }

    private static String withoutCode(Path document) throws IOException {
        return CODE.matcher(Files.readString(document)).replaceAll("");
    }
}
