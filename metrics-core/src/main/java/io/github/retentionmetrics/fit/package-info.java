/**
 * How a model is fitted to data, and what there is to know of a fit besides the model.
 *
 * <p>The words of this package:
 *
 * <ul>
 *   <li><b>likelihood</b>: the probability (density) of the data under a model; the fitted parameters are those that make it
 *       largest, on the scale of its logarithm;
 *   <li><b>outcome</b>: whether the data <b>determine</b> the parameters, hardly do (<b>flat</b>), or want a simpler model (<b>at
 *       a boundary</b>);
 *   <li><b>standard error, interval, covariance</b>: how sure the parameters are, from the curvature at the maximum;
 *   <li><b>AIC, BIC</b>: the log-likelihood with a charge per parameter, to compare models of the same data;
 *   <li><b>regularisation</b>: a weak prior, for data that do not determine the parameters;
 *   <li><b>expectation</b>: an expected number under a model; where it is infinite, it is undefined and says why.
 * </ul>
 *
 * <p>The models are in {@code forecast} (purchases) and in {@code renewal} (contracts); each has a static {@code fit}.
 *
 * <pre>{@code
 * RenewalCounts cohort = RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593);
 * ModelFit<ShiftedBetaGeometric> fit = ShiftedBetaGeometric.fit(cohort);
 * fit.outcome();                  // DETERMINED
 * fit.interval("alpha", 0.95);    // how sure one of the parameters is
 * fit.model().survival(12);       // and what it is all for
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.fit;

import org.jspecify.annotations.NullMarked;
