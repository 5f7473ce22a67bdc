package io.github.retentionmetrics.survey;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.rate.Mean;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.ToIntFunction;
import java.util.stream.Collector;

/**
 * The histogram of a survey: the number of times that each score of a scale was given. Every score of this package is
 * derived from it.
 *
 * <p>Counts on the same scale are added exactly and in any order, so that a survey can be counted per region, month or
 * machine and added up afterwards. Memory is one {@code long} per point of the scale, independent of the number of
 * responses.
 *
 * <pre>{@code
 * ScoreCounts counts = ScoreCounts.ofScores(Scale.FIVE_POINT, 5, 4, 4, 2);
 * counts.count(4);      // 2
 * counts.mean();        // (5 + 4 + 4 + 2) / 4
 * counts.toString();    // 1-5: 0 1 0 2 1 (4 responses)
 * }</pre>
 *
 * @param scale the scale of the scores
 * @param counts the number of times that each score was given, from the lowest score to the highest; copied
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, and compared by its counts
public record ScoreCounts(Scale scale, long[] counts) implements Serializable {
    /**
     * Checks and copies the counts.
     *
     * @param scale the scale of the scores
     * @param counts the number of times that each score was given, from the lowest score to the highest
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if there is not exactly one count for each point, or a count is negative
     * @throws ArithmeticException if the number of responses exceeds the range of {@code long}
     */
    public ScoreCounts {
        int points = Objects.requireNonNull(scale, "scale").points();
        if (Objects.requireNonNull(counts, "counts").length != points) {
            throw new IllegalArgumentException("counts must have one count for each of the " + points + " points of "
                    + scale + ": " + counts.length);
        }
        counts = counts.clone();
        long sum = 0;
        for (int i = 0; i < points; i++) {
            sum = Checks.sum(sum, Checks.notNegative(counts[i], "count of score " + (scale.lowest() + i)), "responses");
        }
    }

    /**
     * A survey without responses: the identity of {@link #plus}.
     *
     * @param scale the scale
     * @return the counts, all 0
     * @throws NullPointerException if the scale is null
     */
    public static ScoreCounts empty(Scale scale) {
        return new ScoreCounts(scale, newCounts(scale));
    }

    /**
     * Counts responses.
     *
     * @param scale the scale of the scores
     * @param responses the responses; messages name a row by its index in this collection, from 0
     * @return the counts
     * @throws NullPointerException if the scale, the collection or a response is null
     * @throws IllegalArgumentException if a score is off the scale
     */
    public static ScoreCounts of(Scale scale, Collection<SurveyResponse> responses) {
        long[] counts = newCounts(scale);
        int row = 0;
        for (SurveyResponse response : Objects.requireNonNull(responses, "responses")) {
            int at = row++;
            SurveyResponse given = Objects.requireNonNull(response, () -> "response at row " + at);
            addAtRow(scale, counts, given.score(), at);
        }
        return new ScoreCounts(scale, counts);
    }

    /**
     * Counts scores.
     *
     * @param scale the scale of the scores
     * @param scores the scores; messages name a row by its index in this array, from 0
     * @return the counts
     * @throws NullPointerException if the scale or the array is null
     * @throws IllegalArgumentException if a score is off the scale
     */
    public static ScoreCounts ofScores(Scale scale, int... scores) {
        Objects.requireNonNull(scores, "scores");
        long[] counts = newCounts(scale);
        for (int row = 0; row < scores.length; row++) {
            addAtRow(scale, counts, scores[row], row);
        }
        return new ScoreCounts(scale, counts);
    }

    /**
     * Counts that were made elsewhere.
     *
     * @param scale the scale of the scores
     * @param countsFromLowest the number of times that each score was given, from the lowest score to the highest
     * @return the counts
     * @throws NullPointerException if the scale or the array is null
     * @throws IllegalArgumentException if there is not exactly one count for each point, or a count is negative
     * @throws ArithmeticException if the number of responses exceeds the range of {@code long}
     */
    public static ScoreCounts ofCounts(Scale scale, long... countsFromLowest) {
        return new ScoreCounts(scale, Objects.requireNonNull(countsFromLowest, "countsFromLowest"));
    }

    /**
     * A collector that counts responses.
     *
     * @param scale the scale of the scores
     * @return the collector; it fails with an {@code IllegalArgumentException} at a score off the scale
     * @throws NullPointerException if the scale is null
     */
    public static Collector<SurveyResponse, ?, ScoreCounts> toScoreCounts(Scale scale) {
        return toScoreCounts(scale, SurveyResponse::score);
    }

    /**
     * A collector that counts the scores of any kind of record.
     *
     * @param <T> the kind of record
     * @param scale the scale of the scores
     * @param score the score of a record; {@code Integer::intValue} for a stream of scores
     * @return the collector; it fails with an {@code IllegalArgumentException} at a score off the scale
     * @throws NullPointerException if the scale or the function is null
     */
    public static <T> Collector<T, ?, ScoreCounts> toScoreCounts(Scale scale, ToIntFunction<? super T> score) {
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(score, "score");
        return Collector.of(
                () -> newCounts(scale),
                (counts, item) -> counts[scale.requireScore(score.applyAsInt(item), "score") - scale.lowest()]++,
                ScoreCounts::sum,
                counts -> new ScoreCounts(scale, counts),
                Collector.Characteristics.UNORDERED);
    }

    /**
     * The number of times that a score was given.
     *
     * @param score the score
     * @return the count
     * @throws IllegalArgumentException if the score is off the scale
     */
    public long count(int score) {
        return counts[scale.requireScore(score, "score") - scale.lowest()];
    }

    /**
     * The number of responses with a score that is at least as good as a cut-off.
     *
     * @param cutOff the least good score to count
     * @return the sum of the counts from the cut-off to the best score, in the scale's direction
     * @throws IllegalArgumentException if the cut-off is off the scale
     */
    public long countAtLeastAsGood(int cutOff) {
        scale.requireScore(cutOff, "cutOff");
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += scale.isAtLeastAsGood(scale.lowest() + i, cutOff) ? counts[i] : 0;
        }
        return sum;
    }

    /**
     * The counts from the lowest score to the highest.
     *
     * @return a new array with one count per point of the scale
     */
    @Override
    public long[] counts() {
        return counts.clone();
    }

    /**
     * The number of responses.
     *
     * @return the sum of the counts
     */
    public long responses() {
        return Arrays.stream(counts).sum();
    }

    /**
     * The mean score, with its exact sum; undefined when there are no responses.
     *
     * @return the mean, on this scale, as are the bounds of its interval
     */
    public ScoreMean mean() {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal sumOfSquares = BigDecimal.ZERO;
        for (int i = 0; i < counts.length; i++) {
            BigDecimal value = BigDecimal.valueOf(scale.lowest() + i);
            BigDecimal product = value.multiply(BigDecimal.valueOf(counts[i]));
            sum = sum.add(product);
            sumOfSquares = sumOfSquares.add(product.multiply(value));
        }
        return new ScoreMean(Mean.of(responses(), sum, sumOfSquares), scale);
    }

    /**
     * The sum of these counts and others.
     *
     * @param other counts on the same scale
     * @return the sums, score by score
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if the other is on a different scale; the direction counts
     * @throws ArithmeticException if the number of responses exceeds the range of {@code long}
     */
    public ScoreCounts plus(ScoreCounts other) {
        Checks.same("scale", scale, Objects.requireNonNull(other, "other").scale);
        return new ScoreCounts(scale, sum(counts(), other.counts));
    }

    /**
     * The same opinions on the scale with its ends exchanged: on 1 to 5, a 2 where lower is better becomes a 4 where
     * higher is better.
     *
     * @return the counts in reverse, on the {@linkplain Scale#mirrored() mirrored scale}
     */
    public ScoreCounts mirrored() {
        long[] reversed = new long[counts.length];
        for (int i = 0; i < counts.length; i++) {
            reversed[i] = counts[counts.length - 1 - i];
        }
        return new ScoreCounts(scale.mirrored(), reversed);
    }

    private static long[] newCounts(Scale scale) {
        return new long[Objects.requireNonNull(scale, "scale").points()];
    }

    private static void addAtRow(Scale scale, long[] counts, int score, int row) {
        if (!scale.contains(score)) {
            scale.requireScore(score, "score at row " + row);
        }
        counts[score - scale.lowest()]++;
    }

    /** Adds into the first array and returns it. */
    private static long[] sum(long[] into, long[] other) {
        for (int i = 0; i < into.length; i++) {
            into[i] = Checks.sum(into[i], other[i], "responses");
        }
        return into;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScoreCounts that && scale.equals(that.scale) && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * scale.hashCode() + Arrays.hashCode(counts);
    }

    /** Returns the scale and the counts from the lowest score up, such as {@code 1-5: 0 1 0 2 1 (4 responses)}. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(" ", scale + ": ", " (" + responses() + " responses)");
        for (long count : counts) {
            text.add(Long.toString(count));
        }
        return text.toString();
    }
}
