package io.github.retentionmetrics.examples.report.csv;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What a mapping did with the records of one input, for those who must be able to check it. */
public final class MappedNotes {
    private final String mapping;
    private final String sha256;
    private final String zone;
    private final Set<String> spellings = new HashSet<>();
    private final boolean isByName;
    private long refunds;
    private long daysMoved;

    /**
     * Notes of a mapping.
     *
     * @param mapping the name of the preset or of the file
     * @param sha256 the hash of its text
     * @param zone the zone in which days are counted, empty if none is named
     * @param isByName whether customers are told apart by their names
     */
    public MappedNotes(String mapping, String sha256, String zone, boolean isByName) {
        this.isByName = isByName;
        this.mapping = mapping;
        this.sha256 = sha256;
        this.zone = zone;
    }

    public String mapping() {
        return mapping;
    }

    public String sha256() {
        return sha256;
    }

    public String zone() {
        return zone;
    }

    /** Whether customers are told apart by their names. */
    public boolean isByName() {
        return isByName;
    }

    /** The rows made of refunds that stand beside an order. */
    public long refunds() {
        return refunds;
    }

    /** The dates that are another day in the zone than the one that is written. */
    public long daysMoved() {
        return daysMoved;
    }

    /** The spellings of e-mail addresses that differ from another one only by their case. */
    public long mergedByCase() {
        long different = spellings.stream()
                .map(spelling -> spelling.toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        return spellings.size() - different;
    }

    public void countRefund() {
        refunds++;
    }

    public void countDayMoved() {
        daysMoved++;
    }

    /** Takes note of an e-mail address as it is written. */
    public void addSpelling(String address) {
        spellings.add(address);
    }
}
