package io.github.retentionmetrics.fit;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * The likelihood along straight lines through the place at which a search ended.
 *
 * <p>Parameters go to a limit if the likelihood rises or stays the same towards the end of a line. It is evaluated in
 * strides of a few units of the coordinates, since a single long step may skip a maximum, and since parameters are
 * without influence only if the likelihood is the same everywhere on the line.
 */
final class Profile {
    /**
     * The distance by which a coordinate is moved to check whether it can go to the end of its domain: a factor of
     * e^20.
     */
    private static final double FAR = 20;

    private static final double STRIDE = 5;

    /**
     * The largest gain that may be left outside the box, if the log-likelihood rises in proportion to one over a
     * coordinate.
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

    /**
     * Whether the box leaves enough room to see where several coordinates go; for a single coordinate the end of the
     * box is enough.
     */
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

    /** The loss of log-likelihood at that point. */
    double lossFarOut(Direction direction) {
        return loss(direction, reach(direction));
    }

    /**
     * The highest of the points in the opposite direction at which the likelihood is higher than at the place; empty if
     * there are none.
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

    /** Whether the likelihood is nowhere in the opposite direction higher than at the place, apart from rounding. */
    boolean isHighest(Direction direction, double rounding) {
        return losses(direction.opposite()).allMatch(loss -> loss >= -rounding);
    }

    /**
     * Whether the likelihood does not change further out or, at the end of the box, rises so slowly that there is
     * little to gain.
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
     * The distance after which all coordinates that move are far out, including those that are far out on the other
     * side of 0.
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
