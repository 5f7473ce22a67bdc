package io.github.retentionmetrics.fit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The coordinates in which a likelihood is searched: every parameter on the scale of its
 * {@linkplain ParametricFamily.Domain domain}, on which all numbers are allowed.
 *
 * <p>The likelihood of some families is determined by a product of parameters, such as a mean, while the single
 * parameters go to a limit together. It then takes other arguments than the parameters, and each parameter is a product
 * of powers of these arguments:
 *
 * <pre>
 *   log parameter i = sum over j of powers[i][j] x log argument j,    powers[i][i] = 1, powers[i][j] = 0 for j &gt; i
 * </pre>
 *
 * @param domains the domains of the parameters
 * @param powers the powers, row by row
 */
record SearchSpace(List<ParametricFamily.Domain> domains, List<List<Integer>> powers) {
    /**
     * No coordinate leaves -100..100, which is e^-100..e^100 for a positive parameter, a range in which products of
     * parameters do not overflow.
     */
    static final double BOX = 100;

    /** Whether a point is within the bounds of the search. */
    static boolean contains(double[] point) {
        return Arrays.stream(point).allMatch(coordinate -> Math.abs(coordinate) <= BOX);
    }

    /** The powers of a likelihood that takes the parameters themselves. */
    static List<List<Integer>> identity(int size) {
        return IntStream.range(0, size)
                .mapToObj(i ->
                        IntStream.range(0, size).mapToObj(j -> i == j ? 1 : 0).toList())
                .toList();
    }

    /** The number of parameters. */
    int size() {
        return domains.size();
    }

    /** Whether the likelihood takes other arguments than the parameters. */
    boolean isReparametrized() {
        return !powers.equals(identity(size()));
    }

    /** The arguments that the likelihood takes at a point. */
    double[] argumentsAt(double[] point) {
        double[] arguments = new double[point.length];
        Arrays.setAll(arguments, i -> domains.get(i).toValue(point[i]));
        return arguments;
    }

    /** The derivative of each argument by its coordinate. */
    double[] slopes(double[] arguments) {
        double[] slopes = new double[arguments.length];
        Arrays.setAll(slopes, i -> domains.get(i).slope(arguments[i]));
        return slopes;
    }

    /** The parameters at a point. */
    double[] parametersAt(double[] point) {
        return argumentsAt(scaledParameters(point));
    }

    /** The point of parameters. */
    double[] pointOf(double[] parameters) {
        double[] point = new double[parameters.length];
        for (int i = 0; i < point.length; i++) {
            // the coordinates that are not yet known are 0, and have the power 0
            point[i] = domains.get(i).toCoordinate(parameters[i]) - scaledParameters(point)[i];
        }
        return point;
    }

    /**
     * The parameters at a point, on the scales of their domains; the map is linear, so that it also converts changes of
     * a point.
     */
    double[] scaledParameters(double[] point) {
        return powers.stream()
                .mapToDouble(row -> IntStream.range(0, point.length)
                        .filter(j -> row.get(j) != 0)
                        .mapToDouble(j -> row.get(j) * point[j])
                        .sum())
                .toArray();
    }

    /** Whether a parameter depends on any of some coordinates. */
    boolean dependsOn(int parameter, int... coordinates) {
        return Arrays.stream(coordinates).anyMatch(j -> powers.get(parameter).get(j) != 0);
    }
}
