package io.github.retentionmetrics.internal.fit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What fitting and its messages need to know of a kind of model.
 *
 * @param name the model's name, such as {@code BG/NBD}
 * @param parameters its parameters' names, in order
 * @param limits what it means when parameters go to a limit, by the text of the limit: {@code s goes to
 *     zero} means that {@code nobody seems to leave}
 * @param powers each parameter as a product of powers of the coordinates that its likelihood takes: of itself to the power of 1,
 *     and of those before
 */
public record ModelShape(String name, List<String> parameters, Map<String, String> limits, List<List<Integer>> powers) {
    /**
     * A model whose likelihood takes the parameters themselves.
     *
     * @param name the model's name
     * @param parameters its parameters' names
     * @param limits what it means when parameters go to a limit
     */
    public ModelShape(String name, List<String> parameters, Map<String, String> limits) {
        this(name, parameters, limits, unit(parameters.size()));
    }

    private static List<List<Integer>> unit(int size) {
        return IntStream.range(0, size)
                .mapToObj(i ->
                        IntStream.range(0, size).mapToObj(j -> i == j ? 1 : 0).toList())
                .toList();
    }

    /**
     * Whether the likelihood takes coordinates of its own, along which its limits lie; such a model starts from its limits too.
     *
     * @return false if it takes the parameters themselves
     */
    public boolean hasLimitsOnAxes() {
        return !powers.equals(unit(parameters.size()));
    }

    /**
     * The logarithms of the parameters, or how they change.
     *
     * @param coordinates the logarithms of the coordinates, or how these change
     * @return those of the parameters
     */
    public double[] parametersOf(double[] coordinates) {
        return powers.stream()
                .mapToDouble(row -> IntStream.range(0, coordinates.length)
                        .filter(j -> row.get(j) != 0)
                        .mapToDouble(j -> row.get(j) * coordinates[j])
                        .sum())
                .toArray();
    }

    /**
     * The logarithms of the coordinates.
     *
     * @param logarithms those of the parameters
     * @return those of the coordinates
     */
    public double[] coordinatesOf(double[] logarithms) {
        double[] coordinates = new double[logarithms.length];
        for (int i = 0; i < coordinates.length; i++) {
            // what is not known yet is 0, as are the powers of it
            coordinates[i] = logarithms[i] - parametersOf(coordinates)[i];
        }
        return coordinates;
    }

    /**
     * Whether a parameter depends on any of some coordinates.
     *
     * @param parameter which parameter
     * @param some which coordinates
     * @return whether one of them has a power other than 0
     */
    public boolean dependsOn(int parameter, int... some) {
        return Arrays.stream(some).anyMatch(j -> powers.get(parameter).get(j) != 0);
    }
}
