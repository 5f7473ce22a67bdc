package io.github.retentionmetrics.internal.math;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The minimum of a smooth function of a few variables, from its gradients: the BFGS method with a line search, started
 * from whatever approximation of the second derivatives the function itself offers.
 *
 * <p>Where the function is minus a log-likelihood, the sum over the observations of the products of their gradients is
 * such an approximation (Berndt, Hall, Hall and Hausman); with it the first steps are already of the right length, and
 * units and scales do not matter. The search ends when the value cannot fall by more than a tolerance, as far as the
 * quadratic model tells: a criterion in units of the function, which means the same for every data set.
 *
 * <p>Deterministic. Source: J. Nocedal and S. J. Wright, Numerical Optimization, 2006, algorithms 6.1 and 3.5, and
 * procedure 18.2 for the damping.
 */
public final class QuasiNewton {
    /** No variable changes by more than this in one step before the line search. */
    private static final double LONGEST_STEP = 3;

    /** Where a variable has changed by more than this, the search is on its way to infinity; its caller should look. */
    private static final double FAR_AWAY = 40;

    /**
     * A value that fell by this many times what was expected: what was learnt of the curvature belongs to another
     * place.
     */
    private static final double STALE = 1.5;

    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double SUFFICIENT_FLATTENING = 0.5;
    private static final int MAX_TRIALS = 40;

    /**
     * Added to the curvature, so that a direction in which nothing changes does not yield an endless step. Little more
     * than rounding: where variables go together, the curvature along their way is small beside that of each of them,
     * and a larger one would shorten every step on that way.
     */
    private static final double RIDGE = 1e-13;

    private static final double MAX_RIDGE = 1e6;

    /** Whether the value still falls is looked at after so many steps. */
    private static final int PATIENCE = 10;

    /** A fall in {@link #PATIENCE} steps, relative to the value, that is the noise of a function at its limits. */
    private static final double NOISE = 1e-10;

    /** What a value may rise by rounding, relative to its size. */
    private static final double ROUNDING = 1e-14;

    private final Objective objective;
    private final double tolerance;
    private final int maxIterations;
    private final int n;
    private final double[] start;

    private State current;
    private double[][] curvature;
    private double[] step;
    private double gain = Double.POSITIVE_INFINITY;
    private int iterations;
    private int evaluations;

    /** A function to be minimised. */
    public interface Objective {
        /**
         * The value and its derivatives at a point.
         *
         * @param point the point
         * @param gradient receives the first derivatives; ignored when the value is not finite
         * @param curvature receives an approximation of the second derivatives that is positive semidefinite; null if
         *     it is not asked for
         * @return the value; not a number or infinite where there is none
         */
        double evaluate(double[] point, double[] gradient, double @Nullable [][] curvature);
    }

    /** How a search ended. */
    public enum End {
        /** The value cannot fall by more than the tolerance. */
        CONVERGED,
        /** No value that is lower by more than rounding was found, though the quadratic model expects one. */
        STALLED,
        /** The iterations were used up. */
        OUT_OF_ITERATIONS,
        /** A variable is so far from where it began that the search could go on forever. */
        FAR_AWAY,
        /** The function has no finite value at the start. */
        NO_START
    }

