package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.examples.report.csv.InputNotes;
import io.github.retentionmetrics.subscription.Subscription;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Phases of one subscription that overlap: both are paid, as far as the report knows, so both count. */
final class PhaseOverlaps {
    private PhaseOverlaps() {}

    private record Key(String customerId, String subscriptionId) {}

    /** Says how many phases begin before an earlier phase of the same subscription has ended. */
    static void note(List<Subscription> rows, InputNotes notes) {
        List<Subscription> phases = rows.stream()
                .filter(row -> !row.subscriptionId().isEmpty() && !isEmpty(row))
                .sorted(Comparator.comparing(Subscription::startInclusive))
                .toList();
        Map<Key, LocalDate> ends = new HashMap<>();
        long overlapping = 0;
        for (Subscription phase : phases) {
            Key key = new Key(phase.customerId(), phase.subscriptionId());
            LocalDate end = phase.end().orElse(LocalDate.MAX);
            LocalDate earlier = ends.get(key);
            if (earlier != null && phase.startInclusive().isBefore(earlier)) {
                overlapping++;
            }
            ends.put(key, earlier == null || end.isAfter(earlier) ? end : earlier);
        }
        notes.notice("overlappingPhases", overlapping);
    }

    private static boolean isEmpty(Subscription row) {
        return row.end().filter(row.startInclusive()::equals).isPresent();
    }
}
