package io.github.retentionmetrics.examples.report.output;

import io.github.retentionmetrics.examples.report.error.IoReason;
import io.github.retentionmetrics.examples.report.error.UsageError;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the report. Its files are first written to a hidden folder in it and put in place when all are
 * complete, so that a run that fails or is stopped leaves neither half a report nor a damaged earlier one. Files of
 * others stay as they are; files of the earlier report that this one does not have are removed, since they are about
 * other data.
 */
public final class OutputFolder implements Closeable {
    /** How long a program that is being stopped waits for files that are just being put in place. */
    private static final long SECONDS_TO_FINISH = 10;

    private final Path destination;
    private final List<Path> inputs;
    private final List<String> names = new ArrayList<>();
    private final Thread atShutdown = new Thread(this::abandon);

    /** Held while the hidden folder is opened, published or removed. */
    private final ReentrantLock guard = new ReentrantLock();

    private @Nullable NewFolders created;
    private @Nullable Staging staging;
    private @Nullable EarlierReport earlier;
    private volatile boolean isStopped;

    private OutputFolder(Path destination, List<Path> inputs) {
        this.destination = destination;
        this.inputs = inputs;
    }

    /**
     * Checks a folder before the inputs are read.
     *
     * @throws UsageError if the path leads to or through something that is not a folder, or to a folder with the
     *     summary.json of another program
     */
    public static void requireUsable(Path out) throws UsageError {
        requireFolder(out);
        try {
            if (Files.exists(out)) {
                EarlierReport.in(out.toRealPath()).requireReplaceable(ReportFiles.SUMMARY);
            }
        } catch (IOException e) {
            throw unwritable(out, e);
        }
    }

    private static void requireFolder(Path out) throws UsageError {
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
     * Opens a folder for one run; others are refused until it is closed.
     *
     * @param out the folder of the report, created if necessary
     * @param inputs the files that no file of the report may replace
     * @throws UsageError if nothing can be written there, or another run is writing there
     */
    public static OutputFolder stage(Path out, List<Path> inputs) throws UsageError {
        try {
            Path destination =
                    Files.exists(out) ? out.toRealPath() : out.toAbsolutePath().normalize();
            OutputFolder folder = new OutputFolder(destination, inputs);
            // before there is anything to remove: a run may be stopped right after
            Runtime.getRuntime().addShutdownHook(folder.atShutdown);
            try {
                folder.open();
            } catch (IOException | ReadOnlyFileSystemException e) {
                folder.close();
                throw e;
            }
            return folder;
        } catch (FolderLock.HeldException e) {
            throw new UsageError("--out must not be in use: " + out + ": " + e.getMessage());
        } catch (IOException e) {
            throw unwritable(out, e);
        } catch (ReadOnlyFileSystemException e) {
            throw unwritable(out, new IOException("read-only file system", e));
        }
    }

    private static UsageError unwritable(Path out, IOException e) {
        return new UsageError("--out must be a folder that can be written: " + IoReason.under(out, e));
    }

    private void open() throws IOException {
        guard.lock();
        try {
            requireNotStopped();
            created = NewFolders.upTo(destination);
            staging = Staging.open(destination);
            earlier = EarlierReport.in(destination);
        } finally {
            guard.unlock();
        }
    }

    private void requireNotStopped() throws IOException {
        if (isStopped) {
            throw new IOException("the program is being stopped");
        }
    }

    private Staging staging() {
        return Objects.requireNonNull(staging, "staging");
    }

    private EarlierReport earlier() {
        return Objects.requireNonNull(earlier, "earlier");
    }

    /** Opens a CSV file of the report; the caller closes it. */
    public CsvFile csv(String name, String... columns) throws IOException, UsageError {
        return new CsvFile(file(name), columns);
    }

    /** Writes a JSON file of the report. */
    public void json(String name, JsonObject object) throws IOException, UsageError {
        object.writeTo(file(name));
    }

    /**
     * The place where a file of the report is to be written, until {@link #publish} moves it.
     *
     * @throws UsageError if the file would take the place of an input, of a folder, or of a file of others
     * @throws IllegalArgumentException if the name is not one of {@link ReportFiles}
     */
    public Path file(String name) throws IOException, UsageError {
        if (!ReportFiles.has(name)) {
            throw new IllegalArgumentException("name must be one of the report's files: " + name);
        }
        Path target = destination.resolve(name);
        if (isInput(target)) {
            throw new UsageError("--out must not be a folder where the report would replace an input: " + target);
        }
        earlier().requireReplaceable(name);
        names.add(name);
        return staging().file(name);
    }

    /** The rows of a CSV file that is complete; empty if this report has no file of that name. */
    public Optional<WrittenTable> written(String name, Predicate<WrittenTable.Row> isWanted) throws IOException {
        return names.contains(name) ? Optional.of(WrittenTable.read(staging().file(name), isWanted)) : Optional.empty();
    }

    /** The object of a JSON file that is complete; empty if this report has no file of that name. */
    public Optional<WrittenJson> writtenJson(String name) throws IOException {
        return names.contains(name) ? Optional.of(WrittenJson.read(staging().file(name))) : Optional.empty();
    }

    /** The names of the files so far, in the order in which they were opened. */
    public List<String> fileNames() {
        return List.copyOf(names);
    }

    /**
     * Puts all files where they belong, or none; a run that is stopped meanwhile ends when they are there. The last
     * file is summary.json.
     *
     * @throws UsageError if a file of others has come to where one of them belongs
     */
    public void publish() throws IOException, UsageError {
        guard.lock();
        try {
            requireNotStopped();
            for (String name : names) {
                earlier().requireReplaceable(name);
            }
            staging().publish(names, obsolete());
            created = null;
        } finally {
            guard.unlock();
        }
    }

    /**
     * The files of the earlier report that this one does not have; an input among them is from now on the user's own.
     */
    private List<String> obsolete() throws IOException {
        List<String> obsolete = new ArrayList<>();
        for (String name : earlier().fileNames()) {
            if (!names.contains(name) && !isInput(destination.resolve(name))) {
                obsolete.add(name);
            }
        }
        return obsolete;
    }

    /** Removes what was not published. */
    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        } catch (IllegalStateException e) {
            // the program is being stopped, and abandon() is at work
            return;
        }
        remove();
    }

    /**
     * Removes what was not published when the program is stopped, while it may still be writing. A file system that
     * does not answer must not keep the program from ending.
     */
    private void abandon() {
        isStopped = true;
        try {
            if (guard.tryLock(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
                try {
                    remove();
                } finally {
                    guard.unlock();
                }
            }
        } catch (IOException | InterruptedException e) {
            // the next run removes what is left
        }
    }

    private void remove() throws IOException {
        guard.lock();
        try {
            if (staging != null) {
                staging.close();
            }
            if (created != null) {
                created.remove();
            }
        } finally {
            guard.unlock();
        }
    }

    private boolean isInput(Path file) throws IOException {
        for (Path input : inputs) {
            try {
                if (Files.isSameFile(file, input)) {
                    return true;
                }
            } catch (NoSuchFileException e) {
                // an input may be gone once it was read
            }
        }
        return false;
    }
}
