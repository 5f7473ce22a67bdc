package io.github.retentionmetrics.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Public data sets and other tools' results on them, kept outside the project. Tests that need them are skipped, saying
 * so, where the folder is absent; with {@code REFERENCE_DATA_REQUIRED=true} in the environment they fail instead.
 */
public final class ReferenceData {
    private ReferenceData() {}

    /** A file such as {@code "expected/sfo2017_nps.json"}; aborts the calling test when the folder is absent. */
    public static Path file(String name) {
        String folder = System.getProperty("reference.data", "../../shared");
        Path root = Path.of(folder).normalize();
        boolean isRequired = Boolean.parseBoolean(System.getenv("REFERENCE_DATA_REQUIRED"));
        if (!isRequired) {
            assumeTrue(Files.isDirectory(root), () -> "skipped: no reference data at " + root.toAbsolutePath());
        }
        Path file = root.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new AssertionError("reference data has no file " + name);
        }
        return file;
    }

    /** The rows of a simple CSV file (no commas or quotes in a field) as maps from column name to text. */
    public static List<Map<String, String>> rows(String name) {
        return rowsOf(file(name));
    }

    /** The rows of a simple CSV file, wherever it is. */
    public static List<Map<String, String>> rowsOf(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String[] header = lines.get(0).split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(unquoted(header[i]), unquoted(fields[i]));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String unquoted(String field) {
        boolean isQuoted = field.length() > 1 && field.startsWith("\"") && field.endsWith("\"");
        return isQuoted ? field.substring(1, field.length() - 1) : field;
    }
}
