package io.github.retentionmetrics.examples.report.output;

import io.github.retentionmetrics.examples.report.error.IoReason;
import io.github.retentionmetrics.examples.report.error.UsageError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files in a folder that an earlier run wrote, as its summary.json lists them; none in a folder without one. The
 * report replaces and removes these files only: all others belong to others, also those that bear the name of a report
 * file.
 */
public final class EarlierReport {
    public static final String PROGRAM = "program";
    public static final String PROGRAM_NAME = "retention-report";
    public static final String FILES = "files";

    private final Path folder;
    private final List<String> listed;

    private EarlierReport(Path folder, List<String> listed) {
        this.folder = folder;
        this.listed = listed;
    }

    /**
     * The earlier report in a folder; one without files if there is none, or if summary.json was written by another
     * program.
     */
    static EarlierReport in(Path folder) throws IOException {
        Path summary = folder.resolve(ReportFiles.SUMMARY);
        return new EarlierReport(folder, isFile(summary) ? listedIn(summary) : List.of());
    }

    /** Only the program's own summary counts, and it need not list itself. */
    private static List<String> listedIn(Path summary) throws IOException {
        byte[] text = read(summary);
        try {
            JsonNode root = JsonMapper.shared().readTree(text);
            if (!root.path(PROGRAM).asString("").equals(PROGRAM_NAME)) {
                return List.of();
            }
            List<String> names = new ArrayList<>(ReportFiles.among(root.path(FILES)
                    .valueStream()
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .toList()));
            names.add(ReportFiles.SUMMARY);
            return names.stream().distinct().toList();
        } catch (JacksonException e) {
            return List.of();
        }
    }

    private static byte[] read(Path summary) throws IOException {
        try {
            return Files.readAllBytes(summary);
        } catch (IOException e) {
            throw IoReason.at(summary, e);
        }
    }

    /** The names of the files of the earlier report that are still there. */
    List<String> fileNames() {
        return listed.stream().filter(name -> isFile(folder.resolve(name))).toList();
    }

    /**
     * Checks that a file of this report is new or replaces a file of the earlier report.
     *
     * @throws UsageError if a file of others is there, or anything that is not a file
     */
    void requireReplaceable(String name) throws UsageError {
        Path file = folder.resolve(name);
        if (Files.isDirectory(file)) {
            throw new UsageError("--out must not contain a folder that has the name of a file of the report: " + file);
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !(listed.contains(name) && isFile(file))) {
            throw new UsageError(
                    "--out must not contain a file that the report would replace and that no earlier report lists: "
                            + file + "; move it, or name another folder");
        }
    }

    /** Not a link: the report writes none. */
    private static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }
}
