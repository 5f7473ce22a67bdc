package io.github.retentionmetrics.fit;

import io.github.retentionmetrics.internal.math.QuasiNewton.End;
import io.github.retentionmetrics.internal.math.QuasiNewton.Minimum;
import java.util.HashSet;
import java.util.List;

/**
 * The place at which a search ended.
 *
 * @param minimum the end of the search
 * @param information the curvature there
 * @param limits the limits at which coordinates are held
 * @param gain the amount by which the log-likelihood may still rise
 * @param iterations the number of steps taken, including those of earlier searches
 */
record Place(Minimum minimum, Information information, List<Limit> limits, double gain, int iterations) {
    /** The largest remaining gain that is accepted if double precision does not allow a further step. */
    private static final double USABLE = 1e-4;

    /** The same as a fraction of the log-likelihood, whose derivatives have larger rounding errors than its value. */
    private static final double USABLE_PART = 1e-11;

    /** The relative rounding error of a log-likelihood. */
    static final double ROUNDING = 1e-12;

    double[] point() {
        return minimum.point();
    }

    /** Minus the log-likelihood, plus the penalty of the prior. */
    double value() {
        return minimum.value();
    }

    /** Whether the search could go on. */
    boolean isOnTheWay() {
        return minimum.end() == End.OUT_OF_ITERATIONS || minimum.end() == End.FAR_AWAY;
    }

    /** Differences of the value of this size or less are treated as none. */
    double usable() {
        return Math.max(USABLE, ROUNDING * Math.abs(value()));
    }

    /** Whether no gain is left that double precision can distinguish. */
    boolean isUsable() {
        return hasAtMostToGain(usable());
    }

    /** Whether the maximum is as near as the tolerance requires, or as near as rounding allows. */
    boolean isAcceptable(double tolerance) {
        return hasAtMostToGain(Math.max(tolerance, Math.max(usable(), USABLE_PART * Math.abs(value()))));
    }

    private boolean hasAtMostToGain(double enough) {
        return Double.isFinite(value()) && gain <= enough;
    }

    /** Whether the data determine all coordinates that are not at a limit. */
    boolean isDetermined() {
        return information.vague().length == 0;
    }

    /** Whether this is a maximum at which the data determine all coordinates that are not at a limit. */
    boolean isClear() {
        return isUsable() && isDetermined();
    }

    /** Whether the likelihood is lower here than at a place with another {@link #value()}. */
    boolean isLowerThan(double other) {
        return other < value() - usable();
    }

    /** Whether the same coordinates are at the same limits as at another place. */
    boolean isAtLimitsOf(Place other) {
        return new HashSet<>(limits).equals(new HashSet<>(other.limits));
    }

    Place withLimits(List<Limit> others) {
        return new Place(minimum, information, others, gain, iterations);
    }
}