    /**
     * Where a search ended.
     *
     * @param point the lowest point found
     * @param value its value
     * @param gradient its first derivatives
     * @param gain by how much the value may still fall, by the last quadratic model
     * @param iterations the number of steps taken
     * @param evaluations the number of times the function was evaluated
     * @param end how the search ended
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared; made and read in this library only
    public record Minimum(
            double[] point, double value, double[] gradient, double gain, int iterations, int evaluations, End end) {}

    private static final class State {
        private final double[] point;
        private final double[] gradient;
        private double value;

        State(double[] point) {
            this.point = point;
            this.gradient = new double[point.length];
        }

        boolean isUsable() {
            return Double.isFinite(value) && Arrays.stream(gradient).allMatch(Double::isFinite);
        }
    }

    private QuasiNewton(
            Objective objective, double[] start, double @Nullable [][] known, double tolerance, int maxIterations) {
        this.objective = objective;
        this.tolerance = tolerance;
        this.maxIterations = maxIterations;
        this.n = start.length;
        this.start = start.clone();
        this.curvature = known == null ? new double[n][n] : copy(known);
        this.step = new double[n];
        this.current = at(start.clone(), known == null ? curvature : null);
    }

    /**
     * Searches a minimum.
     *
     * @param objective the function
     * @param start where to begin
     * @param tolerance the fall of the value that is not worth a step
     * @param maxIterations the largest number of steps
     * @return where the search ended, and how
     */
    public static Minimum minimise(Objective objective, double[] start, double tolerance, int maxIterations) {
        return new QuasiNewton(objective, start, null, tolerance, maxIterations).minimum();
    }

    /**
     * Searches a minimum from a point where the second derivatives are known.
     *
     * @param objective the function
     * @param start where to begin
     * @param curvature the second derivatives there, or a positive definite approximation of them
     * @param tolerance the fall of the value that is not worth a step
     * @param maxIterations the largest number of steps
     * @return where the search ended, and how
     */
    public static Minimum minimise(
            Objective objective, double[] start, double[][] curvature, double tolerance, int maxIterations) {
        return new QuasiNewton(objective, start, curvature, tolerance, maxIterations).minimum();
    }

    private Minimum minimum() {
        End end = current.isUsable() ? run() : End.NO_START;
        return new Minimum(current.point, current.value, current.gradient, gain, iterations, evaluations, end);
    }

    /**
     * The second derivatives at a point, by central differences of the gradient.
     *
     * @param objective the function
     * @param point the point
     * @param difference how far to step in each variable
     * @return the symmetric matrix
     */
    public static double[][] hessian(Objective objective, double[] point, double difference) {
        int n = point.length;
        double[][] hessian = new double[n][n];
        for (int i = 0; i < n; i++) {
            double[] above = new double[n];
            double[] below = new double[n];
            double[] moved = point.clone();
            moved[i] = point[i] + difference;
            objective.evaluate(moved, above, null);
            moved[i] = point[i] - difference;
            objective.evaluate(moved, below, null);
            for (int j = 0; j < n; j++) {
                hessian[i][j] = (above[j] - below[j]) / (2 * difference);
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                hessian[i][j] = (hessian[i][j] + hessian[j][i]) / 2;
                hessian[j][i] = hessian[i][j];
            }
        }
        return hessian;
    }

    private State at(double[] point, double @Nullable [][] curvatureThere) {
        State state = new State(point);
        state.value = objective.evaluate(point, state.gradient, curvatureThere);
        evaluations++;
        return state;
    }

    /** Forgets what the steps said of the curvature. */
    private void renewCurvature() {
        curvature = new double[n][n];
        current = at(current.point, curvature);
    }

    private End run() {
        boolean isFresh = true;
        double earlier = current.value;
        while (true) {
            chooseStep();
            if (gain <= tolerance) {
                return End.CONVERGED;
            }
            if (iterations == maxIterations) {
                return End.OUT_OF_ITERATIONS;
            }
            if (isFarAway()) {
                return End.FAR_AWAY;
            }
            Optional<State> next = lineSearch();
            if (next.isPresent()) {
                iterations++;
                update(next.get());
                isFresh = false;
                if (iterations % PATIENCE == 0) {
                    if (earlier - current.value <= NOISE * Math.abs(current.value)) {
                        return End.STALLED;
                    }
                    earlier = current.value;
                }
            } else if (isFresh) {
                return End.STALLED;
            } else {
                renewCurvature();
                isFresh = true;
            }
        }
    }

    private boolean isFarAway() {
        return IntStream.range(0, n).anyMatch(i -> Math.abs(current.point[i] - start[i]) > FAR_AWAY);
    }

