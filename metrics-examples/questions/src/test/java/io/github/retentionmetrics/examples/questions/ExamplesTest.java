package io.github.retentionmetrics.examples.questions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every example and compares what it prints, in a locale that writes numbers the other way round. */
@Isolated("captures System.out")
class ExamplesTest {
    private static final Path PROJECT =
            Path.of(System.getProperty("project.root", "../..")).resolve("metrics-examples/questions");
    private static final Path SOURCES = PROJECT.resolve("src/main/java/io/github/retentionmetrics/examples/questions");

    static List<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(ExamplesTest::isProgram)
                    .map(file -> file.getFileName().toString())
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isProgram(Path file) {
        try {
            return Files.readString(file).contains("public static void main(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyProgramHasItsOutputAndEveryOutputItsProgram() throws IOException {
        Path outputs = PROJECT.resolve("src/test/resources/io/github/retentionmetrics/examples/questions");
        try (Stream<Path> files = Files.list(outputs)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")))
                    .containsExactlyInAnyOrderElementsOf(examples());
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void printsWhatItPromises(String example) throws Exception {
        assertThat(outputOf(example)).isEqualTo(expected(example));
    }

    private static String outputOf(String example) throws Exception {
        Class<?> type = Class.forName(ExamplesTest.class.getPackageName() + "." + example);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream console = System.out;
        Locale locale = Locale.getDefault();
        Locale.setDefault(new Locale.Builder().setLanguage("nl").setRegion("NL").build());
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            type.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(console);
            Locale.setDefault(locale);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static String expected(String example) throws IOException {
        try (InputStream text = ExamplesTest.class.getResourceAsStream(example + ".txt")) {
            assertThat(text).as("expected output of " + example).isNotNull();
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }
}
