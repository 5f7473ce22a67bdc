package io.github.retentionmetrics.evaluation;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;

/**
 * One row of a {@linkplain Holdout#compare() comparison of models}: how well a model describes what it was fitted to, and how
 * well it foretold the rest.
 *
 * @param model the model's name
 * @param logLikelihood the log-likelihood; not a number if there is no fit
 * @param aic the information criterion of Akaike, lower is better; not a number if there is no fit
 * @param bic the information criterion of Bayes, lower is better; not a number if there is no fit
 * @param errors the errors on the holdout period; of nobody if there is no fit
 * @param problem what is wrong with the fit, in words: why there is none, or what the data do not determine; empty if all is well
 */
public record ComparedModel(
        String model, double logLikelihood, double aic, double bic, ForecastErrors errors, String problem)
        implements Serializable {
    /**
     * Checks the parts.
     *
     * @param model the model's name
     * @param logLikelihood the log-likelihood
     * @param aic the information criterion of Akaike
     * @param bic the information criterion of Bayes
     * @param errors the errors on the holdout period
     * @param problem what is wrong with the fit
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if there is no log-likelihood and no problem says why, or if one
     *     of the three figures is infinite, or not a number where another is
     */
    public ComparedModel {
        logLikelihood = Checks.unsignedZero(logLikelihood);
        aic = Checks.unsignedZero(aic);
        bic = Checks.unsignedZero(bic);
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(errors, "errors");
        Objects.requireNonNull(problem, "problem");
        if (Double.isNaN(logLikelihood) && problem.isEmpty()) {
            throw new IllegalArgumentException("problem must say why there is no fit: " + model);
        }
        requireFigure(logLikelihood, "logLikelihood", logLikelihood);
        requireFigure(aic, "aic", logLikelihood);
        requireFigure(bic, "bic", logLikelihood);
    }

    /** With a fit all three are finite, and without one none is a number. */
    private static void requireFigure(double figure, String name, double logLikelihood) {
        if (Double.isInfinite(figure) || Double.isNaN(figure) != Double.isNaN(logLikelihood)) {
            throw new IllegalArgumentException(
                    name + " must be finite with a fit, and not a number without one: " + figure);
        }
    }

    /**
     * Whether there is a fit.
     *
     * @return false if the model could not be fitted; {@link #problem()} says why
     */
    public boolean isFitted() {
        return !Double.isNaN(logLikelihood);
    }

    /**
     * A readable text of the row.
     *
     * @return such as {@code BG/NBD: log-likelihood -9582.4, AIC 19172.9, BIC 19195.9; } and the errors
     */
    @Override
    public String toString() {
        if (!isFitted()) {
            return problem.startsWith(model) ? problem : model + ": " + problem;
        }
        return String.format(
                        Locale.ROOT,
                        "%s: log-likelihood %s, AIC %s, BIC %s; %s",
                        model,
                        Decimals.text(logLikelihood, 1),
                        Decimals.text(aic, 1),
                        Decimals.text(bic, 1),
                        errors)
                + (problem.isEmpty() ? "" : "; " + problem);
    }
}
