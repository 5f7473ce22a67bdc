package io.github.retentionmetrics.examples.report.mapping;

import io.github.retentionmetrics.examples.report.csv.Header;
import io.github.retentionmetrics.examples.report.csv.SourceHeader;
import io.github.retentionmetrics.examples.report.error.InputError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A column as a mapping names it: by its name, whose case does not matter, by its position as in {@code #3}, or by a
 * name with {@code *} for any text, as in {@code like "How likely*"}.
 *
 * @param name the name, or the position with its sign
 * @param kind how it is named
 * @param isOptional whether a file may lack it
 */
record ColumnName(String name, Kind kind, boolean isOptional) {
    private static final String IF_PRESENT = " if present";
    private static final String LIKE = "like ";
    private static final int MOST_DIGITS = 5;

    /** The ways to name a column. */
    enum Kind {
        NAME,
        POSITION,
        PATTERN
    }

    /** Reads the name of a column; null if the text is none. */
    static ColumnName parse(String text) throws MappingError {
        String rest = text.strip();
        boolean isOptional = !Quoted.isQuoted(rest) && rest.endsWith(IF_PRESENT);
        if (isOptional) {
            rest = rest.substring(0, rest.length() - IF_PRESENT.length()).strip();
        }
        if (rest.startsWith(LIKE)
                && Quoted.isQuoted(rest.substring(LIKE.length()).strip())) {
            return new ColumnName(Quoted.unquote(rest.substring(LIKE.length())), Kind.PATTERN, isOptional);
        }
        if (rest.matches("#[0-9]+")) {
            if (rest.length() > MOST_DIGITS + 1 || Integer.parseInt(rest.substring(1)) == 0) {
                throw new MappingError("position of a column must be from #1 to #99999: " + rest);
            }
            return new ColumnName(rest, Kind.POSITION, isOptional);
        }
        String name = Quoted.unquote(rest);
        if (name.isEmpty() || (!Quoted.isQuoted(rest) && rest.indexOf('"') >= 0)) {
            throw new MappingError(
                    "name of a column must be a name, or any text in quotes: " + (rest.isEmpty() ? "empty" : rest));
        }
        return new ColumnName(name, Kind.NAME, isOptional);
    }

    /**
     * The place of the column in a header, or -1 if it may be missing and is; of a missing one, the name is added to
     * {@code missing}.
     */
    int find(SourceHeader header, List<String> missing) throws InputError {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < header.names().size(); i++) {
            if (isAt(header.names().get(i), i)) {
                found.add(i);
            }
        }
        if (found.size() > 1) {
            String positions = found.stream().map(i -> "#" + (i + 1)).collect(Collectors.joining(" or "));
            throw InputError.atLine(
                    header.file(),
                    header.line(),
                    "header must have one column " + name + ": it has " + found.size() + "; name the one that is meant"
                            + " by its position, " + positions);
        }
        if (found.isEmpty()) {
            if (!isOptional) {
                missing.add(name);
            }
            return -1;
        }
        return found.get(0);
    }

    private boolean isAt(String written, int index) {
        return switch (kind) {
            case NAME -> Header.key(written).equals(Header.key(name));
            case POSITION -> Integer.parseInt(name.substring(1)) == index + 1;
            case PATTERN -> matches(Header.key(name), Header.key(written));
        };
    }

    /** Whether a text has the parts of a pattern in their order, the first at its start and the last at its end. */
    private static boolean matches(String pattern, String text) {
        String[] parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return text.equals(pattern);
        }
        String last = parts[parts.length - 1];
        if (!text.startsWith(parts[0]) || !text.endsWith(last)) {
            return false;
        }
        int from = parts[0].length();
        int end = text.length() - last.length();
        for (int i = 1; i < parts.length - 1; i++) {
            int at = text.indexOf(parts[i], from);
            if (at < 0) {
                return false;
            }
            from = at + parts[i].length();
        }
        return from <= end;
    }
}
