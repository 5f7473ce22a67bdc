package io.github.retentionmetrics.testing;

import io.github.retentionmetrics.period.Period;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The public types of the library's exported packages, found on disk, by name. */
public final class PublicTypes {
    private static final String ROOT = "io.github.retentionmetrics.";
    private static final String CLASS = ".class";

    private PublicTypes() {}

    /** {@return the types in the order of their names, nested ones included} */
    public static List<Class<?>> ofLibrary() {
        try {
            Path root = Path.of(Period.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(root)) {
                return files.map(file -> root.relativize(file).toString())
                        .filter(file -> file.endsWith(CLASS) && !file.endsWith("-info.class"))
                        .map(file -> file.substring(0, file.length() - CLASS.length())
                                .replace('/', '.')
                                .replace('\\', '.'))
                        .filter(name -> name.startsWith(ROOT) && !name.startsWith(ROOT + "internal"))
                        .sorted()
                        .<Class<?>>map(PublicTypes::load)
                        .filter(type -> Modifier.isPublic(type.getModifiers()))
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
