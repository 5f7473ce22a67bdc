package io.github.retentionmetrics.examples.report.mapping;

import io.github.retentionmetrics.examples.report.csv.Fields;
import io.github.retentionmetrics.examples.report.csv.Header;
import io.github.retentionmetrics.examples.report.csv.SourceHeader;
import io.github.retentionmetrics.examples.report.error.InputError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The columns of a mapping in the header of one file. */
final class Columns {
    private final SourceHeader header;
    private final List<String> missing = new ArrayList<>();
    private final boolean[] needed;

    Columns(SourceHeader header) {
        this.header = header;
        this.needed = new boolean[header.names().size()];
    }

    /** The place of a column, or -1 if it is missing. */
    int indexOf(ColumnName column) throws InputError {
        int index = column.find(header, missing);
        if (index >= 0) {
            needed[index] = true;
        }
        return index;
    }

    /** The places of columns that are there. */
    int[] indexesOf(List<ColumnName> columns) throws InputError {
        List<Integer> indexes = new ArrayList<>();
        for (ColumnName column : columns) {
            int index = indexOf(column);
            if (index >= 0) {
                indexes.add(index);
            }
        }
        return indexes.stream().mapToInt(Integer::intValue).toArray();
    }

    /** What the file calls the first of some columns; empty without any. */
    String nameOf(int[] indexes) {
        return indexes.length == 0 ? "" : header.names().get(indexes[0]);
    }

    String nameOf(int index) {
        return header.names().get(index);
    }

    /** Has a column read that the mapping does not name. */
    void need(int index) {
        needed[index] = true;
    }

    void addMissing(String name) {
        missing.add(name);
    }

    boolean[] needed() {
        return needed;
    }

    /** Checks, once all columns were looked for, that none is missing. */
    void requireAll(String mapping) throws InputError {
        if (!missing.isEmpty()) {
            List<String> names = missing.stream().distinct().toList();
            boolean isHeader = IntStream.range(0, needed.length).anyMatch(i -> needed[i]);
            throw InputError.atLine(
                    header.file(),
                    header.line(),
                    "header must have " + (names.size() == 1 ? "column " : "columns ") + String.join(", ", names)
                            + ", which " + mapping + " reads: "
                            + (isHeader
                                    ? "it has " + String.join(", ", header.names())
                                    : Header.describe(header.names())));
        }
    }

    /** The first of some fields that is not empty, or -1. */
    static int firstFilled(Fields record, int[] indexes) {
        for (int index : indexes) {
            if (!record.isEmpty(index)) {
                return index;
            }
        }
        return -1;
    }
}
