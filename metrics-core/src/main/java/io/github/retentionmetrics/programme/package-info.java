/**
 * Loyalty programmes: members, their activity, and their points.
 *
 * <ul>
 *   <li><b>member</b>: a customer who belongs to the programme on a day; <b>enrolment</b>: the share of customers who
 *       are members; <b>participation</b>: the share of members who were active within some days;
 *   <li><b>redemption, breakage</b>: the share of issued points that was spent, and the share that expired.
 * </ul>
 *
 * @see io.github.retentionmetrics.programme.LoyaltyProgramme
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.programme;

import org.jspecify.annotations.NullMarked;
