package io.github.retentionmetrics.examples.report.output;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Predicate;

/**
 * Whether what is at a path is a file or a folder. A link is neither, whatever it leads to, since writing through it
 * would change files elsewhere; nor is a pipe, which to open may take for ever.
 */
final class FileKind {
    private FileKind() {}

    /**
     * Checks that a path is a regular file or that nothing is there.
     *
     * @throws FileSystemException if it is something else
     */
    static void requireFileOrNothing(Path path) throws IOException {
        requireOrNothing(path, BasicFileAttributes::isRegularFile, "a file");
    }

    /**
     * Checks that a path is a folder or that nothing is there.
     *
     * @throws FileSystemException if it is something else
     */
    static void requireFolderOrNothing(Path path) throws IOException {
        requireOrNothing(path, BasicFileAttributes::isDirectory, "a folder");
    }

    private static void requireOrNothing(Path path, Predicate<BasicFileAttributes> isRight, String right)
            throws IOException {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!isRight.test(found)) {
                throw new FileSystemException(path.toString(), null, "must be " + right + ": is " + name(found));
            }
        } catch (NoSuchFileException e) {
            // nothing is there
        }
    }

    private static String name(BasicFileAttributes found) {
        if (found.isSymbolicLink()) {
            return "a link";
        }
        return found.isDirectory() ? "a folder" : found.isRegularFile() ? "a file" : "a pipe or a device";
    }
}
