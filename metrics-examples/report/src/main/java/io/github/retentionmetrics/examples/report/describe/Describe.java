package io.github.retentionmetrics.examples.report.describe;

import io.github.retentionmetrics.examples.report.csv.FileFormat;
import io.github.retentionmetrics.examples.report.csv.InputFile;
import io.github.retentionmetrics.examples.report.csv.SourceHeader;
import io.github.retentionmetrics.examples.report.error.InputError;
import io.github.retentionmetrics.examples.report.error.IoReason;
import io.github.retentionmetrics.examples.report.mapping.PresetFit;
import io.github.retentionmetrics.examples.report.mapping.Presets;
import io.github.retentionmetrics.examples.report.text.Progress;
import io.github.retentionmetrics.examples.report.text.Terminal;
import java.io.BufferedInputStream;
import java.io.CharArrayReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Looks at a file in one pass and says what it found, or shows the presets; nothing is applied or written. */
public final class Describe {
    private static final int BUFFER = 1 << 16;
    private static final int HEAD = 1 << 18;
    private static final int MOST_OF_MAPPING = BUFFER;
    private static final int NAME_WIDTH = 28;
    private static final int WIDTH = 80;

    private Describe() {}

    /** The names of all presets, with a line about each, and how to use one. */
    public static List<String> presets() {
        List<String> lines = new ArrayList<>();
        lines.add("Presets, by which --purchases-as, --tickets-as and so on read a file:");
        lines.add("");
        for (String name : Presets.names()) {
            String start = "  " + name + " ".repeat(Math.max(NAME_WIDTH - name.length(), 1));
            String summary = Presets.summary(name);
            int room = WIDTH - start.length();
            lines.add(start + shortened(summary, room));
        }
        lines.add("");
        lines.add("For example: --purchases orders.csv --purchases-as shopify-orders");
        lines.add("--describe NAME prints a preset, to be copied and changed; --describe FILE looks");
        lines.add("at a file, names the presets that can read it, and proposes a mapping.");
        return lines;
    }

    /** A text up to its last part that a line has room for. */
    private static String shortened(String text, int room) {
        if (text.length() <= room) {
            return text;
        }
        for (String end : List.of(", ", " (")) {
            int at = text.lastIndexOf(end, room);
            if (at > 0) {
                return text.substring(0, at);
            }
        }
        return text.substring(0, Math.max(text.lastIndexOf(' ', room - 1), 1)) + "…";
    }

    /**
     * Describes a file, or what a mapping reads.
     *
     * @throws InputError if it cannot be read, or is no table of text
     */
    public static List<String> file(InputFile file, Terminal terminal) throws InputError {
        if (file.isPipe()) {
            terminal.printWait("Reading " + file.name() + " until the program that writes it ends");
        }
        try (InputStream in =
                new BufferedInputStream(Progress.show(file.open(), file.shortName(), file.size(), terminal), BUFFER)) {
            in.mark(MOST_OF_MAPPING);
            byte[] first = in.readNBytes(MOST_OF_MAPPING);
            List<String> mapping = first.length < MOST_OF_MAPPING ? DescribedMapping.lines(file, first) : List.of();
            if (!mapping.isEmpty()) {
                return mapping;
            }
            in.reset();
            return look(file, in).lines();
        } catch (IOException e) {
            throw InputError.ofFile(file.name(), "file must be readable: " + IoReason.of(e));
        }
    }

    /** Reads a file to its end; the stream is at its beginning and can be reset to it. */
    static DescribedFile look(InputFile file, InputStream in) throws IOException, InputError {
        in.mark(FileFormat.HEAD);
        byte[] first = in.readNBytes(FileFormat.HEAD);
        in.reset();
        String format = FileFormat.describeOther(first, file.shortName());
        if (format != null) {
            throw InputError.ofFile(file.name(), "file must be CSV text: is " + format);
        }
        if (ProbingReader.isBinary(first)) {
            throw InputError.ofFile(
                    file.name(), "file must be CSV text: is binary data, since some of its bytes are 0");
        }
        ProbingReader text = new ProbingReader(in, first);
        char[] head = new char[HEAD];
        int length = 0;
        int count = text.read(head, 0, head.length);
        while (count > 0) {
            length += count;
            count = length == head.length ? 0 : text.read(head, length, head.length - length);
        }
        Layout layout = new LayoutFinder(head, length, length < head.length).find();
        if (layout.width() > RecordScanner.MOST_FIELDS) {
            throw InputError.atLine(
                    file.name(),
                    Math.max(layout.headerLine(), 1),
                    "row must have at most " + RecordScanner.MOST_FIELDS + " fields: has more");
        }
        RecordScanner scanner = new RecordScanner(
                new Joined(new CharArrayReader(head, 0, length), text), layout.separator(), layout.isQuoted());
        TableProfile table = TableProfile.read(scanner, layout, file.name());
        if (!layout.hasHeader() && table.records() == 0) {
            throw InputError.ofFile(file.name(), "file must start with a header: empty file");
        }
        List<PresetFit> fits = layout.hasHeader()
                ? PresetFit.of(new SourceHeader(file.name(), layout.headerLine(), layout.names()))
                : List.of();
        return new DescribedFile(file, text.found(), scanner, table, fits);
    }

    /** One text after another. */
    private static final class Joined extends Reader {
        private final Reader first;
        private final Reader second;
        private boolean isFirstRead;

        Joined(Reader first, Reader second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            if (!isFirstRead) {
                int count = first.read(target, offset, length);
                if (count >= 0) {
                    return count;
                }
                isFirstRead = true;
            }
            return second.read(target, offset, length);
        }

        @Override
        public void close() throws IOException {
            first.close();
            second.close();
        }
    }
}
