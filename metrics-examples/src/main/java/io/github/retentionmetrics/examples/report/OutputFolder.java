package io.github.retentionmetrics.examples.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the report. Files are first written to a hidden folder beside it and moved when all are complete, so that a
 * run that fails or is stopped leaves neither half a report nor a damaged earlier one. Other people's files in it stay as they are; files
 * of the earlier report that this one does not have are removed, since they are about other data.
 */
final class OutputFolder implements Closeable {
    private final Path destination;
    private final List<Path> inputs;
    private final List<String> names = new ArrayList<>();
    private final Thread atShutdown = new Thread(this::abandon);
    private @Nullable Path hidden;
    private boolean isStopped;

    private OutputFolder(Path destination, List<Path> inputs) {
        this.destination = destination;
        this.inputs = inputs;
    }

    /**
     * Checks a folder before the inputs are read.
     *
     * @throws UsageError if the path leads to or through something that is not a folder
     */
    static void requireUsable(Path out) throws UsageError {
        for (Path path = out.toAbsolutePath(); path != null; path = path.getParent()) {
            if (Files.isDirectory(path)) {
                return;
            }
            if (Files.exists(path)) {
                throw new UsageError("--out must be a folder: " + path + " is a file");
            }
            if (Files.isSymbolicLink(path)) {
                throw new UsageError("--out must be a folder: " + path + " is a link to nothing");
            }
        }
    }

    /**
     * Opens a hidden folder beside {@code out}, or inside it where only that is allowed.
     *
     * @param out the folder of the report
     * @param inputs the files that no file of the report may replace
     * @throws UsageError if nothing can be written there
     */
    static OutputFolder stage(Path out, List<Path> inputs) throws UsageError {
        try {
            Path destination =
                    Files.exists(out) ? out.toRealPath() : out.toAbsolutePath().normalize();
            OutputFolder folder = new OutputFolder(destination, inputs);
            // before there is anything to remove: a run may be stopped right after
            Runtime.getRuntime().addShutdownHook(folder.atShutdown);
            try {
                folder.open();
            } catch (IOException e) {
                folder.close();
                throw e;
            }
            return folder;
        } catch (IOException | ReadOnlyFileSystemException e) {
            String reason = e instanceof IOException io ? IoReason.of(io) : "read-only file system";
            throw new UsageError("--out must be a folder that can be written: " + out + ": " + reason);
        }
    }

    private synchronized void open() throws IOException {
        if (isStopped) {
            throw new IOException("the program is being stopped");
        }
        hidden = createStaging(destination);
    }

    private Path staging() {
        return Objects.requireNonNull(hidden, "staging");
    }

    private static Path createStaging(Path destination) throws IOException {
        Path parent = destination.getParent();
        Path name = destination.getFileName();
        if (parent == null || name == null) {
            return createHidden(destination, "report");
        }
        Files.createDirectories(parent);
        try {
            return createHidden(parent, name.toString());
        } catch (AccessDeniedException e) {
            if (Files.isDirectory(destination)) {
                return createHidden(destination, name.toString());
            }
            throw e;
        }
    }

    /** Not a temporary directory of the platform: that would be closed to others once moved. */
    private static Path createHidden(Path parent, String name) throws IOException {
        for (int i = 0; ; i++) {
            Path folder =
                    parent.resolve("." + name + "-" + ProcessHandle.current().pid() + "-" + i + ".tmp");
            try {
                return Files.createDirectory(folder);
            } catch (FileAlreadyExistsException e) {
                if (i == 99) {
                    throw e;
                }
            }
        }
    }

    /** Opens a CSV file of the report; the caller closes it. */
    CsvFile csv(String name, String... columns) throws IOException, UsageError {
        return new CsvFile(file(name), columns);
    }

    /** Writes a JSON file of the report. */
    void json(String name, JsonObject object) throws IOException, UsageError {
        object.writeTo(file(name));
    }

    /**
     * The place where a file of the report is to be written, until {@link #publish} moves it.
     *
     * @throws UsageError if the file would take the place of an input or of a folder
     */
    Path file(String name) throws IOException, UsageError {
        Path target = destination.resolve(name);
        if (Files.isDirectory(target)) {
            throw new UsageError("--out must not have a folder named as a file of the report: " + target);
        }
        if (isInput(target)) {
            throw new UsageError("--out must not be where the report replaces an input: " + target);
        }
        names.add(name);
        return staging().resolve(name);
    }

    /** The names of the files so far, in the order in which they were opened. */
    List<String> fileNames() {
        return List.copyOf(names);
    }

    /** Moves all files to where they belong; a run that is stopped meanwhile ends when they are there. */
    synchronized void publish() throws IOException {
        if (Files.notExists(destination)) {
            Files.move(staging(), destination);
            return;
        }
        List<String> earlier = EarlierReport.fileNames(destination);
        for (String name : names) {
            Files.move(staging().resolve(name), destination.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        for (String name : earlier) {
            Path file = destination.resolve(name);
            if (!names.contains(name) && Files.isRegularFile(file) && !isInput(file)) {
                Files.delete(file);
            }
        }
    }

    /** Removes what was staged and not published. */
    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        } catch (IllegalStateException e) {
            // the program is being stopped, and abandon() is at work
            return;
        }
        removeStaging();
    }

    /** Removes what was staged when the program is stopped, while it may still be writing. */
    private synchronized void abandon() {
        isStopped = true;
        for (int i = 0; i < 10; i++) {
            try {
                removeStaging();
                return;
            } catch (IOException | UncheckedIOException e) {
                // a file came or went meanwhile: once more
            }
        }
    }

    private void removeStaging() throws IOException {
        Path folder = hidden;
        if (folder == null || Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean isInput(Path file) throws IOException {
        for (Path input : inputs) {
            if (Files.exists(file) && Files.isSameFile(file, input)) {
                return true;
            }
        }
        return false;
    }
}
