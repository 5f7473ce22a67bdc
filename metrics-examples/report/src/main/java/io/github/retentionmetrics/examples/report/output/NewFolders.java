package io.github.retentionmetrics.examples.report.output;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders that a run has to create for its files, so that it can remove them if it fails. */
public final class NewFolders {
    /** The deepest first. */
    private final List<Path> folders = new ArrayList<>();

    private NewFolders() {}

    /** The folder and those above it, as far as they do not exist yet. */
    public static NewFolders upTo(Path folder) {
        NewFolders missing = new NewFolders();
        for (Path path = folder; path != null && Files.notExists(path); path = path.getParent()) {
            missing.folders.add(path);
        }
        return missing;
    }

    /** Removes those that are empty. */
    public void remove() throws IOException {
        for (Path folder : folders) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }
}
