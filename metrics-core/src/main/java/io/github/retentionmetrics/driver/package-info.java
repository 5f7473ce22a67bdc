/**
 * Loyalty drivers: what goes with the loyalty of customers, according to their answers in a survey.
 *
 * <ul>
 *   <li><b>driver</b>: something that is thought to make customers loyal and that they score in a survey: satisfaction,
 *       image, trust, engagement, or one defined by the caller;
 *   <li><b>loyalty</b>: the question with which the drivers are compared, such as "would you recommend us";
 *   <li><b>association</b>: the correlation of one driver with loyalty; <b>importance</b>: its contribution to the
 *       share of the variance of loyalty that all drivers explain; neither proves a cause;
 *   <li><b>index</b>: the drivers combined in one weighted number from 0 to 100.
 * </ul>
 *
 * @see io.github.retentionmetrics.driver.LoyaltyDrivers
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.driver;

import org.jspecify.annotations.NullMarked;
