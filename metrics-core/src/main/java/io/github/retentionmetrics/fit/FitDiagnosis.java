package io.github.retentionmetrics.fit;

import io.github.retentionmetrics.internal.fit.ModelShape;
import io.github.retentionmetrics.internal.math.Cholesky;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Which parameters the data determine, from the curvature at the maximum and from a look at what lies far away. */
final class FitDiagnosis {
    /** A standard error of the logarithm above this, a factor of 7.4 either way, makes a parameter undetermined. */
    private static final double FLAT = 2;

    /** How far a parameter's logarithm is moved to see whether it could as well be zero or infinite. */
    private static final double FAR = 20;

    /** What the log-likelihood may lose on the way there. */
    private static final double NO_LOSS = 0.01;

    /** The logarithm of a parameter so large, or so small, that the likelihood there is not exact enough to tell it. */
    private static final double EXTREME = Math.log(1e9);

    private final ModelShape shape;
    private final double[][] hessian;
    private final double[] point;
    private final ToDoubleFunction<double[]> loss;
    private final List<String> boundaries = new ArrayList<>();
    private final List<String> meanings = new ArrayList<>();
    private final List<String> vague = new ArrayList<>();
    private final boolean[] isFixed;
    private final double[][] covariance;

    /**
     * Looks at a maximum.
     *
     * @param shape the kind of model
     * @param hessian minus the second derivatives by the logarithms of the parameters
     * @param point the logarithms of the parameters
     * @param loss by how much the log-likelihood of a point is lower
     */
    FitDiagnosis(ModelShape shape, double[][] hessian, double[] point, ToDoubleFunction<double[]> loss) {
        this.shape = shape;
        this.hessian = hessian;
        this.point = point;
        this.loss = loss;
        this.isFixed = new boolean[point.length];
        double[][] all = covarianceOfFree();
        for (int i = 0; i < point.length; i++) {
            if (!(Math.sqrt(all[i][i]) <= FLAT) || Math.abs(point[i]) > EXTREME) {
                look(i);
            }
        }
        this.covariance = covarianceOfFree();
    }

    /** Sees what becomes of the likelihood when a parameter goes to zero or to infinity. */
    private void look(int parameter) {
        String name = shape.parameters().get(parameter);
        boolean atZero = isFree(parameter, -FAR);
        boolean atInfinity = isFree(parameter, FAR);
        isFixed[parameter] = atZero || atInfinity;
        if (atZero && atInfinity) {
            boundaries.add(name + " has no influence");
        } else if (atZero) {
            boundaries.add(name + " goes to zero");
            Optional.ofNullable(shape.atZero().get(name)).ifPresent(meanings::add);
        } else if (atInfinity) {
            boundaries.add(name + " goes to infinity");
        } else {
            vague.add(name);
        }
    }

    private boolean isFree(int parameter, double distance) {
        double[] moved = point.clone();
        moved[parameter] += distance;
        return loss.applyAsDouble(moved) < NO_LOSS;
    }

    /** The inverse of the curvature in the parameters that are not at a boundary; not a number elsewhere. */
    private double[][] covarianceOfFree() {
        int n = point.length;
        int[] free = IntStream.range(0, n).filter(i -> !isFixed[i]).toArray();
        double[][] part = new double[free.length][free.length];
        for (int i = 0; i < free.length; i++) {
            for (int j = 0; j < free.length; j++) {
                part[i][j] = hessian[free[i]][free[j]];
            }
        }
        double[][] full = new double[n][n];
        Arrays.stream(full).forEach(row -> Arrays.fill(row, Double.NaN));
        Cholesky.of(part).map(Cholesky::inverse).ifPresent(inverse -> {
            for (int i = 0; i < free.length; i++) {
                for (int j = 0; j < free.length; j++) {
                    full[free[i]][free[j]] = inverse[i][j];
                }
            }
        });
        return full;
    }

    /** The covariance of the logarithms of the parameters; not a number for a parameter at a boundary. */
    double[][] covariance() {
        return covariance;
    }

    FitOutcome outcome() {
        if (!boundaries.isEmpty()) {
            return FitOutcome.AT_BOUNDARY;
        }
        return vague.isEmpty() ? FitOutcome.DETERMINED : FitOutcome.FLAT;
    }

    /** The outcome for people; empty when all is well. */
    String explanation() {
        if (!boundaries.isEmpty()) {
            String meaning = meanings.isEmpty() ? "" : ": " + String.join(" and ", meanings);
            return "the likelihood is highest at a boundary, where " + String.join(" and ", boundaries) + meaning;
        }
        return vague.isEmpty()
                ? ""
                : "the data hardly determine " + String.join(" and ", vague)
                        + ": values many times larger or smaller fit almost as well, so trust the predictions and not these"
                        + " parameters";
    }
}
