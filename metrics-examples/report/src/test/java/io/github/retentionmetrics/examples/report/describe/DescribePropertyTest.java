package io.github.retentionmetrics.examples.report.describe;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.retentionmetrics.examples.report.csv.InputFile;
import io.github.retentionmetrics.examples.report.error.InputError;
import io.github.retentionmetrics.examples.report.mapping.DateForms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever dialect a table is written in, it is among those that are found. */
class DescribePropertyTest {
    private static final List<String> ENCODINGS =
            List.of("utf-8", "utf-8 with mark", "utf-16", "utf-16le", "utf-16be", "windows-1252");
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final List<String> NUMBERS =
            List.of("1234.56", "1234,56", "1,234.56", "1.234,56", "1 234,56", "1 234.56", "1'234.56");
    private static final List<String> DATES = List.of(
            "dd/MM/yyyy",
            "MM/dd/yyyy",
            "d-M-yyyy",
            "M/d/yy",
            "dd.MM.yyyy",
            "yyyy-MM-dd",
            "yy-MM-dd",
            "yyyyMMdd",
            "dd MMM yyyy",
            "MMM d, yyyy",
            "yyyy-MM-dd HH:mm:ss",
            "d/M/yyyy H:mm",
            "MM/dd/yyyy hh:mm:ss a",
            "M/d/yy h:mm a",
            "yyyy-MM-dd'T'HH:mm:ss");

    /** A table in one of the dialects. */
    private record Table(String encoding, char separator, String number, String date, int rows, String text) {
        static Table random(long seed) {
            Random random = new Random(seed);
            String encoding = ENCODINGS.get(random.nextInt(ENCODINGS.size()));
            char separator = SEPARATORS[random.nextInt(SEPARATORS.length)];
            String number = NUMBERS.get(random.nextInt(NUMBERS.size()));
            String date = DATES.get(random.nextInt(DATES.size()));
            int rows = 1 + random.nextInt(30);
            DateTimeFormatter dates = DateTimeFormatter.ofPattern(date, Locale.ENGLISH);
            StringBuilder text = new StringBuilder();
            boolean areAllQuoted = random.nextBoolean();
            List<List<String>> records = new ArrayList<>();
            records.add(List.of("Customer", "Order date", "Amount", "Note"));
            for (int i = 0; i < rows; i++) {
                LocalDateTime time = LocalDateTime.of(2020, 1, 1, 0, 0).plusSeconds(random.nextInt(200_000_000));
                records.add(List.of(
                        "K" + random.nextInt(1000),
                        dates.format(time),
                        number(number, random.nextInt(20) == 0 ? 0 : random.nextInt(100_000_000)),
                        random.nextBoolean() ? "" : "Café; \"Zoë\", | niño\n2"));
            }
            String end = random.nextBoolean() ? "\r\n" : "\n";
            for (List<String> record : records) {
                text.append(line(record, separator, areAllQuoted)).append(end);
            }
            return new Table(encoding, separator, number, date, rows, text.toString());
        }

        private static String line(List<String> fields, char separator, boolean areAllQuoted) {
            StringBuilder line = new StringBuilder();
            for (String field : fields) {
                boolean isQuoted = areAllQuoted || field.indexOf(separator) >= 0 || field.matches("(?s).*[\"\n].*");
                line.append(line.length() == 0 ? "" : separator)
                        .append(isQuoted ? "\"" + field.replace("\"", "\"\"") + "\"" : field);
            }
            return line.toString();
        }

        private static String number(String form, int cents) {
            char decimal = form.charAt(form.length() - 3);
            String grouped = form.length() == 8 ? Character.toString(form.charAt(1)) : "";
            String whole = String.format(Locale.ROOT, "%,d", cents / 100).replace(",", grouped);
            return whole + decimal + String.format(Locale.ROOT, "%02d", cents % 100);
        }

        byte[] bytes() {
            return switch (encoding) {
                case "utf-8 with mark" -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
                case "utf-16" -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
                default -> text.getBytes(Charset.forName(encoding));
            };
        }
    }

