package io.github.retentionmetrics.fit;

import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.fit.ModelShape;
import io.github.retentionmetrics.internal.fit.Parameters;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Parameters that go to zero or to infinity together without the likelihood falling, so that it has no maximum at finite
 * parameters or no single one.
 *
 * @param direction how each parameter goes: 1 to infinity, -1 to zero, 0 not at all
 * @param isTwoWay whether the likelihood does not fall in the opposite direction either: what changes has no influence
 */
record Limit(List<Integer> direction, boolean isTwoWay) implements Serializable {
    /** All directions in which parameters that are not held may go, those of fewest parameters first. */
    static List<List<Integer>> directions(boolean[] isHeld) {
        List<List<Integer>> directions = new ArrayList<>();
        directions.add(List.of());
        for (boolean held : isHeld) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> direction : directions) {
                for (int sign = held ? 0 : -1; sign <= (held ? 0 : 1); sign++) {
                    List<Integer> extended = new ArrayList<>(direction);
                    extended.add(sign);
                    longer.add(extended);
                }
            }
            directions = longer;
        }
        directions.removeIf(direction -> parameters(direction) == 0);
        directions.sort(Comparator.comparingLong(Limit::parameters));
        return directions;
    }

    /** How many parameters go. */
    static long parameters(List<Integer> direction) {
        return direction.stream().filter(sign -> sign != 0).count();
    }

    /** A point so far along a direction. */
    static double[] moved(double[] point, List<Integer> direction, double distance) {
        double[] moved = point.clone();
        Arrays.setAll(moved, i -> moved[i] + distance * direction.get(i));
        return moved;
    }

    /** How far out in a direction the furthest of those that go is; negative if all are on the other side. */
    static double furthest(double[] point, List<Integer> direction) {
        return IntStream.range(0, point.length)
                .filter(i -> direction.get(i) != 0)
                .mapToDouble(i -> direction.get(i) * point[i])
                .max()
                .orElseThrow();
    }

    /** Whether no parameter goes in both directions. */
    static boolean areApart(List<Integer> direction, List<Integer> other) {
        return IntStream.range(0, direction.size()).allMatch(i -> direction.get(i) == 0 || other.get(i) == 0);
    }

    /** The direction in which all go that go in one of two. */
    static List<Integer> sum(List<Integer> direction, List<Integer> other) {
        return IntStream.range(0, direction.size())
                .map(i -> direction.get(i) + other.get(i))
                .boxed()
                .toList();
    }

    /** The limit of the parameters that do not go in another one too; empty if that other is not a part of this one. */
    Optional<Limit> beside(Limit other) {
        boolean isPart = !other.direction.equals(direction)
                && IntStream.range(0, direction.size())
                        .filter(other::isGoing)
                        .allMatch(i -> direction.get(i).equals(other.direction.get(i)));
        return isPart ? Optional.of(new Limit(sum(direction, opposite(other.direction)), isTwoWay)) : Optional.empty();
    }

    static List<Integer> opposite(List<Integer> direction) {
        return direction.stream().map(sign -> -sign).toList();
    }

    /** The same limit in terms of a model's parameters, from that of its coordinates. */
    Limit of(ModelShape shape) {
        double[] change = shape.parametersOf(
                direction.stream().mapToDouble(Integer::doubleValue).toArray());
        return new Limit(
                Arrays.stream(change).mapToObj(c -> (int) Math.signum(c)).toList(), isTwoWay);
    }

    /** The last parameter that goes: where it is held far away, the others find their places beside it. */
    int held() {
        return IntStream.range(0, direction.size()).filter(this::isGoing).max().orElseThrow();
    }

    /** Whether a parameter goes to zero or to infinity. */
    boolean isGoing(int parameter) {
        return direction.get(parameter) != 0;
    }

    /**
     * Whether this is a limit of so many parameters, of which at least one goes to zero or infinity; a limit from a
     * stream may be none.
     */
    boolean isOf(int parameters) {
        return Restored.isListOf(direction, Integer.class)
                && direction.size() == parameters
                && direction.stream().allMatch(sign -> Math.abs(sign) <= 1)
                && parameters(direction) > 0;
    }

    /** The limit of one of the parameters that go to zero or to infinity. */
    ParameterLimit of(int parameter) {
        if (isTwoWay) {
            return ParameterLimit.ANY;
        }
        return direction.get(parameter) > 0 ? ParameterLimit.INFINITY : ParameterLimit.ZERO;
    }

    /**
     * The combination that stays finite where two parameters go together: the name of their ratio or product, and its
     * value.
     */
    Optional<Map.Entry<String, Double>> combination(List<String> names, double[] values) {
        if (parameters(direction) != 2) {
            return Optional.empty();
        }
        int second = held();
        int first = IntStream.range(0, second).filter(this::isGoing).findFirst().orElseThrow();
        boolean isRatio = direction.get(first).equals(direction.get(second));
        return Optional.of(Map.entry(
                names.get(first) + (isRatio ? " / " : " x ") + names.get(second),
                isRatio ? values[first] / values[second] : values[first] * values[second]));
    }

    /** Where the parameters stand: {@code s at zero}, {@code a and b at infinity with a / b=0.5}. */
    String place(List<String> names, double[] values) {
        String with = combination(names, values)
                .map(entry -> " with " + Parameters.text(List.of(entry.getKey()), new double[] {entry.getValue()}))
                .orElse("");
        if (isTwoWay) {
            return FitDiagnosis.and(going(names, -1, 1)) + " of any value" + with;
        }
        List<String> places = new ArrayList<>();
        for (int sign : new int[] {1, -1}) {
            List<String> there = going(names, sign);
            if (!there.isEmpty()) {
                places.add(
                        FitDiagnosis.and(there) + " at " + (sign > 0 ? ParameterLimit.INFINITY : ParameterLimit.ZERO));
            }
        }
        return FitDiagnosis.and(places) + with;
    }

    /** The limit in words: {@code s goes to zero}, {@code s and beta go to infinity together}. */
    String text(List<String> names) {
        List<String> down = going(names, -1);
        List<String> up = going(names, 1);
        boolean isAlone = down.size() + up.size() == 1;
        if (isTwoWay && isAlone) {
            return going(names, -1, 1).get(0) + " has no influence";
        }
        if (isTwoWay) {
            String what = down.isEmpty() || up.isEmpty() ? "ratio" : "product";
            return "only the " + what + " of " + FitDiagnosis.and(going(names, -1, 1)) + " has an influence";
        }
        if (isAlone) {
            return down.isEmpty() ? up.get(0) + " goes to infinity" : down.get(0) + " goes to zero";
        }
        return down.isEmpty() || up.isEmpty()
                ? FitDiagnosis.and(going(names, -1, 1)) + " go to " + (down.isEmpty() ? "infinity" : "zero")
                        + " together"
                : FitDiagnosis.and(down) + " to zero and " + FitDiagnosis.and(up) + " to infinity go together";
    }

    private List<String> going(List<String> names, int... signs) {
        return IntStream.range(0, names.size())
                .filter(i -> IntStream.of(signs).anyMatch(sign -> sign == direction.get(i)))
                .mapToObj(names::get)
                .toList();
    }
}
