package io.github.retentionmetrics.survey;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Rate;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * The customer effort score (CES): how easy it was for customers to get something done.
 *
 * <pre>
 * mean      = sum of scores / responses                    on the survey's own scale
 * easy      = responses from easyFrom to the best score / responses
 * difficult = responses from difficultFrom to the worst score / responses
 * index     = 100 (easy - difficult) / responses           in points, from -100 to 100
 * </pre>
 *
 * <p>Two opposite questions go by this name. The first version asked "how much effort did it take" from 1 to 5, so that
 * a <em>low</em> score is good ({@link Scale#EFFORT_FIVE_POINT}); the second asks for agreement with "they made it
 * easy" from 1 to 7, so that a <em>high</em> score is good ({@link Scale#EASE_SEVEN_POINT}). The direction is part of
 * the scale, which is always named. Scores of opposite directions cannot be pooled, and easy and difficult have the
 * same meaning on both scales.
 *
 * <p>Without other cut-offs, every score better than the middle of the scale is easy and every score worse than it is
 * difficult: 5-7 and 1-3 of 1 to 7; 1-2 and 4-5 of the effort scale. Some tools use 6-7 against 1-3, or the mean alone.
 *
 * <p>Without responses every part is undefined, with the reason {@code no responses} for shares and index.
 *
 * <pre>{@code
 * CustomerEffortScore ces = effortAnswers.stream().collect(toCustomerEffortScore(Scale.EASE_SEVEN_POINT));
 * ces.mean().value();                // 4.08
 * ces.easy();                        // 42.0% (420 of 1000)
 * ces.withEasyFrom(6).index();       // a NetScore with its interval: 6-7 less 1-3
 * }</pre>
 *
 * @param counts the counted scores
 * @param easyFrom the least good score that counts as easy
 * @param difficultFrom the best score that counts as difficult, worse than {@code easyFrom}
 * @see <a href="https://hbr.org/2010/07/stop-trying-to-delight-your-customers">Dixon, Freeman and Toman (2010), Stop
 *     Trying to Delight Your Customers</a>
 */
public record CustomerEffortScore(ScoreCounts counts, int easyFrom, int difficultFrom) implements Serializable {
    /**
     * Checks the cut-offs.
     *
     * @param counts the counted scores
     * @param easyFrom the least good score that counts as easy
     * @param difficultFrom the best score that counts as difficult
     * @throws NullPointerException if the counts are null
     * @throws IllegalArgumentException if a cut-off is off the scale, or if easy is not better than difficult in the
     *     scale's direction
     */
    public CustomerEffortScore {
        Scale scale = Objects.requireNonNull(counts, "counts").scale();
        scale.requireScore(easyFrom, "easyFrom");
        scale.requireScore(difficultFrom, "difficultFrom");
        if (scale.isAtLeastAsGood(difficultFrom, easyFrom)) {
            throw new IllegalArgumentException("easyFrom (" + easyFrom + ") must be better than difficultFrom ("
                    + difficultFrom + ") on the scale " + scale);
        }
    }

    /**
     * The effort in a survey without responses, with the default cut-offs: the identity of {@link #plus}.
     *
     * @param scale the scale of the scores, whose direction says which end is easy
     * @return the effort score, undefined
     * @throws NullPointerException if the scale is null
     */
    public static CustomerEffortScore empty(Scale scale) {
        return of(ScoreCounts.empty(scale));
    }

    /**
     * The effort in a survey; scores better than the middle of the scale are easy, worse ones difficult.
     *
     * @param counts the counted scores
     * @return the effort score
     * @throws NullPointerException if the counts are null
     */
    public static CustomerEffortScore of(ScoreCounts counts) {
        Scale scale = Objects.requireNonNull(counts, "counts").scale();
        int half = scale.points() / 2;
        return new CustomerEffortScore(
                counts, scale.topBox(half), scale.mirrored().topBox(half));
    }

    /**
     * Customers segmented by how easy it was for them, with the default cut-offs.
     *
     * <p>The identifiers of respondents are taken as those of customers; if a survey tool uses identifiers of its own,
     * translate them first. Anonymous answers and answers outside the period are left out. An average of several
     * answers is rounded to a whole score, as the policy says.
     *
     * @param responses the responses
     * @param period the period whose responses count; behaviour that is compared between the segments must begin after
     *     it
     * @param policy which of several answers of one respondent counts
     * @param scale the scale of the scores, whose direction says which end is easy
     * @return the segments {@code easy}, {@code neutral}, {@code difficult}, and {@code no answer} for all other
     *     customers
     * @throws NullPointerException if a parameter or a response is null
     * @throws IllegalArgumentException if the period is empty, a score in it is off the scale, the policy is
     *     {@link RepeatedAnswers#ALL}, or the policy refuses the responses
     */
    public static Segmentation segments(
            Collection<SurveyResponse> responses, Period period, RepeatedAnswers policy, Scale scale) {
        CustomerEffortScore cutOffs = empty(scale);
        return Respondents.segments(
                responses, period, policy, scale, List.of("easy", "neutral", "difficult"), score -> {
                    if (scale.isAtLeastAsGood(score, cutOffs.easyFrom())) {
                        return "easy";
                    }
                    return scale.isAtLeastAsGood(cutOffs.difficultFrom(), score) ? "difficult" : "neutral";
                });
    }

    /**
     * A collector of responses.
     *
     * @param scale the scale of the scores, whose direction says which end is easy
     * @return the collector; it fails with an {@code IllegalArgumentException} at a score off the scale
     * @throws NullPointerException if the scale is null
     */
    public static Collector<SurveyResponse, ?, CustomerEffortScore> toCustomerEffortScore(Scale scale) {
        return Collectors.collectingAndThen(
                ScoreCounts.toScoreCounts(Objects.requireNonNull(scale, "scale")), CustomerEffortScore::of);
    }

    /**
     * The same responses with another cut-off for easy.
     *
     * @param easyFrom the least good score that counts as easy
     * @return the effort score with this cut-off
     * @throws IllegalArgumentException if the cut-off is off the scale or not better than {@link #difficultFrom()}
     */
    public CustomerEffortScore withEasyFrom(int easyFrom) {
        return new CustomerEffortScore(counts, easyFrom, difficultFrom);
    }

    /**
     * The same responses with another cut-off for difficult.
     *
     * @param difficultFrom the best score that counts as difficult
     * @return the effort score with this cut-off
     * @throws IllegalArgumentException if the cut-off is off the scale or not worse than {@link #easyFrom()}
     */
    public CustomerEffortScore withDifficultFrom(int difficultFrom) {
        return new CustomerEffortScore(counts, easyFrom, difficultFrom);
    }

    /**
     * The number of answers.
     *
     * @return the number of responses
     */
    public long responses() {
        return counts.responses();
    }

    /**
     * Whether there are answers, so that mean, shares and index are defined.
     *
     * @return whether there is at least one response
     */
    public boolean isDefined() {
        return responses() > 0;
    }

    /**
     * The mean score; the {@link ScoreCounts#scale() scale} says whether a high one is good.
     *
     * @return the mean, on the survey's own scale; its interval is Student's t, clipped to the ends of the scale
     */
    public ScoreMean mean() {
        return counts.mean();
    }

    /**
     * The share of customers for whom it was easy.
     *
     * @return the responses at least as good as {@link #easyFrom()}, out of all
     */
    public Rate easy() {
        return Rate.of(index().favourable(), responses(), NetScore.NO_RESPONSES);
    }

    /**
     * The share of customers for whom it was difficult.
     *
     * @return the responses at most as good as {@link #difficultFrom()}, out of all
     */
    public Rate difficult() {
        return Rate.of(index().unfavourable(), responses(), NetScore.NO_RESPONSES);
    }

    /**
     * The share of easy answers less that of difficult ones, in points.
     *
     * @return the net score of easy (favourable) and difficult (unfavourable) answers
     */
    public NetScore index() {
        long easy = counts.countAtLeastAsGood(easyFrom);
        long notDifficult = counts.countAtLeastAsGood(difficultFrom) - counts.count(difficultFrom);
        return new NetScore(easy, notDifficult - easy, responses() - notDifficult);
    }

    /**
     * The pooled result of two surveys.
     *
     * @param other a result on the same scale, including its direction, and with the same cut-offs
     * @return the effort score of all respondents
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if the scales or the cut-offs differ
     * @throws ArithmeticException if the number of responses exceeds the range of {@code long}
     */
    public CustomerEffortScore plus(CustomerEffortScore other) {
        ScoreCounts sum = counts.plus(Objects.requireNonNull(other, "other").counts);
        Checks.same("easyFrom", easyFrom, other.easyFrom);
        Checks.same("difficultFrom", difficultFrom, other.difficultFrom);
        return new CustomerEffortScore(sum, easyFrom, difficultFrom);
    }

    /** {@return the {@link #easy()}, for JSON mappers and templates} */
    public Rate getEasy() {
        return easy();
    }

    /** {@return the {@link #difficult()}, for JSON mappers and templates} */
    public Rate getDifficult() {
        return difficult();
    }

    /** {@return the {@link #mean()}, for JSON mappers and templates} */
    public ScoreMean getMean() {
        return mean();
    }

    /** {@return the {@link #index()}, for JSON mappers and templates} */
    public NetScore getIndex() {
        return index();
    }

    /**
     * Returns such as {@code mean 4.08 on 1-7, easy from 5: 42.0% (420 of 1000), difficult from 3: 38.0% (380 of
     * 1000)}.
     */
    @Override
    public String toString() {
        String mean = isDefined() ? Decimals.text(mean().value(), 2) : "undefined";
        return "mean " + mean + " on " + counts.scale() + ", easy from " + easyFrom + ": " + easy()
                + ", difficult from " + difficultFrom + ": " + difficult();
    }
}
