package io.github.retentionmetrics.examples.report.describe;

import io.github.retentionmetrics.examples.report.csv.Fields;
import io.github.retentionmetrics.examples.report.mapping.DateForms;
import java.io.CharArrayReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the separator, the quotes and the header of a table by the first part of its text. */
final class LayoutFinder {
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int MOST_ROWS = 1_000;
    private static final int MOST_LINES_BEFORE = 50;
    private static final int MOST_KEPT_FIELDS = 512;
    private static final int LONGEST_NAME = 1_000;
    private static final double WITHOUT_HEADER = 0.3;
    private static final double DOUBT = 0.7;
    private static final Pattern SEPARATOR_LINE = Pattern.compile("sep=(.)\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("[-+(]?[0-9][0-9.,' ]*[)-]?");

    private final char[] head;
    private final int length;
    private final boolean isWhole;

    /**
     * A text.
     *
     * @param head the array with its first part
     * @param length how many characters of it are text
     * @param isWhole whether that is all of the text
     */
    LayoutFinder(char[] head, int length, boolean isWhole) {
        this.head = head;
        this.length = length;
        this.isWhole = isWhole;
    }

    /** A record of the first part. */
    private record Row(long number, long line, long size, int filled, boolean isBlank, List<String> texts) {
        boolean isHalfFilled() {
            return 2L * filled >= size;
        }
    }

    /** One way to read the text. */
    private static final class Candidate {
        private final char separator;
        private final boolean isQuoted;
        private final List<Row> rows = new ArrayList<>();
        private long width = 1;
        private @Nullable Row header;
        private double score;
        private long quotedFields;
        private long wrongQuotes;
        private long wrongLine;

        Candidate(char separator, boolean isQuoted) {
            this.separator = separator;
            this.isQuoted = isQuoted;
        }
    }

    Layout find() {
        Matcher named = SEPARATOR_LINE.matcher(firstLine());
        boolean isNamed = named.matches();
        List<Candidate> best = new ArrayList<>();
        if (isNamed) {
            best.add(bestOf(named.group(1).charAt(0), true));
        } else {
            for (char separator : SEPARATORS) {
                best.add(bestOf(separator, false));
            }
            best.sort(Comparator.comparingDouble((Candidate candidate) -> candidate.score)
                    .reversed());
        }
        Candidate chosen = best.get(0);
        List<String> others = best.stream()
                .skip(1)
                .filter(other -> other.score > DOUBT * chosen.score)
                .map(other -> Layout.word(other.separator))
                .toList();
        Row header = chosen.header;
        List<String> names = header == null
                ? IntStream.rangeClosed(1, (int) Math.min(chosen.width, RecordScanner.MOST_FIELDS))
                        .mapToObj(i -> "#" + i)
                        .toList()
                : header.texts();
        return new Layout(
                chosen.separator,
                chosen.isQuoted,
                chosen.wrongLine,
                chosen.score == 0 ? List.of() : others,
                isNamed,
                header == null ? 0 : header.number(),
                header == null ? 0 : header.line(),
                names,
                header != null && hasSecondHeader(chosen, header));
    }

    private String firstLine() {
        int end = 0;
        while (end < Math.min(length, 16) && head[end] != '\n' && head[end] != '\r') {
            end++;
        }
        return new String(head, 0, end);
    }

    /** With quotes, unless more of them are wrong than right. */
    private Candidate bestOf(char separator, boolean isNamed) {
        Candidate quoted = read(separator, true, isNamed);
        if (quoted.wrongQuotes == 0 || quoted.quotedFields > quoted.wrongQuotes) {
            return quoted;
        }
        Candidate unquoted = read(separator, false, isNamed);
        unquoted.wrongLine = quoted.wrongLine;
        return unquoted;
    }

    private Candidate read(char separator, boolean isQuoted, boolean isNamed) {
        Candidate candidate = new Candidate(separator, isQuoted);
        RecordScanner scanner = new RecordScanner(new CharArrayReader(head, 0, length), separator, isQuoted);
        try {
            while (candidate.rows.size() < MOST_ROWS && scanner.next()) {
                candidate.rows.add(row(scanner, candidate.rows.size()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!isWhole && candidate.rows.size() < MOST_ROWS && candidate.rows.size() > 1) {
            candidate.rows.remove(candidate.rows.size() - 1);
        }
        candidate.quotedFields = scanner.quotedFields();
        // at the end of a part, a quote may be closed in the next one
        candidate.wrongQuotes = scanner.misplacedQuotes() + (isWhole && scanner.unclosedLine() > 0 ? 1 : 0);
        candidate.wrongLine = scanner.misplacedQuotes() > 0 ? scanner.misplacedLine() : scanner.unclosedLine();
        rate(candidate, isNamed ? 1 : 0);
        return candidate;
    }

    private static Row row(RecordScanner scanner, int index) {
        Fields fields = scanner.fields();
        int filled = 0;
        List<String> texts = new ArrayList<>();
        int kept = index <= MOST_LINES_BEFORE ? fields.size() : Math.min(fields.size(), MOST_KEPT_FIELDS);
        for (int i = 0; i < fields.size(); i++) {
            filled += fields.isEmpty(i) ? 0 : 1;
            if (i < kept) {
                String text = fields.text(i);
                texts.add(text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text);
            }
        }
        return new Row(fields.number(), fields.line(), scanner.size(), filled, filled == 0, texts);
    }

    /** The more records have the width of the header, and the wider they are, the better. */
    private static void rate(Candidate candidate, int skipped) {
        List<Row> filled = candidate.rows.stream()
                .skip(skipped)
                .filter(row -> !row.isBlank())
                .toList();
        if (filled.isEmpty()) {
            return;
        }
        candidate.width = usualWidth(filled);
        candidate.header = header(filled, candidate.width);
        if (candidate.header == null) {
            candidate.header = filled.stream()
                    .limit(MOST_LINES_BEFORE)
                    .filter(row -> row.isHalfFilled() && isHeader(row.texts()))
                    .filter(row -> row.size() > 1 || candidate.width == 1)
                    .findFirst()
                    .filter(row -> row.number() <= filled.get(0).number() || row.size() > 1)
                    .filter(row -> noneLikeData(filled, row))
                    .orElse(null);
        }
        if (candidate.header != null) {
            candidate.width = candidate.header.size();
        }
        long fitting =
                filled.stream().filter(row -> row.size() == candidate.width).count();
        double share = (double) fitting / filled.size();
        double right = candidate.wrongQuotes == 0
                ? 1
                : (double) candidate.quotedFields / (candidate.quotedFields + candidate.wrongQuotes);
        candidate.score =
                share * Math.log((double) candidate.width) * right * (candidate.header == null ? WITHOUT_HEADER : 1);
    }

    /** Whether no row before a header has the usual width of a record and is filled like one. */
    private static boolean noneLikeData(List<Row> filled, Row header) {
        return filled.stream()
                .takeWhile(row -> row.number() < header.number())
                .allMatch(row -> row.size() < header.size());
    }

    /** The width of most records, of which wider ones say more: a file may hold a second, narrow table. */
    private static long usualWidth(List<Row> rows) {
        Map<Long, Long> counts = new TreeMap<>();
        rows.forEach(row -> counts.merge(row.size(), 1L, Long::sum));
        long usual = 1;
        double most = 0;
        for (Map.Entry<Long, Long> entry : counts.entrySet()) {
            double weight = entry.getValue() * Math.log(entry.getKey());
            if (weight > most) {
                usual = entry.getKey();
                most = weight;
            }
        }
        return usual;
    }

    /** The first record of the usual width that is filled, if it looks like a header; before it are no records. */
    private static @Nullable Row header(List<Row> rows, long width) {
        for (Row row : rows.subList(0, Math.min(rows.size(), MOST_LINES_BEFORE))) {
            if (row.size() == width && row.isHalfFilled()) {
                return isHeader(row.texts()) ? row : null;
            }
        }
        return null;
    }

    /** Names are texts that differ: no dates, no addresses, and few numbers. */
    private static boolean isHeader(List<String> texts) {
        Set<String> different = new HashSet<>();
        int filled = 0;
        int numbers = 0;
        for (String text : texts) {
            if (!text.isEmpty()) {
                filled++;
                numbers += NUMBER.matcher(text).matches() ? 1 : 0;
                different.add(text);
                if (text.indexOf('@') > 0 || !DateForms.thatFit(List.of(text)).isEmpty()) {
                    return false;
                }
            }
        }
        boolean hasFewNumbers =
                numbers == 0 || (4 * numbers <= filled && texts.stream().anyMatch(ColumnGuess::isUsual));
        return filled > 0 && hasFewNumbers && 2 * different.size() > filled;
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * A record below the header that is empty where all others are filled, or has words where they have numbers.
     */
    private static boolean hasSecondHeader(Candidate candidate, Row header) {
        List<Row> below = candidate.rows.stream()
                .filter(row -> row.number() > header.number() && !row.isBlank() && row.size() == header.size())
                .limit(200)
                .toList();
        if (below.size() < 3) {
            return false;
        }
        List<String> second = below.get(0).texts();
        boolean isEmptySomewhere = false;
        for (int i = 0; i < Math.min(second.size(), MOST_KEPT_FIELDS); i++) {
            int column = i;
            if (below.stream()
                    .skip(1)
                    .allMatch(row -> column < row.texts().size()
                            && !row.texts().get(column).isEmpty())) {
                if (second.get(i).isEmpty()) {
                    isEmptySomewhere = true;
                } else if (hasDigit(second.get(i))
                        || !below.stream()
                                .skip(1)
                                .allMatch(row -> hasDigit(row.texts().get(column)))) {
                    return false;
                }
            }
        }
        return isEmptySomewhere
                && second.stream()
                        .filter(text -> !text.isEmpty())
                        .allMatch(text -> text.chars().anyMatch(Character::isLetter)
                                && DateForms.thatFit(List.of(text)).isEmpty());
    }
}
