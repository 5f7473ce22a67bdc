package io.github.retentionmetrics.internal.fit;

import java.io.Serializable;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way in which the packages of models reach fitting, which is no part of its package's API: the class of the options says
 * how when it is loaded, and whoever fits holds options.
 */
public final class FitAccess {
    private static volatile @Nullable Fitter fitter;
    private static volatile @Nullable Function<String, RuntimeException> failures;

    private FitAccess() {}

    /** Fits models of any kind. */
    @FunctionalInterface
    public interface Fitter {
        /**
         * Fits a model.
         *
         * @param shape the kind of model
         * @param likelihood the log-likelihood of the data
         * @param observations the number of observations
         * @param starts points to start from, best guess first
         * @param options what the caller wants
         * @param maker makes the model of its parameters
         * @return the fit
         */
        Object fit(
                ModelShape shape,
                Likelihood likelihood,
                long observations,
                double[][] starts,
                Object options,
                Function<double[], ? extends Serializable> maker);
    }

    /**
     * Says how to fit, and how to say that there is nothing to fit.
     *
     * @param fitterOfModels fits a model
     * @param failureOf from a message to the exception
     */
    public static void ofModels(Fitter fitterOfModels, Function<String, RuntimeException> failureOf) {
        fitter = fitterOfModels;
        failures = failureOf;
    }

    /**
     * Fits a model.
     *
     * @param fitType the class of a fit
     * @param shape the kind of model
     * @param likelihood the log-likelihood of the data
     * @param observations the number of observations, for the information criterion of Bayes
     * @param starts points to start from, best guess first; the others are tried only where it does not lead to a maximum
     *     that the data determine
     * @param options what the caller wants
     * @param maker makes the model of its parameters
     * @param <F> the fit of what the maker makes
     * @return the fit
     */
    @SuppressWarnings("unchecked") // the class is checked; the model's, which it holds, is that of what the maker makes
    public static <F> F fit(
            Class<? super F> fitType,
            ModelShape shape,
            Likelihood likelihood,
            long observations,
            double[][] starts,
            Object options,
            Function<double[], ? extends Serializable> maker) {
        Object fit =
                Objects.requireNonNull(fitter, "fitter").fit(shape, likelihood, observations, starts, options, maker);
        return (F) fitType.cast(fit);
    }

    /**
     * What to throw where there is nothing to fit.
     *
     * @param message what is wrong with the data
     * @return the exception of a fit that failed
     */
    public static RuntimeException failure(String message) {
        return Objects.requireNonNull(failures, "failures").apply(message);
    }
}
