/**
 * Survey metrics: the Net Promoter Score, customer satisfaction and customer effort, with their counts and intervals.
 *
 * <p>A <em>response</em> is one answer of one respondent on one day: a whole number on a
 * {@linkplain io.github.retentionmetrics.survey.Scale scale}. The scale says which end of the scale is good, so that
 * effort (low is good) and ease (high is good) can never be averaged together.
 * {@linkplain io.github.retentionmetrics.survey.ScoreCounts Score counts} are the histogram of a survey: they can be
 * added over regions, months or machines, and every score is derived from them.
 *
 * <pre>{@code
 * // answers: a List<SurveyResponse>, each with its respondent, date and score
 *
 * NetPromoterScore nps = answers.stream().collect(toNetPromoterScore());
 * nps.value();                                              // 40.0 points, from -100 to 100
 * nps.interval(0.95);                                       // -12.6 .. 74.1 (95%): wide, with only ten answers
 *
 * answers.stream().collect(toTrend(MONTH, toNetPromoterScore()));                      // per month
 * answers.stream().collect(groupingBy(regionOf, toTrend(MONTH, toNetPromoterScore()))); // per region and month
 * answers.stream().collect(LATEST.andThen(toNetPromoterScore()));       // one answer per respondent: the latest
 * }</pre>
 *
 * <p>Terms: <em>promoters, passives, detractors</em> answer 9-10, 7-8 and 0-6 to "would you recommend us". The
 * <em>top box</em> is the set of scores that count as satisfied; its <em>cut-off</em> is the least good of them and is
 * part of the result. A <em>net score</em> is the share of favourable answers less the share of unfavourable ones, in
 * points. A survey without responses has an undefined score, never 0. The caller chooses how several answers of one
 * respondent count, by {@link io.github.retentionmetrics.survey.RepeatedAnswers}.
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.survey;

import org.jspecify.annotations.NullMarked;
