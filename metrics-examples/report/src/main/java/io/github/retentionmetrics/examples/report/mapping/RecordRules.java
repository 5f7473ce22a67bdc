package io.github.retentionmetrics.examples.report.mapping;

import io.github.retentionmetrics.examples.report.csv.Fields;
import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.examples.report.error.InputError;
import io.github.retentionmetrics.examples.report.mapping.Mapping.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of a mapping that say which records are kept, and why others are left out. */
final class RecordRules {
    private static final int LONGEST_SHOWN = 40;
    private static final String NOTHING = "no_";

    private final List<Column> columns = new ArrayList<>();
    private final NumberForm numbers;

    RecordRules(List<Rule> rules, Columns header, NumberForm numbers) throws InputError {
        this.numbers = numbers;
        Map<Integer, Column> byIndex = new HashMap<>();
        for (Rule rule : rules) {
            int index = header.indexOf(rule.column());
            if (index >= 0) {
                Column column = byIndex.get(index);
                if (column == null) {
                    column = new Column(index, header.nameOf(index));
                    byIndex.put(index, column);
                    columns.add(column);
                }
                column.add(rule);
            }
        }
    }

    /**
     * Why a record is left out, or null if it is not; a reason that something is missing, such as {@code no_amount},
     * counts only where no other does.
     */
    @Nullable
    String reason(Fields record) throws BadRow {
        String missing = null;
        for (Column column : columns) {
            String reason = column.decide(record, numbers);
            if (reason != null && !reason.startsWith(NOTHING)) {
                return reason;
            }
            missing = missing == null ? reason : missing;
        }
        return missing;
    }

    /** Whether a reason says that something is missing. */
    static boolean isAboutNothing(String reason) {
        return reason.startsWith(NOTHING);
    }

    /** Checks that every value is one that the mapping lists. */
    void requireListed(Fields record) throws BadRow {
        for (Column column : columns) {
            column.requireListed(record);
        }
    }

    /** The values that the rules list and no record has, with their columns. */
    List<String> unseenValues() {
        return columns.stream().flatMap(Column::unseen).sorted().toList();
    }

    /** All rules about one column; the decision about its latest value is kept, since few values occur. */
    private static final class Column {
        private final int index;
        private final String name;
        private final Map<String, String> leftOut = new HashMap<>();
        private final List<Rule> tests = new ArrayList<>();
        private final Set<String> kept = new TreeSet<>();
        private final Set<String> seen = new HashSet<>();
        private char[] latest = new char[0];
        private @Nullable String latestReason;
        private boolean isLatestListed;
        private boolean hasLatest;

        Column(int index, String name) {
            this.index = index;
            this.name = name;
        }

        void add(Rule rule) {
            String reason = rule.reason();
            if (rule.test() != Rule.Test.VALUE) {
                tests.add(rule);
            } else if (reason == null) {
                kept.addAll(rule.values());
            } else {
                rule.values().forEach(value -> leftOut.putIfAbsent(value, reason));
            }
        }

        /** The values that are listed and were in no record. */
        private Stream<String> unseen() {
            return Stream.concat(kept.stream(), leftOut.keySet().stream())
                    .filter(value -> !seen.contains(value))
                    .map(value -> name + ": " + value);
        }

        @Nullable
        String decide(Fields record, NumberForm numbers) throws BadRow {
            if (!hasLatest
                    || !Arrays.equals(
                            latest, 0, latest.length, record.chars(), record.start(index), record.end(index))) {
                String text = record.text(index);
                String value = text.toLowerCase(Locale.ROOT);
                latestReason = leftOut.get(value);
                for (Rule test : tests) {
                    latestReason =
                            latestReason == null && applies(test, record, numbers) ? test.reason() : latestReason;
                }
                isLatestListed = kept.isEmpty() || kept.contains(value) || latestReason != null;
                if (kept.contains(value) || leftOut.containsKey(value)) {
                    seen.add(value);
                }
                latest = text.toCharArray();
                hasLatest = true;
            }
            return latestReason;
        }

        private boolean applies(Rule rule, Fields record, NumberForm numbers) throws BadRow {
            return switch (rule.test()) {
                case EMPTY -> record.isEmpty(index);
                case FILLED -> !record.isEmpty(index);
                case ZERO -> !record.isEmpty(index) && isZero(record, numbers);
                case VALUE -> false;
            };
        }

        private boolean isZero(Fields record, NumberForm numbers) throws BadRow {
            ExactAmount amount = new ExactAmount();
            numbers.addTo(amount, record, index, 0, name);
            return amount.signum() == 0;
        }

        /** The decision about the record's value was made just before. */
        void requireListed(Fields record) throws BadRow {
            if (!isLatestListed) {
                String value = record.text(index);
                throw BadRow.of(
                        name,
                        "must be a value that the mapping keeps or leaves out",
                        value.isEmpty() ? "empty" : value.length() > LONGEST_SHOWN ? "some longer text" : value);
            }
        }
    }
}
