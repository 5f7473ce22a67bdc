package io.github.retentionmetrics.examples.report.output;

import io.github.retentionmetrics.examples.report.error.IoReason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A file that one run at a time has locked; the operating system releases the lock of a run that was killed.
 *
 * <p>Where locks are POSIX locks, a process loses its lock on a file as soon as it closes any descriptor of that file.
 * The file is therefore never opened a second time in the process that has locked it, neither to read it nor by another
 * run in the same process: whether it is still the file at its path is seen from its attributes, for which it need not
 * be opened. Nothing is written to it.
 */
final class FolderLock implements Closeable {
    private static final int ATTEMPTS = 20;

    /** The files that runs in this process have locked or are about to lock, by their real paths. */
    private static final Set<Path> IN_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Another run has the lock. */
    static final class HeldException extends IOException {
        private static final long serialVersionUID = 1L;

        HeldException() {
            super("another run is writing into it");
        }
    }

    /**
     * Locks a file, which is created with its folders if necessary.
     *
     * @throws HeldException if another run has locked it
     * @throws IOException if it cannot be created or locked
     */
    static FolderLock acquire(Path file) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "the folder of the lock");
        IOException failure = new FileSystemException(file.toString(), null, "other runs keep replacing it");
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                Files.createDirectories(folder);
                FolderLock lock = attempt(folder.toRealPath().resolve(file.getFileName()));
                if (lock != null) {
                    return lock;
                }
            } catch (NoSuchFileException e) {
                // the run that had the lock has just removed the folder, or the file system takes no files at all
                failure = e;
            }
        }
        throw failure;
    }

    private static @Nullable FolderLock attempt(Path file) throws IOException {
        if (!IN_THIS_PROCESS.add(file)) {
            throw new HeldException();
        }
        FolderLock lock = null;
        try {
            lock = lock(file);
            return lock;
        } finally {
            if (lock == null) {
                IN_THIS_PROCESS.remove(file);
            }
        }
    }

    /**
     * The lock, or null if another run replaced the file meanwhile; a file that cannot be locked does not stay behind.
     */
    private static @Nullable FolderLock lock(Path file) throws IOException {
        boolean isNew = create(file);
        try {
            return lockExisting(file);
        } catch (HeldException e) {
            throw e;
        } catch (IOException e) {
            if (isNew) {
                Files.deleteIfExists(file);
            }
            throw IoReason.at(file, e);
        }
    }

    /** Whether the file is new, not of another run or left by one that was killed. */
    private static boolean create(Path file) throws IOException {
        try {
            Files.createFile(file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /**
     * The lock, or null if the file that was locked is no longer the one that the next run would open, because the run
     * before removed it between the two steps.
     */
    private static @Nullable FolderLock lockExisting(Path file) throws IOException {
        FileKind.requireFileOrNothing(file);
        BasicFileAttributes opened = attributes(file);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        boolean isHeld = false;
        try {
            if (channel.tryLock() == null) {
                throw new HeldException();
            }
            isHeld = isSame(opened, attributes(file));
            return isHeld ? new FolderLock(file, channel) : null;
        } catch (OverlappingFileLockException e) {
            // a copy of this class that another class loader has loaded
            throw new HeldException();
        } finally {
            if (!isHeld) {
                channel.close();
            }
        }
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * The number of a file may be given to a later one, and Windows shows none; nothing is ever written to change the
     * times.
     */
    private static boolean isSame(BasicFileAttributes a, BasicFileAttributes b) {
        return Objects.equals(a.fileKey(), b.fileKey())
                && a.creationTime().equals(b.creationTime())
                && a.lastModifiedTime().equals(b.lastModifiedTime());
    }

    /** Whether this run still has the lock. */
    boolean isHeld() {
        return channel.isOpen();
    }

    /** Removes the file and releases the lock, in this order: what others can still open is never unlocked. */
    @Override
    public void close() throws IOException {
        if (isHeld()) {
            try (channel) {
                Files.deleteIfExists(file);
            } finally {
                IN_THIS_PROCESS.remove(file);
            }
        }
    }
}
