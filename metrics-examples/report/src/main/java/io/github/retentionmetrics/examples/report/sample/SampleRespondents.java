package io.github.retentionmetrics.examples.report.sample;

import io.github.retentionmetrics.examples.report.input.PurchaseRow;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Who answers the sample shop's surveys: customers of the last months who were not asked lately, and who go on buying
 * the longer the better their score; or visitors, while there are not enough customers.
 */
final class SampleRespondents {
    private static final int MONTHS_ASKED = 6;
    private static final int MONTHS_LEFT_ALONE = 3;

    private final SampleRandom random;
    private final Map<String, LocalDate> firstDays = new LinkedHashMap<>();
    private final Map<String, LocalDate> lastDays = new HashMap<>();
    private final Map<String, LocalDate> asked = new HashMap<>();
    private int visitors;

    SampleRespondents(long seed) {
        this.random = new SampleRandom(1_000 + seed);
        for (PurchaseRow row : SamplePurchases.rows()) {
            firstDays.putIfAbsent(row.customerId(), row.date());
            lastDays.put(row.customerId(), row.date());
        }
    }

    /** A respondent for an answer on a day, whose score is from 0 (worst) to 1 (best). */
    String one(LocalDate date, double score) {
        List<String> candidates =
                firstDays.keySet().stream().filter(id -> canBeAsked(id, date)).toList();
        if (candidates.isEmpty()) {
            return String.format(Locale.ROOT, "V%04d", ++visitors);
        }
        String one = candidates.get(random.between(0, candidates.size() - 1));
        String other = candidates.get(random.between(0, candidates.size() - 1));
        boolean isOneLonger = lastDays.getOrDefault(one, date).isAfter(lastDays.getOrDefault(other, date));
        String respondent = isOneLonger == random.chance(score * score) ? one : other;
        asked.put(respondent, date);
        return respondent;
    }

    private boolean canBeAsked(String customerId, LocalDate date) {
        return !firstDays.getOrDefault(customerId, LocalDate.MAX).isAfter(date)
                && !lastDays.getOrDefault(customerId, LocalDate.MIN).isBefore(date.minusMonths(MONTHS_ASKED))
                && !asked.getOrDefault(customerId, LocalDate.MIN).isAfter(date.minusMonths(MONTHS_LEFT_ALONE));
    }
}
