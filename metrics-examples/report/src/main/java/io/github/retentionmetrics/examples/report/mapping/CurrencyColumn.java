package io.github.retentionmetrics.examples.report.mapping;

import io.github.retentionmetrics.examples.report.csv.Fields;
import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.examples.report.error.InputError;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The column that says in which currency a record is. Where the user names the currency of the report, records in
 * others are left out; where not, all must be in the one that the report takes for granted.
 */
final class CurrencyColumn {
    private static final int MOST_SHOWN = 5;

    private final int index;
    private final String name;
    private final String wanted;
    private final boolean isGiven;
    private final Map<String, Long> counts = new TreeMap<>();

    CurrencyColumn(int index, String name, String wanted, boolean isGiven) {
        this.index = index;
        this.name = name;
        this.wanted = wanted;
        this.isGiven = isGiven;
    }

    /** Whether a record is in another currency; one that does not say is not. */
    boolean isOther(Fields record) {
        if (index < 0 || record.isEmpty(index) || isWanted(record)) {
            return false;
        }
        if (!isGiven) {
            count(record.text(index).toUpperCase(Locale.ROOT));
        }
        return true;
    }

    private boolean isWanted(Fields record) {
        if (record.length(index) != wanted.length()) {
            return false;
        }
        for (int i = 0; i < wanted.length(); i++) {
            if (Character.toUpperCase(record.chars()[record.start(index) + i]) != wanted.charAt(i)) {
                return false;
            }
        }
        if (!isGiven) {
            count(wanted);
        }
        return true;
    }

    private void count(String currency) {
        counts.merge(currency.matches("[A-Z]{3}") ? currency : "some other text", 1L, Long::sum);
    }

    void requireFilled(Fields record) throws BadRow {
        if (index >= 0 && record.isEmpty(index)) {
            throw BadRow.of(name, "must name a currency", "empty");
        }
    }

    /** Checks, after the last record, that the currency need not be named. */
    void requireKnown(String file) throws InputError {
        if (isGiven || counts.isEmpty() || (counts.size() == 1 && counts.containsKey(wanted))) {
            return;
        }
        String found = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_SHOWN)
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(" and "));
        throw InputError.ofFile(
                file, "column " + name + " must hold one currency, or --currency say which counts: it holds " + found);
    }
}
