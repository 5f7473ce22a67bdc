package io.github.retentionmetrics.examples.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an earlier run wrote, as its summary.json says; nothing is known of a folder without one. */
final class EarlierReport {
    static final String SUMMARY = "summary.json";
    static final String FILES = "files";

    private EarlierReport() {}

    /** The plain names of the files of the earlier report. */
    static List<String> fileNames(Path folder) {
        Path summary = folder.resolve(SUMMARY);
        if (!Files.isRegularFile(summary)) {
            return List.of();
        }
        try {
            JsonNode files = JsonMapper.shared().readTree(summary).path(FILES);
            return files.valueStream()
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .filter(name -> name.matches("[a-z_]+\\.[a-z]+"))
                    .toList();
        } catch (JacksonException e) {
            return List.of();
        }
    }
}
