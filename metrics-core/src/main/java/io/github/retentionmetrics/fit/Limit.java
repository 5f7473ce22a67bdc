package io.github.retentionmetrics.fit;

import io.github.retentionmetrics.internal.Restored;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Parameters that go to zero or to infinity together without the likelihood falling, so that it has no maximum at finite
 * parameters or no single one.
 *
 * @param direction how each parameter goes: 1 to infinity, -1 to zero, 0 not at all
 * @param isTwoWay whether the likelihood does not fall in the opposite direction either: what changes has no influence
 */
record Limit(List<Integer> direction, boolean isTwoWay) implements Serializable {
    private static final List<ParameterLimit> UPWARDS = List.of(
            ParameterLimit.MINUS_INFINITY,
            ParameterLimit.ZERO,
            ParameterLimit.ONE,
            ParameterLimit.INFINITY,
            ParameterLimit.ANY);

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

    /** The same limit in terms of the parameters, from that of the coordinates. */
    Limit ofParameters(SearchSpace space) {
        double[] change = space.scaledParameters(
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

    /** Where the parameters go that do, by name. */
    Map<String, ParameterLimit> byName(List<Parameter> parameters) {
        Map<String, ParameterLimit> byName = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            if (isGoing(i)) {
                ParameterLimit end = parameters.get(i).domain().limit(direction.get(i));
                byName.put(parameters.get(i).name(), isTwoWay ? ParameterLimit.ANY : end);
            }
        }
        return byName;
    }

    /**
     * The combination that stays finite where two positive parameters go together: the name of their ratio or product, and
     * its value.
     */
    Optional<Map.Entry<String, Double>> combination(List<Parameter> parameters, double[] values) {
        int[] going = IntStream.range(0, values.length).filter(this::isGoing).toArray();
        boolean isPair = going.length == 2
                && IntStream.of(going).allMatch(i -> parameters.get(i).domain() == ParameterDomain.POSITIVE);
        if (!isPair) {
            return Optional.empty();
        }
        double first = values[going[0]];
        double second = values[going[1]];
        boolean isRatio = direction.get(going[0]).equals(direction.get(going[1]));
        String sign = isRatio ? " / " : " x ";
        return Optional.of(Map.entry(
                parameters.get(going[0]).name()
                        + sign
                        + parameters.get(going[1]).name(),
                isRatio ? first / second : first * second));
    }

    /** Where the parameters stand: {@code s at zero}, {@code a and b at infinity with a / b=0.5}. */
    String place(List<Parameter> parameters, double[] values) {
        String with = combination(parameters, values)
                .map(entry -> " with " + Parameter.text(entry.getKey(), entry.getValue()))
                .orElse("");
        List<String> places = new ArrayList<>();
        byLimit(parameters).descendingMap().forEach((limit, names) -> places.add(FitDiagnosis.and(names) + at(limit)));
        return FitDiagnosis.and(places) + with;
    }

    private static String at(ParameterLimit limit) {
        return limit == ParameterLimit.ANY ? " of any value" : " at " + limit;
    }

    /** The limit in words: {@code s goes to zero}, {@code s and beta go to infinity together}. */
    String text(List<Parameter> parameters) {
        NavigableMap<ParameterLimit, List<String>> byLimit = byLimit(parameters);
        String names = FitDiagnosis.and(List.copyOf(byName(parameters).keySet()));
        boolean isAlone = parameters(direction) == 1;
        if (isTwoWay) {
            return isAlone
                    ? names + " has no influence"
                    : "only " + influence(parameters) + " of " + names + " has an influence";
        }
        if (byLimit.size() == 1) {
            ParameterLimit limit = byLimit.firstKey();
            return names + (isAlone ? " goes to " + limit : " go to " + limit + " together");
        }
        List<String> ways = new ArrayList<>();
        byLimit.forEach((limit, going) -> ways.add(FitDiagnosis.and(going) + " to " + limit));
        return FitDiagnosis.and(ways) + " go together";
    }

    /** What the likelihood depends on where parameters can go together in both directions. */
    private String influence(List<Parameter> parameters) {
        boolean isPositive = IntStream.range(0, parameters.size())
                .filter(this::isGoing)
                .allMatch(i -> parameters.get(i).domain() == ParameterDomain.POSITIVE);
        boolean isSameWay = direction.stream().noneMatch(sign -> sign < 0)
                || direction.stream().noneMatch(sign -> sign > 0);
        if (!isPositive) {
            return "a combination";
        }
        return isSameWay ? "the ratio" : "the product";
    }

    /** The names of the parameters that go, by where they go: the lower ends of domains before the upper ones. */
    private NavigableMap<ParameterLimit, List<String>> byLimit(List<Parameter> parameters) {
        NavigableMap<ParameterLimit, List<String>> byLimit = new TreeMap<>(Comparator.comparing(UPWARDS::indexOf));
        byName(parameters)
                .forEach((name, limit) ->
                        byLimit.computeIfAbsent(limit, key -> new ArrayList<>()).add(name));
        return byLimit;
    }
}
