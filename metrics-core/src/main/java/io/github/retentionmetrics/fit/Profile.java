package io.github.retentionmetrics.fit;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * The likelihood along straight lines through the place where a search ended.
 *
 * <p>Whether it rises or stays the same towards the end of a line decides whether parameters go to a limit. It is
 * looked at in strides of a few units of the coordinates, since a single long step may pass by a maximum, and since
 * only what changes nothing anywhere on the line has no influence.
 */
final class Profile {
    /** How far a coordinate is moved to see whether it might as well be at the end of its domain: a factor of e^20. */
    private static final double FAR = 20;

    private static final double STRIDE = 5;

    /**
     * What may be left to gain outside the box, as a part of the log-likelihood, if it rises as one over a coordinate.
     */
    private static final double SLOW = 0.1;

    private final ToDoubleFunction<double[]> objective;
    private final double[] point;
    private final double value;
    private final double usable;

    /**
     * The lines through a place.
     *
     * @param objective minus the log-likelihood, plus the penalty of the prior
     * @param place the place
     */
    Profile(ToDoubleFunction<double[]> objective, Place place) {
        this.objective = objective;
        this.point = place.point();
        this.value = place.value();
        this.usable = place.usable();
    }

    /** Whether there is room to see where several coordinates go; for a single one the end of the box says enough. */
    boolean isVisible(Direction direction) {
        return hasRoom(direction) || direction.size() == 1;
    }

    private boolean hasRoom(Direction direction) {
        return reach(direction) >= STRIDE;
    }

    /** The point at which all coordinates that move are far out. */
    double[] farOut(Direction direction) {
        return direction.moved(point, reach(direction));
    }

    /** By how much the likelihood is lower there. */
    double lossFarOut(Direction direction) {
        return loss(direction, reach(direction));
    }

    /**
     * The best of the points in the opposite direction at which the likelihood is higher than here, if there are any.
     */
    Optional<double[]> higherBehind(Direction direction) {
        Direction back = direction.opposite();
        Optional<double[]> best = Optional.empty();
        double least = -usable;
        for (double distance : distances(back).toArray()) {
            double loss = loss(back, distance);
            if (loss < least) {
                least = loss;
                best = Optional.of(back.moved(point, distance));
            }
        }
        return best;
    }

    /** Whether the likelihood is nowhere in the opposite direction higher than here, but for rounding. */
    boolean isHighest(Direction direction, double rounding) {
        return losses(direction.opposite()).allMatch(loss -> loss >= -rounding);
    }

    /**
     * Whether the likelihood does not change further out or, at the end of the box, rises so slowly that little is to
     * be gained.
     */
    boolean isLevelAhead(Direction direction) {
        return hasRoom(direction)
                ? losses(direction).allMatch(loss -> Math.abs(loss) <= usable)
                : SearchSpace.BOX * loss(direction.opposite(), 1) <= SLOW * Math.abs(value);
    }

    /** Whether the likelihood is the same everywhere in a direction and in the opposite one. */
    boolean isConstant(Direction direction) {
        return DoubleStream.concat(losses(direction), losses(direction.opposite()))
                .allMatch(loss -> Math.abs(loss) <= usable);
    }

    /** Whether the likelihood is lower where coordinates move in two directions at once. */
    boolean fallsAlongBoth(Direction direction, Direction other) {
        return direction.isApartFrom(other) && losses(direction.plus(other)).anyMatch(loss -> loss > usable);
    }

    private DoubleStream losses(Direction direction) {
        return distances(direction).map(distance -> loss(direction, distance));
    }

    private DoubleStream distances(Direction direction) {
        double reach = reach(direction);
        return DoubleStream.iterate(STRIDE, distance -> distance <= reach, distance -> distance + STRIDE);
    }

    /**
     * How far to go until all coordinates that move are far out, also those that are far out on the other side of 0.
     */
    private double reach(Direction direction) {
        double behind = direction.opposite().furthest(point);
        double ahead = direction.furthest(point);
        return Math.min(FAR + Math.max(0, behind), SearchSpace.BOX - ahead);
    }

    private double loss(Direction direction, double distance) {
        return objective.applyAsDouble(direction.moved(point, distance)) - value;
    }
}
