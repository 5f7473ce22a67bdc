package io.github.retentionmetrics.examples.report.describe;

import io.github.retentionmetrics.examples.report.text.Printable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How a mapping names columns. */
final class ColumnNames {
    private static final int LONGEST_NAME = 100;

    private final Map<String, Long> counts = new TreeMap<>();

    ColumnNames(List<String> names) {
        for (String name : names) {
            counts.merge(name.toLowerCase(Locale.ROOT), 1L, Long::sum);
        }
    }

    /** A column by its name, in quotes where it has signs of a mapping, or by its position. */
    String of(ColumnProfile column) {
        String name = column.name();
        boolean isUsable = !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.chars().noneMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029')
                && counts.getOrDefault(name.toLowerCase(Locale.ROOT), 0L) == 1
                && Printable.of(name).equals(name);
        return isUsable ? whole(column) : "#" + (column.index() + 1);
    }

    /** The whole name of a column, in quotes where it has signs of a mapping. */
    static String whole(ColumnProfile column) {
        String name = column.name();
        boolean isPlain = name.matches("[\\p{L}][\\p{L}\\p{N} _.&()-]*")
                && !name.matches("(?i).*( as | on |\\(as ).*|(sum of|like) .*|.* if present");
        return isPlain ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
