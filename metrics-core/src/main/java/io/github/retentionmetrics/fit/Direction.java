package io.github.retentionmetrics.fit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A direction in which some coordinates move together, all at the same speed.
 *
 * @param signs for each coordinate 1 if it rises, -1 if it falls, 0 if it stays
 */
record Direction(List<Integer> signs) implements Serializable {
    static Direction of(Integer... signs) {
        return new Direction(List.of(signs));
    }

    /**
     * All directions in which the coordinates that are not held can move, in ascending order of the number of
     * coordinates.
     */
    static List<Direction> all(boolean[] isHeld) {
        List<List<Integer>> directions = List.of(List.of());
        for (boolean held : isHeld) {
            List<Integer> possible = held ? List.of(0) : List.of(-1, 0, 1);
            directions = directions.stream()
                    .flatMap(signs -> possible.stream().map(sign -> appended(signs, sign)))
                    .toList();
        }
        return directions.stream()
                .map(Direction::new)
                .filter(direction -> direction.size() > 0)
                .sorted(Comparator.comparingInt(Direction::size))
                .toList();
    }

    private static List<Integer> appended(List<Integer> signs, int sign) {
        List<Integer> longer = new ArrayList<>(signs);
        longer.add(sign);
        return longer;
    }

    /** Whether a coordinate moves. */
    boolean moves(int coordinate) {
        return signs.get(coordinate) != 0;
    }

    /** The coordinates that move, ascending. */
    int[] moving() {
        return IntStream.range(0, signs.size()).filter(this::moves).toArray();
    }

    /** The number of coordinates that move. */
    int size() {
        return moving().length;
    }

    /** The last coordinate that moves. */
    int last() {
        return IntStream.of(moving()).max().orElseThrow();
    }

    Direction opposite() {
        return new Direction(signs.stream().map(sign -> -sign).toList());
    }

    /** The point at a distance from another one. */
    double[] moved(double[] point, double distance) {
        double[] moved = point.clone();
        Arrays.setAll(moved, i -> moved[i] + distance * signs.get(i));
        return moved;
    }

    /**
     * The largest position in this direction of the coordinates that move; negative if all are on the other side of 0.
     */
    double furthest(double[] point) {
        return IntStream.of(moving())
                .mapToDouble(i -> signs.get(i) * point[i])
                .max()
                .orElseThrow();
    }

    /** Whether no coordinate moves in both this direction and another one. */
    boolean isApartFrom(Direction other) {
        return IntStream.of(moving()).noneMatch(other::moves);
    }

    /**
     * Whether all coordinates that move in this direction move the same way in another direction, which moves more of
     * them.
     */
    boolean isPartOf(Direction other) {
        return !equals(other)
                && IntStream.of(moving()).allMatch(i -> signs.get(i).equals(other.signs.get(i)));
    }

    /** The direction in which the coordinates of two disjoint directions move. */
    Direction plus(Direction other) {
        return new Direction(IntStream.range(0, signs.size())
                .map(i -> signs.get(i) + other.signs.get(i))
                .boxed()
                .toList());
    }

    /** The direction in terms of the parameters, from that of the coordinates. */
    Direction ofParameters(SearchSpace space) {
        double[] change = space.scaledParameters(
                signs.stream().mapToDouble(Integer::doubleValue).toArray());
        return new Direction(
                Arrays.stream(change).mapToObj(c -> (int) Math.signum(c)).toList());
    }
}
