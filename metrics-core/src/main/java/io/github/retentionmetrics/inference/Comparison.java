package io.github.retentionmetrics.inference;

import io.github.retentionmetrics.internal.Beans;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.rate.Difference;
import io.github.retentionmetrics.rate.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The answer to "is the difference real?": the difference, its interval, p-value and a verdict, for two periods,
 * segments or surveys.
 *
 * <p>It takes any {@link Difference}: of rates, means, net scores, ratios or bootstrap estimates. The verdict needs the
 * support of both interval and test: it is {@link Verdict#HIGHER} or {@link Verdict#LOWER} only if the whole interval
 * is on the same side of 0 as the difference <i>and</i> the p-value, adjusted for the number of looks, is at most
 * {@code 1 - level}. Without a test, or with an interval on the other side of 0, which a bootstrap may give, it is
 * {@link Verdict#NO_CLEAR_DIFFERENCE}. An interval that does not contain the difference is widened up to it.
 *
 * <ul>
 *   <li>An undefined difference: the verdict is {@link Verdict#UNDEFINED}.
 *   <li>For many comparisons at once use {@link #ofAll}: of twenty cells that do not differ, one looks significant by
 *       chance.
 * </ul>
 *
 * <pre>{@code
 * Comparison gain = Comparison.of(Rate.of(850, 1_000).minus(Rate.of(790, 1_000)), 0.95);
 * gain.verdict();    // HIGHER
 * gain.interval().contains(0);    // false
 * gain.sentence(ComparisonText.english("Retention").comparing("March", "February").inPercentagePoints());
 * // Retention: March is higher than February by 6.0 percentage points (95% interval 2.6 to 9.4, p = 0.0005).
 * }</pre>
 *
 * @param difference the difference
 * @param level the confidence level, for all comparisons together if there are several
 * @param interval the interval of the difference; wider than at that level if the comparison is one of several, or if
 *     it was widened up to the difference
 * @param pvalue the two-sided p-value, adjusted if the comparison is one of several; NaN without a test
 * @param correction the correction that was applied
 * @param looks the number of comparisons made together, at least 1
 */
public record Comparison(
        Difference difference, double level, Interval interval, double pvalue, Correction correction, int looks) {
    /**
     * Checks the parts.
     *
     * @param difference the difference
     * @param level the confidence level
     * @param interval the interval of the difference
     * @param pvalue the p-value
     * @param correction the correction that was applied
     * @param looks the number of comparisons made together
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the level is not between 0 and 1, the p-value not in 0..1, or there is no
     *     look
     */
    public Comparison {
        pvalue = Checks.unsignedZero(pvalue);
        Objects.requireNonNull(difference, "difference");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(correction, "correction");
        Checks.level(level);
        if (pvalue < 0 || pvalue > 1) {
            throw new IllegalArgumentException("pvalue must be in 0..1: " + pvalue);
        }
        if (looks < 1) {
            throw new IllegalArgumentException("looks must be at least 1: " + looks);
        }
    }

    /**
     * One comparison.
     *
     * @param difference the first answer less the second
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the comparison
     * @throws NullPointerException if the difference is null
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public static Comparison of(Difference difference, double level) {
        Objects.requireNonNull(difference, "difference");
        Checks.level(level);
        return new Comparison(
                difference, level, shown(difference, level), difference.test().pvalue(), Correction.NONE, 1);
    }

    /**
     * Many comparisons at once, corrected for their number.
     *
     * @param <K> the type of the names of the comparisons, such as segments or cohorts
     * @param differences the differences
     * @param correction the correction; differences without a test do not count
     * @param level the confidence level of all of them together, between 0 and 1, such as 0.95
     * @return the comparisons, in the order of the differences; unmodifiable
     * @throws NullPointerException if a parameter or a difference is null
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public static <K> Map<K, Comparison> ofAll(
            Map<K, ? extends Difference> differences, Correction correction, double level) {
        Objects.requireNonNull(differences, "differences");
        Objects.requireNonNull(correction, "correction");
        Checks.level(level);
        List<K> keys = new ArrayList<>(differences.keySet());
        List<Difference> all = new ArrayList<>(differences.values());
        double[] adjusted = correction.adjust(
                all.stream().mapToDouble(one -> one.test().pvalue()).toArray());
        int looks = Math.max(1, count(adjusted, 1));
        double each = correction.intervalLevel(level, looks, count(adjusted, alpha(level)));
        Map<K, Comparison> comparisons = new LinkedHashMap<>();
        for (int i = 0; i < adjusted.length; i++) {
            Difference difference = all.get(i);
            comparisons.put(
                    keys.get(i),
                    new Comparison(difference, level, shown(difference, each), adjusted[i], correction, looks));
        }
        return Collections.unmodifiableMap(comparisons);
    }

    /**
     * The differences of groups from a control, to be compared with {@link #ofAll}.
     *
     * <pre>{@code
     * Map<String, Rate> bought = new TreeMap<>(Map.of("control", Rate.of(100, 1_000), "voucher", Rate.of(150, 1_000)));
     * Comparison.ofAll(Comparison.differences("control", bought, Rate::minus), Correction.HOLM, 0.95);
     * }</pre>
     *
     * @param <A> the type of the answers
     * @param <D> the type of their differences
     * @param control the name of the control
     * @param answers the answer of each group, the control among them
     * @param minus subtracts the second answer from the first, such as {@code Rate::minus}
     * @return each other group less the control, in the order of the groups; unmodifiable
     * @throws NullPointerException if a parameter, an answer or a difference is null
     * @throws IllegalArgumentException if the control is not one of the groups
     */
    public static <A, D extends Difference> Map<String, D> differences(
            String control, Map<String, A> answers, BiFunction<? super A, ? super A, D> minus) {
        Objects.requireNonNull(control, "control");
        Objects.requireNonNull(minus, "minus");
        A base = Objects.requireNonNull(answers, "answers").get(control);
        if (base == null) {
            throw new IllegalArgumentException(
                    "control must be one of the groups " + answers.keySet() + ": " + control);
        }
        Map<String, D> differences = new LinkedHashMap<>();
        answers.forEach((group, answer) -> {
            if (!group.equals(control)) {
                D difference = minus.apply(Objects.requireNonNull(answer, "answer"), base);
                differences.put(group, Objects.requireNonNull(difference, "difference"));
            }
        });
        return Collections.unmodifiableMap(differences);
    }

    private static Interval shown(Difference difference, double level) {
        return difference.interval(level).including(difference.value());
    }

    private static int count(double[] pValues, double alpha) {
        int count = 0;
        for (double p : pValues) {
            count += p <= alpha ? 1 : 0;
        }
        return count;
    }

    /** {@code 1 - level} in decimal: 0.05 for 0.95, and not 0.050000000000000044. */
    private static double alpha(double level) {
        return Math.rint((1 - level) * 1e12) / 1e12;
    }

    /**
     * What may be said of the difference.
     *
     * @return the verdict
     */
    public Verdict verdict() {
        if (!difference.isDefined()) {
            return Verdict.UNDEFINED;
        }
        if (pvalue <= alpha(level)) {
            Interval alone = difference.interval(level);
            if (difference.value() > 0 && alone.low() > 0 && interval.low() > 0) {
                return Verdict.HIGHER;
            }
            if (difference.value() < 0 && alone.high() < 0 && interval.high() < 0) {
                return Verdict.LOWER;
            }
        }
        return Verdict.NO_CLEAR_DIFFERENCE;
    }

    /**
     * The comparison as a sentence for a report.
     *
     * @param text the language, the names and the unit
     * @return one sentence, with a full stop
     * @throws NullPointerException if the text is null
     */
    public String sentence(ComparisonText text) {
        return Objects.requireNonNull(text, "text").of(this);
    }

    /** {@return the {@link #pvalue()}, or null when undefined, for JSON mappers and templates} */
    public @Nullable Double getPvalue() {
        return Beans.finite(pvalue);
    }

    /** {@return the {@link #verdict()}, for JSON mappers and templates} */
    public Verdict getVerdict() {
        return verdict();
    }

    /** The verdicts on a difference. */
    public enum Verdict {
        /** The first answer is higher, significantly at the given level. */
        HIGHER,
        /** The first answer is lower, significantly at the given level. */
        LOWER,
        /** The data do not show which answer is higher, which does not mean that they are equal. */
        NO_CLEAR_DIFFERENCE,
        /** One of the two answers is undefined. */
        UNDEFINED
    }
}
