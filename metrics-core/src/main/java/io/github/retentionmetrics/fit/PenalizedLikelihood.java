package io.github.retentionmetrics.fit;

import io.github.retentionmetrics.internal.math.QuasiNewton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The objective that a fit minimises: minus the log-likelihood, plus the penalty of a normal prior on the coordinates.
 *
 * <pre>
 *   f(x) = -log L(x) + weight / 2 x sum over i of (x[i] - prior[i])^2
 * </pre>
 *
 * <p>Coordinates can be held, so that a minimiser moves only the others: the derivatives by them are 0. Has work space
 * for one thread.
 */
final class PenalizedLikelihood implements QuasiNewton.Objective {
    private final Likelihood likelihood;
    private final SearchSpace space;
    private final double[] prior;
    private final double weight;
    private final LogLikelihoodSum sum;
    private boolean[] isHeld;

    /**
     * A likelihood with a prior.
     *
     * @param likelihood the log-likelihood
     * @param space the coordinates
     * @param prior the mean of the prior
     * @param weight one over the variance of the prior; 0 for no prior
     */
    PenalizedLikelihood(Likelihood likelihood, SearchSpace space, double[] prior, double weight) {
        this.likelihood = likelihood;
        this.space = space;
        this.prior = prior;
        this.weight = weight;
        this.sum = new LogLikelihoodSum(prior.length);
        this.isHeld = new boolean[prior.length];
    }

    /** Holds the coordinates that are at limits, and no others. */
    void hold(List<Limit> limits) {
        isHeld = Limit.held(limits, prior.length);
    }

    /** The mean of the prior; shared. */
    double[] prior() {
        return prior;
    }

    @Override
    public double evaluate(double[] point, double[] gradient, double @Nullable [][] curvature) {
        if (!SearchSpace.contains(point)) {
            return Double.POSITIVE_INFINITY;
        }
        double[] arguments = space.argumentsAt(point);
        sum.clear(curvature != null);
        likelihood.addTo(sum, arguments);
        double[] slopes = space.slopes(arguments);
        double penalty = 0;
        for (int i = 0; i < point.length; i++) {
            double away = point[i] - prior[i];
            penalty += weight * away * away / 2;
            gradient[i] = isHeld[i] ? 0 : weight * away - sum.derivative(i, slopes);
        }
        if (curvature != null) {
            approximate(curvature, slopes);
        }
        return penalty - sum.value();
    }

    /**
     * The second derivatives, approximated by the products of the derivatives of single observations; 1 for a
     * coordinate that is held.
     */
    private void approximate(double[][] curvature, double[] slopes) {
        for (int i = 0; i < slopes.length; i++) {
            for (int j = 0; j < slopes.length; j++) {
                boolean isFree = !isHeld[i] && !isHeld[j];
                double ofPrior = isFree ? weight : 1;
                curvature[i][j] = (isFree ? sum.product(i, j, slopes) : 0) + (i == j ? ofPrior : 0);
            }
        }
    }

    /** The value at a point; NaN or infinite where it does not exist. */
    double at(double[] point) {
        return evaluate(point, new double[point.length], null);
    }

    /** The log-likelihood at a point, without the prior; NaN where it does not exist. */
    double logLikelihood(double[] point) {
        return Double.isFinite(at(point)) ? sum.value() : Double.NaN;
    }
}
