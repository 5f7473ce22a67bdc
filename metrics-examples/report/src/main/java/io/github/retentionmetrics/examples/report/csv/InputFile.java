package io.github.retentionmetrics.examples.report.csv;

import io.github.retentionmetrics.examples.report.error.InputError;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One input: its name for messages, and where its bytes come from. */
public final class InputFile {
    private final String name;
    private final @Nullable Path path;
    private final byte[] content;
    private final RowSource source;

    private InputFile(String name, @Nullable Path path, byte[] content, RowSource source) {
        this.name = name;
        this.path = path;
        this.content = content;
        this.source = source;
    }

    /** A file, named in messages the way the user named it. */
    public static InputFile of(Path path) {
        return new InputFile(path.toString(), path, new byte[0], new PlainSource());
    }

    /** A text that comes with the program. */
    public static InputFile ofText(String name, String text) {
        return new InputFile(name, null, text.getBytes(StandardCharsets.UTF_8), new PlainSource());
    }

    /** The same file, read in another way than the plain form. */
    public InputFile readAs(RowSource other) {
        return new InputFile(name, path, content, other);
    }

    /** How the records of the file become rows. */
    RowSource source() {
        return source;
    }

    public String name() {
        return name;
    }

    /** The name without its folders. */
    public String shortName() {
        Path last = path == null ? null : path.getFileName();
        return last == null ? name : last.toString();
    }

    /** The file, or null for a text that comes with the program. */
    @Nullable
    public Path path() {
        return path;
    }

    /** The size in bytes, or 0 where that is unknown, as for a pipe. */
    public long size() throws IOException {
        return path == null ? content.length : Files.isRegularFile(path) ? Files.size(path) : 0;
    }

    /** Opens the file. */
    public InputStream open() throws IOException, InputError {
        if (path == null) {
            return new ByteArrayInputStream(content);
        }
        if (Files.isDirectory(path)) {
            throw InputError.ofFile(name, "file must be readable: is a folder");
        }
        InputStream in = Files.newInputStream(path);
        return isPipe() ? new OnePass(in) : in;
    }

    /** Whether this is a pipe or a device, such as standard input, which may let its reader wait. */
    public boolean isPipe() {
        return path != null && Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }

    /** Bytes that come once, in their order: how many are left cannot be asked of a pipe, which has no positions. */
    private static final class OnePass extends FilterInputStream {
        OnePass(InputStream in) {
            super(in);
        }

        @Override
        public int available() {
            return 0;
        }
    }
}
