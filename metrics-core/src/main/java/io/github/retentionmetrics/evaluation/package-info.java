/**
 * The evaluation of forecasts: models are fitted to the purchases until a day, and their predictions are compared with
 * the purchases after it.
 *
 * <p>Terms:
 *
 * <ul>
 *   <li><b>calibration period</b>: the time until that day, to which models are fitted;
 *   <li><b>holdout period</b>: the time from then until the observation day, which the models have not seen;
 *   <li><b>error</b>: predicted less actual; <b>mean absolute</b> and <b>root mean square</b> error measure the
 *       forecast of each customer, <b>bias</b> and <b>cumulative error</b> the forecast of the total;
 *   <li><b>choice</b>: the choice among models fitted to the same customers ({@link
 *       io.github.retentionmetrics.evaluation.ModelChoice});
 *   <li><b>tracking</b>: actual purchases period by period, beside those that the model expects from the dates of the
 *       first purchases alone.
 * </ul>
 *
 * <pre>{@code
 * Holdout holdout = Holdout.of(history, LocalDate.of(2026, 9, 30), ChronoUnit.WEEKS);
 * ModelFit<BgNbd> fit = BgNbd.fit(holdout.calibration());
 * holdout.errors(fit.model()).cumulativeError();   // a fraction of the actual total
 * holdout.compare(List.of(fit));                   // with other models, if there are any
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.evaluation;

import org.jspecify.annotations.NullMarked;
