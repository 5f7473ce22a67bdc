package io.github.retentionmetrics.examples.report.page.browser;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The cells of the CSV files of a report, and the values of its JSON files. */
final class WrittenCells {
    /** Numbers with all their digits. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Path folder;
    private final Map<String, List<NamedCsvRecord>> tables = new HashMap<>();
    private final Map<String, JsonNode> objects = new HashMap<>();

    WrittenCells(Path folder) {
        this.folder = folder;
    }

    /** What is at the place that a figure names. */
    String at(Figure figure) throws IOException {
        String file = figure.file();
        if (file.endsWith(".json")) {
            if (!objects.containsKey(file)) {
                objects.put(file, JSON.readTree(folder.resolve(file)));
            }
            JsonNode value = objects.get(file).at(figure.place());
            return value.isNumber() ? value.decimalValue().toPlainString() : value.asString();
        }
        if (!tables.containsKey(file)) {
            try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(folder.resolve(file))) {
                tables.put(file, reader.stream().toList());
            }
        }
        return tables.get(file).get(figure.row() - 1).getField(figure.place());
    }
}
