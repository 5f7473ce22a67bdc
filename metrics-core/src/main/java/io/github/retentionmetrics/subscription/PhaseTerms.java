package io.github.retentionmetrics.subscription;

import io.github.retentionmetrics.internal.PhaseColumns;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What subscriptions have besides their days, in columns; equal terms are kept once. */
final class PhaseTerms {
    private static final int SLOTS = 1 << 12;

    private final int rows;
    private final Map<Terms, Integer> codes = new HashMap<>();
    private final List<Terms> catalogue = new ArrayList<>();
    private PhaseColumns.@Nullable Filler filler;
    /** The latest object of each slot, and its code: phases share terms, which saves comparing what they hold. */
    private final @Nullable Terms[] objects = new Terms[SLOTS];

    private final int[] codesOfObjects = new int[SLOTS];

    PhaseTerms(int rows) {
        this.rows = rows;
    }

    void add(int row, Subscription subscription) {
        if (subscription.isPlain()) {
            return;
        }
        PhaseColumns.Filler columns = filler;
        if (columns == null) {
            columns = new PhaseColumns.Filler(rows);
            filler = columns;
        }
        Terms terms = subscription.terms();
        if (terms != null) {
            columns.terms(row, code(terms));
        }
        if (!subscription.subscriptionId().isEmpty()) {
            columns.subscription(row, subscription.subscriptionId());
        }
        LocalDate trialEnd = subscription.trialEnd();
        if (trialEnd != null) {
            columns.trialEnd(row, (int) trialEnd.toEpochDay());
        }
        LocalDate cancelledOn = subscription.cancelledOn();
        if (cancelledOn != null) {
            columns.cancellation(row, (int) cancelledOn.toEpochDay());
        }
    }

    @SuppressWarnings("ReferenceEquality") // equal terms that are other objects are found by what they hold
    private int code(Terms terms) {
        int slot = System.identityHashCode(terms) & (SLOTS - 1);
        if (objects[slot] != terms) {
            codesOfObjects[slot] = codeOf(terms, codes, catalogue);
            objects[slot] = terms;
        }
        return codesOfObjects[slot];
    }

    private static int codeOf(Terms terms, Map<Terms, Integer> codes, List<Terms> catalogue) {
        Integer known = codes.putIfAbsent(terms, catalogue.size());
        if (known == null) {
            catalogue.add(terms);
            return catalogue.size() - 1;
        }
        return known;
    }

    @Nullable
    PhaseColumns toColumns() {
        return filler == null ? null : filler.toColumns();
    }

    List<Terms> catalogue() {
        return Collections.unmodifiableList(catalogue);
    }

    /** All terms of two catalogues, with the places in it of those of the second. */
    static Union union(List<Terms> first, List<Terms> second) {
        Map<Terms, Integer> codes = new HashMap<>();
        List<Terms> all = new ArrayList<>();
        first.forEach(terms -> codeOf(terms, codes, all));
        int[] codesOfSecond =
                second.stream().mapToInt(terms -> codeOf(terms, codes, all)).toArray();
        return new Union(Collections.unmodifiableList(all), codesOfSecond);
    }

    /** The terms of both, and where those of the second are among them. */
    static final class Union {
        private final List<Terms> terms;
        private final int[] codesOfSecond;

        Union(List<Terms> terms, int[] codesOfSecond) {
            this.terms = terms;
            this.codesOfSecond = codesOfSecond;
        }

        List<Terms> terms() {
            return terms;
        }

        int[] codesOfSecond() {
            return codesOfSecond;
        }
    }
}
