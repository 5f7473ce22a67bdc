package io.github.retentionmetrics.fit;

import io.github.retentionmetrics.fit.Ascent.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * What a likelihood is like far from a place where a search ended: in the directions in which parameters go to zero or to
 * infinity together, and on the way back.
 *
 * <p>It is looked at every few steps of a logarithm, since a long step of a search may pass by a maximum, and since only what
 * matters nowhere on the way has no influence.
 */
final class Surroundings {
    /** How far a parameter's logarithm is moved to see whether it could as well be zero or infinite. */
    private static final double FAR = 20;

    /** How closely to look at what lies on the way. */
    private static final double STRIDE = 5;

    /** No parameter leaves e^-100..e^100, where products of parameters are still numbers. */
    private static final double BOX = 100;

    /** What may be left to gain beyond the box, as a part of the log-likelihood, if it rises as one over a parameter's logarithm. */
    private static final double SLOW = 0.1;

    private final ToDoubleFunction<double[]> objective;
    private final double[] point;
    private final double value;
    private final double usable;

    /**
     * Looks around.
     *
     * @param objective minus the log-likelihood, plus the prior
     * @param place where from
     */
    Surroundings(ToDoubleFunction<double[]> objective, Place place) {
        this.objective = objective;
        this.point = place.point();
        this.value = place.value();
        this.usable = place.usable();
    }

    static boolean isInBox(double[] point) {
        return Arrays.stream(point).allMatch(coordinate -> Math.abs(coordinate) <= BOX);
    }

    /** Whether those that go can be told to go there: at the end of the box, only one can. */
    boolean isOpen(List<Integer> direction) {
        return hasRoom(direction) || Limit.parameters(direction) == 1;
    }

    private boolean hasRoom(List<Integer> direction) {
        return reach(direction) >= STRIDE;
    }

    /** The point where all that go are far out. */
    double[] farOut(List<Integer> direction) {
        return moved(direction, reach(direction));
    }

    /** By how much the likelihood is lower there. */
    double lossFarOut(List<Integer> direction) {
        return loss(direction, reach(direction));
    }

    /** The best of the points on the way back at which the likelihood is higher than here. */
    Optional<double[]> higherOnTheWayBack(List<Integer> direction) {
        List<Integer> back = Limit.opposite(direction);
        Optional<double[]> best = Optional.empty();
        double least = -usable;
        for (double distance : distances(back).toArray()) {
            double loss = loss(back, distance);
            if (loss < least) {
                least = loss;
                best = Optional.of(moved(back, distance));
            }
        }
        return best;
    }

    /** Whether the likelihood on the way back is nowhere higher than here, but for rounding. */
    boolean isHighest(List<Integer> direction, double rounding) {
        return losses(Limit.opposite(direction)).allMatch(loss -> loss >= -rounding);
    }

    /** Whether the likelihood does not change further out or, where numbers end, rises so slowly that little is left to gain. */
    boolean isEnd(List<Integer> direction) {
        return hasRoom(direction)
                ? losses(direction).allMatch(loss -> Math.abs(loss) <= usable)
                : BOX * loss(Limit.opposite(direction), 1) <= SLOW * Math.abs(value);
    }

    /** Whether the likelihood is the same wherever parameters go in a direction and in the opposite one. */
    boolean isIdle(List<Integer> direction) {
        return DoubleStream.concat(losses(direction), losses(Limit.opposite(direction)))
                .allMatch(loss -> Math.abs(loss) <= usable);
    }

    /** Whether the likelihood is lower where parameters go in two directions at once. */
    boolean isLower(List<Integer> direction, List<Integer> other) {
        return Limit.areApart(direction, other)
                && losses(Limit.sum(direction, other)).anyMatch(loss -> loss > usable);
    }

    private DoubleStream losses(List<Integer> direction) {
        return distances(direction).map(distance -> loss(direction, distance));
    }

    private DoubleStream distances(List<Integer> direction) {
        double reach = reach(direction);
        return DoubleStream.iterate(STRIDE, distance -> distance <= reach, distance -> distance + STRIDE);
    }

    /** How far to go until all that go are far out, also those that are far out on the other side; not out of the box. */
    private double reach(List<Integer> direction) {
        double behind = Limit.furthest(point, Limit.opposite(direction));
        double ahead = Limit.furthest(point, direction);
        return Math.min(FAR + Math.max(0, behind), BOX - ahead);
    }

    private double loss(List<Integer> direction, double distance) {
        return objective.applyAsDouble(moved(direction, distance)) - value;
    }

    private double[] moved(List<Integer> direction, double distance) {
        return Limit.moved(point, direction, distance);
    }
}
