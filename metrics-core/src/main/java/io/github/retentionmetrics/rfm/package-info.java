/**
 * RFM analysis: scores of every customer for recency, frequency and monetary value, and the segments that follow from
 * them.
 *
 * <p>Terms of this package, with the Dutch terms of the field:
 *
 * <ul>
 *   <li><b>RFM analysis</b> (<i>RFM-analyse</i>): recency, frequency and monetary value of every customer;
 *   <li><b>score</b>: from 1 (worst) to 5 for each of the three, by quantiles, by equal parts or by thresholds;
 *   <li><b>segment map</b>: from the scores to named segments, such as champions, loyal customers and customers at
 *       risk.
 * </ul>
 *
 * <pre>{@code
 * RfmScores scores = RfmScores.of(history);
 * scores.customersByScore().lastKey();                                   // 555: the best cell with a customer
 * scores.segments().customers("Champions");                              // 100
 * CohortAnalysis.by(MONTH).over(history, scores.segments()).get("Champions");
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.rfm;

import org.jspecify.annotations.NullMarked;
