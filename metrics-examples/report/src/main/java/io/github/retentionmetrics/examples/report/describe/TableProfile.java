package io.github.retentionmetrics.examples.report.describe;

import io.github.retentionmetrics.examples.report.csv.Fields;
import io.github.retentionmetrics.examples.report.error.InputError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the records of a table look like. */
final class TableProfile {
    private static final int MOST_LINES = 3;
    private static final long DISTINCT_ROOM = 1L << 23;

    private final Layout layout;
    private final List<ColumnProfile> columns = new ArrayList<>();
    private final RepeatedValues repeated;
    private final EmptyRecords empties;
    private final long[] hashes;
    private final List<Long> raggedLines = new ArrayList<>();
    private final TreeSet<Long> raggedSizes = new TreeSet<>();
    private long records;
    private long blank;
    private long ragged;
    private long footer;
    private long footerLine;
    private long blankLine;
    private long lastLine;
    private @Nullable TotalRecord total;
    private boolean isInFooter;
    private boolean isAfterBlankLine;
    private long cut;

    private TableProfile(Layout layout) {
        this.layout = layout;
        DistinctCount.Budget budget = new DistinctCount.Budget(DISTINCT_ROOM);
        for (int i = 0; i < layout.width(); i++) {
            columns.add(new ColumnProfile(i, layout.names().get(i), budget));
        }
        this.repeated = new RepeatedValues(layout.width());
        this.empties = new EmptyRecords(layout.width());
        this.hashes = new long[layout.width()];
    }

    /** Reads all records of a table. */
    static TableProfile read(RecordScanner scanner, Layout layout, String file) throws IOException, InputError {
        TableProfile profile = new TableProfile(layout);
        long header = layout.headerNumber();
        boolean isSecondNext = layout.hasSecondHeader();
        while (scanner.next()) {
            if (scanner.size() > RecordScanner.MOST_FIELDS) {
                throw InputError.atLine(
                        file,
                        scanner.fields().line(),
                        "row must have at most " + RecordScanner.MOST_FIELDS + " fields: has more");
            }
            if (scanner.fields().number() <= header || (scanner.fields().number() == 1 && layout.isNamed())) {
                continue;
            }
            if (isSecondNext && !scanner.fields().isBlank()) {
                isSecondNext = false;
                continue;
            }
            profile.add(scanner);
        }
        return profile;
    }

    private void add(RecordScanner scanner) {
        Fields record = scanner.fields();
        if (record.isBlank()) {
            blank++;
            if (scanner.isEmptyLine() && records > 0 && !isInFooter) {
                blankLine = blankLine == 0 ? record.line() : blankLine;
                isAfterBlankLine = true;
            }
            return;
        }
        boolean hasWidth = scanner.size() == layout.width();
        if (isAfterBlankLine && !hasWidth) {
            isInFooter = true;
        }
        isAfterBlankLine = false;
        if (isInFooter) {
            footerLine = footer == 0 ? record.line() : footerLine;
            footer++;
            return;
        }
        if (!hasWidth) {
            ragged++;
            raggedSizes.add(scanner.size());
            if (raggedSizes.size() > MOST_LINES) {
                raggedSizes.pollLast();
            }
            if (raggedLines.size() < MOST_LINES) {
                raggedLines.add(record.line());
            }
            return;
        }
        cut += scanner.isCut() ? 1 : 0;
        records++;
        lastLine = record.line();
        total = TotalRecord.of(record);
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = hash(record, i);
            columns.get(i).add(record, hashes[i]);
        }
        repeated.add(hashes);
        if (total == null) {
            empties.add(hashes);
        }
    }

    /** A hash of a field's characters, 0 if it is empty. */
    private static long hash(Fields record, int index) {
        if (record.isEmpty(index)) {
            return 0;
        }
        long hash = record.hash(index, 0);
        return hash == 0 ? 1 : hash;
    }

    Layout layout() {
        return layout;
    }

    List<ColumnProfile> columns() {
        return columns;
    }

    RepeatedValues repeated() {
        return repeated;
    }

    /** Where the columns are empty, but for records that say that they are totals. */
    EmptyRecords empties() {
        return empties;
    }

    /** The number of records that have the width of the header. */
    long records() {
        return records;
    }

    /** The number of records without a value. */
    long blank() {
        return blank;
    }

    /** The number of records with more or fewer fields than the header. */
    long ragged() {
        return ragged;
    }

    /** The lines of the first of them. */
    List<Long> raggedLines() {
        return raggedLines;
    }

    /** How many fields they have, a few numbers at most. */
    List<Long> raggedSizes() {
        return List.copyOf(raggedSizes);
    }

    /** The number of records below the blank line that ends the table. */
    long footer() {
        return footer;
    }

    /** The line of the first of them. */
    long footerLine() {
        return footerLine;
    }

    /** The first physical line without any character below the header, or 0. */
    long blankLine() {
        return blankLine;
    }

    /** The line of the last record. */
    long lastLine() {
        return lastLine;
    }

    /** The last record if it says that it is a total; null otherwise. */
    @Nullable
    TotalRecord total() {
        return total;
    }

    /** The number of records with a field of which only the beginning is looked at. */
    long cut() {
        return cut;
    }
}
