package io.github.retentionmetrics.examples.report.csv;

import io.github.retentionmetrics.examples.report.csv.InputNotes.SkipReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where bad records stand that were skipped, and why; of a record, 20 bytes. */
public final class Rejects {
    private static final int FIRST_SIZE = 16;

    private final List<SkipReason> reasons = new ArrayList<>();
    private final Map<SkipReason, Integer> codes = new HashMap<>();
    private long[] records = new long[FIRST_SIZE];
    private long[] lines = new long[FIRST_SIZE];
    private int[] reasonCodes = new int[FIRST_SIZE];
    private int size;

    void add(SkipReason reason, long record, long line) {
        if (size == records.length) {
            int larger = size + (size >> 1);
            records = Arrays.copyOf(records, larger);
            lines = Arrays.copyOf(lines, larger);
            reasonCodes = Arrays.copyOf(reasonCodes, larger);
        }
        records[size] = record;
        lines[size] = line;
        reasonCodes[size] = codes.computeIfAbsent(reason, added -> {
            reasons.add(added);
            return reasons.size() - 1;
        });
        size++;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The number of a record in its file, from 1 below the header. */
    public long record(int index) {
        return records[index];
    }

    /** The physical line on which a record starts. */
    public long line(int index) {
        return lines[index];
    }

    /** What is wrong with a record. */
    public SkipReason reason(int index) {
        return reasons.get(reasonCodes[index]);
    }
}
