package io.github.retentionmetrics.examples.report;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The files of a report as they were written, and the figures in them. */
final class WrittenReport {
    private final Path folder;

    WrittenReport(Path folder) {
        this.folder = folder;
    }

    /** The contents of all files by name. */
    SortedMap<String, String> contents() throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }

    boolean has(String file) {
        return Files.exists(folder.resolve(file));
    }

    JsonNode summary() throws IOException {
        return new ObjectMapper().readTree(Files.readString(folder.resolve("summary.json")));
    }

    /** The rows of a CSV file. */
    List<Line> lines(String file) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(folder.resolve(file))) {
            for (NamedCsvRecord row : reader) {
                lines.add(new Line(file, row.getFieldsAsMap()));
            }
        }
        return lines;
    }

    /** A row by its columns. */
    record Line(String file, Map<String, String> cells) {
        String text(String column) {
            String text = cells.get(column);
            if (text == null) {
                throw new AssertionError(file + " has no column " + column + ": " + cells.keySet());
            }
            return text;
        }

        boolean isEmpty(String column) {
            return text(column).isEmpty();
        }

        long count(String column) {
            return Long.parseLong(text(column));
        }

        BigDecimal number(String column) {
            return new BigDecimal(text(column));
        }

        double value(String column) {
            return Double.parseDouble(text(column));
        }

        @Override
        public String toString() {
            return file + " " + cells;
        }
    }

    static long sum(List<Line> lines, String column) {
        return lines.stream().mapToLong(line -> line.count(column)).sum();
    }

    static BigDecimal total(List<Line> lines, String column) {
        return lines.stream().map(line -> line.number(column)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static double real(List<Line> lines, String column) {
        return lines.stream()
                .filter(line -> !line.isEmpty(column))
                .mapToDouble(line -> line.value(column))
                .sum();
    }
}
