package io.github.retentionmetrics.examples.report.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.examples.report.error.InputError;
import io.github.retentionmetrics.examples.report.error.IoReason;
import io.github.retentionmetrics.examples.report.text.Progress;
import io.github.retentionmetrics.examples.report.text.Terminal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one CSV file (RFC 4180) row by row, without ever holding the file in memory. */
public final class CsvInput {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_FIELD = 1 << 20;
    private static final int MOST_FIELDS = 16 * 1024;
    private static final String NOT_UTF8 =
            "text must be UTF-8: has other bytes, such as those of Windows-1252; convert it to UTF-8";
    private static final Pattern LINE_OF_RECORD = Pattern.compile("(?:[Rr]ecord starting at )?line (\\d+)");

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
        try (InputStream in = textOf(file);
                CsvReader<CsvRecord> records = reader(in)) {
            readAll(records.iterator(), parser, checks, notes, sink);
        } catch (CsvParseException e) {
            throw malformed(file, e);
        } catch (UncheckedIOException e) {
            throw unreadable(file, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The bytes of a file that does not begin like another format. */
    private InputStream textOf(InputFile file) throws IOException, InputError {
        if (file.isPipe()) {
            terminal.printWait("Reading " + file.name() + " until the program that writes it ends");
        }
        InputStream in =
                new BufferedInputStream(Progress.show(file.open(), file.shortName(), file.size(), terminal), BUFFER);
        try {
            in.mark(FileFormat.HEAD);
            String format = FileFormat.describe(in.readNBytes(FileFormat.HEAD));
            if (format != null) {
                throw InputError.ofFile(file.name(), "file must be CSV text in UTF-8: is " + format);
            }
            in.reset();
            return in;
        } catch (IOException | InputError e) {
            in.close();
            throw e;
        }
    }

    /** Short and long rows pass here, since a bad row must not end the reading; {@link #row} counts their fields. */
    private static CsvReader<CsvRecord> reader(InputStream in) {
        return CsvReader.builder()
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_FIELD)
                .ofCsvRecord(new Utf8Reader(in));
    }

    private <T> void readAll(
            Iterator<CsvRecord> records, RowParser<T> parser, RowChecks checks, InputNotes notes, Consumer<T> sink)
            throws InputError {
        Header header = header(records, parser, notes.file());
        while (records.hasNext()) {
            CsvRecord fields = records.next();
            if (isBlank(fields)) {
                continue;
            }
            try {
                Row row = row(header, fields);
                T parsed = parser.parse(row);
                long used = notes.used();
                sink.accept(parsed);
                // what is left out is no second row of anything
                if (notes.used() > used) {
                    checks.add(row);
                }
            } catch (BadRow bad) {
                if (!skipBadRows) {
                    throw InputError.atRow(notes.file(), fields.getStartingLineNumber(), bad);
                }
                notes.countSkipped(bad);
            }
        }
    }

    private static Header header(Iterator<CsvRecord> records, RowParser<?> parser, String file) throws InputError {
        while (records.hasNext()) {
            CsvRecord fields = records.next();
            if (!isBlank(fields)) {
                return Header.of(file, fields.getStartingLineNumber(), fields.getFields(), parser);
            }
        }
        String columns = String.join(",", parser.requiredColumns());
        throw InputError.ofFile(file, "file must start with a header such as " + columns + ": empty file");
    }

    private static Row row(Header header, CsvRecord fields) throws BadRow {
        if (fields.getFieldCount() != header.size()) {
            String rule = "must have " + header.size() + " fields like the header";
            int count = fields.getFieldCount();
            String found = count == 1 ? "1 field" : count + " fields";
            throw BadRow.ofWholeRow(
                    rule, count > header.size() ? found + "; a comma in a field needs quotes around the field" : found);
        }
        return new Row(header, fields);
    }

    private static boolean isBlank(CsvRecord fields) {
        return fields.getFieldCount() == 1 && fields.getField(0).isBlank();
    }

    /** After a misplaced quote no row boundary can be trusted, so this is an error of the file. */
    private static InputError malformed(InputFile file, CsvParseException e) {
        String text = e.getMessage() == null ? "" : e.getMessage();
        Matcher line = LINE_OF_RECORD.matcher(text);
        return line.find()
                ? InputError.atLine(file.name(), Long.parseLong(line.group(1)), limit(text))
                : InputError.ofFile(file.name(), limit(text));
    }

    /** The rule that the reader says is broken. */
    private static String limit(String text) {
        if (text.startsWith("Unexpected character after closing quote")) {
            return "closing quote must be followed by a comma or the end of the line: is followed by something else;"
                    + " a quote in a quoted field must be doubled";
        }
        if (text.contains("fields")) {
            return "row must have at most " + MOST_FIELDS + " fields: has more";
        }
        return text.startsWith("Unclosed")
                ? "quoted field must end with a quote: the file ends before it"
                : "field must have at most " + LONGEST_FIELD + " characters: is longer, or its quote has no end";
    }

    private static InputError unreadable(InputFile file, IOException e) {
        if (e instanceof Utf8Reader.NotUtf8Exception notUtf8) {
            return InputError.atLine(file.name(), notUtf8.line(), NOT_UTF8);
        }
        return InputError.ofFile(file.name(), "file must be readable: " + IoReason.of(e));
    }
}
