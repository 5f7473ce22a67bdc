package io.github.retentionmetrics.examples.questions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every example and compares what it prints, in a locale that writes numbers the other way round. */
@Isolated("captures System.out")
class ExamplesTest {
    private static final Path SOURCES = Path.of(System.getProperty("project.root", "../.."))
            .resolve("metrics-examples/questions/src/main/java/io/github/retentionmetrics/examples/questions");

    static List<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .sorted()
                    .toList();
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
