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
 * Customer satisfaction (CSAT): the mean score, and the share of satisfied customers.
 *
 * <pre>
 * mean      = sum of scores / responses                                    on the survey's own scale
 * satisfied = responses at least as good as satisfiedFrom / responses      the "top box"
 * </pre>
 *
 * <p>Both are called CSAT, so there is no single value: choose {@link #mean()} or {@link #satisfied()}. Each
 * has its interval: Student's t within the scale for the mean, a proportion interval for the share.
 *
 * <p>Tools define the top box differently, so its cut-off is part of the result. The default is:
 *
 * <table>
 * <caption>Default top box</caption>
 * <tr><th>points of the scale</th><th>satisfied</th><th>on a common scale</th><th>also in use</th></tr>
 * <tr><td>2 or 3</td><td>best 1</td><td>1-3: 3</td><td></td></tr>
 * <tr><td>4 to 7</td><td>best 2</td><td>1-5: 4 and 5; 1-7: 6 and 7</td><td>1-7: 5 to 7; 1-6: 4 to 6; 1-5: 5
 * only</td></tr>
 * <tr><td>8 to 11</td><td>best 3</td><td>1-10: 8 to 10</td><td>1-10: 9 and 10; 7 to 10</td></tr>
 * <tr><td>more</td><td>none: must be given</td><td></td><td></td></tr>
 * </table>
 *
 * <ul>
 *   <li>No responses: both answers are undefined, with the reason {@code no responses} for the share.
 *   <li>One response: the mean is defined, its interval is not.
 *   <li>Where lower is better, as with some school grades, the best scores are the lowest.
 *   <li>The mean of a scale from 1 to 5 as a "percentage of 5" is not offered, since it shows the worst possible answer
 *       as 20%.
 * </ul>
 *
 * <pre>{@code
 * CustomerSatisfaction csat = CustomerSatisfaction.of(ScoreCounts.ofCounts(Scale.FIVE_POINT, 1, 2, 3, 4, 9));
 * csat.mean().value();                          // 3.947: 75 / 19
 * csat.satisfied();                             // 68.4% (13 of 19)
 * csat.withSatisfiedFrom(5).satisfied();        // 47.4% (9 of 19)
 * csat.satisfied().interval(WILSON, 0.95);      // 0.460 .. 0.846 (95%)
 * csat.satisfied().minus(Rate.of(11, 20));      // a difference, with its interval and test
 * }</pre>
 *
 * @param counts the counted scores
 * @param satisfiedFrom the least good score that counts as satisfied
 */
public record CustomerSatisfaction(ScoreCounts counts, int satisfiedFrom) implements Serializable {
    /**
     * Checks the cut-off.
     *
     * @param counts the counted scores
     * @param satisfiedFrom the least good score that counts as satisfied
     * @throws NullPointerException if the counts are null
     * @throws IllegalArgumentException if the cut-off is off the scale
     */
    public CustomerSatisfaction {
        Objects.requireNonNull(counts, "counts");
        counts.scale().requireScore(satisfiedFrom, "satisfiedFrom");
    }

    /**
     * The satisfaction in a survey without responses, with the default top box of its scale: the identity of
     * {@link #plus}. With another top box it is {@code of(ScoreCounts.empty(scale), satisfiedFrom)}.
     *
     * @param scale the scale of the scores
     * @return the satisfaction, undefined
     * @throws NullPointerException if the scale is null
     * @throws IllegalArgumentException if the scale has more than 11 points, for which there is no default
     */
    public static CustomerSatisfaction empty(Scale scale) {
        return of(ScoreCounts.empty(scale));
    }

    /**
     * The satisfaction in a survey, with the default top box of its scale.
     *
     * @param counts the counted scores
     * @return the satisfaction
     * @throws NullPointerException if the counts are null
     * @throws IllegalArgumentException if the scale has more than 11 points, for which there is no default
     */
    public static CustomerSatisfaction of(ScoreCounts counts) {
        return new CustomerSatisfaction(
                counts,
                defaultSatisfiedFrom(Objects.requireNonNull(counts, "counts").scale()));
    }

    /**
     * The satisfaction in a survey, with a top box of the caller's choice.
     *
     * @param counts the counted scores
     * @param satisfiedFrom the least good score that counts as satisfied
     * @return the satisfaction
     * @throws NullPointerException if the counts are null
     * @throws IllegalArgumentException if the cut-off is off the scale
     */
    public static CustomerSatisfaction of(ScoreCounts counts, int satisfiedFrom) {
        return new CustomerSatisfaction(counts, satisfiedFrom);
    }

    /**
     * The default cut-off: the best 1, 2 or 3 scores for scales of up to 3, 7 and 11 points.
     *
     * @param scale the scale
     * @return the least good score that counts as satisfied
     * @throws NullPointerException if the scale is null
     * @throws IllegalArgumentException if the scale has more than 11 points
     */
    public static int defaultSatisfiedFrom(Scale scale) {
        int points = Objects.requireNonNull(scale, "scale").points();
        if (points > 11) {
            throw new IllegalArgumentException(
                    "scale must have at most 11 points where satisfiedFrom is not named: " + scale);
        }
        return scale.topBox(points <= 3 ? 1 : points <= 7 ? 2 : 3);
    }

    /**
     * Customers segmented by whether they are satisfied, with the {@linkplain #defaultSatisfiedFrom default cut-off} of
     * the scale.
     *
     * <p>The identifiers of respondents are taken as those of customers; if a survey tool uses identifiers of its own,
     * translate them first. Anonymous answers and answers outside the period are left out. An average of several
     * answers is rounded to a whole score, as the policy says.
     *
     * @param responses the responses
     * @param period the period whose responses count; behaviour that is compared between the segments must begin after
     *     it
     * @param policy which of several answers of one respondent counts
     * @param scale the scale of the scores
     * @return the segments {@code satisfied}, {@code not satisfied}, and {@code no answer} for all other customers
     * @throws NullPointerException if a parameter or a response is null
     * @throws IllegalArgumentException if the period is empty, a score in it is off the scale, the scale has more than
     *     11 points, the policy is {@link RepeatedAnswers#ALL}, or the policy refuses the responses
     */
    public static Segmentation segments(
            Collection<SurveyResponse> responses, Period period, RepeatedAnswers policy, Scale scale) {
        return segments(responses, period, policy, scale, defaultSatisfiedFrom(scale));
    }

    /**
     * Customers segmented by whether they are satisfied.
     *
     * <p>The identifiers of respondents are taken as those of customers; if a survey tool uses identifiers of its own,
     * translate them first. Anonymous answers and answers outside the period are left out. An average of several
     * answers is rounded to a whole score, as the policy says.
     *
     * @param responses the responses
     * @param period the period whose responses count; behaviour that is compared between the segments must begin after
     *     it
     * @param policy which of several answers of one respondent counts
     * @param scale the scale of the scores
     * @param satisfiedFrom the least good score that counts as satisfied
     * @return the segments {@code satisfied}, {@code not satisfied}, and {@code no answer} for all other customers
     * @throws NullPointerException if a parameter or a response is null
     * @throws IllegalArgumentException if the period is empty, a score in it or the cut-off is off the scale, the
     *     policy is {@link RepeatedAnswers#ALL}, or the policy refuses the responses
     */
    public static Segmentation segments(
            Collection<SurveyResponse> responses,
            Period period,
            RepeatedAnswers policy,
            Scale scale,
            int satisfiedFrom) {
        int cutOff = of(ScoreCounts.empty(scale), satisfiedFrom).satisfiedFrom();
        return Respondents.segments(
                responses,
                period,
                policy,
                scale,
                List.of("satisfied", "not satisfied"),
                score -> scale.isAtLeastAsGood(score, cutOff) ? "satisfied" : "not satisfied");
    }

    /**
     * A collector of responses, with the default top box.
     *
     * @param scale the scale of the scores
     * @return the collector; it fails with an {@code IllegalArgumentException} at a score off the scale
     * @throws NullPointerException if the scale is null
     * @throws IllegalArgumentException if the scale has more than 11 points, for which there is no default
     */
    public static Collector<SurveyResponse, ?, CustomerSatisfaction> toCustomerSatisfaction(Scale scale) {
        return toCustomerSatisfaction(scale, defaultSatisfiedFrom(scale));
    }

    /**
     * A collector of responses, with a top box of the caller's choice.
     *
     * @param scale the scale of the scores
     * @param satisfiedFrom the least good score that counts as satisfied
     * @return the collector; it fails with an {@code IllegalArgumentException} at a score off the scale
     * @throws NullPointerException if the scale is null
     * @throws IllegalArgumentException if the cut-off is off the scale
     */
    public static Collector<SurveyResponse, ?, CustomerSatisfaction> toCustomerSatisfaction(
            Scale scale, int satisfiedFrom) {
        Objects.requireNonNull(scale, "scale").requireScore(satisfiedFrom, "satisfiedFrom");
        return Collectors.collectingAndThen(
                ScoreCounts.toScoreCounts(scale), counts -> new CustomerSatisfaction(counts, satisfiedFrom));
    }

    /**
     * The same responses with another top box.
     *
     * @param satisfiedFrom the least good score that counts as satisfied
     * @return the satisfaction with this cut-off
     * @throws IllegalArgumentException if the cut-off is off the scale
     */
    public CustomerSatisfaction withSatisfiedFrom(int satisfiedFrom) {
        return new CustomerSatisfaction(counts, satisfiedFrom);
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
     * Whether there are answers, so that the mean and the share are defined.
     *
     * @return whether there is at least one response
     */
    public boolean isDefined() {
        return responses() > 0;
    }

    /**
     * The mean score.
     *
     * @return the mean, on the survey's own scale; its interval is Student's t, clipped to the ends of the scale
     */
    public ScoreMean mean() {
        return counts.mean();
    }

    /**
     * The share of satisfied customers: the top box.
     *
     * @return the responses at least as good as {@link #satisfiedFrom()}, out of all
     */
    public Rate satisfied() {
        return Rate.of(counts.countAtLeastAsGood(satisfiedFrom), responses(), NetScore.NO_RESPONSES);
    }

    /**
     * The pooled result of two surveys.
     *
     * @param other a result on the same scale with the same cut-off
     * @return the satisfaction of all respondents
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if the scales or the cut-offs differ
     * @throws ArithmeticException if the number of responses exceeds the range of {@code long}
     */
    public CustomerSatisfaction plus(CustomerSatisfaction other) {
        ScoreCounts sum = counts.plus(Objects.requireNonNull(other, "other").counts);
        Checks.same("satisfiedFrom", satisfiedFrom, other.satisfiedFrom);
        return new CustomerSatisfaction(sum, satisfiedFrom);
    }

    /** {@return the {@link #satisfied()}, for JSON mappers and templates} */
    public Rate getSatisfied() {
        return satisfied();
    }

    /** {@return the {@link #mean()}, for JSON mappers and templates} */
    public ScoreMean getMean() {
        return mean();
    }

    /** Returns such as {@code mean 3.95 on 1-5, satisfied from 4: 68.4% (13 of 19)}. */
    @Override
    public String toString() {
        String mean = isDefined() ? Decimals.text(mean().value(), 2) : "undefined";
        return "mean " + mean + " on " + counts.scale() + ", satisfied from " + satisfiedFrom + ": " + satisfied();
    }
}
