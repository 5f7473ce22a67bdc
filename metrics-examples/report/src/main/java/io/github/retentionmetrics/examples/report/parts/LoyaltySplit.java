package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.period.Period;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Where answers end and behaviour begins: halfway. What a respondent said is held against what the same customer did
 * later, never against what they did before, so the time from the first answer to the observation day is cut in two
 * halves, the first of which has the odd day. Answers of the second half are not used.
 *
 * @param answers the period of the answers, or of the tickets
 * @param behaviour the period of the behaviour, which begins on the day after
 */
record LoyaltySplit(Period answers, Period behaviour) {

    /** The halves; empty where the first answer was given on the observation day, and nothing comes after it. */
    static Optional<LoyaltySplit> of(LocalDate firstAnswer, LocalDate observedUntil) {
        long days = ChronoUnit.DAYS.between(firstAnswer, observedUntil) + 1;
        if (days < 2) {
            return Optional.empty();
        }
        LocalDate split = firstAnswer.plusDays((days + 1) / 2);
        return Optional.of(
                new LoyaltySplit(Period.of(firstAnswer, split), Period.of(split, observedUntil.plusDays(1))));
    }
}
