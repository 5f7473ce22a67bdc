package io.github.retentionmetrics.examples.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The header of a CSV file: columns in any order, names without regard to case or the white space around them. */
final class Header {
    private final Map<String, Integer> indexes;
    private final int size;

    /** The places of the columns by name, in the order of the file; of columns with one name, the first. */
    private Header(Map<String, Integer> indexes, int size) {
        this.indexes = indexes;
        this.size = size;
    }

    /**
     * Finds the columns in a header. Messages count the other columns rather than repeat them: in a file without a header
     * they are somebody's data.
     */
    static Header of(String file, long line, List<String> names, RowParser<?> parser) throws InputError {
        Map<String, Integer> indexes = new LinkedHashMap<>();
        String twice = null;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).strip().toLowerCase(Locale.ROOT);
            if (indexes.putIfAbsent(name, i) != null && parser.knows(name)) {
                twice = name;
            }
        }
        for (String column : parser.requiredColumns()) {
            if (!indexes.containsKey(column)) {
                throw InputError.atLine(file, line, "header must have column " + column + ": " + describe(names));
            }
        }
        if (twice != null) {
            throw InputError.atLine(file, line, "header must name column " + twice + " once: more than once");
        }
        return new Header(indexes, names.size());
    }

    int size() {
        return size;
    }

    /** The names of the columns in lower case, in the order of the file; one that is there twice only once. */
    Set<String> names() {
        return indexes.keySet();
    }

    /** The place of a column, or -1 without it. */
    int indexOf(String column) {
        return indexes.getOrDefault(column, -1);
    }

    private static String describe(List<String> names) {
        if (names.size() > 1) {
            return "not among its " + names.size() + " columns";
        }
        String only = names.get(0);
        if (only.indexOf(';') >= 0) {
            return "its fields are separated by semicolons, not commas";
        }
        return only.indexOf('\t') >= 0 ? "its fields are separated by tabs, not commas" : "it has 1 column";
    }
}
