package io.github.retentionmetrics.fit;

import io.github.retentionmetrics.fit.Ascent.Place;
import io.github.retentionmetrics.internal.fit.Likelihood;
import io.github.retentionmetrics.internal.fit.ModelShape;
import io.github.retentionmetrics.internal.fit.Parameters;
import io.github.retentionmetrics.internal.math.QuasiNewton.End;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Maximum likelihood in the space of the logarithms of the parameters: finds the maximum, makes sure that it is one, and
 * says what the data determine.
 *
 * @param <M> the model
 */
final class Fitting<M extends Serializable> {
    /** Where the logarithm of a parameter is beyond this, it is on its way to zero or to infinity. */
    private static final double ENDLESS = 40;

    private final ModelShape shape;
    private final long observations;
    private final FitOptions options;
    private final Function<double[], M> maker;
    private final Ascent ascent;

    private Fitting(
            ModelShape shape, long observations, FitOptions options, Function<double[], M> maker, Ascent ascent) {
        this.shape = shape;
        this.observations = observations;
        this.options = options;
        this.maker = maker;
        this.ascent = ascent;
    }

    /**
     * Fits a model.
     *
     * @param shape the kind of model
     * @param likelihood the log-likelihood of the data
     * @param observations the number of observations, for the information criterion of Bayes
     * @param starts points to start from, best guess first; the others are tried only where it does not lead to a maximum
     *     that the data determine
     * @param options what the caller wants
     * @param maker makes the model of its parameters
     * @return the fit
     * @throws FitException if there is none
     * @throws IllegalArgumentException if the caller's start has another number of parameters
     */
    static <M extends Serializable> ModelFit<M> of(
            ModelShape shape,
            Likelihood likelihood,
            long observations,
            double[][] starts,
            FitOptions options,
            Function<double[], M> maker) {
        double[][] points = options.start()
                .map(start -> new double[][] {start})
                .orElse(starts)
                .clone();
        int expected = shape.parameters().size();
        if (points[0].length != expected) {
            throw new IllegalArgumentException(
                    "number of parameters at the start (" + points[0].length + ") must be that of " + shape.name()
                            + " (" + expected + ": " + String.join(", ", shape.parameters()) + ")");
        }
        for (int i = 0; i < points.length; i++) {
            points[i] = Arrays.stream(points[i]).map(Math::log).toArray();
        }
        Ascent ascent = new Ascent(likelihood, options, points[0]);
        return new Fitting<>(shape, observations, options, maker, ascent).bestOf(points);
    }

    private ModelFit<M> bestOf(double[][] starts) {
        ModelFit<M> best = null;
        FitException failure = null;
        for (double[] start : starts) {
            try {
                ModelFit<M> fit = fitFrom(start);
                boolean isFoundTwice =
                        best != null && Math.abs(fit.logLikelihood() - best.logLikelihood()) <= Ascent.USABLE;
                best = better(best, fit);
                if (isFoundTwice || best.outcome() == FitOutcome.DETERMINED) {
                    return best;
                }
            } catch (FitException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (best == null) {
            throw failure == null ? new FitException(shape.name() + " has no start") : failure;
        }
        return best;
    }

    private ModelFit<M> better(@Nullable ModelFit<M> best, ModelFit<M> other) {
        return best == null || other.logLikelihood() > best.logLikelihood() + Ascent.USABLE ? other : best;
    }

    private ModelFit<M> fitFrom(double[] start) {
        Place place = ascent.from(start);
        if (!place.isUsable()) {
            double[] parameters = exponentials(place.point());
            String text = Parameters.text(shape.parameters(), parameters);
            throw new FitException(
                    shape.name() + " was not fitted: " + whyNot(place) + " (" + text + ")",
                    shape.parameters(),
                    parameters,
                    -place.value(),
                    place.iterations());
        }
        return result(place);
    }

    private String whyNot(Place place) {
        if (place.minimum().end() == End.NO_START) {
            return "the likelihood has no finite value at the start";
        }
        List<String> endless = IntStream.range(0, place.point().length)
                .filter(i -> Math.abs(place.point()[i]) > ENDLESS)
                .mapToObj(i -> shape.parameters().get(i) + (place.point()[i] < 0 ? " to zero" : " to infinity"))
                .toList();
        if (!endless.isEmpty()) {
            return "the likelihood keeps rising on the way of " + String.join(" and ", endless);
        }
        return place.isOutOfIterations()
                ? "no maximum after " + place.iterations() + " iterations"
                : "no higher likelihood was found, though it should rise by " + place.gain();
    }

    private ModelFit<M> result(Place place) {
        double[] parameters = exponentials(place.point());
        return new ModelFit<>(
                shape,
                maker.apply(parameters),
                parameters,
                new FitDiagnosis(shape, place.information(), place.point(), place.limits()),
                ascent.logLikelihood(place.point()),
                observations,
                place.iterations(),
                place.gain() <= options.tolerance());
    }

    private static double[] exponentials(double[] point) {
        return Arrays.stream(point).map(Math::exp).toArray();
    }
}
