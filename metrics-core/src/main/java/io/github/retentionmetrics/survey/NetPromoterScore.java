package io.github.retentionmetrics.survey;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Estimate;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.Overlap;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * The Net Promoter Score (NPS): the share of customers who would warmly recommend a company less the share who would
 * not.
 *
 * <p>The question "how likely are you to recommend us" is answered from 0 to 10:
 *
 * <pre>
 * promoters  9 and 10        passives  7 and 8        detractors  0 to 6
 * value = 100 (promoters - detractors) / responses
 * </pre>
 *
 * <p>The value is in points, from -100 to 100, and not a percentage.
 *
 * <ul>
 *   <li>No responses: undefined, with the reason {@code no responses}; never 0, which is a possible score.
 *   <li>Scores are whole numbers. A mean of several answers, such as 6.5 or 8.5, belongs to no group and is not
 *       accepted; {@link RepeatedAnswers} turns several answers of one respondent into one.
 *   <li>The variant from 1 to 10 ({@link Scale#NPS_FROM_ONE}) has the same thresholds; its detractors are 1 to 6. Any
 *       other scale is refused, since the shorter "NPS" scales of some tools give another figure; for these the caller
 *       can give the three counts.
 *   <li>The value is rounded only for display. Tools that round both percentages first are off by up to a point.
 *   <li>People who were asked but did not answer are not responses. Tools that count them in the denominator report a
 *       score nearer to 0.
 * </ul>
 *
 * <pre>{@code
 * NetPromoterScore nps = NetPromoterScore.ofPromoters(70).passives(20).detractors(10);
 * nps.value();                                // 60.0
 * nps.marginOfError(0.95);                    // 12.98 points
 * nps.interval(NetScore.IntervalMethod.WALD, 0.95);  // 47.0 .. 73.0 (95%)
 * nps.minus(lastYear).test().pvalue();        // could the change be due to chance?
 * }</pre>
 *
 * @param promoters the number of answers of 9 or 10
 * @param passives the number of answers of 7 or 8
 * @param detractors the number of answers of 6 or less
 * @see <a href="https://hbr.org/2003/12/the-one-number-you-need-to-grow">Reichheld (2003), The One Number You Need to
 *     Grow</a>
 */
public record NetPromoterScore(long promoters, long passives, long detractors) implements Estimate, Serializable {
    private static final int LEAST_PROMOTER = 9;
    private static final int LEAST_PASSIVE = 7;

    /**
     * Checks the counts.
     *
     * @param promoters the number of promoters
     * @param passives the number of passives
     * @param detractors the number of detractors
     * @throws IllegalArgumentException if a count is negative
     * @throws ArithmeticException if the sum of the counts exceeds the range of {@code long}
     */
    public NetPromoterScore {
        Checks.notNegative(promoters, "promoters");
        Checks.notNegative(passives, "passives");
        Checks.notNegative(detractors, "detractors");
        Checks.sum(Checks.sum(promoters, passives, "responses"), detractors, "responses");
    }

    /**
     * The first step of a score from counts.
     *
     * @param promoters the number of promoters
     * @return the next step, which asks for the passives; counts are checked at the last step
     */
    public static WithPromoters ofPromoters(long promoters) {
        return passives -> detractors -> new NetPromoterScore(promoters, passives, detractors);
    }

    /**
     * The score of a counted survey.
     *
     * @param counts counts on {@link Scale#NPS} or {@link Scale#NPS_FROM_ONE}
     * @return the score
     * @throws NullPointerException if the counts are null
     * @throws IllegalArgumentException if the scale is another one
     */
    public static NetPromoterScore of(ScoreCounts counts) {
        requireNpsScale(Objects.requireNonNull(counts, "counts").scale());
        long promoters = counts.countAtLeastAsGood(LEAST_PROMOTER);
        long promotersAndPassives = counts.countAtLeastAsGood(LEAST_PASSIVE);
        return new NetPromoterScore(
                promoters, promotersAndPassives - promoters, counts.responses() - promotersAndPassives);
    }

    /**
     * The score of responses from 0 to 10.
     *
     * @param responses the responses; messages name a row by its index in this collection, from 0
     * @return the score
     * @throws NullPointerException if the collection or a response is null
     * @throws IllegalArgumentException if a score is not in 0 to 10
     */
    public static NetPromoterScore of(Collection<SurveyResponse> responses) {
        return of(ScoreCounts.of(Scale.NPS, responses));
    }

    /**
     * The score of answers from 0 to 10.
     *
     * @param scores one answer of each respondent; messages name a row by its index in this array, from 0
     * @return the score
     * @throws NullPointerException if the array is null
     * @throws IllegalArgumentException if a score is not in 0 to 10
     */
    public static NetPromoterScore ofScores(int... scores) {
        return of(ScoreCounts.ofScores(Scale.NPS, scores));
    }

    /**
     * Customers segmented into promoters, passives and detractors by their answers from 0 to 10.
     *
     * <p>The identifiers of respondents are taken as those of customers; if a survey tool uses identifiers of its own,
     * translate them first. Anonymous answers and answers outside the period are left out. An average of several
     * answers is rounded to a whole score, as the policy says.
     *
     * @param responses the responses
     * @param period the period whose responses count; behaviour that is compared between the segments must begin after
     *     it
     * @param policy which of several answers of one respondent counts
     * @return the segments {@code promoters}, {@code passives}, {@code detractors}, and {@code no answer} for all other
     *     customers
     * @throws NullPointerException if a parameter or a response is null
     * @throws IllegalArgumentException if the period is empty, a score in it is not in 0 to 10, the policy is
     *     {@link RepeatedAnswers#ALL}, or the policy refuses the responses
     */
    public static Segmentation segments(Collection<SurveyResponse> responses, Period period, RepeatedAnswers policy) {
        return Respondents.segments(
                responses,
                period,
                policy,
                Scale.NPS,
                List.of("promoters", "passives", "detractors"),
                score -> score >= LEAST_PROMOTER ? "promoters" : score >= LEAST_PASSIVE ? "passives" : "detractors");
    }

    /**
     * The score of no responses: the identity of {@link #plus}.
     *
     * @return the undefined score
     */
    public static NetPromoterScore empty() {
        return new NetPromoterScore(0, 0, 0);
    }

    /**
     * A collector for responses from 0 to 10.
     *
     * @return the collector; it fails with an {@code IllegalArgumentException} at a score off the scale
     */
    public static Collector<SurveyResponse, ?, NetPromoterScore> toNetPromoterScore() {
        return toNetPromoterScore(Scale.NPS);
    }

    /**
     * A collector for responses on one of the two scales of the Net Promoter Score.
     *
     * @param scale {@link Scale#NPS} or {@link Scale#NPS_FROM_ONE}
     * @return the collector; it fails with an {@code IllegalArgumentException} at a score off the scale
     * @throws NullPointerException if the scale is null
     * @throws IllegalArgumentException if the scale is another one
     */
    public static Collector<SurveyResponse, ?, NetPromoterScore> toNetPromoterScore(Scale scale) {
        return toNetPromoterScore(scale, SurveyResponse::score);
    }

    /**
     * A collector for any kind of record that holds an answer from 0 to 10.
     *
     * @param <T> the kind of record
     * @param score the answer of a record; {@code Integer::intValue} for a stream of answers
     * @return the collector; it fails with an {@code IllegalArgumentException} at a score off the scale
     * @throws NullPointerException if the function is null
     */
    public static <T> Collector<T, ?, NetPromoterScore> toNetPromoterScore(ToIntFunction<? super T> score) {
        return toNetPromoterScore(Scale.NPS, score);
    }

    private static <T> Collector<T, ?, NetPromoterScore> toNetPromoterScore(
            Scale scale, ToIntFunction<? super T> score) {
        requireNpsScale(Objects.requireNonNull(scale, "scale"));
        return Collectors.collectingAndThen(ScoreCounts.toScoreCounts(scale, score), NetPromoterScore::of);
    }

    private static void requireNpsScale(Scale scale) {
        if (!scale.equals(Scale.NPS) && !scale.equals(Scale.NPS_FROM_ONE)) {
            throw new IllegalArgumentException(
                    "scale must be " + Scale.NPS + " or " + Scale.NPS_FROM_ONE + " for a Net Promoter Score: " + scale);
        }
    }

    /**
     * The number of answers.
     *
     * @return promoters and passives and detractors
     */
    public long responses() {
        return promoters + passives + detractors;
    }

    /**
     * This score as a net score: promoters are the favourable answers, passives the neutral ones, detractors the
     * unfavourable ones.
     *
     * @return the net score with the same counts and the same value
     */
    public NetScore toNetScore() {
        return new NetScore(promoters, passives, detractors);
    }

    /** The score in points, from -100 to 100; NaN when undefined. */
    @Override
    public double value() {
        return toNetScore().value();
    }

    @Override
    public boolean isDefined() {
        return responses() > 0;
    }

    /** {@code no responses}, or empty when defined. */
    @Override
    public String reason() {
        return toNetScore().reason();
    }

    /**
     * The standard error of the score, in points.
     *
     * @return 0 or more; NaN when undefined
     * @see NetScore.IntervalMethod
     */
    public double standardError() {
        return toNetScore().standardError();
    }

    /**
     * Half the width of the {@linkplain NetScore.IntervalMethod#ADJUSTED_WALD adjusted Wald} interval before it is
     * clipped or widened.
     *
     * @param level the confidence level, such as 0.95
     * @return the margin in points; NaN when undefined
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public double marginOfError(double level) {
        return toNetScore().marginOfError(level);
    }

    /**
     * Half the width of an interval before it is clipped or widened.
     *
     * @param method the method of the interval
     * @param level the confidence level, such as 0.95
     * @return the margin in points; NaN when undefined
     * @throws NullPointerException if the method is null
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public double marginOfError(NetScore.IntervalMethod method, double level) {
        return toNetScore().marginOfError(method, level);
    }

    /**
     * The {@linkplain NetScore.IntervalMethod#ADJUSTED_WALD adjusted Wald} interval.
     *
     * @param level the confidence level, such as 0.95
     * @return the interval in points, within -100 and 100; undefined when the score is undefined
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    @Override
    public Interval interval(double level) {
        return toNetScore().interval(level);
    }

    /**
     * The interval by a method of the caller's choice.
     *
     * @param method the method of the interval
     * @param level the confidence level, such as 0.95
     * @return the interval in points, within -100 and 100; undefined when the score is undefined
     * @throws NullPointerException if the method is null
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public Interval interval(NetScore.IntervalMethod method, double level) {
        return toNetScore().interval(method, level);
    }

    /**
     * The pooled result of two surveys.
     *
     * @param other the other score
     * @return the score of the sums of the counts
     * @throws NullPointerException if {@code other} is null
     * @throws ArithmeticException if the number of responses exceeds the range of {@code long}
     */
    public NetPromoterScore plus(NetPromoterScore other) {
        Objects.requireNonNull(other, "other");
        return new NetPromoterScore(
                Checks.sum(promoters, other.promoters, "promoters"),
                Checks.sum(passives, other.passives, "passives"),
                Checks.sum(detractors, other.detractors, "detractors"));
    }

    /**
     * This score less that of different respondents, with its interval and test.
     *
     * @param other the score to compare with
     * @return the difference in points
     * @throws NullPointerException if {@code other} is null
     */
    public NetScoreDifference minus(NetPromoterScore other) {
        return minus(other, Overlap.none());
    }

    /**
     * This score less another one, of respondents some of whom answered both surveys.
     *
     * @param other the score to compare with
     * @param overlap how many answered both, as {@link SharedRespondents#ofNetPromoterScores()} has it
     * @return the difference in points
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if more are shared than one of the surveys has responses
     */
    public NetScoreDifference minus(NetPromoterScore other, Overlap overlap) {
        return toNetScore().minus(Objects.requireNonNull(other, "other").toNetScore(), overlap);
    }

    /** 1 for a promoter, 0 for a passive, -1 for a detractor. */
    static long signOf(int score) {
        return score >= LEAST_PROMOTER ? 1 : score >= LEAST_PASSIVE ? 0 : -1;
    }

    /** Returns such as {@code 60.0 (70 promoters, 20 passives, 10 detractors)}. */
    @Override
    public String toString() {
        return toNetScore().format(promoters + " promoters, " + passives + " passives, " + detractors + " detractors");
    }

    /** The first step of {@link NetPromoterScore#ofPromoters}: the promoters are known. */
    @FunctionalInterface
    public interface WithPromoters {
        /**
         * Adds the passives.
         *
         * @param passives the number of passives
         * @return the next step, which asks for the detractors
         */
        WithPassives passives(long passives);
    }

    /** The second step of {@link NetPromoterScore#ofPromoters}: the promoters and the passives are known. */
    @FunctionalInterface
    public interface WithPassives {
        /**
         * Adds the detractors.
         *
         * @param detractors the number of detractors
         * @return the score
         * @throws IllegalArgumentException if one of the three counts is negative
         * @throws ArithmeticException if the sum of the counts exceeds the range of {@code long}
         */
        NetPromoterScore detractors(long detractors);
    }
}
