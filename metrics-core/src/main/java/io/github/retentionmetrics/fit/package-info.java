/**
 * Maximum likelihood: the fitting of models to data, and the diagnostics that a fit reports.
 *
 * <p>Terms:
 *
 * <ul>
 *   <li><b>likelihood</b>: the probability (density) of the data under a model, as a function of its parameters. A fit
 *       maximises its logarithm;
 *   <li><b>family</b>: models that differ only in the values of named parameters, such as all normal distributions;
 *   <li><b>outcome</b>: whether the data <b>determine</b> the parameters, hardly do so (<b>flat</b>), or call for a
 *       simpler model (<b>at a boundary</b>);
 *   <li><b>standard error, interval, covariance</b>: the uncertainty of the parameters, from the curvature of the
 *       log-likelihood at its maximum;
 *   <li><b>AIC, BIC</b>: the log-likelihood with a penalty per parameter, to compare models of the same data;
 *   <li><b>regularisation</b>: a weak prior, for data that do not determine the parameters;
 *   <li><b>expectation</b>: an expected number under a model; undefined, with the reason, where it is infinite.
 * </ul>
 *
 * <p>The models are in {@code forecast} (purchases) and in {@code renewal} (contracts); each has a static {@code fit}.
 * Callers fit their own models by {@link io.github.retentionmetrics.fit.ParametricFamily}.
 *
 * <pre>{@code
 * RenewalCounts cohort = RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593);
 * ModelFit<ShiftedBetaGeometric> fit = ShiftedBetaGeometric.fit(cohort);
 * fit.outcome();                  // DETERMINED
 * fit.interval("alpha", 0.95);    // the uncertainty of a parameter
 * fit.model().survival(12);       // a prediction
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.fit;

import org.jspecify.annotations.NullMarked;
