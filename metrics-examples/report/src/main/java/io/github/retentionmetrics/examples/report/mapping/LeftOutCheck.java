package io.github.retentionmetrics.examples.report.mapping;

import io.github.retentionmetrics.examples.report.csv.InputNotes;
import io.github.retentionmetrics.examples.report.csv.LeftOut;
import io.github.retentionmetrics.examples.report.error.InputError;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that a mapping leaves something of a file: a report of zeros would look like a finding. */
final class LeftOutCheck {
    /** What is left out by the layout of a file, whatever a mapping says about records. */
    private static final Set<String> LAYOUT = Set.of(LeftOut.PREAMBLE, LeftOut.HEADER2, LeftOut.BLANK, LeftOut.FOOTER);

    private LeftOutCheck() {}

    static void requireSomeKept(InputNotes notes, String mapping) throws InputError {
        if (notes.read() > 0) {
            return;
        }
        Map<String, Long> left = notes.leftOut().byReason();
        left.keySet().removeAll(LAYOUT);
        if (left.isEmpty()) {
            throw InputError.ofFile(notes.file(), "file must have a record below its header: it has none");
        }
        long total = left.values().stream().mapToLong(Long::longValue).sum();
        String reasons = left.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
        throw InputError.ofFile(
                notes.file(),
                mapping + " must keep some records: it leaves out all " + total + " (" + reasons
                        + "); its rules are probably wrong for this file");
    }
}
