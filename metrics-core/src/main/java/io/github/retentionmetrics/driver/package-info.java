/**
 * Loyalty drivers: what makes customers loyal, according to their answers in a survey.
 *
 * <ul>
 *   <li><b>driver</b>: something that makes customers loyal, as they score it in a survey: satisfaction, image, trust,
 *       engagement, or the caller's own;
 *   <li><b>loyalty</b>: the question with which the drivers are compared, such as "would you recommend us";
 *   <li><b>association</b>: the correlation of one driver with loyalty; <b>importance</b>: the share of the differences
 *       in loyalty that it explains beside the other drivers; neither proves a cause;
 *   <li><b>index</b>: the drivers in one weighted number from 0 to 100.
 * </ul>
 *
 * @see io.github.retentionmetrics.driver.LoyaltyDrivers
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.driver;

import org.jspecify.annotations.NullMarked;
