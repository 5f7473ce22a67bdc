package io.github.retentionmetrics.examples.report.output;

import io.github.retentionmetrics.examples.report.error.IoReason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The hidden folder inside the report's folder, and so on the same file system, in which one run at a time prepares its
 * files. {@code lock} is locked by the run, {@code new} holds the files that it has written, and while they are being
 * published {@code journal} lists them and {@code old} holds the files that they replace. A run that was killed leaves
 * the hidden folder behind; the next run restores the earlier report from it.
 */
final class Staging implements Closeable {
    /** The name of the hidden folder. */
    static final String NAME = ".retention-report";

    private static final int ATTEMPTS = 10;
    private static final String LOCK = "lock";
    private static final String JOURNAL = "journal";

    private final Path destination;
    private final Path folder;
    private final FolderLock lock;

    private Staging(Path destination, FolderLock lock) {
        this.destination = destination;
        this.folder = destination.resolve(NAME);
        this.lock = lock;
    }

    /**
     * Locks the folder of the report for one run and undoes what a killed run left half done.
     *
     * @throws FolderLock.HeldException if another run is writing into it
     * @throws IOException if it cannot be written
     */
    static Staging open(Path destination) throws IOException {
        Path folder = destination.resolve(NAME);
        FileKind.requireFolderOrNothing(folder);
        Staging staging = new Staging(destination, lock(folder));
        try {
            staging.requireOwn();
            staging.recover();
            Files.createDirectories(staging.written());
            Files.createDirectories(staging.replaced());
            return staging;
        } catch (IOException e) {
            staging.giveUp(e);
            throw e;
        }
    }

    private static FolderLock lock(Path folder) throws IOException {
        try {
            return FolderLock.acquire(folder.resolve(LOCK));
        } catch (FolderLock.HeldException e) {
            throw e;
        } catch (IOException e) {
            removeIfEmpty(folder);
            throw e;
        }
    }

    /** Removes what this run created before it failed; what a killed run left stays for the next one. */
    private void giveUp(IOException failure) {
        try {
            try (lock) {
                removeIfEmpty(written());
                removeIfEmpty(replaced());
            }
            removeIfEmpty(folder);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Checks that nothing in the hidden folder leads out of it, before anything in it is read, moved or removed. */
    private void requireOwn() throws IOException {
        FileKind.requireFileOrNothing(folder.resolve(JOURNAL));
        for (Path part : List.of(written(), replaced())) {
            FileKind.requireFolderOrNothing(part);
            for (String name : ReportFiles.NAMES) {
                FileKind.requireFileOrNothing(part.resolve(name));
            }
        }
    }

    /** Where a file of the report is written until it is published. */
    Path file(String name) {
        return written().resolve(name);
    }

    /**
     * Puts the new files in the place of the old ones, all of them or none; summary.json goes first and comes last, so
     * that a folder with one holds a complete report.
     *
     * @param names the new files, summary.json last
     * @param obsolete the files of the earlier report that have no successor
     * @throws IOException if a file is missing or cannot be moved; {@link #close} then puts the earlier report back
     */
    void publish(List<String> names, List<String> obsolete) throws IOException {
        for (String name : names) {
            if (Files.notExists(file(name))) {
                throw new NoSuchFileException(file(name).toString());
            }
        }
        Path journal = folder.resolve(JOURNAL);
        try {
            Files.write(journal, names, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw IoReason.at(journal, e);
        }
        moveAway(names.get(names.size() - 1));
        for (String name : obsolete) {
            moveAway(name);
        }
        for (String name : names) {
            moveAway(name);
            Files.move(file(name), destination.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.delete(journal);
    }

    private void moveAway(String name) throws IOException {
        Path file = destination.resolve(name);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(file, replaced().resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /**
     * While there is a journal nothing is published: what it names and is no longer staged is staged again, what it
     * replaced returns. A recovery that fails or is killed can be repeated, since no file is removed before all are in
     * their places.
     *
     * @throws java.nio.file.FileAlreadyExistsException if a file of others is now where a file of the earlier report
     *     was
     */
    private void recover() throws IOException {
        Path journal = folder.resolve(JOURNAL);
        if (Files.exists(journal, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.isDirectory(written(), LinkOption.NOFOLLOW_LINKS)) {
                stageAgain(namesIn(journal));
            }
            for (String name : ReportFiles.NAMES) {
                Path old = replaced().resolve(name);
                if (Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
                    Files.move(old, destination.resolve(name));
                }
            }
            Files.delete(journal);
        }
        empty();
    }

    private static List<String> namesIn(Path journal) throws IOException {
        try {
            return ReportFiles.among(Files.readAllLines(journal));
        } catch (IOException e) {
            throw IoReason.at(journal, e);
        }
    }

    private void stageAgain(List<String> names) throws IOException {
        for (String name : names) {
            Path published = destination.resolve(name);
            if (Files.notExists(file(name)) && Files.exists(published, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(published, file(name), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** Removes what was staged or replaced; files that the report never writes are not its own and stay. */
    private void empty() throws IOException {
        for (Path part : List.of(written(), replaced())) {
            for (String name : ReportFiles.NAMES) {
                Files.deleteIfExists(part.resolve(name));
            }
            removeIfEmpty(part);
        }
    }

    /**
     * Removes everything that is not published, even while the run is still writing, and lets the next run in. An
     * earlier report that was half replaced is put back; if that fails, the next run does it.
     */
    @Override
    public void close() throws IOException {
        if (!lock.isHeld()) {
            return;
        }
        try (lock) {
            recover();
            for (int i = 0; i < ATTEMPTS && Files.exists(written()); i++) {
                empty();
            }
        }
        removeIfEmpty(folder);
    }

    private Path written() {
        return folder.resolve("new");
    }

    private Path replaced() {
        return folder.resolve("old");
    }

    private static void removeIfEmpty(Path directory) throws IOException {
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.deleteIfExists(directory);
            } catch (DirectoryNotEmptyException e) {
                // holds files that this run did not write, or already those of the next run
            }
        }
    }
}
