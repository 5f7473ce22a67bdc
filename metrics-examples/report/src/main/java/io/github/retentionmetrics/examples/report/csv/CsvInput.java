package io.github.retentionmetrics.examples.report.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.retentionmetrics.examples.report.csv.RowSource.Reading;
import io.github.retentionmetrics.examples.report.csv.RowSource.RowSink;
import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.examples.report.error.InputError;
import io.github.retentionmetrics.examples.report.error.IoReason;
import io.github.retentionmetrics.examples.report.text.Progress;
import io.github.retentionmetrics.examples.report.text.Terminal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one CSV file record by record, without ever holding the file in memory. */
public final class CsvInput {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_FIELD = 1 << 20;

    /** Stands for the quote of a file without quotes: a character that no text holds. */
    private static final char NO_QUOTE = '\uFFFF';

    private static final String OTHER_ENCODING =
            "; if the file is in Windows-1252, convert it to UTF-8 or name its encoding in a mapping";

    private static final Pattern LINE_OF_RECORD = Pattern.compile("(?:[Rr]ecord starting at )?line (\\d+)");
    private static final Pattern SEPARATOR_LINE = Pattern.compile("sep=(.)", Pattern.CASE_INSENSITIVE);

    private final boolean skipBadRows;
    private final Terminal terminal;

    public CsvInput(boolean skipBadRows, Terminal terminal) {
        this.skipBadRows = skipBadRows;
        this.terminal = terminal;
    }

    /**
     * Hands every good row to {@code sink}, and to {@code checks} if the sink counts it as used in {@code notes}; a bad
     * one is counted in {@code notes} or, unless skipped, thrown.
     */
    public <T> void read(InputFile file, RowParser<T> parser, RowChecks checks, InputNotes notes, Consumer<T> sink)
            throws InputError {
        RowSource source = file.source();
        RecordHandler handler = new RecordHandler();
        try (InputStream in = textOf(file, source.dialect());
                CsvReader<Fields> records = reader(in, source.dialect(), handler)) {
            skipLines(records, source.dialect(), notes);
            readAll(records.iterator(), handler, source, parser, new Rows<>(parser, checks, notes, sink));
        } catch (CsvParseException e) {
            throw malformed(file, source.dialect(), e);
        } catch (UncheckedIOException e) {
            throw unreadable(file, source.dialect(), Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(file, source.dialect(), e);
        }
    }

    /** The bytes of a file that does not begin like another format. */
    private InputStream textOf(InputFile file, Dialect dialect) throws IOException, InputError {
        if (file.isPipe()) {
            terminal.printWait("Reading " + file.name() + " until the program that writes it ends");
        }
        InputStream in =
                new BufferedInputStream(Progress.show(file.open(), file.shortName(), file.size(), terminal), BUFFER);
        try {
            in.mark(FileFormat.HEAD);
            String format = FileFormat.describe(in.readNBytes(FileFormat.HEAD), file.shortName(), dialect.encoding());
            if (format != null) {
                throw InputError.ofFile(file.name(), "file must be CSV text in " + name(dialect) + ": is " + format);
            }
            in.reset();
            return in;
        } catch (IOException | InputError e) {
            in.close();
            throw e;
        }
    }

    /** Short and long rows pass here, since a bad row must not end the reading; {@link #requireWidth} counts fields. */
    private static CsvReader<Fields> reader(InputStream in, Dialect dialect, RecordHandler handler) {
        return CsvReader.builder()
                .fieldSeparator(dialect.separator())
                .quoteCharacter(dialect.isQuoted() ? '"' : NO_QUOTE)
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_FIELD)
                .build(handler, new TextReader(in, dialect.encoding()));
    }

    /** Leaves out the line by which a spreadsheet tells another its separator, and the lines before the header. */
    private static void skipLines(CsvReader<Fields> records, Dialect dialect, InputNotes notes) throws InputError {
        int preamble = dialect.skippedLines();
        Matcher separator = SEPARATOR_LINE.matcher(firstLine(records));
        if (separator.matches()) {
            if (separator.group(1).charAt(0) != dialect.separator()) {
                throw InputError.atLine(
                        notes.file(),
                        1,
                        "fields must be separated by a " + dialect.separatorName() + ": the file says "
                                + separator.group());
            }
            preamble = Math.max(preamble, 1);
        }
        try {
            records.skipLines(preamble);
        } catch (CsvParseException tooFew) {
            throw InputError.ofFile(
                    notes.file(),
                    "file must have " + preamble + " lines before its header: it has fewer, or longer ones");
        }
        notes.leftOut().add(LeftOut.PREAMBLE, preamble);
        notes.countRecords(preamble);
    }

    /** The first line, which stays to be read; empty if there is none. */
    private static String firstLine(CsvReader<Fields> records) {
        String[] first = {""};
        try {
            records.skipLines(
                    line -> {
                        first[0] = line;
                        return true;
                    },
                    1);
        } catch (CsvParseException noLine) {
            // an empty file, or a first line that is too long, which the reading of the header will say
            return "";
        }
        return first[0];
    }

