package io.github.retentionmetrics.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that a misspelled name may have been meant to be. */
public final class Lookalikes {
    private static final int MOST = 3;

    private Lookalikes() {}

    /**
     * The names that come close to one that there is not.
     *
     * @param name the unknown name
     * @param names those that there are
     * @return at most three of them, the closest first: that differ in case or in a third of the letters at most, or
     *     contain the name
     */
    public static List<String> of(String name, Collection<String> names) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return names.stream()
                .map(known -> new Candidate(known, distance(wanted, known.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance <= Math.max(1, wanted.length() / 3)
                        || candidate.name.toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(MOST)
                .map(Candidate::name)
                .toList();
    }

    private record Candidate(String name, int distance) {}

    /** How many letters have to be inserted, left out or replaced to make one text of the other. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