    @Property(tries = 400)
    void theDialectIsAmongThoseThatAreFound(@ForAll long seed) throws IOException, InputError {
        Table table = Table.random(seed);
        DescribedFile found = Describe.look(InputFile.ofText("t", ""), new ByteArrayInputStream(table.bytes()));

        String encoding = table.encoding().equals("utf-8 with mark") ? "utf-8" : table.encoding();
        assertThat(found.encoding().isAscii() ? encoding : found.encoding().mappingName())
                .isEqualTo(encoding);
        assertThat(found.table().layout().separator()).isEqualTo(table.separator());
        assertThat(found.table().layout().names()).containsExactly("Customer", "Order date", "Amount", "Note");
        assertThat(found.table().records()).isEqualTo(table.rows());
        assertThat(found.table().ragged()).isZero();
        ColumnProfile dates = found.table().columns().get(1);
        assertThat(dates.dateForms().stream().map(DateForms.Form::pattern).map(DescribePropertyTest::withoutZeros))
                .contains(withoutZeros(table.date()));
        assertThat(found.table().columns().get(2).numbers().thatFitAll()).contains(table.number());
        assertThat(found.lines()).noneMatch(line -> line.contains("Café") || line.contains("Zoë"));
    }

    /** Where all days have two digits, dd and d are the same form. */
    private static String withoutZeros(String pattern) {
        return pattern.replace("dd", "d")
                .replaceAll("(?<!M)MM(?!M)", "M")
                .replace("HH", "H")
                .replace("hh", "h");
    }

    @Property(tries = 300)
    void whatTheCsvReaderReadsIsReadAlike(@ForAll long seed) throws IOException {
        Table table = Table.random(seed);
        RecordScanner scanner = new RecordScanner(new StringReader(table.text()), table.separator(), true);
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(table.separator())
                .skipEmptyLines(false)
                .ofCsvRecord(table.text())) {
            for (CsvRecord expected : reader) {
                assertThat(scanner.next()).isTrue();
                assertThat(IntStream.range(0, scanner.fields().size()).mapToObj(scanner.fields()::text))
                        .containsExactlyElementsOf(expected.getFields().stream()
                                .map(field -> field.replace("\r\n", "\n").strip())
                                .toList());
                assertThat(scanner.fields().line()).isEqualTo(expected.getStartingLineNumber());
            }
        }
        assertThat(scanner.next()).isFalse();
    }

    @Property(tries = 300)
    void anyBytesAreDescribedOrRefused(@ForAll @Size(max = 400) byte[] bytes) throws IOException {
        try {
            List<String> lines = Describe.look(InputFile.ofText("t", ""), new ByteArrayInputStream(bytes))
                    .lines();
            assertThat(lines).isNotEmpty().allMatch(line -> line.chars().noneMatch(Character::isISOControl));
        } catch (InputError refused) {
            assertThat(refused.getMessage()).startsWith("t");
        }
    }

    @Property(tries = 200)
    void textInUtf8IsReadAsItIs(@ForAll String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ProbingReader reader = new ProbingReader(oneByOne(bytes), "plain".getBytes(StandardCharsets.UTF_8));
        StringBuilder read = new StringBuilder();
        char[] one = new char[7];
        for (int count = reader.read(one, 0, 7); count > 0; count = reader.read(one, 0, 7)) {
            read.append(one, 0, count);
        }
        String expected = new String(bytes, StandardCharsets.UTF_8);
        assertThat(read.toString()).isEqualTo(expected.startsWith("\uFEFF") ? expected.substring(1) : expected);
        assertThat(reader.found().mappingName()).isEqualTo("utf-8");
    }

    /** A stream that hands out one byte at a time, as a pipe may. */
    private static InputStream oneByOne(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1));
            }
        };
    }

    @Property(tries = 100)
    void differentValuesAreCountedExactly(@ForAll @Size(max = 2000) List<@IntRange(max = 900) Integer> values) {
        DistinctCount count = new DistinctCount(new DistinctCount.Budget(1 << 20));
        Set<Integer> different = new HashSet<>();
        for (int value : values) {
            assertThat(count.add(value * 0x9E3779B97F4A7C15L)).isEqualTo(different.add(value));
        }
        assertThat(count.size()).isEqualTo(different.size());
        assertThat(count.isMore()).isFalse();
    }
}