    private <T> void readAll(
            Iterator<Fields> records, RecordHandler handler, RowSource source, RowParser<T> parser, Rows<T> rows)
            throws InputError {
        InputNotes notes = rows.notes;
        SourceHeader names = header(records, handler, parser, notes.file());
        Reading reading = source.start(names, parser, notes);
        rows.reading = reading;
        Dialect dialect = source.dialect();
        for (int i = 1; i < dialect.headerRecords() && records.hasNext(); i++) {
            records.next();
            notes.leftOut().add(LeftOut.HEADER2, 1);
            notes.countRecords(1);
        }
        handler.startNumbers();
        handler.keepOnly(reading.needed());
        boolean isOver = false;
        while (records.hasNext()) {
            Fields record = next(records, handler, notes.file());
            notes.countRecords(1);
            if (record.isBlank() && (record.isEmptyLine() || record.size() == 1 || !dialect.equals(Dialect.PLAIN))) {
                notes.leftOut().add(LeftOut.BLANK, 1);
                isOver |= dialect.endsAtBlankLine() && record.isEmptyLine();
            } else if (isOver) {
                notes.leftOut().add(LeftOut.FOOTER, 1);
            } else {
                try {
                    requireWidth(names.names().size(), record, dialect);
                    reading.read(record, rows);
                } catch (BadRow bad) {
                    rows.reject(record.line(), record.number(), bad);
                }
            }
        }
        reading.end(rows);
    }

    /** What a record becomes. */
    private final class Rows<T> implements RowSink {
        private final RowParser<T> parser;
        private final RowChecks checks;
        private final InputNotes notes;
        private final Consumer<T> sink;
        private @Nullable Reading reading;

        Rows(RowParser<T> parser, RowChecks checks, InputNotes notes, Consumer<T> sink) {
            this.parser = parser;
            this.checks = checks;
            this.notes = notes;
            this.sink = sink;
        }

        @Override
        public void accept(Row row) throws BadRow {
            T parsed = parser.parse(row);
            long used = notes.used();
            sink.accept(parsed);
            // what is left out is no second row of anything
            if (notes.used() > used) {
                checks.add(row, Objects.requireNonNull(reading).hasKeys());
            }
        }

        @Override
        public void reject(long line, long record, BadRow bad) throws InputError {
            Reading known = Objects.requireNonNull(reading);
            if (!skipBadRows) {
                throw known.isMapped()
                        ? InputError.atRecord(notes.file(), record, line, known.nameOf(bad.column()), bad)
                        : InputError.atRow(notes.file(), line, bad);
            }
            notes.countSkipped(line, record, known.nameOf(bad.column()), bad);
        }
    }

    private static Fields next(Iterator<Fields> records, RecordHandler handler, String file) throws InputError {
        Fields record = records.next();
        if (handler.hasTooManyFields()) {
            throw InputError.atLine(
                    file, record.line(), "row must have at most " + RecordHandler.MOST_FIELDS + " fields: has more");
        }
        return record;
    }

    private static SourceHeader header(
            Iterator<Fields> records, RecordHandler handler, RowParser<?> parser, String file) throws InputError {
        while (records.hasNext()) {
            Fields fields = next(records, handler, file);
            if (!fields.isBlank()) {
                return new SourceHeader(file, fields.line(), fields.texts());
            }
        }
        String columns = String.join(",", parser.requiredColumns());
        throw InputError.ofFile(file, "file must start with a header such as " + columns + ": empty file");
    }

    private static void requireWidth(int size, Fields record, Dialect dialect) throws BadRow {
        int count = record.size();
        if (count < size || (count > size && !dialect.mayBeWider())) {
            String found = count == 1 ? "1 field" : count + " fields";
            throw BadRow.ofWholeRow(
                    "must have " + size + " fields like the header",
                    count > size && dialect.isQuoted()
                            ? found + "; a " + dialect.separatorName() + " in a field needs quotes around the field"
                            : found);
        }
    }

    /** After a misplaced quote no row boundary can be trusted, so this is an error of the file. */
    private static InputError malformed(InputFile file, Dialect dialect, CsvParseException e) {
        String text = e.getMessage() == null ? "" : e.getMessage();
        Matcher line = LINE_OF_RECORD.matcher(text);
        return line.find()
                ? InputError.atLine(file.name(), Long.parseLong(line.group(1)), limit(text, dialect))
                : InputError.ofFile(file.name(), limit(text, dialect));
    }

    /** The rule that the reader says is broken. */
    private static String limit(String text, Dialect dialect) {
        if (text.startsWith("Unexpected character after closing quote")) {
            return "closing quote must be followed by a " + dialect.separatorName()
                    + " or the end of the line: is followed by something else; a quote in a quoted field must be doubled";
        }
        return text.startsWith("Unclosed")
                ? "quoted field must end with a quote: the file ends before it"
                : "field must have at most " + LONGEST_FIELD + " characters: is longer, or its quote has no end";
    }

    private static InputError unreadable(InputFile file, Dialect dialect, IOException e) {
        if (e instanceof TextReader.WrongEncodingException wrong) {
            return InputError.atLine(
                    file.name(),
                    wrong.line(),
                    "text must be " + name(dialect) + ": byte " + wrong.wrongByte() + " is not"
                            + (dialect.encoding().equals(StandardCharsets.UTF_8) ? OTHER_ENCODING : ""));
        }
        return InputError.ofFile(file.name(), "file must be readable: " + IoReason.of(e));
    }

    private static String name(Dialect dialect) {
        String name = dialect.encoding().name();
        return name.startsWith("windows") ? "W" + name.substring(1) : name;
    }
}
