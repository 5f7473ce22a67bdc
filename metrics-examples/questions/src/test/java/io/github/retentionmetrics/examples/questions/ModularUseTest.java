package io.github.retentionmetrics.examples.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.retentionmetrics.retention.RetentionRate;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The library serves a named module, which reads it and modules of the JDK, and nothing else. */
@Isolated("captures System.out")
class ModularUseTest {
    private static final String MODULE = "io.github.retentionmetrics.examples.questions";

    private ModuleFinder modules;

    @BeforeEach
    void findModules() throws URISyntaxException {
        Path library = location(RetentionRate.class);
        Path questions = location(HowManyCustomersStay.class);
        Stream<Path> dependencies = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().startsWith("commons-numbers-"));
        modules = ModuleFinder.of(
                Stream.concat(Stream.of(library, questions), dependencies).toArray(Path[]::new));
        assumeTrue(modules.find(MODULE).isPresent(), "compiled without module descriptors");
    }

    @Test
    void questionsReadNothingButTheLibrary() {
        assertThat(modules.find(MODULE)
                        .map(ModuleReference::descriptor)
                        .orElseThrow()
                        .requires())
                .filteredOn(requires -> !requires.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactlyInAnyOrder("java.base", "jdk.httpserver", "io.github.retentionmetrics");
    }

    @Test
    void questionsRunAsModule() throws Exception {
        Configuration configuration =
                ModuleLayer.boot().configuration().resolve(modules, ModuleFinder.of(), Set.of(MODULE));
        ClassLoader loader = ModuleLayer.boot()
                .defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader())
                .findLoader(MODULE);
        Class<?> question = loader.loadClass(HowManyCustomersStay.class.getName());
        assertThat(question.getModule().getName()).isEqualTo(MODULE);

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream console = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            question.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(console);
        }
        try (InputStream expected = ModularUseTest.class.getResourceAsStream("HowManyCustomersStay.txt")) {
            assertThat(bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"))
                    .isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
        }
    }

    private static Path location(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
