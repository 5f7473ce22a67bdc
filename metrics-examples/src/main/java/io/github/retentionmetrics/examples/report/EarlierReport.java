package io.github.retentionmetrics.examples.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files that an earlier run wrote, as its summary.json lists them; none in a folder without one. */
final class EarlierReport {
    static final String PROGRAM = "program";
    static final String PROGRAM_NAME = "retention-report";
    static final String FILES = "files";

    private EarlierReport() {}

    /** The names of the files of the earlier report; none if summary.json was written by another program. */
    static List<String> fileNames(Path folder) {
        Path summary = folder.resolve(ReportFiles.SUMMARY);
        if (!Files.isRegularFile(summary)) {
            return List.of();
        }
        try {
            JsonNode root = JsonMapper.shared().readTree(summary);
            if (!root.path(PROGRAM).asString("").equals(PROGRAM_NAME)) {
                return List.of();
            }
            return ReportFiles.among(root.path(FILES)
                    .valueStream()
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .toList());
        } catch (JacksonException e) {
            return List.of();
        }
    }
}
