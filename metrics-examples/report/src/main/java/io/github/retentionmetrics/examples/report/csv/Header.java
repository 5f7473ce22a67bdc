package io.github.retentionmetrics.examples.report.csv;

import io.github.retentionmetrics.examples.report.error.InputError;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The header of a CSV file: columns in any order, names without regard to case or the white space around them. */
public final class Header {
    private static final String WAY_OUT = "; --describe shows how to read it";

    private static final int MOST_SHOWN = 20;
    private static final Pattern COLUMN_NAME = Pattern.compile("|[\\p{L}_#$%(][\\p{L}_0-9 ./()#$%:-]{0,40}");
    private static final Set<String> USUAL = Set.of(
            "id",
            "customer",
            "customers",
            "client",
            "user",
            "respondent",
            "ticket",
            "order",
            "invoice",
            "email",
            "name",
            "date",
            "day",
            "time",
            "timestamp",
            "created",
            "start",
            "end",
            "joined",
            "left",
            "solved",
            "closed",
            "amount",
            "total",
            "price",
            "revenue",
            "value",
            "quantity",
            "currency",
            "category",
            "status",
            "score",
            "rating",
            "answer",
            "kind",
            "type",
            "points",
            "event",
            "session",
            "referrer",
            "referred",
            "country",
            "region",
            "channel",
            "plan",
            "klant",
            "klantnummer",
            "datum",
            "bedrag",
            "categorie",
            "cijfer");
    private static final List<Separator> SEPARATORS =
            List.of(new Separator(';', "semicolons"), new Separator('\t', "tabs"), new Separator('|', "pipes"));

    private record Separator(char character, String name) {}

    private final Map<String, Integer> indexes;
    private final List<String> written;

    /** The places of the columns by name, in the order of the file; of columns with one name, the first. */
    private Header(Map<String, Integer> indexes, List<String> written) {
        this.indexes = indexes;
        this.written = written;
    }

    /**
     * Finds the columns in a header. Messages repeat the names of other columns only where the line is surely a header:
     * in a file without one, its first line is a customer's data.
     */
    public static Header of(SourceHeader source, RowParser<?> parser) throws InputError {
        List<String> names = source.names();
        Map<String, Integer> indexes = new LinkedHashMap<>();
        Set<String> repeated = new LinkedHashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = key(names.get(i));
            if (indexes.putIfAbsent(name, i) != null) {
                repeated.add(name);
            }
        }
        List<String> missing = parser.requiredColumns().stream()
                .filter(column -> !indexes.containsKey(column))
                .toList();
        if (!missing.isEmpty()) {
            String columns = (missing.size() == 1 ? "column " : "columns ") + String.join(", ", missing);
            throw InputError.atLine(
                    source.file(), source.line(), "header must have " + columns + ": " + describe(names));
        }
        for (String name : repeated) {
            if (parser.knows(name, indexes.keySet())) {
                throw InputError.atLine(
                        source.file(), source.line(), "header must name column " + name + " once: more than once");
            }
        }
        return new Header(indexes, names);
    }

    /** The header of rows that a program makes. */
    public static Header ofColumns(List<String> columns) {
        Map<String, Integer> indexes = new LinkedHashMap<>();
        columns.forEach(column -> indexes.put(column, indexes.size()));
        return new Header(indexes, List.copyOf(columns));
    }

    int size() {
        return written.size();
    }

    /** The names of all columns as the file has them, but for the white space around them. */
    List<String> written() {
        return written;
    }

    /** The name by which a column is known, however a file writes it. */
    public static String key(String written) {
        return written.strip().toLowerCase(Locale.ROOT);
    }

    /** The names of the columns in lower case, in the order of the file; one that is there twice only once. */
    public Set<String> names() {
        return indexes.keySet();
    }

    /** The place of a column, or -1 without it. */
    public int indexOf(String column) {
        return indexes.getOrDefault(column, -1);
    }

    /** What a header is instead, for a message: other columns, another separator, or no header at all. */
    public static String describe(List<String> names) {
        String first = String.join(",", names);
        for (Separator separator : SEPARATORS) {
            if (first.chars().filter(c -> c == separator.character()).count() >= names.size()) {
                return "its fields are separated by " + separator.name() + ", not commas" + WAY_OUT;
            }
        }
        if (!isHeader(names)) {
            return "the first line is no header: it has " + names.size() + (names.size() == 1 ? " field" : " fields")
                    + " without any usual name" + WAY_OUT;
        }
        String shown = names.stream().limit(MOST_SHOWN).map(String::strip).collect(Collectors.joining(", "));
        int left = names.size() - MOST_SHOWN;
        return "it has " + shown + (left > 0 ? " and " + left + " more" : "") + WAY_OUT;
    }

    /** Whether all fields look like names of columns, and one of them is a usual one; else they may be data. */
    private static boolean isHeader(List<String> names) {
        return names.stream()
                        .map(String::strip)
                        .allMatch(name -> COLUMN_NAME.matcher(name).matches())
                && names.stream()
                        .flatMap(name -> Stream.of(name.toLowerCase(Locale.ROOT).split("[^a-z]+")))
                        .anyMatch(USUAL::contains);
    }
}
