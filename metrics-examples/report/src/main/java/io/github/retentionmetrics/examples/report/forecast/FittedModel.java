package io.github.retentionmetrics.examples.report.forecast;

import io.github.retentionmetrics.fit.FitException;
import io.github.retentionmetrics.fit.ModelFit;
import java.io.Serializable;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A model as the report has it: fitted, or the reason why not.
 *
 * <p>Every fit forecasts, also one that is flat or at a boundary: there many parameters describe the customers equally
 * well, and they foretell the same. What the user is not to do is read something into such parameters, and the report
 * says so.
 *
 * @param key the name in files, such as {@code bg_nbd}
 * @param name the name for people, such as {@code BG/NBD}
 * @param nullableFit the fit, null if there is none
 * @param problem why there is no fit; empty if there is one
 * @param <M> the model
 */
record FittedModel<M extends Serializable>(
        String key, String name, @Nullable ModelFit<M> nullableFit, String problem) {

    static <M extends Serializable> FittedModel<M> of(String key, String name, Supplier<ModelFit<M>> fitting) {
        try {
            return new FittedModel<>(key, name, fitting.get(), "");
        } catch (FitException e) {
            return new FittedModel<>(key, name, null, String.valueOf(e.getMessage()));
        }
    }

    Optional<ModelFit<M>> fit() {
        return Optional.ofNullable(nullableFit);
    }

    Optional<M> model() {
        return fit().map(ModelFit::model);
    }

    /** The key of the note that warns of this model in the summary; empty if all is well. */
    String warningKey() {
        return fit().map(ModelFit::outcome).map(FittedModel::warningKey).orElse("forecast.failed");
    }

    private static String warningKey(ModelFit.Outcome outcome) {
        return switch (outcome) {
            case DETERMINED -> "";
            case FLAT -> "forecast.flat";
            case AT_BOUNDARY -> "forecast.boundary";
        };
    }
}
