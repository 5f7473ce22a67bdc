package io.github.retentionmetrics.examples.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file that one run at a time has locked; the operating system releases the lock of a run that was killed. */
final class FolderLock implements Closeable {
    /** A byte that the file does not have: its content can then be read on every platform while it is locked. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final int ATTEMPTS = 20;

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
     * @throws IOException if it cannot be created
     */
    static FolderLock acquire(Path file) throws IOException {
        NoSuchFileException missing = null;
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                Files.createDirectories(file.getParent());
                FolderLock lock = attempt(file);
                if (lock != null) {
                    return lock;
                }
                missing = null;
            } catch (NoSuchFileException e) {
                // the run that had the lock has just removed the folder, or the file system takes no files at all
                missing = e;
            }
        }
        throw missing == null ? new HeldException() : missing;
    }

    /**
     * The lock, or null if the file that was locked is no longer the one that the next run would open, because the run
     * before removed it between the two steps.
     */
    private static @Nullable FolderLock attempt(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean isHeld = false;
        try {
            if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
                throw new HeldException();
            }
            byte[] token = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(token), 0);
            isHeld = Arrays.equals(Files.readAllBytes(file), token);
            return isHeld ? new FolderLock(file, channel) : null;
        } catch (OverlappingFileLockException e) {
            throw new HeldException();
        } finally {
            if (!isHeld) {
                channel.close();
            }
        }
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
            }
        }
    }
}
