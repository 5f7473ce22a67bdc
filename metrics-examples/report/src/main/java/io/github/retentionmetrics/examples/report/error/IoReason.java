package io.github.retentionmetrics.examples.report.error;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Why a file could not be read or written, in words. */
public final class IoReason {
    private IoReason() {}

    public static String of(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "access denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "a file of that name is in the way";
        }
        if (failure instanceof NotDirectoryException) {
            return "not a folder";
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return "a folder with files in it is in the way";
        }
        String reason = failure instanceof FileSystemException f ? f.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }

    /** The reason after the file, or after both files of a move; without a file if the failure is not about one. */
    public static String withFile(IOException failure) {
        if (!(failure instanceof FileSystemException about) || about.getFile() == null) {
            return of(failure);
        }
        String other = about.getOtherFile() == null ? "" : " to " + about.getOtherFile();
        return about.getFile() + other + ": " + of(failure);
    }

    /** The reason after the path that the user named, and after the file if that is another one. */
    public static String under(Path named, IOException failure) {
        String start = named + ": ";
        String reason = withFile(failure);
        return reason.startsWith(start) ? reason : start + reason;
    }

    /** A failure of reading or writing an open file, which does not know the file, with the file. */
    public static FileSystemException at(Path file, IOException failure) {
        if (failure instanceof FileSystemException about && about.getFile() != null) {
            return about;
        }
        FileSystemException named = new FileSystemException(file.toString(), null, of(failure));
        named.initCause(failure);
        return named;
    }
}
