package io.github.retentionmetrics.fit;

import io.github.retentionmetrics.internal.math.QuasiNewton.End;
import io.github.retentionmetrics.internal.math.QuasiNewton.Minimum;
import java.util.HashSet;
import java.util.List;

/**
 * Where a search ended.
 *
 * @param minimum the end of the search
 * @param information the curvature there
 * @param limits the limits at which coordinates are held
 * @param gain by how much the likelihood may still rise
 * @param iterations the number of steps until there, those of earlier searches included
 */
record Place(Minimum minimum, Information information, List<Limit> limits, double gain, int iterations) {
    /** A gain that is not worth looking for where double precision shows no way to it. */
    private static final double USABLE = 1e-4;

    /** The same as a part of the log-likelihood, whose derivatives are rounded more than its value. */
    private static final double USABLE_PART = 1e-11;

    /** The part of a log-likelihood that may be rounding. */
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

    /** Differences of the value of this size or less are not told apart. */
    double usable() {
        return Math.max(USABLE, ROUNDING * Math.abs(value()));
    }

    /** Whether nothing is left to gain that double precision can tell. */
    boolean isUsable() {
        return hasAtMostToGain(usable());
    }

    /** Whether the maximum is as near as was asked for, or as near as rounding lets the search come. */
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

    /** Whether the likelihood is lower here than where it has another {@link #value()}. */
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
