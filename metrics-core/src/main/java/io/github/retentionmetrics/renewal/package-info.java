/**
 * Models of contract renewals, fitted to the renewals of cohorts, that predict how long customers will stay.
 *
 * <p>Terms:
 *
 * <ul>
 *   <li><b>contractual</b>: customers leave by not renewing, which is recorded. Without a contract they leave without
 *       notice: use the models of {@code forecast};
 *   <li><b>renewal</b> t: the end of paid period t, at which a customer renews or leaves;
 *   <li><b>at risk</b>: customers whose renewal was due and observed; <b>renewed</b>: those of them who renewed;
 *   <li><b>survival</b>: the share of a cohort that made t renewals; <b>retention</b>: the share of those at risk that
 *       made renewal t. It rises as a cohort ages, because the customers most likely to leave have left;
 *   <li><b>lifetime</b>: the number of periods paid for; <b>residual lifetime</b>: the number of those still to come.
 * </ul>
 *
 * <pre>{@code
 * RenewalCounts cohort = RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593);
 * ShiftedBetaGeometric members = ShiftedBetaGeometric.fit(cohort).model();
 * members.retention(5);                       // the share of those who made four renewals that make the fifth
 * members.discountedResidualLifetime(4, 0.10);   // the expected number of further periods, discounted at 10 % a period
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.renewal;

import org.jspecify.annotations.NullMarked;