    /** The step to the minimum of the quadratic model, and by how much that lies lower. */
    private void chooseStep() {
        double[] fall = new double[n];
        for (int i = 0; i < n; i++) {
            fall[i] = -current.gradient[i];
        }
        step = solve(fall);
        gain = dot(fall, step) / 2;
        double longest = Arrays.stream(step).map(Math::abs).max().orElse(0);
        if (longest > LONGEST_STEP) {
            scale(step, LONGEST_STEP / longest);
        }
    }

    private double[] solve(double[] right) {
        for (double ridge = RIDGE; ridge < MAX_RIDGE; ridge *= 10) {
            double[][] raised = copy(curvature);
            for (int i = 0; i < n; i++) {
                raised[i][i] += ridge * (1 + Math.abs(raised[i][i]));
            }
            Optional<Cholesky> factor = Cholesky.of(raised);
            if (factor.isPresent()) {
                return factor.get().solve(right);
            }
        }
        return right.clone();
    }

    /** A point along the step that is sufficiently lower and sufficiently flat, or at least lower. */
    private Optional<State> lineSearch() {
        double slope = dot(current.gradient, step);
        double shortest = 0;
        double longest = Double.POSITIVE_INFINITY;
        double length = 1;
        Optional<State> best = Optional.empty();
        for (int trial = 0; trial < MAX_TRIALS; trial++) {
            State next = at(moved(length), null);
            double allowed = current.value + SUFFICIENT_DECREASE * length * slope;
            if (!next.isUsable() || next.value > allowed + ROUNDING * Math.abs(current.value)) {
                longest = length;
                length = shorter(shortest, length, slope, next);
            } else {
                best = Optional.of(next);
                if (dot(next.gradient, step) >= SUFFICIENT_FLATTENING * slope) {
                    return best;
                }
                shortest = length;
                length = longest < Double.POSITIVE_INFINITY ? (shortest + longest) / 2 : 2 * length;
            }
            if (longest - shortest <= 1e-3 * longest && best.isPresent()) {
                return best;
            }
        }
        return best;
    }

    /** The minimum of the parabola through what is known, kept away from both ends. */
    private double shorter(double shortest, double length, double slope, State next) {
        double width = length - shortest;
        if (shortest > 0 || !next.isUsable()) {
            return shortest + width / 2;
        }
        double parabola = -slope * width * width / (2 * (next.value - current.value - slope * width));
        return Math.min(Math.max(parabola, 0.1 * width), 0.5 * width);
    }

    private double[] moved(double length) {
        double[] point = current.point.clone();
        for (int i = 0; i < n; i++) {
            point[i] += length * step[i];
        }
        return point;
    }

    /** Moves to the next point and updates the curvature with what the gradients there say, damped to stay positive. */
    private void update(State next) {
        double[] change = new double[n];
        double[] slopes = new double[n];
        for (int i = 0; i < n; i++) {
            change[i] = next.point[i] - current.point[i];
            slopes[i] = next.gradient[i] - current.gradient[i];
        }
        double[] expected = times(curvature, change);
        double curved = dot(change, expected);
        double seen = dot(change, slopes);
        double share = seen >= 0.2 * curved ? 1 : 0.8 * curved / (curved - seen);
        for (int i = 0; i < n; i++) {
            slopes[i] = share * slopes[i] + (1 - share) * expected[i];
        }
        double along = dot(change, slopes);
        boolean isStale = current.value - next.value > STALE * gain;
        if (!isStale && curved > 0 && along > 0) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    curvature[i][j] += slopes[i] * slopes[j] / along - expected[i] * expected[j] / curved;
                }
            }
            current = next;
        } else {
            current = next;
            renewCurvature();
        }
    }

    private static double[] times(double[][] matrix, double[] vector) {
        return Arrays.stream(matrix).mapToDouble(row -> dot(row, vector)).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void scale(double[] vector, double factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }

    private static double[][] copy(double[][] matrix) {
        return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    }
}
