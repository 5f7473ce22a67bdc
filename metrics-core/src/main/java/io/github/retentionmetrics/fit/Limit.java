package io.github.retentionmetrics.fit;

import io.github.retentionmetrics.internal.Restored;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A direction in which parameters go to the ends of their domains without the likelihood falling, so that it has no
 * maximum, or no unique maximum, inside the domains.
 *
 * <p>In the words of C. J. Geyer, Likelihood inference in exponential families and directions of recession, Electronic
 * Journal of Statistics 3, 2009: the direction is one of recession or, where the likelihood does not change at all, of
 * constancy.
 *
 * @param direction how the coordinates, or the parameters, move
 * @param isConstant whether the likelihood does not fall in the opposite direction either, so that the moving
 *     parameters have no influence
 */
record Limit(Direction direction, boolean isConstant) implements Serializable {
    /** The coordinates that a search holds while it optimises the others: the last one of each limit. */
    static boolean[] held(List<Limit> limits, int size) {
        boolean[] isHeld = new boolean[size];
        limits.forEach(limit -> isHeld[limit.direction.last()] = true);
        return isHeld;
    }

    /** The coordinates that go to a limit, held or not. */
    static boolean[] gone(List<Limit> limits, int size) {
        boolean[] isGone = new boolean[size];
        for (int i = 0; i < size; i++) {
            int coordinate = i;
            isGone[i] = limits.stream().anyMatch(limit -> limit.isGoing(coordinate));
        }
        return isGone;
    }

    /** Whether a parameter goes to an end of its domain, or has no influence. */
    boolean isGoing(int parameter) {
        return direction.moves(parameter);
    }

    /** The limit of those parameters that do not also go to another limit; empty unless that is a part of this one. */
    Optional<Limit> without(Limit other) {
        return other.direction.isPartOf(direction)
                ? Optional.of(new Limit(direction.plus(other.direction.opposite()), isConstant))
                : Optional.empty();
    }

    /** The same limit in terms of the parameters, from that of the coordinates. */
    Limit ofParameters(SearchSpace space) {
        return new Limit(direction.ofParameters(space), isConstant);
    }

    /**
     * Whether this is a limit of the given number of parameters, of which at least one moves; a limit that was read
     * from a stream may not be.
     */
    boolean isOf(int parameters) {
        List<Integer> signs = direction.signs();
        return Restored.isListOf(signs, Integer.class)
                && signs.size() == parameters
                && signs.stream().allMatch(sign -> Math.abs(sign) <= 1)
                && direction.size() > 0;
    }

    /** The limits of the parameters that go to one, by name. */
    Map<String, ParameterLimit> byName(List<Parameter> parameters) {
        Map<String, ParameterLimit> byName = new LinkedHashMap<>();
        for (int i : direction.moving()) {
            Parameter parameter = parameters.get(i);
            ParameterLimit end = parameter.domain().limit(direction.signs().get(i));
            byName.put(parameter.name(), isConstant ? ParameterLimit.ANY : end);
        }
        return byName;
    }
}
