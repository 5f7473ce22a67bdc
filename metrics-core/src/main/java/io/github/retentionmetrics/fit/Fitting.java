package io.github.retentionmetrics.fit;

import io.github.retentionmetrics.internal.fit.Likelihood;
import io.github.retentionmetrics.internal.fit.ModelShape;
import io.github.retentionmetrics.internal.fit.Parameters;
import io.github.retentionmetrics.internal.fit.Scores;
import io.github.retentionmetrics.internal.math.Cholesky;
import io.github.retentionmetrics.internal.math.QuasiNewton;
import io.github.retentionmetrics.internal.math.QuasiNewton.End;
import io.github.retentionmetrics.internal.math.QuasiNewton.Minimum;
import java.io.Serializable;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Maximum likelihood in the space of the logarithms of the parameters: finds the maximum, makes sure that it is one, and
 * says what the data determine.
 *
 * @param <M> the model
 */
final class Fitting<M extends Serializable> {
    /** How far to step in log-parameters for second derivatives: truncation and rounding errors are about equal there. */
    private static final double DIFFERENCE = 0x1p-13;

    /** What may be left to gain where the search can go no further in double precision. */
    private static final double USABLE = 1e-4;

    /** No parameter leaves e^-100..e^100, where products of parameters are still numbers. */
    private static final double LIMIT = 100;

    private static final int MAX_POLISHES = 5;

    private final ModelShape shape;
    private final Likelihood likelihood;
    private final long observations;
    private final FitOptions options;
    private final Function<double[], M> maker;
    private final Scores scores;
    private final double[] prior;

    private Fitting(
            ModelShape shape,
            Likelihood likelihood,
            long observations,
            FitOptions options,
            Function<double[], M> maker,
            double[] prior) {
        this.shape = shape;
        this.likelihood = likelihood;
        this.observations = observations;
        this.options = options;
        this.maker = maker;
        this.prior = prior;
        this.scores = new Scores(prior.length);
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
        return new Fitting<>(shape, likelihood, observations, options, maker, points[0]).bestOf(points);
    }

    private ModelFit<M> bestOf(double[][] starts) {
        ModelFit<M> best = null;
        FitException failure = null;
        for (double[] start : starts) {
            try {
                ModelFit<M> fit = fitFrom(start);
                boolean isFoundTwice = best != null && Math.abs(fit.logLikelihood() - best.logLikelihood()) <= USABLE;
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
        return best == null || other.logLikelihood() > best.logLikelihood() + USABLE ? other : best;
    }

    /** What is minimised: minus the log-likelihood, plus the prior. */
    private double evaluate(double[] point, double[] gradient, double @Nullable [][] curvature) {
        for (double coordinate : point) {
            if (!(Math.abs(coordinate) <= LIMIT)) {
                return Double.POSITIVE_INFINITY;
            }
        }
        double[] parameters = exponentials(point);
        scores.clear(curvature != null);
        likelihood.addTo(scores, parameters);
        double weight = options.regularisation();
        double penalty = 0;
        for (int i = 0; i < point.length; i++) {
            double away = point[i] - prior[i];
            penalty += weight * away * away / 2;
            gradient[i] = weight * away - scores.score(i, parameters);
            for (int j = 0; curvature != null && j < point.length; j++) {
                curvature[i][j] = scores.product(i, j, parameters) + (i == j ? weight : 0);
            }
        }
        return penalty - scores.logLikelihood();
    }

    private ModelFit<M> fitFrom(double[] start) {
        Minimum minimum = QuasiNewton.minimise(this::evaluate, start, options.tolerance(), options.maxIterations());
        int iterations = minimum.iterations();
        if (minimum.end() == End.NO_START) {
            throw failure("the likelihood has no finite value at the start", minimum, iterations);
        }
        double[][] hessian = QuasiNewton.hessian(this::evaluate, minimum.point(), DIFFERENCE);
        double gain = gain(minimum, hessian);
        // the search ends by its own picture of the curvature; what counts is the true one
        for (int polish = 0; polish < MAX_POLISHES && gain > options.tolerance(); polish++) {
            int left = options.maxIterations() - iterations;
            if (left == 0 || Cholesky.of(hessian).isEmpty()) {
                break;
            }
            minimum = QuasiNewton.minimise(this::evaluate, minimum.point(), hessian, options.tolerance(), left);
            iterations += minimum.iterations();
            hessian = QuasiNewton.hessian(this::evaluate, minimum.point(), DIFFERENCE);
            gain = gain(minimum, hessian);
        }
        if (gain > options.tolerance() && minimum.end() == End.OUT_OF_ITERATIONS) {
            throw failure("no maximum after " + iterations + " iterations", minimum, iterations);
        }
        if (!(gain <= USABLE)) {
            throw failure("no higher likelihood was found, though it should rise by " + gain, minimum, iterations);
        }
        return result(minimum, hessian, iterations, gain <= options.tolerance());
    }

    /** By how much the objective may still fall: by its true curvature, or by the search's where that is not a minimum's. */
    private double gain(Minimum minimum, double[][] hessian) {
        double[] gradient = minimum.gradient();
        return Cholesky.of(hessian)
                .map(factor -> {
                    double[] step = factor.solve(gradient);
                    double gain = 0;
                    for (int i = 0; i < step.length; i++) {
                        gain += step[i] * gradient[i] / 2;
                    }
                    return gain;
                })
                .orElse(minimum.gain());
    }

    private FitException failure(String why, Minimum minimum, int iterations) {
        double[] parameters = exponentials(minimum.point());
        return new FitException(
                shape.name() + " was not fitted: " + why + " (" + Parameters.text(shape.parameters(), parameters) + ")",
                shape.parameters(),
                parameters,
                -minimum.value(),
                iterations);
    }

    private ModelFit<M> result(Minimum minimum, double[][] hessian, int iterations, boolean isConverged) {
        double[] point = minimum.point();
        FitDiagnosis diagnosis = new FitDiagnosis(shape, hessian, point, moved -> objective(moved) - minimum.value());
        objective(point);
        double[] parameters = exponentials(point);
        return new ModelFit<>(
                shape,
                maker.apply(parameters),
                parameters,
                diagnosis,
                scores.logLikelihood(),
                observations,
                iterations,
                isConverged);
    }

    private double objective(double[] point) {
        return evaluate(point, new double[point.length], null);
    }

    private static double[] exponentials(double[] point) {
        return Arrays.stream(point).map(Math::exp).toArray();
    }
}
